"""Ballots and silent ideas in the store: none lost, none twice, none seen before the reveal."""

import inspect as python
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import inspect

from gtm_framework.errors import OutOfRangeError, RefusedError
from gtm_framework.store import Store
from gtm_framework.store.workshops.ballot_box import BallotBox
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.discussion.revote import SaidBefore
from gtm_framework.workshop.flow import StaleError
from gtm_framework.workshop.state import DoneShown
from gtm_framework.workshop.votes.admission import TooManyDotsError
from gtm_framework.workshop.votes.ballots import Answer, Ballot
from gtm_framework.workshop.votes.seen import Done, Seen, Viewer
from tests.store.meeting import Meeting, meeting


def reveal(room: Meeting) -> Seen:
    """Uncover what is hidden on impact and effort."""
    room.do(ev.GoTo, phase="reveal")
    room.do(ev.Reveal)
    return room.box.seen(room.id, Viewer.SCREEN)


def values(seen: Seen) -> dict[str, tuple[int | str, ...]]:
    return {heard.item: heard.values for heard in seen.heard}


def test_a_ballot_cast_twice_replaces_the_one_before(box: BallotBox, acme: str) -> None:
    room = meeting(box, acme, "a", "b", phase="impact")
    ana, bo = room.join("Ana"), room.join("Bo")

    room.cast(ana, a=9, b=2)
    room.cast(ana, a=4)
    room.cast(bo, a=7, b=Answer.SKIP)

    seen = reveal(room)
    assert values(seen) == {"a": (4, 7), "b": (2,)}
    assert seen.on("b", "impact").skipped == 1


def test_casting_says_what_is_left_to_answer_and_asking_says_the_same(box: BallotBox, acme: str) -> None:
    room = meeting(box, acme, "a", "b", "c", phase="impact")
    ana = room.join("Ana")

    left = room.cast(ana, b=Answer.DONT_KNOW)

    assert left == (("a", "impact"), ("c", "impact")) == box.to_answer(room.id, ana)
    assert room.cast(ana, a=1, c=10) == ()
    assert box.to_answer(room.id, ana) == ()


def test_outside_a_round_nothing_is_left_to_answer(box: BallotBox, acme: str) -> None:
    room = meeting(box, acme, "a", phase="merge")

    assert box.to_answer(room.id, room.join("Ana")) == ()
    assert box.done(room.id, Viewer.FACILITATOR) is None


def test_of_ballots_cast_together_either_all_are_taken_or_none(box: BallotBox, acme: str) -> None:
    room = meeting(box, acme, "a", "b", phase="impact")
    ana = room.join("Ana")

    with pytest.raises(OutOfRangeError, match="11"):
        room.cast(ana, a=7, b=11)

    assert box.to_answer(room.id, ana) == (("a", "impact"), ("b", "impact"))


def test_a_ballot_that_comes_too_late_is_refused_and_changes_nothing(box: BallotBox, acme: str) -> None:
    room = meeting(box, acme, "a", phase="impact")
    ana = room.join("Ana")
    room.cast(ana, a=7)
    seen = reveal(room)

    with pytest.raises(RefusedError) as refusal:
        box.cast(room.id, ana, room.ballot(ana, "a", 1))

    assert str(refusal.value) == "ballot: This vote is closed. Wait for the next one."
    assert box.seen(room.id, Viewer.SCREEN) == seen


def test_nobody_casts_for_somebody_else_or_after_leaving(box: BallotBox, acme: str) -> None:
    room = meeting(box, acme, "a", phase="impact")
    ana, bo = room.join("Ana"), room.join("Bo")

    with pytest.raises(RefusedError, match="This vote belongs to someone else"):
        box.cast(room.id, ana, room.ballot(bo, "a", 7))
    box.leave(room.id, ana)
    with pytest.raises(RefusedError) as refusal:
        room.cast(ana, a=7)
    assert str(refusal.value) == ("participant: You left this workshop. Rejoin to take part.")

    box.come_back(room.id, ana)
    room.cast(ana, a=7)
    assert values(reveal(room)) == {"a": (7,)}


def test_a_person_without_a_device_votes_like_everyone(box: BallotBox, acme: str) -> None:
    room = meeting(box, acme, "a", phase="impact")
    bo = box.seat(room.id, "Bo")

    room.cast(bo.id, a=3)

    assert bo.device is False
    assert values(reveal(room)) == {"a": (3,)}


def test_a_role_votes_on_its_own_axes_only(box: BallotBox, acme: str) -> None:
    room = meeting(box, acme, "a", phase="effort")
    ana = room.join("Ana", "customer_side")
    with pytest.raises(RefusedError, match="The role 'Customer-facing' doesn’t vote on effort here"):
        room.cast(ana, a=3)

    box.set_role(room.id, ana, "working_side")

    assert room.cast(ana, a=3) == ()


def test_dots_are_counted_over_all_that_a_person_has_cast(box: BallotBox, acme: str) -> None:
    room = meeting(box, acme, *"abcdef", phase="shortlist")
    ana = room.join("Ana")
    room.cast(ana, a=1)
    with pytest.raises(TooManyDotsError, match="dots"):
        room.cast(ana, b=1, c=1)

    assert room.cast(ana, b=1) == ()
    assert room.cast(ana, b=0, c=1) == ()

    room.do(ev.Reveal)
    assert values(box.seen(room.id, Viewer.SCREEN)) == {
        "a": (1,), "b": (0,), "c": (1,), "d": (), "e": (), "f": (),
    }  # fmt: skip


def test_a_person_can_start_the_open_round_over(box: BallotBox, acme: str) -> None:
    room = meeting(box, acme, "a", "b", phase="impact")
    ana, bo = room.join("Ana"), room.join("Bo")
    room.cast(ana, a=7, b=7)
    room.cast(bo, a=2, b=2)
    room.do(ev.GoTo, phase="effort")
    room.cast(ana, a=5)

    box.start_over(room.id, ana)

    assert box.to_answer(room.id, ana) == (("a", "effort"), ("b", "effort"))
    seen = reveal(room)
    assert seen.on("a", "impact").values == (2, 7)
    assert seen.on("a", "effort").values == ()
    with pytest.raises(RefusedError, match="No vote is open"):
        box.start_over(room.id, ana)


def test_a_reworded_idea_keeps_the_ballots_that_were_cast_on_it(box: BallotBox, acme: str) -> None:
    room = meeting(box, acme, "a", phase="impact")
    ana = room.join("Ana")
    room.cast(ana, a=7)

    room.do(ev.Reword, item="a", title="Own the benchmark")

    assert box.to_answer(room.id, ana) == ()
    assert values(reveal(room)) == {"a": (7,)}


def test_before_the_reveal_nothing_leaves_but_a_count(box: BallotBox, acme: str) -> None:
    room = meeting(box, acme, "a", "b", phase="impact", done_shown=DoneShown.FACILITATOR)
    ana, _ = room.join("Ana"), room.join("Bo")
    before = [box.seen(room.id, viewer) for viewer in Viewer]

    room.cast(ana, a=7)
    assert [box.seen(room.id, viewer) for viewer in Viewer] == before
    room.cast(ana, b=7)

    assert box.seen(room.id, Viewer.FACILITATOR) == Seen(done=Done(1, 2))
    assert box.done(room.id, Viewer.FACILITATOR) == Done(1, 2)
    for viewer in (Viewer.SCREEN, Viewer.PARTICIPANT):
        assert box.seen(room.id, viewer) == Seen()
        assert box.done(room.id, viewer) is None


def test_the_count_alone_is_the_count_of_the_whole_view_in_a_later_round(box: BallotBox, acme: str) -> None:
    room = meeting(box, acme, "a", phase="impact", done_shown=DoneShown.EVERYONE)
    ana, bo = room.join("Ana"), room.join("Bo")
    room.cast(ana, a=7)
    room.cast(bo, a=2)
    reveal(room)
    room.do(ev.GoTo, phase="revote")
    box.cast(room.id, bo, room.ballot(bo, "a", 3, "impact", 2))

    assert box.done(room.id, Viewer.SCREEN) == box.seen(room.id, Viewer.SCREEN).done == Done(1, 2)


def test_no_method_but_the_view_gives_a_ballot_and_none_gives_it_with_a_person() -> None:
    told = {
        name: python.signature(method).return_annotation
        for name, method in python.getmembers(BallotBox, python.isfunction)
        if not name.startswith("_")
    }

    assert {name for name, kind in told.items() if kind in (Seen, "Seen")} == {"seen"}
    assert not [name for name, kind in told.items() if "Ballot" in str(kind)]


def test_neither_a_ballot_nor_an_idea_is_kept_with_a_time_or_a_number(store: Store) -> None:
    with store.database.reading() as connection:
        columns = {
            table: {column["name"] for column in inspect(connection).get_columns(table)}
            for table in ("ballots", "workshop_ideas")
        }

    assert columns == {
        "ballots": {"workshop_id", "round", "person", "item", "axis", "answer", "value", "reason"},
        "workshop_ideas": {"workshop_id", "id", "person", "text", "notes"},
    }


def test_an_answer_taken_back_is_as_if_it_had_not_been_given(box: BallotBox, acme: str) -> None:
    room = meeting(box, acme, "a", "b", phase="impact")
    ana, bo = room.join("Ana"), room.join("Bo")
    room.cast(ana, a=7, b=2)
    room.cast(bo, a=3)

    assert box.withdraw(room.id, ana, "a", "impact") == (("a", "impact"),)

    assert values(reveal(room)) == {"a": (3,), "b": (2,)}
    with pytest.raises(RefusedError, match="No vote is open"):
        box.withdraw(room.id, ana, "b", "impact")


def test_a_reason_stays_with_its_vote_and_comes_out_without_a_name_after_the_reveal(
    box: BallotBox, acme: str
) -> None:
    room = meeting(box, acme, "a", phase="impact")
    ana, bo = room.join("Ana"), room.join("Bo")
    for who, value, reason in ((ana, 9, "Every  buyer\nasks for it"), (bo, 2, "Nobody reads it")):
        box.cast(room.id, who, room.ballot(who, "a", value).with_changes(reason=reason))
    assert "Nobody" not in repr(box.view(room.id, Viewer.FACILITATOR))

    heard = reveal(room).on("a", "impact")

    assert heard is not None
    assert [(one.value, one.text) for one in heard.reasons] == [
        (2, "Nobody reads it"),
        (9, "Every buyer asks for it"),
    ]
    assert ana not in repr(heard)


def test_in_a_second_vote_a_person_gets_their_own_earlier_answer_and_nobody_elses(
    box: BallotBox, acme: str
) -> None:
    room = meeting(box, acme, "a", phase="impact")
    ana, bo = room.join("Ana"), room.join("Bo")
    room.cast(ana, a=7)
    room.cast(bo, a=Answer.SKIP)
    assert box.said_before(room.id, ana) == {}
    reveal(room)
    assert box.said_before(room.id, ana) == {}
    room.do(ev.GoTo, phase="revote")
    room.cast(ana, a=4)

    assert box.said_before(room.id, ana) == {("a", "impact"): SaidBefore(Answer.VALUE, 7)}
    assert box.said_before(room.id, bo) == {("a", "impact"): SaidBefore(Answer.SKIP, None)}


def test_of_two_hundred_ballots_from_eight_threads_none_is_lost(box: BallotBox, acme: str) -> None:
    ideas = [f"i{n:02}" for n in range(25)]
    room = meeting(box, acme, *ideas, phase="impact")
    people = [room.join(f"p{n}") for n in range(8)]

    def vote(place: int) -> None:
        for n, idea in enumerate(ideas):
            box.cast(room.id, people[place], room.ballot(people[place], idea, (place + n) % 10 + 1))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(vote, range(8)))

    assert box.done(room.id, Viewer.FACILITATOR) == Done(8, 8)
    expected = {
        idea: tuple(sorted((place + n) % 10 + 1 for place in range(8))) for n, idea in enumerate(ideas)
    }
    assert values(reveal(room)) == expected


def test_a_person_who_casts_from_two_devices_at_once_never_lays_too_many_dots(
    box: BallotBox, acme: str
) -> None:
    room = meeting(box, acme, *"abcdef", phase="shortlist")
    ana = room.join("Ana")

    def lay(item: str) -> bool:
        try:
            box.cast(room.id, ana, Ballot(person=ana, item=item, axis="dots", round=1, value=1))
        except TooManyDotsError:
            return False
        return True

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(lay, "abcdef")) == 2


def test_a_ballot_and_the_reveal_never_pass_each_other(box: BallotBox, acme: str) -> None:
    room = meeting(box, acme, "a", phase="impact")
    people = [room.join(f"p{n}") for n in range(6)]
    room.cast(people[0], a=5)

    def cast(person: str) -> bool:
        try:
            box.cast(room.id, person, room.ballot(person, "a", 5))
        except RefusedError:
            return False
        return True

    with ThreadPoolExecutor(6) as pool:
        taken = [pool.submit(cast, person) for person in people[1:]]
        seen = pool.submit(reveal, room)
        expected = 1 + sum(t.result() for t in taken)

    assert len(box.seen(room.id, Viewer.SCREEN).on("a", "impact").values) == expected
    assert len(seen.result().on("a", "impact").values) == expected


def test_an_idea_is_seen_by_nobody_but_its_writer_before_the_gathering(box: BallotBox, acme: str) -> None:
    room = meeting(box, acme, phase="ideas")
    ana, bo = room.join("Ana"), room.join("Bo")

    handed = box.hand_in(room.id, ana, " Own  the benchmark ", "yearly")

    assert [(i.text, i.notes) for i in box.own_ideas(room.id, ana)] == [("Own the benchmark", "yearly")]
    assert box.own_ideas(room.id, bo) == ()
    assert (room.state.items, box.ideas_waiting(room.id)) == ((), 1)
    assert ana not in handed.id


def test_own_ideas_come_in_the_same_order_on_every_database(box: BallotBox, acme: str) -> None:
    room = meeting(box, acme, phase="ideas")
    ana = room.join("Ana")

    for text in ("ask them", "Zoom in", "Ask them", "écoute", "-"):
        box.hand_in(room.id, ana, text)

    words = [idea.text for idea in box.own_ideas(room.id, ana)]
    assert words == ["-", "Ask them", "Zoom in", "ask them", "écoute"]


def test_a_writer_takes_back_their_own_ideas_only(box: BallotBox, acme: str) -> None:
    room = meeting(box, acme, phase="ideas")
    ana, bo = room.join("Ana"), room.join("Bo")
    other, idea = box.hand_in(room.id, ana, "Another"), box.hand_in(room.id, ana, "Own the bench")

    box.take_back_idea(room.id, bo, idea.id)
    assert box.own_ideas(room.id, ana) == (other, idea)
    box.take_back_idea(room.id, ana, idea.id)
    assert box.own_ideas(room.id, ana) == (other,)


def test_gathered_ideas_come_without_their_writers_in_the_order_of_their_words(
    box: BallotBox, acme: str
) -> None:
    room = meeting(box, acme, "there already", phase="ideas")
    ana, bo = room.join("Ana"), room.join("Bo")
    for person, text in [(ana, "Zines"), (bo, "benchmark"), (ana, "Benchmark"), (bo, "Alliances")]:
        box.hand_in(room.id, person, text)

    state = box.gather(room.id, room.state.revision, actor="Mira")

    assert [i.title for i in state.items] == ["there already", "Alliances", "Benchmark", "Zines"]
    assert len(state.items[2].merged) == 1
    assert ana not in state.model_dump_json()
    assert box.ideas_waiting(room.id) == 0
    newest = room.log()[-1]
    assert (newest.actor, newest.revision) == ("Mira", state.revision)


def test_ideas_are_gathered_again_and_again_and_never_twice(box: BallotBox, acme: str) -> None:
    room = meeting(box, acme, phase="ideas")
    ana = room.join("Ana")
    first = box.hand_in(room.id, ana, "one")
    box.gather(room.id, room.state.revision)
    with pytest.raises(RefusedError) as refusal:
        box.gather(room.id, room.state.revision)
    assert str(refusal.value) == (
        "workshop: There are no new ideas to collect. Wait for the room to submit some."
    )

    box.hand_in(room.id, ana, "two")
    with pytest.raises(StaleError, match="Someone else just updated the workshop"):
        box.gather(room.id, room.state.revision - 1)

    assert [i.title for i in box.gather(room.id, room.state.revision).items] == ["one", "two"]
    with pytest.raises(RefusedError, match="This idea was already collected"):
        box.take_back_idea(room.id, ana, first.id)


def test_outside_its_phase_no_idea_is_taken(box: BallotBox, acme: str) -> None:
    room = meeting(box, acme, "a", phase="impact")

    with pytest.raises(RefusedError, match="Ideas aren’t being collected now"):
        box.hand_in(room.id, room.join("Ana"), "Too late")
