"""Rapid triage in a real browser, typed no faster than a person types."""

import re
from collections.abc import Callable
from csv import DictReader
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from gtm_framework.exchange.workspaces.example import example_ideas
from gtm_framework.store import Store
from gtm_framework.triage.initiative import Initiative
from gtm_framework.triage.worklist.rapid import Step, next_step
from gtm_framework.workspace import Workspace
from tests.browser.server import Server

APP = Path(__file__).resolve().parents[2] / "app.py"

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("triage-visit")]

TWO_MINUTES_MS = 120_000
BETWEEN_KEYS_MS = 250  # four keys a second, and not a key before its card is seen
IN_A_BURST_MS = 60

TWENTY = [f"{verb} the {thing}" for verb in ("Rework", "Consider", "Open", "Weigh") for thing in (
    "northern depot", "old brand", "second brand", "price list", "partner desk"
)]  # fmt: skip


@pytest.fixture
def database(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'ideas.db'}"


@pytest.fixture
def server(serve: Callable[..., Server], database: str) -> Server:
    return serve(APP, env={"GTM_DATABASE_URL": database})


def begin(page: Page, lines: list[str]) -> None:
    page.get_by_role("textbox", name="One idea per line").fill("\n".join(lines))
    page.get_by_role("button", name="Triage list").click()
    page.get_by_role("button", name="Rapid triage").click()
    expect(page.get_by_text(f"0 of {len(lines)}")).to_be_visible()
    expect(page.get_by_role("button", name="Skip idea")).to_be_visible()


def card(page: Page) -> str:
    return page.locator(".st-key-rapid-card h2").inner_text()


def asked(page: Page, question: str) -> None:
    expect(page.get_by_role("heading", name=question)).to_be_visible()


def tap(page: Page, key: str) -> None:
    page.wait_for_timeout(BETWEEN_KEYS_MS)
    page.keyboard.press(key)


def kept(database: str) -> dict[str, Initiative]:
    store = Store.open(database)
    here = store.workspaces()[0]
    documents = [d for sort in store.load(here.id).documents.values() for d in sort]
    ideas = Workspace.from_documents(here.id, here.name, 0, documents).initiatives
    return {idea.title: idea for idea in ideas}


@pytest.mark.thorough
def test_twenty_ideas_are_triaged_by_keyboard_in_under_two_minutes(
    server: Server, visit: Callable[..., Page], database: str
) -> None:
    page = visit(server.url)
    begin(page, TWENTY)
    began = page.evaluate("performance.now()")

    for at in range(len(TWENTY)):
        expect(page.get_by_text(f"{at} of 20")).to_be_visible()
        asked(page, "Strategic or tactical?")
        tap(page, "st"[at % 2])
        asked(page, "Impact")
        tap(page, str((at + 5) % 10))
        asked(page, "Effort")
        tap(page, str(at % 4 + 1))

    expect(page.get_by_role("heading", name="Your top three")).to_be_visible()
    assert page.evaluate("performance.now()") - began < TWO_MINUTES_MS
    expect(page.locator("[class*='st-key-to-do-']")).to_have_count(3)
    expect(
        page.locator(".st-key-matrix .textpoint text").filter(has_text=re.compile(r"^\d+$"))
    ).to_have_count(20)
    assert all(idea.impact and idea.effort and len(idea.answers) == 3 for idea in kept(database).values())


def test_keys_typed_in_a_burst_all_arrive_in_order(
    server: Server, visit: Callable[..., Page], database: str
) -> None:
    page = visit(server.url)
    begin(page, TWENTY)
    expected = []
    for at in range(len(TWENTY)):
        impact, effort = at % 10, (3 * at + 1) % 10
        for key in ("st"[at % 2], str(impact), str(effort)):
            page.keyboard.press(key)
            page.wait_for_timeout(IN_A_BURST_MS)
        expected.append(("st"[at % 2], impact or 10, effort or 10))
    expect(page.get_by_role("heading", name="Your top three")).to_be_visible()

    # Which card came when stands in the order of the revisions.
    store = Store.open(database)
    ideas = kept(database)
    here = store.workspaces()[0].id
    told = [entry.revision.summary for entry in reversed(store.history(here, limit=100))]
    cards = [ideas[words.split("“")[1][:-1]] for words in told if "effort" in words]
    assert [(c.answers["form"][0], c.impact, c.effort) for c in cards] == expected


def test_twenty_pasted_ideas_become_a_csv_in_five_clicks_and_forty_five_keys(
    server: Server, visit: Callable[..., Page], database: str
) -> None:
    page = visit(server.url)
    titles = [idea.title for idea in example_ideas()][:20]
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("text => navigator.clipboard.writeText(text)", "\n".join(titles))
    clicks, keys = 0, 0

    def click(role: Literal["button", "textbox"], name: str) -> None:
        nonlocal clicks
        page.get_by_role(role, name=name).click()
        clicks += 1

    def press(key: str) -> None:
        nonlocal keys
        page.keyboard.press(key)
        keys += 1

    click("textbox", "One idea per line")
    press("Control+v")
    click("button", "Triage list")
    click("button", "Accept suggestions for")
    expect(page.get_by_text("Accepted suggestions for")).to_be_visible()
    click("button", "Rapid triage")
    expect(page.get_by_role("button", name="Skip idea")).to_be_visible()
    lacking = sum(2 + (next_step(idea) is Step.KIND) for idea in kept(database).values())
    for at in range(lacking):
        kind = page.get_by_role("heading", name="Strategic or tactical?")
        if at < 3 * (lacking - 40):  # the ideas without a verdict come first
            asked(page, ("Strategic or tactical?", "Impact", "Effort")[at % 3])
        press("s" if at < 3 * (lacking - 40) and kind.is_visible() else str(at % 9 + 1))
        page.wait_for_timeout(IN_A_BURST_MS)
    expect(page.get_by_role("heading", name="Your top three")).to_be_visible()
    with page.expect_download() as waiting:
        click("button", "Download CSV")

    assert re.fullmatch(r"my-company-prioritized-\d{4}-\d\d-\d\d\.csv", waiting.value.suggested_filename)
    rows = list(DictReader(Path(waiting.value.path()).read_text(encoding="utf-8-sig").splitlines()))
    assert len(rows) == 20
    assert all(row["rank"] for row in rows)
    assert clicks <= 5
    assert keys <= 45


def test_undo_takes_keys_back_one_by_one_and_a_skipped_card_comes_again(
    server: Server, visit: Callable[..., Page], database: str
) -> None:
    page = visit(server.url)
    begin(page, TWENTY[:3])
    first = card(page)
    tap(page, "s")
    asked(page, "Impact")
    tap(page, "8")
    asked(page, "Effort")
    tap(page, "Backspace")
    asked(page, "Impact")
    tap(page, "u")
    asked(page, "Strategic or tactical?")
    assert kept(database)[first] == Initiative(id=kept(database)[first].id, title=first)

    tap(page, " ")
    expect(page.get_by_text("1 of 3")).to_be_visible()
    assert card(page) != first
    tap(page, "u")
    expect(page.get_by_text("0 of 3")).to_be_visible()
    assert card(page) == first


def test_a_refresh_and_a_restart_lose_no_key(
    server: Server, visit: Callable[..., Page], database: str
) -> None:
    page = visit(server.url)
    begin(page, TWENTY[:3])
    first = card(page)
    tap(page, "t")
    asked(page, "Impact")
    tap(page, "9")
    asked(page, "Effort")

    server.restart()
    page.goto(f"{server.url}/rapid")

    expect(page.get_by_text("0 of 3")).to_be_visible()
    assert kept(database)[first].impact == 9
    for _ in range(2):
        tap(page, "Space")
    expect(page.get_by_text("2 of 3")).to_be_visible()
    assert card(page) == first
    asked(page, "Effort")


def test_a_finger_does_what_a_key_does(server: Server, visit: Callable[..., Page], database: str) -> None:
    page = visit(server.url, width=390, height=844, touch=True)
    begin(page, TWENTY[:1])
    page.get_by_role("button", name="strategic").tap()
    asked(page, "Impact")
    page.get_by_role("button", name="0 = 10 changes the annual result").tap()
    asked(page, "Effort")
    page.get_by_role("button", name="1 hours to days").first.tap()

    expect(page.get_by_role("heading", name="Your top ideas")).to_be_visible()
    assert kept(database)[TWENTY[0]].impact == 10
