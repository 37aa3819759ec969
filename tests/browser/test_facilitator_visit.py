"""The facilitator's page in a browser: what others do arrives, and takes away nothing half-typed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from gtm_framework.store import Put, Store
from gtm_framework.store.workshops.ballot_box import BallotBox
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.entries import Item
from gtm_framework.workshop.state import Workshop
from gtm_framework.workshop.votes.ballots import Ballot
from gtm_framework.workshop.votes.seen import Viewer
from tests.browser.rest import at_rest
from tests.browser.server import Server

APP = Path(__file__).resolve().parents[2] / "app.py"
GOAL = "Which work wins us the mid-market?"
IDEAS = ("Own the benchmark", "Pricing page")

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("facilitator-visit")]

Serve = Callable[..., Server]
Visit = Callable[..., Page]


@dataclass
class Room:
    """A workshop in the same database as the server's."""

    box: BallotBox
    id: str
    server: Server

    @property
    def address(self) -> str:
        return f"{self.server.url}/workshop?workshop={self.id}"

    @property
    def state(self) -> Workshop:
        return self.box.state(self.id)

    def do(self, event: type[ev.Event], **fields: object) -> None:
        self.box.do(self.id, event(against=self.state.revision, at=self.box.store.clock(), **fields))

    def begin(self, phase: str) -> None:
        self.do(ev.AskGoal, goal=GOAL)
        self.do(ev.NameDecider, decider="Mira")
        self.do(ev.GoTo, phase=phase)

    def join(self, name: str) -> str:
        return self.box.admit(self.id, name)[0].id


@pytest.fixture
def room(serve: Serve, tmp_path: Path) -> Iterator[Room]:
    address = f"sqlite:///{tmp_path / 'workshop.db'}"
    server = serve(APP, env={"GTM_DATABASE_URL": address})
    with Store.open(address) as store:
        workspace = store.create_workspace("Acme").id
        puts = [Put("initiative", title, {"title": title}, based_on=None) for title in IDEAS]
        store.save(workspace, puts, summary="Paste")
        box = BallotBox(store)
        opened = box.open_workshop(workspace, items=[Item(id=title, title=title) for title in IDEAS])
        yield Room(box, opened.id, server)


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def beside(page: Page, text: str) -> Locator:
    """A line of the room's part of the page."""
    return page.locator(".st-key-workshop-room p").filter(has_text=text)


def test_a_goal_half_typed_survives_people_coming_in(room: Room, visit: Visit) -> None:
    page = visit(room.address)
    goal = page.get_by_role("textbox", name="Question to answer")
    goal.press_sequentially("Which work")

    room.join("Zoe")
    expect(beside(page, "Zoe")).to_be_visible()

    expect(goal).to_have_value("Which work")
    expect(goal).to_be_focused()
    goal.press_sequentially(" wins?")
    page.get_by_role("textbox", name="Decision owner").fill("Mira")
    button(page, "Save goal").click()
    expect(page.locator(".st-key-workshop-goal")).to_have_text("Which work wins?")
    assert (room.state.goal, room.state.decider, room.state.phase) == ("Which work wins?", "Mira", "goal")


def test_ideas_half_typed_survive_what_another_facilitator_does_and_a_restart(
    room: Room, visit: Visit
) -> None:
    room.begin("ideas")
    page = visit(room.address)
    field = page.get_by_role("textbox", name="Ideas, one per line")
    field.press_sequentially("Half an id")

    ana = room.join("Ana")
    room.box.hand_in(room.id, ana, "In silence")
    expect(beside(page, "1 new idea")).to_be_visible()
    room.do(ev.AddItems, items=(Item(id="hers", title="Hers"),))
    expect(page.get_by_text("3 ideas in the workshop")).to_be_visible()
    expect(field).to_have_value("Half an id")

    room.server.restart()
    room.join("Ben")
    expect(beside(page, "Ben")).to_be_visible()
    expect(field).to_have_value("Half an id")
    at_rest(page)
    field.fill("Half an idea\nSecond")
    button(page, "Add ideas").click()
    expect(page.get_by_text("5 ideas in the workshop")).to_be_visible()
    assert [item.title for item in room.state.items][-2:] == ["Half an idea", "Second"]


def test_a_page_that_saw_the_server_restart_hears_again_of_what_others_do(room: Room, visit: Visit) -> None:
    room.begin("impact")
    page, other = visit(room.address), visit(room.address)
    for one in (page, other):
        expect(button(one, "Next: Score effort (silent)")).to_be_visible()

    room.server.restart()
    room.join("Zoe")

    expect(beside(page, "Zoe")).to_be_visible()
    button(page, "Next: Score effort (silent)").click()
    expect(button(other, "Next: Reveal")).to_be_visible()
    assert [visit.phase for visit in room.state.visits] == ["impact", "effort"]


def test_a_room_ballot_is_cast_on_a_screen_that_shows_nothing_of_others(room: Room, visit: Visit) -> None:
    room.begin("impact")
    ana, olga = room.join("Ana"), room.box.seat(room.id, "Olga").id
    room.box.cast(room.id, ana, Ballot(person=ana, item=IDEAS[0], axis="impact", round=1, value=3))
    page = visit(room.address)
    expect(beside(page, "0 of 2 done")).to_be_visible()

    button(page, "Shared-screen voting").click()
    button(page, "Olga").click()
    scales = page.locator("[data-testid=stButtonGroup]")
    for idea in range(len(IDEAS)):
        scales.nth(idea).get_by_role("radio", name="7", exact=True).or_(
            scales.nth(idea).get_by_role("button", name="7", exact=True)
        ).click()
    expect(page.locator(".st-key-workshop-room")).to_have_count(0)
    button(page, "Submit").click()
    expect(page.get_by_text("Vote submitted.")).to_be_visible()
    expect(scales).to_have_count(0)
    button(page, "Back to workshop").click()
    expect(beside(page, "1 of 2 done")).to_be_visible()

    assert room.box.to_answer(room.id, olga) == ()
    room.do(ev.GoTo, phase="reveal")
    room.do(ev.Reveal)
    heard = room.box.seen(room.id, Viewer.SCREEN).on(IDEAS[0], "impact")
    assert heard is not None
    assert heard.values == (3, 7)
    expect(page.locator(".votes table")).to_be_visible()


def test_no_frame_to_the_facilitator_holds_a_ballot_before_the_reveal(room: Room, visit: Visit) -> None:
    room.begin("kind")
    ana = room.join("Ana")
    page = visit("about:blank")
    received: list[str] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda data: received.append(str(data))))
    page.goto(room.address)
    expect(beside(page, "0 of 1 done")).to_be_visible()
    before = len(received)

    for idea in IDEAS:
        for axis in ("purpose", "form", "metrics"):
            option = room.state.options[axis][-1]
            room.box.cast(room.id, ana, Ballot(person=ana, item=idea, axis=axis, round=1, value=option))
    expect(beside(page, "1 of 1 done")).to_be_visible()

    after = "".join(received[before:])
    assert "1 of 1** done" in after
    assert not [word for word in (ana, *(o[-1] for o in room.state.options.values())) if word in after]


def test_nothing_of_the_page_lies_beyond_the_edge_of_a_phone(room: Room, visit: Visit) -> None:
    room.begin("impact")
    ana = room.join("Ana")
    for value, idea in enumerate(IDEAS, start=3):
        room.box.cast(room.id, ana, Ballot(person=ana, item=idea, axis="impact", round=1, value=value))
    room.do(ev.GoTo, phase="reveal")
    room.do(ev.Reveal)
    page = visit(room.address, width=390, height=844, touch=True)

    grid = page.locator(".votes table")
    expect(grid).to_be_visible()

    box = grid.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390


def test_looking_at_the_settings_and_the_people_changes_nothing(room: Room, visit: Visit) -> None:
    room.begin("merge")
    room.join("Ana")
    page = visit(room.address)
    before = (room.state, room.box.version(room.id))

    for name, inside in (
        ("Settings", "Who votes on what"),
        ("People", "Role"),
        ("Settings", "Show voting progress to"),
    ):
        button(page, name).click()
        expect(page.get_by_text(inside).first).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_text(inside).first).not_to_be_visible()
    button(page, "Invite").click()
    expect(button(page, "New code")).to_be_visible()

    expect(page.get_by_test_id("stAlert")).to_have_count(0)
    assert (room.state, room.box.version(room.id)) == before
