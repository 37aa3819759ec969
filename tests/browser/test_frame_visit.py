"""The frame in a browser: nothing of it lies over anything else, on a phone and when presenting."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from gtm_framework.exchange.workspaces.example import example_ideas
from gtm_framework.store import Put, Store
from tests.browser.server import Server

APP = Path(__file__).resolve().parents[2] / "app.py"

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("frame-visit")]


@pytest.fixture(scope="module")
def server(serve: Callable[..., Server], tmp_path_factory: pytest.TempPathFactory) -> Server:
    address = f"sqlite:///{tmp_path_factory.mktemp('frame') / 'ideas.db'}"
    with Store.open(address) as store:
        workspace = store.create_workspace("A company with a name that is rather long").id
        puts = [
            Put("initiative", idea.id, idea.model_dump(mode="json"), based_on=None)
            for idea in example_ideas()
        ]
        store.save(workspace, puts, summary="Load sample data")
    return serve(APP, env={"GTM_DATABASE_URL": address})


def test_the_frame_lies_over_no_page_of_the_navigation(server: Server, visit: Callable[..., Page]) -> None:
    page = visit(server.url, width=768)
    expect(page).to_have_title("Triage · GTM framework")
    page.get_by_text("3 more").click()
    page.get_by_role("menuitem", name="Guide").click()
    expect(page).to_have_title("Guide · GTM framework")

    page.set_viewport_size({"width": 1280, "height": 720})
    page.get_by_role("link", name="Workshop").click()
    expect(page).to_have_title("Workshop · GTM framework")


def test_the_list_begins_in_the_upper_half_of_a_phone(server: Server, visit: Callable[..., Page]) -> None:
    page = visit(server.url, width=390, height=844, touch=True)
    first = page.locator(".ideas .line").first
    expect(first).to_be_visible()
    for name in ("Add", "Rapid triage", "Undo", "Redo", "Download CSV", "Accept suggestions for"):
        expect(page.get_by_role("button", name=name)).to_be_in_viewport(ratio=1)
    box = first.bounding_box()
    assert box
    assert box["y"] < 844 / 2


# By WCAG 2.2, the element's color on the ground of the page, in which opacity counts as well.
_CAN_BE_READ = """element => {
  const parts = (colour) => colour.match(/[0-9.]+/g).map(Number);
  const ground = parts(getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor);
  const [r, g, b, a = 1] = parts(getComputedStyle(element).color);
  let seen = a;
  for (let each = element; each; each = each.parentElement) seen *= getComputedStyle(each).opacity;
  const ink = [r, g, b].map((value, at) => value * seen + ground[at] * (1 - seen));
  const light = (colour) => [0.2126, 0.7152, 0.0722].reduce((sum, weight, at) => {
    const value = colour[at];
    return sum + weight * (value <= 10 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  }, 0.05);
  const [dark, bright] = [light(ink), light(ground)].sort((x, y) => x - y);
  return bright / dark >= 4.5;
}"""


def can_be_read(page: Page, text: Locator) -> None:
    """Wait until small print stands out from its ground; what has just come is faded in."""
    page.wait_for_function(_CAN_BE_READ, arg=text.element_handle())


@pytest.mark.parametrize("dark", [False, True])
def test_small_print_can_be_read(server: Server, visit: Callable[..., Page], dark: bool) -> None:
    page = visit(f"{server.url}/workshop", dark=dark)
    caption = page.locator("[data-testid=stCaptionContainer] p")
    expect(caption.first).to_be_visible()
    can_be_read(page, caption.first)
    page.goto(f"{server.url}/join")
    expect(caption.first).to_be_visible()
    can_be_read(page, caption.first)


def test_presenting_shows_the_list_alone_and_a_press_shows_one_idea_alone(
    server: Server, visit: Callable[..., Page]
) -> None:
    page = visit(server.url)
    expect(page.locator(".ideas .line").first).to_be_visible()
    page.locator(".st-key-presenting label").click()
    expect(page.get_by_role("button", name="Download CSV")).to_be_hidden()
    expect(page.locator("[data-testid=stHeading] :is(h2, h3)")).to_have_count(0)

    page.locator(".ideas .line").nth(1).click()
    title = page.get_by_role("heading", level=1)
    expect(title).to_have_text("Win-back emails to customers who churned in the past year")
    assert float(title.evaluate("title => parseFloat(getComputedStyle(title).fontSize)")) >= 28

    page.get_by_role("button", name="List").click()
    expect(page.locator(".ideas .line").first).to_be_visible()


def test_a_change_of_the_devices_theme_draws_the_page_anew(
    server: Server, visit: Callable[..., Page]
) -> None:
    page = visit(f"{server.url}/matrix")
    name = page.locator(".js-plotly-plot .annotation-text").first
    expect(name).to_be_visible()
    light = name.evaluate("text => getComputedStyle(text).fill")

    page.emulate_media(color_scheme="dark")

    expect(name).not_to_have_css("fill", light)
    page.emulate_media(color_scheme="light")
    expect(name).to_have_css("fill", light)
