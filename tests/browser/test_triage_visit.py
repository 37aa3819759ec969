"""A person's way through triage in a real browser: paste, answer, score, look, take away."""

import csv
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.server import Server

APP = Path(__file__).resolve().parents[2] / "app.py"

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("triage-visit")]

WORD_JOINER = "\u2060"

# Each sort of text alone, in every place that Streamlit reads as Markdown: test_inert_text.
NASTY = [
    "<script>document.title='taken'</script>",
    "=1+1 $x^2$ costs $y$ :red[x] and **bold** and `code`",
    "![picture](http://example.org/a.png) [link](http://example.org) :material/home: -> <b>b</b>",
]


@pytest.fixture
def server(serve: Callable[..., Server], tmp_path: Path) -> Server:
    return serve(APP, env={"GTM_DATABASE_URL": f"sqlite:///{tmp_path / 'ideas.db'}"})


def paste(page: Page, *lines: str) -> None:
    page.get_by_role("textbox", name="One idea a line").fill("\n".join(lines))
    page.get_by_role("button", name="Triage this list").click()
    expect(page.get_by_role("button", name="Download CSV")).to_be_visible()
    expect(page.locator("[class*='st-key-door-']")).to_have_count(0)  # the empty page is gone


def answer(page: Page, option: str) -> None:
    page.get_by_role("button", name=option, exact=True).click()


def score(page: Page, axis: str, step: int) -> None:
    step_of(page, axis, step).click()
    expect(page.locator(".idea")).to_have_attribute("data-waiting", "0")
    expect(step_of(page, axis, step)).to_be_checked()


def step_of(page: Page, axis: str, step: int) -> Locator:
    return page.get_by_role("radiogroup", name=axis).get_by_role("radio", name=re.compile(f"^{step}: "))


def downloaded(page: Page) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download CSV").click()
    return Path(waiting.value.path()).read_bytes()


def test_a_pasted_idea_is_answered_scored_placed_and_taken_away_as_the_command_would_write_it(
    server: Server, visit: Callable[..., Page], tmp_path: Path
) -> None:
    page = visit(server.url)
    paste(page, "- Own the benchmark for our trade", "2. Win-back mails")

    answer(page, "Long-term position: brand, market share, moat")
    answer(page, "A decision: it sets direction and rules other things out")
    answer(page, "Market share, share of voice, brand recall, ARR growth, lifetime value")
    expect(page.get_by_text("strategic · +1.00 · settled")).to_be_visible()
    score(page, "impact", 8)
    score(page, "effort", 3)
    expect(page.get_by_text("Quick win, do now: impact 8, effort 3.").first).to_be_visible()

    taken = downloaded(page)
    again = tmp_path / "again.csv"
    listed = tmp_path / "taken.csv"
    listed.write_bytes(taken)
    subprocess.run(
        [sys.executable, "-m", "gtm_framework.cli", "triage", str(listed), "-o", str(again)], check=True
    )
    assert again.read_bytes() == taken
    assert b"Own the benchmark for our trade" in taken.splitlines()[1]

    page.get_by_role("link", name="Matrix").click()
    plot = page.locator(".st-key-matrix .js-plotly-plot")
    expect(plot).to_be_visible()
    expect(plot.get_by_text("Quick win")).to_be_visible()
    expect(plot.locator(".scatterlayer .point")).to_have_count(1)


def test_a_refresh_and_a_restart_lose_nothing(
    serve: Callable[..., Server], visit: Callable[..., Page], tmp_path: Path
) -> None:
    database = {"GTM_DATABASE_URL": f"sqlite:///{tmp_path / 'ideas.db'}"}
    first = serve(APP, env=database)
    page = visit(first.url)
    paste(page, "Choose one segment")
    answer(page, "Long-term position: brand, market share, moat")
    score(page, "impact", 9)
    page.reload()
    expect(page.get_by_text("19 % answered")).to_be_visible()
    first.stop()

    second = serve(APP, env=database)
    page = visit(second.url)
    expect(page.get_by_text("19 % answered")).to_be_visible()
    expect(step_of(page, "impact", 9)).to_be_checked()


@pytest.mark.parametrize("title", NASTY)
def test_a_nasty_title_stays_text_on_every_page(
    serve: Callable[..., Server], visit: Callable[..., Page], tmp_path: Path, title: str
) -> None:
    server = serve(APP, env={"GTM_DATABASE_URL": f"sqlite:///{tmp_path / 'ideas.db'}"})
    page = visit(server.url)
    paste(page, title)
    heading = page.locator("h3").first
    expect(heading).to_be_visible()
    assert (heading.text_content() or "").replace(WORD_JOINER, "") == title
    score(page, "impact", 8)
    score(page, "effort", 3)
    expect(page.get_by_text("Quick win, do now").first).to_be_visible()
    page.get_by_role("link", name="Matrix").click()
    label = page.locator(".st-key-matrix .js-plotly-plot .textpoint text")
    expect(label).to_have_count(1)
    shown = label.text_content() or ""
    assert shown.rstrip("…")
    assert title.startswith(shown.rstrip("…"))
    assert page.title() != "taken"
    assert page.locator("img[src*='example.org'], a[href*='example.org']").count() == 0


def test_steps_that_are_pressed_faster_than_the_page_redraws_are_all_kept(
    server: Server, visit: Callable[..., Page]
) -> None:
    page = visit(server.url)
    paste(page, "Win-back mails", "Own the benchmark")
    for axis, step in (("impact", 4), ("effort", 9), ("impact", 8), ("effort", 3)):
        step_of(page, axis, step).click()
    first = str(page.locator(".idea").get_attribute("data-idea"))
    page.get_by_role("button", name="Next open idea").click()
    expect(page.locator(".idea")).not_to_have_attribute("data-idea", first)
    step_of(page, "impact", 5).click()
    expect(page.locator(".idea")).to_have_attribute("data-waiting", "0")

    rows = list(csv.DictReader(downloaded(page).decode("utf-8-sig").splitlines()))
    assert {row["title"]: (row["impact"], row["effort"]) for row in rows} == {
        "Win-back mails": ("8", "3"),
        "Own the benchmark": ("5", ""),
    }


def test_the_steps_are_walked_and_chosen_and_taken_back_by_keyboard(
    server: Server, visit: Callable[..., Page]
) -> None:
    page = visit(server.url)
    paste(page, "Win-back mails")
    impact = page.get_by_role("radiogroup", name="impact")
    told = page.locator(".scale", has=impact).locator(".text")
    expect(told).to_have_text("not scored")

    step_of(page, "impact", 1).focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowLeft", "ArrowUp"):
        page.keyboard.press(key)
    expect(step_of(page, "impact", 3)).to_be_focused()
    before = told.text_content()
    page.keyboard.press("Space")
    expect(step_of(page, "impact", 3)).to_be_checked()
    expect(page.locator(".idea")).to_have_attribute("data-waiting", "0")
    expect(step_of(page, "impact", 3)).to_be_focused()
    assert before != "not scored"

    page.keyboard.press("Space")
    expect(impact.get_by_role("radio", checked=True)).to_have_count(0)
    expect(page.locator(".idea")).to_have_attribute("data-waiting", "0")


def test_questions_are_answered_one_after_the_other_by_keyboard(
    server: Server, visit: Callable[..., Page]
) -> None:
    page = visit(server.url)
    paste(page, "Win-back mails")
    asked = page.locator(".question")
    for question in ("What outcome is it after?", "Is it a decision or a task?"):
        expect(asked).to_have_accessible_name(question)
        asked.get_by_role("button").first.focus()
        page.keyboard.press("Enter")
    expect(asked).to_have_accessible_name("How will you measure success?")
    expect(asked.get_by_role("button").first).to_be_focused()
    page.keyboard.press("Space")

    expect(asked).to_be_hidden()
    expect(page.get_by_text("strategic · +1.00 · settled")).to_be_visible()


def test_a_double_click_answers_one_question_and_not_the_next(
    server: Server, visit: Callable[..., Page]
) -> None:
    page = visit(server.url)
    paste(page, "Win-back mails")
    asked = page.locator(".question")
    for click, then_asked in ((1, "Is it a decision or a task?"), (2, None)):
        asked.get_by_role("button").first.hover()
        page.mouse.down(click_count=click)
        page.mouse.up(click_count=click)
        if then_asked:
            expect(asked).to_have_accessible_name(then_asked)
    expect(page.locator(".idea")).to_have_attribute("data-waiting", "0")

    [row] = csv.DictReader(downloaded(page).decode("utf-8-sig").splitlines())
    assert (row["purpose"], row["form"]) == ("position", "")


def test_a_row_is_opened_by_a_click_on_its_title_by_its_box_and_by_the_arrow_keys(
    server: Server, visit: Callable[..., Page]
) -> None:
    page = visit(server.url)
    paste(page, "Alpha", "Bravo", "Charlie", "Delta")
    heading = page.locator("h3").first
    row, title, box = 36, 300, 16
    rows, cells = page.locator(".st-key-list .dvn-scroller"), page.locator(".st-key-list canvas").first

    rows.click(position={"x": title, "y": row * 3.5})
    expect(heading).to_have_text("Charlie")
    cells.press("ArrowUp")
    expect(heading).to_have_text("Bravo")
    rows.click(position={"x": box, "y": row * 4.5})
    expect(heading).to_have_text("Delta")
    rows.click(position={"x": box, "y": row * 1.5})
    expect(heading).to_have_text("Alpha")

    page.reload()
    expect(heading).to_have_text("Alpha")
    cells.press("ArrowDown")
    expect(heading).to_have_text("Bravo")


def test_a_page_that_saw_the_server_restart_goes_on(server: Server, visit: Callable[..., Page]) -> None:
    page = visit(server.url)
    paste(page, "Win-back mails", "Own the benchmark")
    heading = page.locator("h3").first
    expect(heading).to_have_text("Win-back mails")
    server.restart()
    score(page, "impact", 8)
    first = str(page.locator(".idea").get_attribute("data-idea"))
    page.get_by_role("button", name="Next open idea").click()
    expect(page.locator(".idea")).not_to_have_attribute("data-idea", first)
    expect(heading).to_have_text("Own the benchmark")
    score(page, "effort", 3)
