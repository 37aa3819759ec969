"""Workshops in the store: opened, resumed, done to one thing after the other, never overwritten."""

from datetime import UTC, datetime

import pytest

from gtm_framework.errors import RefusedError
from gtm_framework.store import Store, UnknownWorkspaceError
from gtm_framework.store.workshops.ballot_box import BallotBox
from gtm_framework.store.workshops.errors import UnknownWorkshopError
from gtm_framework.store.workshops.workshop_list import WorkshopEntry
from gtm_framework.store.workshops.workshops import WorkshopVersion
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.entries import Item
from gtm_framework.workshop.flow import StaleError, apply
from gtm_framework.workshop.state import DoneShown, Workshop
from gtm_framework.workshop.votes.seen import Seen, Viewer
from tests.store.meeting import Meeting, meeting


def test_a_workshop_opens_with_the_ideas_it_is_given(box: BallotBox, acme: str) -> None:
    options = {"purpose": ("one", "two"), "form": ("one", "two"), "metrics": ("one", "two")}

    opened = box.open_workshop(
        acme,
        items=[Item(id="a", title="Own the benchmark")],
        named=False,
        done_shown=DoneShown.NOBODY,
        options=options,
    )

    assert box.state(opened.id) == opened
    assert [(i.id, i.title, i.words) for i in opened.items] == [
        ("a", "Own the benchmark", "Own the benchmark")
    ]
    assert (opened.named, opened.done_shown, opened.options) == (False, DoneShown.NOBODY, options)
    assert box.workspace_of(opened.id) == acme


def test_without_ideas_a_workshop_is_empty_and_at_its_first_revision(box: BallotBox, acme: str) -> None:
    opened = box.open_workshop(acme)

    assert (opened.items, opened.revision, opened.phase) == ((), 0, "goal")
    assert Meeting(box, opened.id).log() == []


def test_a_workshop_with_too_many_ideas_is_not_opened(box: BallotBox, acme: str) -> None:
    with pytest.raises(RefusedError, match="61 ideas are more than the 60 allowed"):
        box.open_workshop(acme, items=[Item(id=str(n), title=str(n)) for n in range(61)])

    assert box.workshops(acme) == ()


def test_the_workshops_of_a_workspace_are_listed_the_newest_first(box: BallotBox, acme: str) -> None:
    first, second = meeting(box, acme, "a", phase="impact"), box.open_workshop(acme)
    other = box.store.create_workspace("Other").id
    box.open_workshop(other)

    first.do(ev.Finish)

    listed = box.workshops(acme)
    assert [entry.id for entry in listed] == [second.id, first.id]
    assert listed[1] == WorkshopEntry(
        id=first.id,
        title="",
        goal="Which work wins us the mid-market?",
        phase="Score impact (silent)",
        created_at=datetime(2026, 7, 14, 10, 1, tzinfo=UTC),
        finished_at=first.state.finished_at,
    )
    assert listed[1].finished_at is not None
    assert listed[0].finished_at is None


def test_a_workshop_of_an_unknown_workspace_is_not_opened(box: BallotBox) -> None:
    with pytest.raises(UnknownWorkspaceError, match=r"^There is no workspace 'w-none'"):
        box.open_workshop("w-none")
    with pytest.raises(UnknownWorkspaceError, match=r"^There is no workspace 'w-none'"):
        box.workshops("w-none")


@pytest.mark.parametrize("name", ["s-none", "s-\0", "s-\ud83d", "s-ä"])
def test_an_unknown_workshop_is_refused_without_naming_any_other(
    box: BallotBox, acme: str, name: str
) -> None:
    there = box.open_workshop(acme).id

    with pytest.raises(UnknownWorkshopError) as refusal:
        box.state(name)

    assert str(refusal.value) == "This workshop doesn’t exist. Choose one from the list."
    assert refusal.value.workshop == name
    assert there not in str(refusal.value)


def test_a_workshop_goes_with_its_workspace_and_comes_back_with_it(box: BallotBox, acme: str) -> None:
    there = box.open_workshop(acme)
    box.store.delete_workspace(acme)
    for ask in (box.state, box.version, box.people, box.invitation, box.workspace_of):
        with pytest.raises(UnknownWorkshopError, match=r"^This workshop doesn’t exist"):
            ask(there.id)

    box.store.restore_workspace(acme)
    assert box.state(there.id) == there


def test_of_two_facilitators_on_the_same_revision_the_second_is_told(box: BallotBox, acme: str) -> None:
    room = meeting(box, acme, "a")
    both_look_at = room.state.revision
    hers = ev.NameDecider(against=both_look_at, at=box.store.clock(), decider="Mira")
    his = ev.NameDecider(against=both_look_at, at=box.store.clock(), decider="Jon")

    box.do(room.id, hers)
    with pytest.raises(StaleError) as refusal:
        box.do(room.id, his)

    assert (refusal.value.against, refusal.value.current) == (both_look_at, both_look_at + 1)
    assert room.state.decider == "Mira"
    assert len(room.log()) == room.state.revision


def test_what_is_refused_leaves_no_trace(box: BallotBox, acme: str) -> None:
    room = meeting(box, acme, "a")
    before = (room.state, box.version(room.id), room.log())

    with pytest.raises(RefusedError, match="The goal 'No question' is not a question"):
        room.do(ev.AskGoal, goal="No question")
    with pytest.raises(RefusedError, match=r"character 4 is unsupported \(NUL\)"):
        room.do(ev.NameDecider, decider="Mira", actor="Ana\0")

    assert (room.state, box.version(room.id), room.log()) == before


def test_the_log_holds_everything_that_was_done_and_leads_to_the_present_state(
    box: BallotBox, acme: str
) -> None:
    room = meeting(box, acme, "a", "b", phase="impact")
    room.do(ev.SetUp, named=False, scores={"guest": ("dots",)}, actor=" Ana ")
    room.do(ev.Extend, by=room.state.timer.planned)
    room.do(ev.Park, text="Pricing\npage")

    log = room.log()

    assert [entry.revision for entry in log] == [1, 2, 3, 4, 5, 6]
    assert [type(entry.event).__name__ for entry in log] == [
        "AddItems",
        "AskGoal",
        "GoTo",
        "SetUp",
        "Extend",
        "Park",
    ]
    assert (log[3].actor, log[2].actor) == ("Ana", "")
    replayed = Workshop(id=room.id)
    for entry in log:
        assert entry.at >= entry.event.at
        replayed = apply(replayed, entry.event)
    assert replayed == room.state


def test_the_pulse_moves_with_what_is_done_and_with_the_room_but_not_with_a_ballot_or_an_idea(
    box: BallotBox, acme: str
) -> None:
    room = meeting(box, acme, "a", phase="ideas")
    pulses = [box.version(room.id)]

    ana = room.join("Ana")
    pulses.append(box.version(room.id))
    box.hand_in(room.id, ana, "Own the benchmark")
    pulses.append(box.version(room.id))
    room.do(ev.GoTo, phase="impact")
    pulses.append(box.version(room.id))
    room.cast(ana, a=7)
    pulses.append(box.version(room.id))
    box.set_role(room.id, ana, "guest")
    pulses.append(box.version(room.id))

    assert pulses == [
        WorkshopVersion(3, 0),
        WorkshopVersion(3, 1),
        WorkshopVersion(3, 1),
        WorkshopVersion(4, 1),
        WorkshopVersion(4, 1),
        WorkshopVersion(4, 2),
    ]


def test_a_workshop_is_taken_up_again_after_the_program_ended_in_mid_round(url: str) -> None:
    with Store.open(url) as store:
        box = BallotBox(store)
        room = meeting(box, store.create_workspace("Acme").id, "a", "b", phase="impact")
        person, key = box.admit(room.id, "Ana")
        room.cast(person.id, a=7)
        code = box.invitation(room.id).code
        before = (room.state, box.version(room.id), box.people(room.id), room.log())

    with Store.open(url) as store:
        again = BallotBox(store)
        assert before == (
            again.state(room.id),
            again.version(room.id),
            again.people(room.id),
            Meeting(again, room.id).log(),
        )
        assert again.person_of(key) == (room.id, person)
        assert again.workshop_by_code(code, "10.0.0.1") == room.id
        assert again.to_answer(room.id, person.id) == (("b", "impact"),)
        assert again.seen(room.id, Viewer.SCREEN) == Seen()
        room.box = again
        room.cast(person.id, b=3)
        room.do(ev.GoTo, phase="reveal")
        room.do(ev.Reveal)
        assert [h.values for h in again.seen(room.id, Viewer.SCREEN).heard] == [(7,), (3,)]


def test_a_look_holds_what_the_record_asks_for_from_one_moment(box: BallotBox, acme: str) -> None:
    room = meeting(box, acme, "a", phase="impact")
    ana = room.join("Ana")
    room.cast(ana, a=7)

    look = box.view(room.id, Viewer.FACILITATOR)

    assert (look.state, look.people) == (room.state, box.people(room.id))
    assert look.seen == box.seen(room.id, Viewer.FACILITATOR)
