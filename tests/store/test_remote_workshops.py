"""People elsewhere, in the store: deadlines, votes that reveal themselves, links for observers."""

from datetime import timedelta

import pytest

from gtm_framework.errors import RefusedError
from gtm_framework.store.workshops.ballot_box import BallotBox
from gtm_framework.store.workshops.errors import WrongCodeError
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.state import RevealWhen
from gtm_framework.workshop.votes.seen import Seen, Viewer
from tests.store.conftest import StandingClock
from tests.store.meeting import meeting


def test_the_last_vote_reveals_them_all_where_that_is_wanted(box: BallotBox, acme: str) -> None:
    room = meeting(box, acme, "a", "b", "c", phase="shortlist", reveal_when=RevealWhen.EVERYONE)
    ana, bo = room.join("Ana"), room.join("Bo")
    room.cast(ana, a=1)
    assert box.seen(room.id, Viewer.FACILITATOR).heard == ()

    room.cast(bo, b=1)

    assert {h.item: h.values for h in box.seen(room.id, Viewer.SCREEN).heard} == {
        "a": (1,), "b": (1,), "c": (),
    }  # fmt: skip
    assert [(one.event.__class__, one.actor) for one in room.log()][-1] == (ev.Reveal, "")


def test_votes_that_are_complete_are_revealed_on_entering_the_phase_for_it(
    box: BallotBox, acme: str
) -> None:
    room = meeting(box, acme, "a", phase="impact", reveal_when=RevealWhen.EVERYONE)
    for name, score in (("Ana", 9), ("Bo", 2)):
        room.cast(room.join(name), a=score)
    assert box.seen(room.id, Viewer.SCREEN) == Seen()

    state = room.do(ev.GoTo, phase="reveal")

    assert state.rounds[0].revealed
    assert state == room.state


def test_after_the_deadline_no_vote_and_no_idea_is_taken_and_none_is_taken_back(
    standing: BallotBox, time: StandingClock
) -> None:
    room = meeting(standing, standing.store.create_workspace("Acme").id, "a", phase="impact")
    ana = room.join("Ana")
    room.do(ev.OpenUntil, until=standing.store.clock() + timedelta(days=2))
    room.cast(ana, a=7)
    time.moves(days=2)

    for late in (
        lambda: room.cast(ana, a=1),
        lambda: standing.withdraw(room.id, ana, "a", "impact"),
        lambda: standing.start_over(room.id, ana),
        lambda: standing.hand_in(room.id, ana, "A round table"),
    ):
        with pytest.raises(RefusedError, match="The deadline has passed"):
            late()


def test_codes_and_keys_work_until_the_deadline_however_far_it_is(
    standing: BallotBox, time: StandingClock
) -> None:
    room = meeting(standing, standing.store.create_workspace("Acme").id, "a", phase="impact")
    _, early = standing.admit(room.id, "Ana")
    room.do(ev.OpenUntil, until=standing.store.clock() + timedelta(days=20))
    time.moves(days=19)
    door = standing.invitation(room.id)
    assert door is not None
    assert standing.workshop_by_link(door.link) == room.id
    _, late = standing.admit(room.id, "Bo")

    time.moves(days=3)

    assert standing.person_of(early) is not None
    assert standing.person_of(late) is not None
    assert standing.invitation(room.id) is None


def test_the_observers_link_leads_to_the_same_workshop_in_another_role(box: BallotBox, acme: str) -> None:
    room = meeting(box, acme, "a", phase="impact")
    door = box.invitation(room.id)
    assert door is not None
    assert len({door.link, door.observe}) == 2

    assert [box.role_of_link(one) for one in (door.link, door.observe)] == ["member", "observer"]
    assert box.workshop_by_link(door.observe) == room.id
    watcher = room.join("Ana", box.role_of_link(door.observe))
    assert box.to_answer(room.id, watcher) == ()
    with pytest.raises(RefusedError, match="doesn’t vote on impact"):
        room.cast(watcher, a=7)
    room.do(ev.GoTo, phase="ideas")
    with pytest.raises(RefusedError, match="You are here to observe"):
        box.hand_in(room.id, watcher, "A round table")

    box.new_invitation(room.id)
    with pytest.raises(WrongCodeError):
        box.role_of_link(door.observe)


def test_a_workshop_opens_on_the_agenda_that_is_asked_for_or_not_at_all(box: BallotBox, acme: str) -> None:
    first = box.open_workshop(acme).agenda
    made = box.open_workshop(acme, title="Q3", agenda=(first[0], first[-1]))

    assert [phase.id for phase in made.phases] == ["goal", "record"]
    assert box.workshops(acme)[0].title == "Q3"
    with pytest.raises(RefusedError, match="agenda: An agenda starts with Goal"):
        box.open_workshop(acme, agenda=first[1:])


def test_whoever_looks_first_after_the_deadline_reveals_the_votes_once(
    standing: BallotBox, time: StandingClock
) -> None:
    acme = standing.store.create_workspace("Acme").id
    room = meeting(standing, acme, "a", "b", phase="shortlist", reveal_when=RevealWhen.DEADLINE, expected=9)
    room.do(ev.OpenUntil, until=standing.store.clock() + timedelta(days=2))
    for name in ("Ana", "Bo", "Cleo"):
        person = room.join(name)
        if name != "Cleo":
            room.cast(person, a=1)
    assert not standing.reveal_by_itself(room.id)
    assert standing.seen(room.id, Viewer.SCREEN) == Seen()
    time.moves(days=2)

    assert [standing.reveal_by_itself(room.id) for _ in range(3)] == [True, False, False]

    assert [h.values for h in standing.seen(room.id, Viewer.SCREEN).heard if h.item == "a"] == [(1, 1)]
    assert [type(one.event) for one in room.log()].count(ev.Reveal) == 1
