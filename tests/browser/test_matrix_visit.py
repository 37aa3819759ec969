"""The matrix in a real browser: every idea by its number, in every window, on the plot and on the board."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from gtm_framework.store import Put, Store
from tests.browser.server import Server

APP = Path(__file__).resolve().parents[2] / "app.py"
Visit = Callable[..., Page]
PHONE = {"width": 390, "height": 844}
PROJECTOR = {"width": 1920, "height": 1080}
LAPTOP = {"width": 1280, "height": 720}
# Three ideas on one point, one beside them, and one far away.
PLACES = {"a": (8, 3), "b": (8, 3), "c": (8, 3), "d": (8, 4), "e": (2, 9)}

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("matrix-visit")]


@pytest.fixture
def server(serve: Callable[..., Server], tmp_path: Path) -> Server:
    url = f"sqlite:///{tmp_path / 'matrix.db'}"
    with Store.open(url) as store:
        made = store.create_workspace("Northwind")
        puts = [
            Put("initiative", name, {"title": f"Idea {name}", "impact": i, "effort": e}, based_on=None)
            for name, (i, e) in PLACES.items()
        ]
        store.save(made.id, puts, summary="Begin")
    return serve(APP, env={"GTM_DATABASE_URL": url})


def key(page: Page) -> Locator:
    return page.locator(".ideas .line .number")


def drawn_for(page: Page, width: int) -> None:
    """Wait until the plot is laid out for a window of this width."""
    page.wait_for_function(
        "width => document.querySelector('.js-plotly-plot')?._fullLayout?.width > 0.4 * width"
        " && document.querySelector('.js-plotly-plot')._fullLayout.width <= width",
        arg=width,
    )


def marks(page: Page) -> list[dict[str, float]]:
    """The numbers drawn on the plot, with their boxes in pixels."""
    return page.evaluate(
        """() => [...document.querySelectorAll('.js-plotly-plot .textpoint text')]
             .filter((text) => /^\\d+$/.test(text.textContent))
             .map((text) => {
               const { left, top, right, bottom } = text.getBoundingClientRect();
               return { number: Number(text.textContent), left, top, right, bottom };
             })"""
    )


@pytest.mark.parametrize("screen", [LAPTOP, PROJECTOR, PHONE], ids=["laptop", "projector", "phone"])
def test_every_idea_has_its_own_number_on_the_plot_and_in_the_key(
    server: Server, visit: Visit, screen: dict[str, int]
) -> None:
    page = visit(f"{server.url}/matrix", **screen)

    expect(key(page)).to_have_text(["1", "2", "3", "4", "5"])
    drawn_for(page, screen["width"])
    found = marks(page)
    assert sorted(mark["number"] for mark in found) == [1, 2, 3, 4, 5]
    for i, one in enumerate(found):
        for other in found[:i]:
            apart_x = one["left"] >= other["right"] or other["left"] >= one["right"]
            assert apart_x or one["top"] >= other["bottom"] or other["top"] >= one["bottom"]


def test_the_controls_keep_their_values_when_the_window_reports_its_size(
    server: Server, visit: Visit
) -> None:
    page = visit(f"{server.url}/matrix", **PHONE)

    drawn_for(page, PHONE["width"])

    expect(page.get_by_role("slider")).to_have_attribute("aria-valuetext", "5")
    expect(page.get_by_role("radio", name="Plot")).to_be_checked()


def test_presentation_mode_is_in_the_address_and_survives_a_reload(server: Server, visit: Visit) -> None:
    page = visit(f"{server.url}/matrix", **PROJECTOR)
    page.locator(".st-key-presenting label").click()
    expect(page).to_have_url(re.compile(r"presenting=true"))
    expect(page.get_by_role("link", name="Triage")).to_be_hidden()

    page.reload()

    expect(key(page)).to_have_text(["1", "2", "3", "4", "5"])
    expect(page.get_by_role("link", name="Triage")).to_be_hidden()
    sizes = page.locator(".ideas .title").evaluate_all(
        "titles => titles.map(title => parseFloat(getComputedStyle(title).fontSize))"
    )
    assert min(sizes) >= 28


def board(page: Page) -> Page:
    page.get_by_role("radio", name="Board").click()
    expect(page.locator(".plot .note")).to_have_count(5)
    return page


def card(page: Page, name: str) -> Locator:
    return page.locator(f".plot .note[data-note={name}]")


def test_cards_that_would_cover_one_another_are_a_stack_that_opens_on_hover(
    server: Server, visit: Visit
) -> None:
    page = board(visit(f"{server.url}/matrix", **LAPTOP))
    expect(card(page, "a").locator(".count")).to_have_text("4")
    expect(card(page, "b")).to_be_hidden()

    card(page, "a").hover()

    for name in "abcd":
        expect(card(page, name)).to_be_visible()
    page.mouse.move(5, 5)
    expect(card(page, "b")).to_be_hidden()


def test_a_stack_opens_by_keys_and_each_of_its_cards_can_be_reached_and_moved(
    server: Server, visit: Visit
) -> None:
    page = board(visit(f"{server.url}/matrix", **LAPTOP))
    card(page, "a").focus()
    expect(card(page, "b")).to_be_visible()

    page.keyboard.press("Tab")
    expect(card(page, "b")).to_be_focused()
    for _ in range(4):
        page.keyboard.press("ArrowDown")

    expect(card(page, "b")).to_have_attribute("data-impact", "4")
    expect(card(page, "b")).to_be_focused()
    expect(card(page, "a").locator(".count")).to_have_text("3")


def test_a_stack_opens_at_a_tap(server: Server, visit: Visit) -> None:
    page = board(visit(f"{server.url}/matrix", touch=True, width=1024, height=768))

    card(page, "a").tap()

    expect(card(page, "c")).to_be_visible()
