"""Several people on one board: a move on one screen is a score in the store and shows on the others."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from gtm_framework.store import Put, Store
from tests.browser.server import Server

APP = Path(__file__).resolve().parents[2] / "app.py"
Serve = Callable[..., Server]
Visit = Callable[..., Page]

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("matrix-board-visit")]


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'board.db'}"


@pytest.fixture
def server(serve: Serve, url: str) -> Server:
    with Store.open(url) as store:
        made = store.create_workspace("Northwind")
        ideas = {"mails": ("Win-back mails", 4, 4), "own": ("Own the benchmark", 8, 3)}
        puts = [
            Put("initiative", name, {"title": title, "impact": impact, "effort": effort}, based_on=None)
            for name, (title, impact, effort) in ideas.items()
        ]
        store.save(made.id, puts, summary="Begin")
    return serve(APP, env={"GTM_DATABASE_URL": url})


def opened(visit: Visit, server: Server, **screen: object) -> Page:
    page = visit(f"{server.url}/matrix", **screen)
    page.get_by_role("radio", name="Board").click()
    return page


def note(page: Page, name: str = "mails") -> Locator:
    return page.locator(f".plot .note[data-note={name}]")


def scores(url: str, name: str = "mails") -> tuple[object, object]:
    with Store.open(url) as store:
        [workspace] = store.workspaces()
        [body] = [one.body for one in store.load(workspace.id).documents["initiative"] if one.id == name]
    return body["impact"], body["effort"]


def at(page: Page, impact: str, effort: str, name: str = "mails") -> None:
    expect(note(page, name)).to_have_attribute("data-impact", impact)
    expect(note(page, name)).to_have_attribute("data-effort", effort)


def test_a_move_by_keys_shows_on_another_screen_and_can_be_undone_there(
    server: Server, visit: Visit, url: str
) -> None:
    one, other = opened(visit, server), opened(visit, server, dark=True)
    expect(note(other)).to_be_visible()
    note(one).focus()
    note(one).press("ArrowUp")

    at(other, "5", "4")
    assert scores(url) == (5, 4)

    other.get_by_role("button", name="Undo").click()

    at(one, "4", "4")
    assert scores(url) == (4, 4)


def test_several_keys_in_a_row_add_up(server: Server, visit: Visit, url: str) -> None:
    one, other = opened(visit, server), opened(visit, server)
    expect(note(other)).to_be_visible()
    note(one).focus()
    for key in ("ArrowUp", "ArrowUp", "ArrowRight"):
        note(one).press(key)

    at(other, "6", "5")
    assert scores(url) == (6, 5)


def test_a_note_dragged_with_the_mouse_lands_where_it_was_dropped_on_every_screen(
    server: Server, visit: Visit, url: str
) -> None:
    one, other = opened(visit, server), opened(visit, server)
    expect(note(other)).to_be_visible()
    box, plot = note(one).bounding_box(), one.locator(".plot").bounding_box()
    assert box
    assert plot
    one.mouse.move(box["x"] + box["width"] / 2, box["y"] + 20)
    one.mouse.down()
    one.mouse.move(plot["x"] + plot["width"] * 0.85, plot["y"] + plot["height"] * 0.15, steps=5)
    one.mouse.up()

    at(other, "9", "9")
    assert scores(url) == (9, 9)


def test_two_people_move_different_notes_at_once_and_neither_is_lost(
    server: Server, visit: Visit, url: str
) -> None:
    one, other = opened(visit, server), opened(visit, server)
    expect(note(one, "own")).to_be_visible()
    expect(note(other, "own")).to_be_visible()
    note(one).focus()
    note(other, "own").focus()
    note(one).press("ArrowUp")
    note(other, "own").press("ArrowDown")

    for page in (one, other):
        at(page, "5", "4")
        at(page, "7", "3", "own")
    assert (scores(url), scores(url, "own")) == ((5, 4), (7, 3))


def test_on_a_phone_the_same_board_is_a_list_with_steps(server: Server, visit: Visit, url: str) -> None:
    phone = opened(visit, server, width=390, height=844, touch=True)
    watching = opened(visit, server)
    phone.get_by_role("button", name="More impact: Win-back mails").tap()

    at(watching, "5", "4")
    assert scores(url) == (5, 4)
