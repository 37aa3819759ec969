"""A rehearsal as a room would hold it: twenty ideas and eight people; two and the facilitator click."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from gtm_framework.store import Put, Store
from gtm_framework.workshop.votes.ballots import Ballot, dot_limit
from tests.browser.measured_screen import FAULTS
from tests.browser.rehearsal import titles
from tests.browser.server import ROOT, Server
from tests.browser.test_workshop_visit import (
    Room,
    answer,
    arrived,
    back_to,
    button,
    enter,
    hand_in,
    heading,
    on,
    opened,
    said,
    without_picking,
)

SCORES = (3, 10, 4, 9, 8, 5, 7, 2, 6, 1)
WHY = "Three buyers asked for it last week"
Serve = Callable[..., Server]
Visit = Callable[..., Page]

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("rehearsal-visit")]


@dataclass
class Screens:
    """The shared screen in both themes, and what is wrong with any scene of it so far."""

    light: Page
    dark: Page
    faults: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    def show(self, name: str, words: str) -> None:
        """Wait for a scene, and measure it in both themes."""
        for theme, screen in (("light", self.light), ("dark", self.dark)):
            expect(screen.locator(f"[data-scene='{name}']")).to_contain_text(words)
            if found := screen.evaluate(FAULTS, 720 / 30):
                self.faults[f"{name} {words}", theme] = found


@pytest.fixture
def room(tmp_path: Path) -> Room:
    store = Store.open(f"sqlite:///{tmp_path / 'rehearsal.db'}")
    made = store.create_workspace("Northwind")
    puts = [Put("initiative", title, {"title": title}, based_on=None) for title in titles(18)]
    store.save(made.id, puts, summary="Paste")
    return Room(store, made.id)


def cast(room: Room, axis: str, *names: str) -> None:
    """The same calls as the page makes, for those who have no browser here."""
    state = room.state
    assert state.open_round
    people = {one.name: one.id for one in room.box.people(state.id)}
    for place, name in enumerate(names):
        for at, item in enumerate(state.open_round.items):
            value = SCORES[(place * (1 + at % 3) + at) % len(SCORES)]
            if axis == "dots":
                if at % len(names) != place:
                    continue
                value = 1
            made = Ballot(
                person=people[name], item=item, axis=axis, round=state.open_round.number, value=value
            )
            room.box.cast(state.id, people[name], made)


def sheet(room: Room, turned: int) -> Mapping[str, int]:
    return {item.title: SCORES[(at + turned) % 10] for at, item in enumerate(room.state.shortlist)}


OTHERS = ("Cleo", "Dov", "Eva", "Hugo")


def test_eight_people_take_twenty_ideas_from_the_goal_to_the_record(
    serve: Serve, visit: Visit, room: Room, tmp_path: Path
) -> None:
    server = serve(ROOT / "app.py", env={"GTM_DATABASE_URL": f"sqlite:///{tmp_path / 'rehearsal.db'}"})
    lead = visit(f"{server.url}/workshop")
    opened(lead)
    present = f"{server.url}/present?workshop={room.state.id}"
    screens = Screens(visit(present), visit(present, dark=True))
    ana, ben = enter(visit, server, room, "Ana", phone=True), enter(visit, server, room, "Ben")

    ideas_are_collected(lead, ana, ben, screens, room)
    dots_make_a_shortlist(lead, ana, ben, screens, room)
    first = impact_is_scored(lead, ana, ben, screens, room)
    votes_are_revealed_and_discussed(lead, screens, room, first)
    the_vote_is_taken_again(lead, ana, ben, screens)
    decisions_are_made(lead, ana, screens, room)

    assert screens.faults == {}
    assert len(room.here()) == 8


def ideas_are_collected(lead: Page, ana: Page, ben: Page, screens: Screens, room: Room) -> None:
    expect(ben.get_by_text("You’re Ben.")).to_be_visible()
    for name in OTHERS:
        room.box.admit(room.state.id, name)
    room.box.seat(room.state.id, "Gita")  # without a device
    screens.show("joining", "7 joined")
    on(lead, "Silent brainstorm")
    hand_in(ana, "Calculator for buyers")
    hand_in(ben, "Trial without a credit card")
    expect(said(lead, "2 new ideas")).to_be_visible()
    button(lead, "Collect ideas").click()
    screens.show("collect", "20 ideas")
    on(lead, "Clarify and group")
    screens.show("collect", "What's unclear?")


def dots_make_a_shortlist(lead: Page, ana: Page, ben: Page, screens: Screens, room: Room) -> None:
    on(lead, "Dot vote")
    room.box.admit(room.state.id, "Finn")  # late
    screens.show("silent", "hidden until the reveal")
    dots = dot_limit(20)
    for page, start in ((ana, 0), (ben, 4)):
        for idea in titles(18)[start : start + dots]:
            button(page.locator(".paper"), idea).click()
        arrived(page)
    cast(room, "dots", *OTHERS)
    button(lead, "Reveal dots").click()
    screens.show("dots", "Dots per idea")
    button(lead, "Set shortlist").click()
    expect(lead.get_by_text(re.compile("of 20 ideas shortlisted"))).to_be_visible()


def impact_is_scored(lead: Page, ana: Page, ben: Page, screens: Screens, room: Room) -> str:
    """Two people click; the others cast as their pages would. The first idea gets a reason."""
    back_to(lead, "Score impact (silent)")
    screens.show("silent", "Start with the highest")
    for page in (ana, ben):
        without_picking(page)
    first = ana.locator(".paper h2").inner_text()
    button(ana, "Add a reason").click()
    ana.get_by_role("textbox", name="Reason").fill(WHY)
    ana.evaluate("addEventListener('click', () => (window.taps = (window.taps ?? 0) + 1), true)")
    for page, turned in ((ana, 0), (ben, 5)):
        answer(page, sheet(room, turned))
    assert ana.evaluate("window.taps") == len(room.state.shortlist)  # a tap for each answer
    cast(room, "impact", *OTHERS, "Finn", "Gita")
    expect(said(lead, "8 of 8 done")).to_be_visible()
    return first


def votes_are_revealed_and_discussed(lead: Page, screens: Screens, room: Room, first: str) -> None:
    back_to(lead, "Reveal")
    screens.show("ready", "Voting has ended")
    button(lead, "Reveal votes").click()
    screens.show("results", "Scores, widest")
    on(lead, "Discuss disagreements")
    lead.get_by_role("button", name=re.compile("^Start with: ")).click()
    talking = lead.locator(".st-key-talking h2")
    while talking.inner_text() != first:
        before = talking.inner_text()
        screens.show("talk", before)
        lead.locator(".st-key-talk-next button").click()
        expect(talking).not_to_have_text(before)
    screens.show("talk", WHY)
    assert room.state.item(room.state.talking).title == first


def the_vote_is_taken_again(lead: Page, ana: Page, ben: Page, screens: Screens) -> None:
    on(lead, "Re-vote")
    screens.show("silent", "Impact")
    for page in (ana, ben):
        page.locator(".paper .keep").first.press("Enter")
        arrived(page)
    button(lead, "Reveal re-vote").click()
    screens.show("comparison", "Before and after")


def decisions_are_made(lead: Page, ana: Page, screens: Screens, room: Room) -> None:
    on(lead, "Decide")
    lead.get_by_role("textbox", name="Decision owner").wait_for()
    screens.show("decisions", "open")
    row = lead.locator(".st-key-decide-list")
    row.get_by_role("radio", name="Do now").or_(button(row, "Do now")).first.click()
    left = len(room.state.shortlist) - 1
    button(lead, f"Everything else: later ({left})").click()
    screens.show("decisions", "Every idea has a decision")
    on(lead, "Record")
    screens.show("decided", "What we decided")
    button(lead, "End workshop").click()
    expect(heading(ana, "The workshop has ended")).to_be_visible()
    screens.show("decided", "The workshop has ended")
    assert len(room.state.decisions) == left + 1 >= 10
