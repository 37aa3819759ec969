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
    page.get_by_role("textbox", name="One idea per line").fill("\n".join(lines))
    page.get_by_role("button", name="Triage list").click()
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
    paste(page, "- Own the benchmark report for our industry", "2. Win-back mails")

    answer(page, "Long-term position: brand, market share, moat")
    answer(page, "A decision: it sets direction and rules other things out")
    answer(page, "Market share, share of voice, brand recall, ARR growth, lifetime value")
    expect(page.get_by_text("strategic · +1.00 · final")).to_be_visible()
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
    assert b"Own the benchmark report for our industry" in taken.splitlines()[1]

    page.get_by_role("link", name="Matrix").click()
    plot = page.locator(".st-key-matrix .js-plotly-plot")
    expect(plot).to_be_visible()
    expect(plot.get_by_text("Quick win")).to_be_visible()
    expect(plot.locator(".textpoint text").get_by_text("1", exact=True)).to_have_count(1)


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
    expect(page.get_by_text("19% answered")).to_be_visible()
    first.stop()

    second = serve(APP, env=database)
    page = visit(second.url)
    expect(page.get_by_text("19% answered")).to_be_visible()
    expect(step_of(page, "impact", 9)).to_be_checked()


@pytest.mark.parametrize("title", NASTY)
def test_a_nasty_title_stays_text_on_every_page(
    serve: Callable[..., Server], visit: Callable[..., Page], tmp_path: Path, title: str
) -> None:
    server = serve(APP, env={"GTM_DATABASE_URL": f"sqlite:///{tmp_path / 'ideas.db'}"})
    page = visit(server.url)
    paste(page, title)
    heading = page.locator("[data-testid=stHeading] h2").first
    expect(heading).to_be_visible()
    assert (heading.text_content() or "").replace(WORD_JOINER, "") == title
    score(page, "impact", 8)
    score(page, "effort", 3)
    expect(page.get_by_text("Quick win, do now").first).to_be_visible()
    page.get_by_role("link", name="Matrix").click()
    expect(page.locator(".ideas .title")).to_have_text(title)
    texts = page.locator(".st-key-matrix .js-plotly-plot .textpoint text")
    expect(texts.first).to_be_visible()
    assert set(texts.all_text_contents()) in ({"1"}, {"1", title})
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
    page.get_by_role("button", name="Next idea to score").click()
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
    expect(page.get_by_text("strategic · +1.00 · final")).to_be_visible()


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


def test_a_row_is_opened_by_a_click_and_by_the_arrow_keys(
    server: Server, visit: Callable[..., Page]
) -> None:
    page = visit(server.url)
    paste(page, "Alpha", "Bravo", "Charlie", "Delta")
    heading, rows = page.locator("[data-testid=stHeading] h2").first, page.locator(".ideas .line")

    rows.nth(2).click()
    expect(heading).to_have_text("Charlie")
    page.keyboard.press("ArrowUp")
    expect(heading).to_have_text("Bravo")
    expect(rows.nth(1)).to_be_focused()
    page.keyboard.press("End")
    expect(heading).to_have_text("Delta")

    page.reload()
    expect(heading).to_have_text("Delta")
    expect(rows.nth(3)).to_have_attribute("aria-current", "true")


def test_the_open_idea_stays_open_when_its_new_score_moves_it_down_the_list(
    server: Server, visit: Callable[..., Page]
) -> None:
    page = visit(server.url)
    paste(page, "Alpha", "Bravo")
    heading, rows = page.locator("[data-testid=stHeading] h2").first, page.locator(".ideas .line .title")
    for title in ("Alpha", "Bravo"):
        page.locator(".ideas .line", has_text=title).click()
        expect(heading).to_have_text(title)
        score(page, "impact", 8)
        score(page, "effort", 3)
    opened = rows.first.inner_text()
    rows.first.click()
    expect(heading).to_have_text(opened)

    score(page, "impact", 2)

    expect(rows.last).to_have_text(opened)
    expect(heading).to_have_text(opened)
    score(page, "effort", 4)
    expect(heading).to_have_text(opened)


def test_no_title_of_the_list_is_cut_off(server: Server, visit: Callable[..., Page]) -> None:
    page = visit(server.url)
    long = "Own the definitive annual benchmark report on freight margins for mid-market carriers in Europe"
    paste(page, *(f"{long}, part {part}" for part in range(1, 13)))

    titles = page.locator(".ideas .title")
    expect(titles).to_have_count(12)
    assert titles.first.inner_text() == f"{long}, part 1"
    cut = titles.evaluate_all("all => all.filter(one => one.scrollWidth > one.clientWidth + 1).length")
    assert cut == 0


def test_a_page_that_saw_the_server_restart_goes_on(server: Server, visit: Callable[..., Page]) -> None:
    page = visit(server.url)
    paste(page, "Win-back mails", "Own the benchmark")
    heading = page.locator("[data-testid=stHeading] h2").first
    expect(heading).to_have_text("Win-back mails")
    server.restart()
    score(page, "impact", 8)
    first = str(page.locator(".idea").get_attribute("data-idea"))
    page.get_by_role("button", name="Next idea to score").click()
    expect(page.locator(".idea")).not_to_have_attribute("data-idea", first)
    expect(heading).to_have_text("Own the benchmark")
    score(page, "effort", 3)
