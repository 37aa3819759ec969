"""The worked fintech cascade, built by hand in a real browser, broken, and mended remark by remark."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as Late

from tests.browser.rest import at_rest
from tests.browser.server import PATIENCE_MS, Server

APP = Path(__file__).resolve().parents[2] / "app.py"

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("roadmap-visit")]

TIMES = 8
SOUND = "No issues. Every tactic leads up to a pillar."
TACTICS = {
    "t-1": (
        "Write three fintech case studies",
        "Content lead",
        "case studies published",
        "6",
    ),
    "t-2": ("Landing pages for the top 10 accounts", "Demand lead", "accounts that ask for a talk", "5"),
    "t-3": ("Advertise at the 50 companies", "Demand lead", "companies with a reader who decides", "4"),
}


@pytest.fixture
def page(serve: Callable[..., Server], visit: Callable[..., Page], tmp_path: Path) -> Page:
    """The empty roadmap."""
    server = serve(APP, env={"GTM_DATABASE_URL": f"sqlite:///{tmp_path / 'roadmap.db'}"})
    opened = visit(server.url)
    opened.get_by_role("link", name="Roadmap").click()
    expect(opened.get_by_role("textbox", name="Add pillar (press Enter)")).to_be_visible()
    return opened


def of(page: Page, key: str) -> Locator:
    return page.locator(f".st-key-{key}")


def write(page: Page, key: str, text: str) -> None:
    """Type into the one-line input of a key and leave it by Enter."""
    field = of(page, key).locator("input")
    field.fill(text)
    field.press("Enter")


def add(page: Page, key: str, title: str, made: str) -> None:
    """Add a thing by its title; it is opened."""
    write(page, key, title)
    expect(of(page, f"thing-{made}-title").locator("input")).to_have_value(title)


def pick(field: Locator, option: str) -> None:
    """Choose from a list of options, which closes when the page below it moves: then it is opened again."""
    wanted = field.page.get_by_role("option", name=option).first
    for _ in range(TIMES):
        field.press("ArrowDown")
        try:
            wanted.click(timeout=PATIENCE_MS / TIMES)
        except Late:
            continue
        return
    pytest.fail(f"the option {option!r} could not be chosen in {TIMES} times")


def choose(page: Page, key: str, option: str) -> None:
    pick(of(page, key).locator("input"), option)


def date(page: Page, key: str, digits: str) -> None:
    at_rest(page)
    of(page, key).get_by_role("spinbutton").first.click()
    page.keyboard.type(digits)
    page.keyboard.press("Escape")


def gone(page: Page, text: str) -> None:
    expect(page.get_by_text(text)).to_have_count(0)


def seen(page: Page, text: str) -> None:
    expect(page.get_by_text(text).first).to_be_visible()


def build(page: Page) -> None:
    """Pillar, objective, quarterly initiative, three tactics, each with its dependencies."""
    add(page, "draft-new-pillar", "Lead in AI analytics for mid-market fintech", "p-1")
    seen(page, "this bet is wishful thinking")
    add(page, "draft-new-objective-p-1", "Win 10% of the mid-market fintech segment", "o-1")
    seen(page, "has no target number")
    write(page, "thing-o-1-number", "10")
    gone(page, "has no target number")
    write(page, "thing-o-1-unit", "% of the segment")
    date(page, "thing-o-1-date", "06302029")
    gone(page, "has no due date")
    add(page, "draft-new-quarterly_initiative-o-1", "Account-based campaign at 50 accounts", "q-1")
    for tactic, (title, owner, kpi, weeks) in TACTICS.items():
        add(page, "draft-new-tactic-q-1", title, tactic)
        write(page, f"thing-{tactic}-owner", owner)
        gone(page, "has no owner")
        write(page, f"thing-{tactic}-kpi", kpi)
        gone(page, "has no KPI")
        write(page, f"thing-{tactic}-person_weeks", weeks)
        at_rest(page)
        of(page, "up-q-1").get_by_role("button").click()
        expect(of(page, "thing-q-1-title")).to_be_visible()
    seen(page, SOUND)
    seen(page, "All planned work (15 person-weeks) is linked to an objective.")


def test_the_fintech_cascade_is_built_by_hand_broken_and_mended_remark_by_remark(page: Page) -> None:
    build(page)

    choose(page, "thing-q-1-supports", "nothing")
    seen(page, "That makes")
    seen(page, "this bet is wishful thinking")
    seen(page, "All planned work (15 person-weeks) is unlinked.")
    of(page, "fix-busywork-q-1-0").get_by_role("button").click()
    seen(page, SOUND)

    of(page, "up-o-1").get_by_role("button").click()
    write(page, "thing-o-1-number", "")
    seen(page, "has no target number. You can't tell how far along it is")
    write(page, "fix-no_number-o-1-0", "10")
    seen(page, SOUND)

    add(page, "draft-new-quarterly_initiative-o-1", "Second piece", "q-2")
    for number, title in ((3, "Third piece"), (4, "Fourth piece")):
        of(page, "up-o-1").get_by_role("button").click()
        add(page, "draft-new-quarterly_initiative-o-1", title, f"q-{number}")
    seen(page, "has 4 quarterly initiatives")
    page.get_by_role("button", name="Move to next quarter: Fourth piece → ").click()
    seen(page, SOUND)

    for number in (2, 3, 4):
        add(page, "draft-new-pillar", f"Bet {number}", f"p-{number}")
    of(page, "all-remarks").locator("label").first.click()
    seen(page, "You have 4 pillars; two or three is the limit")
    of(page, "take-out-p-4").get_by_role("button").click()
    gone(page, "You have 4 pillars; two or three is the limit")
    page.reload()
    seen(page, "“Bet 3” has no work under it yet")


def test_capacity_result_and_room_show_what_was_built(page: Page) -> None:
    of(page, "example-fintech-cascade").get_by_role("button").click()
    seen(page, SOUND)
    page.get_by_role("radio", name="Timeline").click()
    plot = of(page, "timeline").locator(".js-plotly-plot")
    expect(plot.get_by_text("2026-Q3")).to_be_visible()
    expect(plot.get_by_text("Write three fintech case studies")).to_be_visible()

    page.get_by_role("radio", name="Capacity").click()
    write(page, "capacity-2026-Q3", "11")
    seen(page, "2 items fit")
    page.get_by_role("radio", name="Tree").click()
    seen(page, "2026-Q3 is over capacity: 15 person-weeks planned, 11 available")

    page.get_by_role("radio", name="Results").click()
    write(page, "reading-actual", "30")
    page.get_by_role("button", name="Log result").click()
    seen(page, "30 case studies published: 10 times the plan. The plan was 3.")

    of(page, "presenting").locator("label").click()
    presented = of(page, "timeline").locator(".js-plotly-plot")
    expect(presented.get_by_text("Win 10% of the mid-market fintech segment")).to_be_visible()
    expect(presented.get_by_text("2026-Q3")).to_be_visible()
    gone(page, "Coverage by objective")


def test_an_idea_of_the_list_is_attached_by_choosing_and_leads_back_to_triage(page: Page) -> None:
    of(page, "example-fintech-cascade").get_by_role("button").click()
    seen(page, SOUND)
    page.get_by_role("link", name="Triage").click()
    page.get_by_role("textbox", name="One idea per line").fill("Founder podcast")
    page.get_by_role("button", name="Triage list").click()
    seen(page, "Not ranked: add impact and effort.")
    at_rest(page)
    pick(page.locator("[class*='st-key-serves-'] input"), "Win 10%")
    page.get_by_role("link", name="Roadmap").click()
    seen(page, "1 idea from the list")

    rows = of(page, "tree").locator("canvas").first
    rows.click(force=True, position={"x": 14, "y": 35 * 7 + 17})
    page.get_by_role("button", name="Open in Triage").click()
    expect(page.get_by_role("heading", name="Founder podcast")).to_be_visible()


NASTY = [
    "<script>document.title='taken'</script>",
    "![picture](http://example.org/a.png) [link](http://example.org) http://example.org",
    "$x^2$ costs $y$ :red[x] **bold** <b>b</b>",
]


@pytest.mark.parametrize("title", NASTY)
def test_a_nasty_title_stays_text_in_tree_remarks_and_pictures(page: Page, title: str) -> None:
    add(page, "draft-new-pillar", title, "p-1")
    add(page, "draft-new-objective-p-1", title, "o-1")
    add(page, "draft-new-quarterly_initiative-o-1", title, "q-1")
    remark = page.locator("[class*='st-key-remark-']").first
    expect(remark).to_contain_text("“")
    assert title in (remark.text_content() or "").replace("\u2060", "")
    page.get_by_role("radio", name="Timeline").click()
    expect(of(page, "timeline").locator(".annotation-text").nth(1)).to_be_visible()
    drawn = " ".join(of(page, "timeline").locator(".annotation-text").all_text_contents())
    assert title[:40] in drawn
    assert page.title() != "taken"
    assert page.locator("img[src*='example.org'], a[href*='example.org']").count() == 0
