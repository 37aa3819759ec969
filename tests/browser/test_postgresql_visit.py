"""Two servers on one PostgreSQL: what is done on one is there on the other, and nothing is lost with it."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from gtm_framework.cli.serve import SERVED
from tests import throwaway
from tests.browser.open_workshop import GOAL, OpenWorkshop
from tests.browser.server import Server

ROOT = Path(__file__).resolve().parents[2]
KEY = "K7M4XP93K7M4XP93K7M4XP93"
IDEAS = ("Own the benchmark", "Win-back mails")

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("postgresql-visit")]


@pytest.fixture
def database() -> Iterator[throwaway.Server]:
    try:
        with throwaway.postgresql() as server:
            yield server
    except throwaway.NoServerError as reason:
        pytest.skip(str(reason))


def test_two_servers_share_a_database_and_outlive_its_restart(
    serve: Callable[..., Server], visit: Callable[..., Page], database: throwaway.Server
) -> None:
    env = {"GTM_DATABASE_URL": database.url}
    ours = serve(ROOT / "app.py", env=env)
    shared = serve(ROOT / SERVED, env={**env, "GTM_FACILITATOR_KEY": KEY})
    lead = visit(ours.url)
    lead.get_by_role("textbox", name="One idea per line").fill("\n".join(IDEAS))
    lead.get_by_role("button", name="Triage list").click()
    expect(lead.get_by_text("2 ideas")).to_be_visible()
    lead.get_by_role("button", name="Undo").first.click()
    expect(lead.get_by_text("Undone: Paste 2 ideas")).to_be_visible()

    room = OpenWorkshop.begun(database.url, *IDEAS, phase="impact")
    link = f"{shared.url}{room.link}"
    phone = visit(link, width=390, height=844, touch=True)
    phone.get_by_role("textbox", name="Your name").fill("Ana")
    phone.get_by_role("button", name="Join").tap()
    lead.goto(f"{ours.url}/workshop?workshop={room.id}")
    expect(lead.get_by_text("0 of 1 done")).to_be_visible()
    phone.get_by_role("button", name="7: moves company results this quarter").tap()
    expect(phone.locator(".paper")).to_have_attribute("data-waiting", "0")

    database.stop()
    phone.get_by_role("button", name="9: changes the annual result").tap()
    expect(phone.get_by_text("We can’t reach the workshop right now.")).to_be_visible()
    late = visit(link, width=390, height=844, touch=True)
    expect(late.get_by_text("We can’t reach the database right now.")).to_be_visible()
    expect(late.get_by_text("postgresql")).to_have_count(0)
    lead.reload()
    expect(lead.get_by_text("Check that the server is running")).to_be_visible()
    expect(phone.locator(".paper")).to_have_attribute("data-waiting", "1")

    database.start()
    expect(phone.locator(".paper")).to_have_attribute("data-waiting", "0")
    expect(phone.get_by_text("We can’t reach the workshop right now.")).to_have_count(0)
    expect(late.get_by_role("textbox", name="Your name")).to_be_visible()
    expect(late.get_by_text(GOAL)).to_be_visible()
    expect(lead.get_by_text("1 of 1 done")).to_be_visible()
    assert sorted(one.values for one in room.revealed().heard) == [
        (7,),
        (9,),
    ]  # each phone has its own order


def test_a_score_that_is_given_while_the_database_is_away_is_there_when_it_is_back(
    serve: Callable[..., Server], visit: Callable[..., Page], database: throwaway.Server
) -> None:
    page = visit(serve(ROOT / "app.py", env={"GTM_DATABASE_URL": database.url}).url)
    page.get_by_role("textbox", name="One idea per line").fill("\n".join(IDEAS))
    page.get_by_role("button", name="Triage list").click()
    step = page.get_by_role("radiogroup", name="impact").get_by_role("radio", name=re.compile("^8: "))
    expect(step).to_be_visible()

    database.stop()
    step.click()
    expect(page.get_by_text("Check that the server is running")).to_be_visible()
    database.start()
    expect(page.locator(".idea")).to_have_attribute("data-waiting", "0")
    expect(step).to_be_checked()
    expect(page.get_by_text("Not ranked: add effort.")).to_be_visible()


def test_keys_pressed_in_rapid_triage_while_the_database_is_away_count_when_it_is_back(
    serve: Callable[..., Server], visit: Callable[..., Page], database: throwaway.Server
) -> None:
    page = visit(serve(ROOT / "app.py", env={"GTM_DATABASE_URL": database.url}).url)
    page.get_by_role("textbox", name="One idea per line").fill("\n".join(IDEAS))
    page.get_by_role("button", name="Triage list").click()
    page.get_by_role("button", name="Rapid triage").click()
    expect(page.get_by_role("heading", name="Strategic or tactical?")).to_be_visible()

    database.stop()
    for key in "s83":
        page.keyboard.press(key)
    expect(page.get_by_text("Check that the server is running")).to_be_visible()
    database.start()
    expect(page.get_by_text("1 of 2")).to_be_visible()
    expect(page.get_by_role("heading", name="Strategic or tactical?")).to_be_visible()
    expect(page.locator(".pad")).to_have_attribute("data-waiting", "0")


def test_a_note_moved_on_the_board_while_the_database_is_away_stays_where_it_was_put(
    serve: Callable[..., Server], visit: Callable[..., Page], database: throwaway.Server
) -> None:
    page = visit(serve(ROOT / "app.py", env={"GTM_DATABASE_URL": database.url}).url)
    page.get_by_role("textbox", name="One idea per line").fill(IDEAS[0])
    page.get_by_role("button", name="Triage list").click()
    expect(page.get_by_role("radiogroup", name="impact")).to_be_visible()
    page.get_by_role("link", name="Matrix").click()
    page.get_by_role("radio", name="Board").click()
    note = page.locator(".board .note").first
    expect(note).to_be_visible()

    database.stop()
    note.press("Enter")
    expect(page.get_by_text("Check that the server is running")).to_be_visible()
    database.start()
    expect(page.locator(".board")).to_have_attribute("data-waiting", "0")
    expect(page.locator(".plot .note")).to_have_attribute("data-impact", "5")
    page.reload()
    expect(page.get_by_text("impact 5, effort 5")).to_be_visible()
