"""A second vote asks what was discussed, and each person sees first what they said before."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gtm_framework.errors import RefusedError, UnknownNameError
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.discussion.queue_order import changes, queue
from gtm_framework.workshop.discussion.revote import disputed, said_before
from gtm_framework.workshop.state import Workshop
from gtm_framework.workshop.votes.admission import admit
from gtm_framework.workshop.votes.ballots import Answer, Ballot, still_to_answer
from gtm_framework.workshop.votes.seen import Seen, Viewer
from gtm_framework.workshop.votes.visibility import visible
from tests.workshop.room import ballot, do, person, refusal, sheet, workshop

ANA = person("p0")


def voted() -> tuple[Workshop, Seen, list[Ballot]]:
    """Impact and effort of two ideas: apart on the effort of "a", on nothing of "b"."""
    state = do(do(workshop("a", "b"), ev.GoTo, phase="impact"), ev.GoTo, phase="effort")
    cast = [
        *sheet({"a": [7, 7, 8], "b": [4, 5, 4]}),
        *sheet({"a": [1, 9, 5], "b": [3, 3, 3]}, axis="effort", number=2),
    ]
    state = do(do(state, ev.GoTo, phase="reveal"), ev.Reveal)
    return do(state, ev.GoTo, phase="discuss"), visible(state, cast, [], Viewer.SCREEN), cast


def discussed() -> tuple[Workshop, list[Ballot]]:
    state, seen, cast = voted()
    for queued in queue(state, seen):
        state = do(state, ev.Talk, item=queued.item, axes=disputed(queued))
    return do(state, ev.GoTo, phase="revote"), cast


def test_an_idea_is_disputed_where_its_votes_are_not_close_or_else_where_they_are_widest_apart() -> None:
    state, seen, _ = voted()

    assert {q.item: disputed(q) for q in queue(state, seen)} == {"a": ("effort",), "b": ("impact",)}


def test_a_new_vote_asks_about_each_idea_only_what_was_discussed() -> None:
    state, _ = discussed()

    assert still_to_answer(state, [], ANA) == (("a", "effort"), ("b", "impact"))
    with pytest.raises(RefusedError) as refused:
        admit(state, ballot("p0", "a", 3, number=3), ANA, [])
    assert str(refused.value) == ("ballot: Impact of 'a' isn’t part of this vote. It asks about: effort.")


def test_what_was_not_asked_again_stands_as_it_was_and_counts_as_no_change() -> None:
    state, cast = discussed()
    again = [*cast, *sheet({"a": [5, 5, 5]}, axis="effort", number=3)]
    state = do(state, ev.Reveal)

    seen = visible(state, again, [], Viewer.SCREEN)

    assert [(c.item, c.axis) for c in changes(state, seen)] == [("a", "effort"), ("b", "impact")]
    assert seen.rounds("impact") == (1, 3)
    assert seen.on("a", "impact", 3) is None
    assert (heard := seen.on("a", "impact")) is not None
    assert heard.values == (7, 7, 8)


def test_an_idea_discussed_on_nothing_in_particular_is_asked_about_on_every_scored_axis() -> None:
    state, _, _ = voted()
    state = do(do(state, ev.Talk, item="b"), ev.GoTo, phase="revote")

    assert still_to_answer(state, [], ANA) == (("b", "impact"), ("b", "effort"))


def test_only_an_axis_that_exists_can_be_discussed() -> None:
    state, _, _ = voted()

    with pytest.raises(UnknownNameError, match="Unknown axis 'efort'"):
        do(state, ev.Talk, item="a", axes=("efort",))


def test_a_new_vote_that_is_opened_again_keeps_what_it_asked() -> None:
    state, _ = discussed()
    state = do(do(state, ev.GoTo, phase="discuss"), ev.GoTo, phase="revote")

    assert [r.number for r in state.rounds] == [1, 2, 3]
    assert still_to_answer(state, [], ANA) == (("a", "effort"), ("b", "impact"))


def test_everyone_sees_first_what_they_said_themselves_and_nothing_of_others() -> None:
    state, cast = discussed()

    said = said_before(state, cast, ANA)

    assert {pair: b.value for pair, b in said.items()} == {("a", "effort"): 1, ("b", "impact"): 4}


@settings(max_examples=60)
@given(st.lists(st.integers(1, 10) | st.sampled_from([Answer.SKIP]), min_size=2, max_size=2))
def test_what_somebody_said_in_a_vote_that_is_still_hidden_does_not_come_back(new: list[Any]) -> None:
    state, cast = discussed()
    box = [
        *cast, ballot("p0", "a", new[0], axis="effort", number=3), ballot("p0", "b", new[1], number=3)
    ]  # fmt: skip

    assert said_before(state, box, ANA) == said_before(state, cast, ANA)


def test_in_a_first_vote_nothing_was_said_before() -> None:
    state = do(workshop("a"), ev.GoTo, phase="impact")
    state = do(state, ev.GoTo, phase="effort")

    assert said_before(state, [ballot("p0", "a", 7)], ANA) == {}
    assert said_before(do(state, ev.GoTo, phase="reveal"), [ballot("p0", "a", 7)], ANA) == {}


def test_without_a_revealed_score_there_is_no_second_vote() -> None:
    assert refusal(workshop("a"), ev.GoTo, phase="revote") == (
        "workshop: Re-vote can’t start yet. Reveal a vote on impact or effort first."
    )
