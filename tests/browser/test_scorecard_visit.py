"""A facilitator's way through the scorecard in a real browser: weigh, ask why, share, take away, type."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from gtm_framework.store import Store
from tests.browser.server import Server

APP = Path(__file__).resolve().parents[2] / "app.py"

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("scorecard-visit")]

NASTY = [
    "<script>document.title='taken'</script>",
    ":red[x] and **bold** and `code`",
    "$x^2$ costs $y$",
    "=1+1",
    "[link](http://example.org) http://example.org",
    "![picture](http://example.org/a.png)",
    "<b>b</b> <a href='http://example.org'>a</a> &amp;",
]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    return f"sqlite:///{tmp_path_factory.mktemp('scorecard') / 'ideas.db'}"


@pytest.fixture(scope="module")
def server(serve: Callable[..., Server], database: str) -> Server:
    return serve(APP, env={"GTM_DATABASE_URL": database})


@pytest.fixture
def scorecard(server: Server, database: str, visit: Callable[..., Page]) -> Callable[..., Page]:
    """Open the page in a workspace and a browser of its own: `scorecard("Your own scorecard")`."""

    def start(tab: str = "Compare") -> Page:
        store = Store.open(database)
        own = store.create_workspace(f"Workspace {len(store.workspaces())}")
        page = visit(f"{server.url}/?workspace={own.id}")
        page.get_by_role("link", name="Scorecard").click()
        page.get_by_role("tab", name=tab).click()
        settle(page)
        return page

    return start


def settle(page: Page) -> None:
    """Wait until the page has been drawn to its end."""
    expect(page.locator("[data-test-script-state=notRunning]")).to_be_visible()


def type_cell(page: Page, text: str) -> None:
    """Type into the cell under the grid's cursor, which then moves down."""
    page.keyboard.press("Enter")
    cell = page.locator(".gdg-input")
    cell.fill(text)
    cell.press("Enter")


def bars(page: Page, board: str = "scorecard") -> Locator:
    return page.locator(f".st-key-bars-{board} .ytick text")


def upload(page: Page, content: str) -> None:
    page.get_by_role("button", name="Upload a CSV").click()
    chooser = page.locator("[class*='st-key-own-file'] input[type=file]")
    chooser.set_input_files({"name": "plans.csv", "mimeType": "text/csv", "buffer": content.encode()})


def test_a_slider_changes_the_order_at_once_and_the_link_carries_it(
    scorecard: Callable[..., Page], visit: Callable[..., Page]
) -> None:
    page = scorecard()
    expect(bars(page).first).to_have_text("1 GTM strategy")
    expect(page.locator(".st-key-heat-scorecard .textpoint")).to_have_count(48)

    slider = page.get_by_role("slider", name="Specificity and actionability")
    for _ in range(6):
        slider.press("ArrowRight")
    expect(bars(page).first).to_have_text("1 Marketing plan")
    expect(page.get_by_text("Marketing plan is first with")).to_be_visible()
    page.get_by_text("Reverse “risk of confusion”").click()
    expect(page.locator(".st-key-heat-scorecard .ytick").last).to_contain_text("Risk of confusion ↓")
    page.get_by_role("radio", name="Lines").click()
    page.wait_for_url("**profile=**")

    given = parse_qs(urlsplit(page.url).query)
    assert given["weight-specificity"] == ["4"]
    assert given["turn-confusion"] == ["true"]
    other = visit(page.url)
    expect(bars(other)).to_have_text(bars(page).all_text_contents())
    expect(other.get_by_role("slider", name="Specificity and actionability")).to_have_value("4")
    expect(other.get_by_role("radio", name="Lines")).to_have_attribute("aria-checked", "true")
    expect(other.get_by_role("switch", name="Reverse “risk of confusion”")).to_be_checked()


def test_the_chosen_concepts_are_in_the_link(
    scorecard: Callable[..., Page], visit: Callable[..., Page]
) -> None:
    page = scorecard()
    expect(page.locator(".st-key-profiles .legendtext")).to_have_count(2)
    field = page.locator(".st-key-concepts input")
    field.scroll_into_view_if_needed()
    settle(page)
    field.click()
    page.get_by_role("option", name="Sales strategy").click()
    legend = page.locator(".st-key-profiles .legendtext")
    expect(legend).to_have_text(["GTM strategy", "Marketing plan", "Sales strategy"])
    page.wait_for_url("**concepts=**")

    other = visit(page.url)
    expect(other.locator(".st-key-profiles .legendtext")).to_have_text(
        ["GTM strategy", "Marketing plan", "Sales strategy"]
    )


def test_a_click_on_a_cell_opens_its_reason_and_its_source(scorecard: Callable[..., Page]) -> None:
    page = scorecard()
    expect(page.get_by_text("Click a cell to see why it has its score.")).to_be_visible()
    heat = page.locator(".st-key-heat-scorecard")
    expect(heat.locator(".textpoint")).to_have_count(48)
    column = heat.locator(".xtick text", has_text="GTM strategy").bounding_box()
    row = heat.locator(".ytick text", has_text="Scope of decisions").bounding_box()
    assert column is not None
    assert row is not None
    # Well off the number: the whole cell is to take the pointer.
    place = column["x"] + 12, row["y"] + row["height"] / 2

    page.mouse.move(*place)
    expect(heat.locator(".hoverlayer")).to_contain_text("The broadest of the six")
    page.mouse.click(*place)

    reason = page.locator(".st-key-reason")
    expect(reason).to_contain_text("GTM strategy, scope of decisions: 10. The broadest of the six")
    expect(reason).to_contain_text("Source")
    reason.get_by_role("button", name="Help").first.hover()
    expect(page.get_by_role("tooltip")).to_contain_text("Six-concept")


def test_what_is_seen_can_be_taken_away(scorecard: Callable[..., Page]) -> None:
    page = scorecard()
    begins = {"CSV": b"rank,id,name,", "Markdown": b"# Six disciplines", "JSON": b"{"}
    for sort, beginning in begins.items():
        with page.expect_download() as waiting:
            page.get_by_role("button", name=f"Download {sort}").click()
        assert Path(waiting.value.path()).read_bytes().startswith(beginning)
    for sort, mark in (("PNG", b"\x89PNG"), ("SVG", b"<svg")):
        with page.expect_download() as waiting:
            page.get_by_role("button", name=f"Download {sort}").first.click()
        content = Path(waiting.value.path()).read_bytes()
        assert content.startswith(mark)
        if sort == "SVG":
            assert b"GTM strategy" in content


def test_presenting_shows_the_ranking_or_the_heat_map_alone_with_large_numbers(
    scorecard: Callable[..., Page],
) -> None:
    page = scorecard()
    slider = page.get_by_role("slider", name="Specificity and actionability")
    for _ in range(6):
        slider.press("ArrowRight")
    expect(bars(page).first).to_have_text("1 Marketing plan")

    page.get_by_text("Present", exact=True).click()

    expect(page.get_by_role("slider")).to_have_count(0)
    expect(bars(page).first).to_have_text("1 Marketing plan")
    page.locator(".st-key-staged-scorecard").get_by_text("Scores", exact=True).click()
    number = page.locator(".st-key-heat-scorecard .textpoint text").first
    assert float(number.evaluate("text => parseFloat(getComputedStyle(text).fontSize)")) >= 28
    lowest = page.locator(".st-key-heat-scorecard .ytick text").last.bounding_box()
    assert lowest is not None
    assert lowest["y"] + lowest["height"] <= 720


def test_what_is_typed_in_the_grid_counts_at_once_and_is_there_after_a_reload(
    scorecard: Callable[..., Page],
) -> None:
    page = scorecard("Your own scorecard")
    expect(bars(page, "own-table").first).to_have_text("1 Self-serve first")
    grid = page.locator("[class*='st-key-own-options'] canvas").first
    expect(grid.locator("[role=gridcell]").first).to_be_attached()
    box = grid.bounding_box()
    assert box is not None

    # The first score of the first option, then the one below it: the grid keeps its cursor between.
    page.mouse.click(box["x"] + 300, box["y"] + 52)
    expect(grid.locator("[role=gridcell][aria-selected=true]")).to_be_attached()
    type_cell(page, "9,5")
    expect(bars(page, "own-table").first).to_have_text("1 Partners first")
    type_cell(page, "10")
    expect(page.get_by_text("Partners first is first with 31 of 40")).to_be_visible()
    expect(page.locator(".st-key-bars-own-table .ytick text").nth(1)).to_have_text("2 Field sales first")

    page.reload()
    expect(bars(page, "own-table")).to_have_text(
        ["1 Partners first", "2 Field sales first", "3 Self-serve first"]
    )
    page.get_by_role("tab", name="Compare").click()
    expect(bars(page).first).to_have_text("1 GTM strategy")
    page.get_by_role("tab", name="Your own scorecard").click()
    expect(bars(page, "own-table").first).to_have_text("1 Partners first")


def test_nasty_names_stay_text_in_every_picture(scorecard: Callable[..., Page]) -> None:
    page = scorecard("Your own scorecard")
    quoted = ['"' + name.replace('"', '""') + '"' for name in NASTY]
    rows = [f"{name},{10 - at},5" for at, name in enumerate(quoted)]
    upload(page, "\n".join([f"Plan,{quoted[0]},{quoted[5]}", *rows]))

    expect(page.get_by_text(f"Imported {len(NASTY)} options from plans.csv.")).to_be_visible()
    labels = bars(page, "own-table")
    expect(labels).to_have_count(len(NASTY))
    shown = [text.split(" ", 1)[1].rstrip("…") for text in labels.all_text_contents()]
    assert all(any(name.startswith(text) for name in NASTY) for text in shown)
    expect(page.locator(".st-key-holds-own-table .ytick")).to_have_count(2)
    assert page.title() != "taken"
    assert page.locator("img[src*='example.org'], a[href*='example.org']").count() == 0
    assert page.locator(".js-plotly-plot b b, .js-plotly-plot svg a").count() == 0


def test_a_faulty_file_names_row_and_column_and_changes_nothing(scorecard: Callable[..., Page]) -> None:
    page = scorecard("Your own scorecard")
    upload(page, "Plan,Cost\nNorth,12\n")

    told = "plans.csv, row 2, column Cost: '12' is outside 0 to 10. Enter a number from 0 to 10."
    expect(page.get_by_text(told)).to_be_visible()
    expect(bars(page, "own-table").first).to_have_text("1 Self-serve first")


def test_the_decisions_on_the_table_are_in_the_link(
    scorecard: Callable[..., Page], visit: Callable[..., Page]
) -> None:
    page = scorecard("Which one do we need?")
    page.get_by_role("radio", name="Small team").click()
    page.get_by_text("Who fills the pipeline this quarter").click()
    expect(page.get_by_text("Start here: Marketing plan.")).to_be_visible()
    expect(page.locator(".st-key-answer-demand_generation")).to_be_visible()
    page.wait_for_url("**decide-pipeline_this_quarter=true**")

    other = visit(page.url)
    expect(other.get_by_text("Start here: Marketing plan.")).to_be_visible()


def test_a_phone_shows_the_page_without_scrolling_sideways(scorecard: Callable[..., Page]) -> None:
    page = scorecard()
    page.set_viewport_size({"width": 390, "height": 844})
    expect(bars(page).first).to_be_visible()

    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
