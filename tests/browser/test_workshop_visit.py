"""A workshop from its goal to its record: one facilitator, three participants, the shared screen."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from gtm_framework.store import Put, Store
from gtm_framework.store.workshops.ballot_box import BallotBox
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.state import Workshop
from gtm_framework.workshop.votes.seen import Viewer
from tests.browser.open_workshop import OpenWorkshop
from tests.browser.server import Server

APP = Path(__file__).resolve().parents[2] / "app.py"
GOAL = "Which work wins us the mid-market this year?"
LISTED = ("Own the benchmark", "Win-back mails", "Partner channel", "Pricing page")
FULL_NAME = "Own the benchmark report for our industry"

Serve = Callable[..., Server]
Visit = Callable[..., Page]

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("workshop-visit")]


@dataclass
class Room:
    """The store behind the server: what a test looks up, and never what it does."""

    store: Store
    workspace: str

    @property
    def box(self) -> BallotBox:
        return BallotBox(self.store)

    @property
    def state(self) -> Workshop:
        [entry] = self.box.workshops(self.workspace)
        return self.box.state(entry.id)

    def here(self) -> list[str]:
        return [person.name for person in self.box.people(self.state.id) if person.left_at is None]

    def values(self, title: str, axis: str) -> tuple[int | str, ...]:
        """The revealed ballots of the latest vote on an idea, from low to high."""
        [item] = [item.id for item in self.state.items if item.title == title]
        heard = self.box.seen(self.state.id, Viewer.SCREEN).on(item, axis)
        assert heard
        return heard.values


@pytest.fixture
def address(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'workshop.db'}"


@pytest.fixture
def room(address: str) -> Room:
    store = Store.open(address)
    made = store.create_workspace("Northwind")
    puts = [Put("initiative", title, {"title": title}, based_on=None) for title in LISTED]
    store.save(made.id, puts, summary="Paste")
    return Room(store, made.id)


@pytest.fixture
def server(serve: Serve, address: str, room: Room) -> Server:
    return serve(APP, env={"GTM_DATABASE_URL": address})


def button(page: Page | Locator, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def on(page: Page, phase: str) -> None:
    """Press the way to the next phase, and wait until the page is there."""
    button(page, f"Next: {phase}").click()
    expect(page.locator(".st-key-sheet-now")).to_contain_text(phase)


def back_to(page: Page, phase: str) -> None:
    """Press a phase of the run-sheet, and wait until the page is there."""
    page.locator(".st-key-workshop-sheet").get_by_role("button", name=re.compile(re.escape(phase))).click()
    expect(page.locator(".st-key-sheet-now")).to_contain_text(phase)


def said(page: Page, text: str) -> Locator:
    """A line beside the phase: who is here, how many are done."""
    return page.locator(".st-key-workshop-room p").filter(has_text=text)


def enter(visit: Visit, server: Server, room: Room, name: str, *, phone: bool = False) -> Page:
    """Come in by the link of the QR code."""
    door = room.box.invitation(room.state.id)
    assert door
    device = {"width": 390, "height": 844, "touch": True} if phone else {}
    page = visit(f"{server.url}/join?link={door.link}", **device)
    page.get_by_role("textbox", name="Your name").fill(name)
    button(page, "Join").click()
    return page


def enter_by_code(visit: Visit, server: Server, room: Room, name: str) -> Page:
    """Come in by typing the code that stands on the shared screen."""
    door = room.box.invitation(room.state.id)
    assert door
    page = visit(f"{server.url}/join")
    page.get_by_role("textbox", name="Code").fill(door.code.lower())
    button(page, "Continue").click()
    page.get_by_role("textbox", name="Your name").fill(name)
    button(page, "Join").click()
    return page


def hand_in(page: Page, *ideas: str) -> None:
    for idea in ideas:
        page.get_by_role("textbox", name="Your idea").fill(idea)
        button(page, "Submit").click()
        expect(page.locator(".st-key-join-list")).to_contain_text(idea)


Scores = Mapping[str, int | str]
"""Idea to what someone answers: a step, or a word."""


def answer(page: Page, scores: Scores, times: int | None = None) -> str:
    """Answer the questions in the order in which this phone asks them, from the one that is open.

    Returns:
        The idea that was answered last.
    """
    title = ""
    for _ in range(len(scores) if times is None else times):
        title = page.locator(".paper h2").inner_text()
        score = scores[title]
        named = page.locator(".paper").get_by_role("button", name=re.compile(rf"^{score}(: |$)"))
        named.press("Enter")
        expect(page.locator(".undo span")).to_have_text(f"{score}: {title}")
    arrived(page)
    return title


def without_picking(page: Page) -> None:
    """Score right away, without the two ends first."""
    button(page, "Score without picking").click()


def arrived(page: Page) -> None:
    """Wait until every answer has been acknowledged."""
    expect(page.locator(".paper:not([data-waiting='0'])")).to_have_count(0)
    expect(page.locator(".paper")).to_have_count(1)


def lay_dots(page: Page, *ideas: str) -> None:
    for idea in ideas:
        page.locator(".paper").get_by_role("button", name=idea).click()
    arrived(page)


def heading(page: Page, text: str) -> Locator:
    return page.get_by_role("heading", name=text)


def strips(page: Page) -> Locator:
    """The uncovered ballots on the shared screen."""
    return page.locator(".strips .row")


def votes(page: Page, title: str) -> Locator:
    """The uncovered ballots on one idea, on the facilitator's page."""
    return page.locator(".votes tbody tr").filter(has_text=title)


def test_a_workshop_from_its_goal_to_its_record(server: Server, visit: Visit, room: Room) -> None:
    lead = visit(f"{server.url}/workshop")
    opened(lead)
    screen = visit(f"{server.url}/present?workshop={room.state.id}")
    ana = people_come_in(lead, screen, server, visit, room)
    namesake = enter_by_code(visit, server, room, "Ana")
    expect(namesake.get_by_text("You’re Ana (2).")).to_be_visible()

    ideas_in_silence(lead, ana, namesake)
    doubles_become_one(lead, room)
    cleo = dots_make_a_shortlist(lead, ana, namesake, lambda: enter(visit, server, room, "Cleo"))
    expect(cleo.get_by_text("You’re Cleo.")).to_be_visible()
    kinds_in_silence(lead, ana, cleo)
    impact_through_reload_restart_and_rewording(lead, server, (ana, namesake, cleo), room)
    effort_while_somebody_leaves(lead, (ana, namesake, cleo), room)
    everything_is_uncovered_at_once(lead, screen, ana, room)
    the_widest_gap_is_talked_over(lead, screen, ana, room)
    nearly_all_high_so_they_are_placed(lead, screen, room)
    the_vote_is_taken_again(lead, (ana, cleo), room)
    one_person_decides(lead, room)
    the_record_goes_back(lead, screen, ana, room)


def opened(lead: Page) -> None:
    button(lead, "Start workshop").click()
    lead.get_by_role("textbox", name="Question to answer").fill(GOAL)
    lead.get_by_role("textbox", name="Decision owner").fill("Mira")
    button(lead, "Save goal").click()
    expect(lead.locator(".st-key-workshop-goal")).to_have_text(GOAL)
    button(lead, "Start timer").click()
    expect(button(lead, "Next: Silent brainstorm")).to_be_visible()


def people_come_in(lead: Page, screen: Page, server: Server, visit: Visit, room: Room) -> Page:
    door = room.box.invitation(room.state.id)
    assert door
    expect(screen.get_by_text(GOAL)).to_be_visible()
    expect(screen.locator(".present .code")).to_have_text(f"{door.code[:4]}-{door.code[4:]}")
    ana = enter(visit, server, room, "Ana", phone=True)
    expect(ana.get_by_text("You’re Ana.")).to_be_visible()
    expect(said(lead, "Ana")).to_be_visible()
    expect(screen.get_by_text("1 joined")).to_be_visible()
    return ana


def ideas_in_silence(lead: Page, ana: Page, namesake: Page) -> None:
    on(lead, "Silent brainstorm")
    hand_in(ana, "Round table of plant managers")
    hand_in(namesake, "Round table of the plant managers", "Calculator for buyers")
    expect(said(lead, "3 new ideas")).to_be_visible()
    expect(lead.get_by_text("Calculator for buyers")).to_have_count(0)
    expect(ana.get_by_text("Calculator for buyers")).to_have_count(0)
    button(lead, "Collect ideas").click()
    expect(lead.get_by_text("7 ideas in the workshop")).to_be_visible()
    expect(lead.get_by_text("Calculator for buyers")).to_be_visible()


def doubles_become_one(lead: Page, room: Room) -> None:
    on(lead, "Clarify and group")
    button(lead, "Merge pair").click()
    expect(button(lead, "Merge pair")).to_have_count(0)
    assert len(room.state.items) == 6
    [merged] = [item for item in room.state.items if item.merged]
    assert {merged.title, *(part.title for part in merged.merged)} == {
        "Round table of plant managers",
        "Round table of the plant managers",
    }


def dots_make_a_shortlist(lead: Page, ana: Page, namesake: Page, late: Callable[[], Page]) -> Page:
    on(lead, "Dot vote")
    expect(heading(ana, "2 of 2 dots left")).to_be_visible()
    lay_dots(ana, LISTED[0], "Calculator for buyers")
    cleo = late()
    lay_dots(cleo, LISTED[0], LISTED[1])
    expect(said(lead, "2 of 3 done")).to_be_visible()
    lay_dots(namesake, LISTED[2], LISTED[1])
    expect(said(lead, "3 of 3 done")).to_be_visible()
    expect(lead.get_by_text("●")).to_have_count(0)

    button(lead, "Reveal dots").click()
    expect(lead.get_by_text(f"{LISTED[0]} · ●● 2")).to_be_visible()
    expect(ana.get_by_text(f"2 dots · {LISTED[0]}")).to_be_visible()
    lead.get_by_text(f"{LISTED[3]} · no dot").click()
    button(lead, "Set shortlist").click()
    expect(lead.get_by_text("5 of 6 ideas shortlisted")).to_be_visible()
    return cleo


def kinds_in_silence(lead: Page, ana: Page, cleo: Page) -> None:
    on(lead, "Strategic or tactical")
    for page in (ana, cleo):
        expect(page.get_by_text("1 of 15")).to_be_visible()
        for number in (2, 3, 4):
            page.locator(".paper .answers button").first.press("Enter")
            expect(page.get_by_text(f"{number} of 15")).to_be_visible()
        arrived(page)


CALCULATOR = "Calculator for buyers"


def given(first: int, *others: int | str) -> Scores:
    """A sheet over the shortlist; the first idea is reworded in between."""
    titles = (*LISTED[1:], CALCULATOR)
    return {LISTED[0]: first, FULL_NAME: first, **dict(zip(titles, others, strict=True))}


def impact_through_reload_restart_and_rewording(
    lead: Page, server: Server, room_of: Sequence[Page], room: Room
) -> None:
    ana, namesake, cleo = room_of
    sheets = (given(9, 8, 10, 9, 10), given(7, 9, "Skip", 8, "Don’t know"), given(2, 9, 9, 8, 10))
    on(lead, "Score impact (silent)")
    for page in room_of:
        without_picking(page)
        expect(page.get_by_text("1 of 5")).to_be_visible()
    answer(ana, sheets[0], 2)
    answer(namesake, sheets[1], 3)

    namesake.reload()
    expect(namesake.get_by_text("You’re Ana (2).")).to_be_visible()
    expect(namesake.get_by_text("4 of 5")).to_be_visible()
    expect(namesake.locator("[aria-pressed=true]")).to_have_count(0)

    server.stop()
    # Nobody listens, and the page may know it already and let nobody click.
    third = sheets[0][ana.locator(".paper h2").inner_text()]
    ana.get_by_role("button", name=re.compile(f"^{third}: ")).dispatch_event("click")
    server.start()
    arrived(ana)
    answer(namesake, sheets[1], 2)
    answer(cleo, sheets[2], 5)

    back_to(lead, "Clarify and group")
    title = lead.get_by_role("textbox", name="Title", exact=True)
    expect(title).to_have_value(LISTED[0])
    title.fill(FULL_NAME)
    button(lead, "Save wording").click()
    expect(lead.get_by_text(f"Original wording: {LISTED[0]}")).to_be_visible()
    back_to(lead, "Score impact (silent)")
    expect(ana.get_by_text("4 of 5")).to_be_visible()
    answer(ana, sheets[0], 2)
    expect(said(lead, "3 of 3 done")).to_be_visible()
    expect(heading(ana, "All 5 answered")).to_be_visible()
    assert room.state.shortlist[0].title == FULL_NAME


def effort_while_somebody_leaves(lead: Page, room_of: Sequence[Page], room: Room) -> None:
    ana, namesake, cleo = room_of
    on(lead, "Score effort (silent)")
    for page in room_of:
        without_picking(page)
        expect(page.get_by_text("1 of 5")).to_be_visible()
    answer(namesake, given(10, 10, 10, 10, 10), 1)
    button(namesake, "Leave").click()
    expect(heading(namesake, "Join a workshop")).to_be_visible()
    expect(said(lead, "0 of 2 done")).to_be_visible()
    answer(ana, given(3, 4, 5, 6, 7), 5)
    answer(cleo, given(2, 4, 5, 6, 8), 5)
    expect(said(lead, "2 of 2 done")).to_be_visible()
    assert room.here() == ["Ana", "Cleo"]


def everything_is_uncovered_at_once(lead: Page, screen: Page, ana: Page, room: Room) -> None:
    on(lead, "Reveal")
    expect(heading(screen, "Voting has ended")).to_be_visible()
    expect(ana.get_by_text("Waiting for the reveal.")).to_be_visible()
    expect(votes(lead, FULL_NAME)).to_have_count(0)

    button(lead, "Reveal votes").click()

    expect(votes(lead, FULL_NAME)).to_be_visible()
    expect(strips(screen)).to_have_count(5)
    expect(ana.locator(".block-container")).to_contain_text(FULL_NAME)
    assert room.values(FULL_NAME, "impact") == (2, 7, 9)  # cast before it was reworded
    efforts = [room.values(item.title, "effort") for item in room.state.shortlist]
    assert sum(10 in one for one in efforts) == 1  # also by someone who has left
    assert room.values(LISTED[2], "impact") == (9, 10)  # one skipped; one came while nobody listened


def the_widest_gap_is_talked_over(lead: Page, screen: Page, ana: Page, room: Room) -> None:
    on(lead, "Discuss disagreements")
    button(lead, f"Start with: {FULL_NAME}").click()
    expect(heading(screen, FULL_NAME)).to_be_visible()
    expect(ana.get_by_text(FULL_NAME)).to_be_visible()
    expect(screen.get_by_text("this idea")).to_be_visible()
    button(lead, "Done discussing").click()
    expect(button(lead, "Done discussing")).to_have_count(0)
    assert [room.state.item(one).title for one in room.state.talked] == [FULL_NAME]


def nearly_all_high_so_they_are_placed(lead: Page, screen: Page, room: Room) -> None:
    expect(lead.get_by_text("5 of 5 ideas are above 5 on impact.")).to_be_visible()
    button(lead.locator(".st-key-place-impact-guard"), "Rank by impact").click()
    kept = button(lead, "Keep ranking")
    higher = lead.locator(".st-key-higher-this button")
    expect(heading(screen, "Which has more impact?")).to_be_visible()
    for answered in range(1, 9):
        higher.click()
        expect(kept.or_(lead.get_by_text(f"{answered} answered"))).to_be_visible()
        if kept.is_visible():
            break
    kept.click()
    expect(heading(lead, "Discuss disagreements")).to_be_visible()
    assert sorted(room.state.placed["impact"].values()) == [1, 3, 5, 8, 10]


def the_vote_is_taken_again(lead: Page, room_of: Sequence[Page], room: Room) -> None:
    on(lead, "Re-vote")
    for page, before in zip(room_of, (9, 2), strict=True):
        expect(heading(page, FULL_NAME)).to_be_visible()
        about_impact = page.get_by_text("How much would it change?")
        while not about_impact.is_visible():
            page.locator(".paper .others button").first.press("Enter")
        expect(page.get_by_text(f"You said {before}.")).to_be_visible()
        page.get_by_role("button", name="8: ").press("Enter")
        expect(page.locator(".undo span")).to_have_text(f"8: {FULL_NAME}")
        arrived(page)
    button(lead, "Reveal re-vote").click()
    expect(lead.get_by_text(re.compile(r"scores? moved closer together\.|score moved"))).to_be_visible()
    assert room.values(FULL_NAME, "impact") == (7, 8, 8)  # who left has not changed their mind


def one_person_decides(lead: Page, room: Room) -> None:
    on(lead, "Decide")
    lead.get_by_role("combobox", name="Capacity limit").click()
    lead.get_by_role("option", name="ideas").click()
    expect(lead.get_by_role("spinbutton", name="Amount")).to_have_value("5")
    expect(lead.get_by_role("textbox", name="Decision owner")).to_have_value("Mira")
    row = lead.locator(".st-key-decide-list")
    row.get_by_role("radio", name="Do now").or_(button(row, "Do now")).first.click()
    owner = row.get_by_role("textbox", name=re.compile("^Owner of")).first
    expect(owner).to_be_enabled()
    owner.fill("Ana")
    owner.press("Enter")
    lead.locator("[class*='st-key-call-more-'] button").first.click()
    reason = lead.get_by_role("textbox", name="Reason")
    reason.fill("It is the one that others cannot copy.")
    reason.press("Control+Enter")
    expect(lead.get_by_text("Decided by Mira")).to_be_visible()
    lead.keyboard.press("Escape")
    expect(reason).to_be_hidden()
    button(lead, "Everything else: later (4)").click()
    expect(button(lead, "Every idea has a decision")).to_be_visible()
    first, *others = room.state.decisions
    assert (first.call, first.owner, first.decider) == ("do", "Ana", "Mira")
    assert first.reason == "It is the one that others cannot copy."
    assert [one.call for one in others] == ["later"] * 4


def the_record_goes_back(lead: Page, screen: Page, ana: Page, room: Room) -> None:
    on(lead, "Record")
    with lead.expect_download() as taken:
        button(lead, "Markdown").click()
    record = Path(taken.value.path()).read_text(encoding="utf-8")
    for told in (GOAL, FULL_NAME, "It is the one that others cannot copy.", "Mira"):
        assert told in record

    button(lead, "Save to workspace").click()
    expect(lead.get_by_text("6 ideas to the workspace, with the room’s decisions")).to_be_visible()
    kept = room.store.load(room.workspace).of("initiative")
    assert FULL_NAME in {document.body["title"] for document in kept}
    button(lead, "End workshop").click()
    for page in (screen, ana):
        expect(page.get_by_role("heading", name="The workshop has ended")).to_be_visible()
    assert room.state.finished_at


def test_a_half_typed_reason_outlives_what_the_room_and_another_facilitator_do(
    server: Server, visit: Visit, address: str
) -> None:
    under_way = OpenWorkshop.begun(address, *LISTED, phase="decide")
    under_way.does(ev.NameDecider, decider="Mira")
    under_way.does(ev.Decide, item=LISTED[0], call="do")
    lead = visit(f"{server.url}/workshop?workshop={under_way.id}")
    lead.locator("[class*='st-key-call-more-'] button").first.click()
    reason = lead.get_by_role("textbox", name="Reason")
    expect(lead.get_by_text("Decided by Mira")).to_be_visible()
    reason.click()
    expect(reason).to_be_focused()
    reason.press_sequentially("Because it can")

    under_way.does(ev.Decide, item=LISTED[1], call="no", reason="Too expensive", decider="Mira")
    under_way.box.admit(under_way.id, "Zoe")
    expect(said(lead, "Zoe")).to_be_visible()
    expect(reason).to_have_value("Because it can")
    expect(reason).to_be_focused()
    reason.press_sequentially("not be copied.")
    reason.press("Control+Enter")
    lead.keyboard.press("Escape")
    expect(reason).to_be_hidden()
    button(lead, "Everything else: later (2)").click()
    expect(button(lead, "Every idea has a decision")).to_be_visible()
    made = {one.item: one.reason for one in under_way.box.state(under_way.id).decisions}
    assert made[LISTED[0]] == "Because it cannot be copied."
    assert made[LISTED[1]] == "Too expensive"


def test_a_card_dragged_onto_another_is_merged_and_the_keyboard_does_the_same(
    server: Server, visit: Visit, address: str
) -> None:
    under_way = OpenWorkshop.begun(address, *LISTED, phase="merge")
    lead = visit(f"{server.url}/workshop?workshop={under_way.id}")
    cards = lead.locator(".cards")
    button(cards, LISTED[3]).drag_to(button(cards, LISTED[0]))
    expect(cards.get_by_role("button", name=f"{LISTED[0]} +1")).to_be_visible()
    expect(cards.get_by_role("button")).to_have_count(3)

    button(cards, LISTED[2]).press("m")
    expect(cards.get_by_role("status")).to_contain_text(f"Picked up {LISTED[2]}")
    button(cards, LISTED[2]).press("ArrowUp")
    expect(button(cards, LISTED[1])).to_be_focused()
    lead.keyboard.press("Enter")

    expect(cards.get_by_role("button")).to_have_count(2)
    items = under_way.box.state(under_way.id).items
    merged = {item.title: [one.title for one in item.merged] for item in items}
    assert merged == {LISTED[0]: [LISTED[3]], LISTED[1]: [LISTED[2]]}
