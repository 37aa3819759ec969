"""Notes that the room moves after the reveal: on two facilitators' pages and the shared screen, at once."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from gtm_framework.workshop import events as ev
from gtm_framework.workshop.votes.seen import Viewer
from tests.browser.open_workshop import OpenWorkshop
from tests.browser.server import Server

APP = Path(__file__).resolve().parents[2] / "app.py"
OWN, MAILS = "Own the benchmark", "Win-back mails"
Serve = Callable[..., Server]
Visit = Callable[..., Page]

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("facilitator-visit")]


@pytest.fixture
def room(tmp_path: Path) -> OpenWorkshop:
    made = OpenWorkshop.begun(f"sqlite:///{tmp_path / 'room.db'}", OWN, MAILS, phase="impact")
    ben, _ = made.box.admit(made.id, "Ben")
    made.casts(ben, OWN, 8)
    made.casts(ben, MAILS, 4)
    made.goes_to("effort")
    made.casts(ben, OWN, 3, "effort")
    made.casts(ben, MAILS, 4, "effort")
    made.revealed()
    made.goes_to("decide")
    return made


@pytest.fixture
def server(serve: Serve, tmp_path: Path, room: OpenWorkshop) -> Server:
    return serve(APP, env={"GTM_DATABASE_URL": f"sqlite:///{tmp_path / 'room.db'}"})


def note(page: Page, title: str) -> Locator:
    return page.locator(f".plot .note[data-note='{title}']")


def lies(page: Page, title: str, impact: int, effort: int) -> None:
    expect(note(page, title)).to_have_attribute("data-impact", str(impact))
    expect(note(page, title)).to_have_attribute("data-effort", str(effort))


def test_notes_moved_on_two_pages_at_once_stand_on_both_on_the_screen_and_in_the_record(
    server: Server, visit: Visit, room: OpenWorkshop
) -> None:
    lead, other = (visit(f"{server.url}/workshop?workshop={room.id}") for _ in range(2))
    screen = visit(f"{server.url}/present?workshop={room.id}")
    room.does(ev.TurnTo, page=2)
    picture = screen.locator(".matrix img")
    before = picture.get_attribute("src")
    assert before
    for page in (lead, other):
        page.get_by_text("Board", exact=True).click()
        lies(page, OWN, 8, 3)
        lies(page, MAILS, 4, 4)

    note(lead, OWN).focus()
    note(lead, OWN).press("ArrowDown")
    note(other, MAILS).focus()
    note(other, MAILS).press("ArrowRight")
    for page in (lead, other):
        lies(page, OWN, 7, 3)
        lies(page, MAILS, 4, 5)

    state = room.box.state(room.id)
    assert state.placed == {"impact": {OWN: 7}, "effort": {MAILS: 5}}
    expect(picture).not_to_have_attribute("src", before)
    lead.locator(f".st-key-call-more-{OWN.replace(' ', '-')} button").first.click()
    lead.get_by_role("button", name="Use the vote").click()
    lies(other, OWN, 8, 3)
    lies(other, MAILS, 4, 5)
    assert room.box.seen(room.id, Viewer.SCREEN).on(OWN, "impact")


def test_a_note_is_dragged_to_where_the_room_wants_it(
    server: Server, visit: Visit, room: OpenWorkshop
) -> None:
    lead = visit(f"{server.url}/workshop?workshop={room.id}")
    lead.get_by_text("Board", exact=True).click()
    lies(lead, MAILS, 4, 4)
    plot = lead.locator(".plot").bounding_box()
    held = note(lead, MAILS).bounding_box()
    assert plot
    assert held
    lead.mouse.move(held["x"] + held["width"] / 2, held["y"] + held["height"] / 2)
    lead.mouse.down()
    lead.mouse.move(plot["x"] + plot["width"] * 0.75, plot["y"] + plot["height"] * 0.25, steps=4)
    lead.mouse.up()

    lies(lead, MAILS, 8, 8)
    expect(lead.locator(".board")).to_have_attribute("data-waiting", "0")
    assert room.box.state(room.id).placed == {"impact": {MAILS: 8}, "effort": {MAILS: 8}}


def test_everyone_moves_the_same_cards_by_tap_and_by_key_and_the_facilitator_takes_one_back(
    server: Server, visit: Visit, room: OpenWorkshop
) -> None:
    keys = [room.box.admit(room.id, name)[1] for name in ("Ana", "Cleo")]
    lead = visit(f"{server.url}/workshop?workshop={room.id}")
    screen = visit(f"{server.url}/present?workshop={room.id}")
    phone, laptop = (
        visit(f"{server.url}/join?me={keys[0]}", width=390, height=844, touch=True),
        visit(f"{server.url}/join?me={keys[1]}"),
    )
    expect(phone.get_by_role("heading", name="Decide")).to_be_visible()
    expect(phone.locator(".board")).to_have_count(0)
    lead.get_by_role("button", name="Let everyone move cards").click()
    for page in (lead, phone, laptop):
        lies(page, OWN, 8, 3)
    picture = screen.locator("[data-scene='moving'] img")
    before = picture.get_attribute("src")
    assert before
    expect(screen.locator("[data-scene='moving']")).to_contain_text(f"1{OWN}")

    phone.locator(".row .head").first.tap()
    expect(phone.get_by_text(f"1 {OWN}: tap its new place.").first).to_be_visible()
    plot = phone.locator(".plot").bounding_box()
    assert plot
    phone.touchscreen.tap(plot["x"] + plot["width"] * 0.95, plot["y"] + plot["height"] * 0.65)
    note(laptop, MAILS).focus()
    note(laptop, MAILS).press("ArrowRight")

    for page in (lead, phone, laptop):
        lies(page, OWN, 4, 10)
        lies(page, MAILS, 4, 5)
    expect(picture).not_to_have_attribute("src", before)
    assert phone.evaluate("document.documentElement.scrollWidth") == 390
    lead.get_by_role("button", name="Undo last move").click()
    lies(phone, MAILS, 4, 4)
    lies(phone, OWN, 4, 10)
    lead.get_by_role("button", name="Stop moving cards").click()
    expect(phone.locator(".board")).to_have_count(0)
    assert room.box.state(room.id).placed == {"impact": {OWN: 4}, "effort": {OWN: 10}}
