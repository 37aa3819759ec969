"""What is talked about first, and what the talk changed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gtm_framework.workshop import events as ev
from gtm_framework.workshop.discussion.disagreements import disagreement
from gtm_framework.workshop.discussion.queue_order import by_dots, changes, next_up, orders, queue
from gtm_framework.workshop.rules.vote_rules import Votes
from gtm_framework.workshop.state import Workshop
from gtm_framework.workshop.votes.ballots import Answer
from gtm_framework.workshop.votes.seen import Seen, Viewer
from gtm_framework.workshop.votes.visibility import visible
from tests.workshop.room import ballot, do, revealed, sheet, voting, workshop


def test_ideas_queue_by_their_widest_spread_and_those_with_too_few_ballots_come_last() -> None:
    cast = sheet({"a": [5, 6], "b": [9, Answer.SKIP], "c": [2, 9], "d": [4, 4]})

    state, seen = revealed(voting("a", "b", "c", "d"), cast)

    queued = queue(state, seen)
    assert [q.item for q in queued] == ["c", "a", "d", "b"]
    assert [q.widest for q in queued] == [pytest.approx(7 / 9), pytest.approx(1 / 9), 0, None]


def test_the_widest_of_an_ideas_axes_decides_and_the_sum_breaks_ties() -> None:
    state = do(voting("a", "b", "c"), ev.GoTo, phase="effort")
    cast = [
        *sheet({"a": [3, 6], "b": [5, 5], "c": [1, 4]}),
        *sheet({"a": [5, 5], "b": [2, 5], "c": [4, 5]}, axis="effort", number=2),
    ]

    state, seen = revealed(state, cast)

    queued = queue(state, seen)
    assert [q.item for q in queued] == ["c", "a", "b"]
    assert [d.axis for d in queued[2].on] == ["effort", "impact"]


def scored_and_chosen() -> tuple[Workshop, Seen]:
    """Six people: one idea is split between 3 and 10 on impact, two on every choice."""
    state = do(voting("split", "a", "b", phase="kind"), ev.GoTo, phase="impact")
    poles = {
        "purpose": ("position", "demand"),
        "form": ("choice", "task"),
        "metrics": ("market", "funnel"),
    }
    cast = [
        cast
        for axis, (one, other) in poles.items()
        for cast in sheet({"a": [one, other] * 3, "b": [one, other] * 3, "split": [one] * 6}, axis=axis)
    ]
    cast += sheet({"split": [3, 3, 3, 10, 10, 10], "a": [5, 6, 5, 6, 5, 6], "b": [5] * 6}, number=2)
    return revealed(state, cast)


def test_a_split_between_3_and_10_comes_first_whatever_the_choices_say() -> None:
    state, seen = scored_and_chosen()

    queued = queue(state, seen)

    assert [q.item for q in queued] == ["split", "a", "b"]
    assert queued[0].widest == pytest.approx(7 / 9)
    assert (queued[0].on[0].axis, queued[0].on[0].disputed) == ("impact", True)
    assert queued[1].widest == pytest.approx(1 / 9)  # not the 1 of its choices
    assert [d.axis for d in queued[1].on] == ["impact", "purpose", "form", "metrics"]
    assert [d.disputed for d in queued[1].on] == [False, True, True, True]


def test_choices_have_an_order_of_their_own() -> None:
    state, seen = scored_and_chosen()

    queued = queue(state, seen, Votes.CHOICE)

    assert [(q.item, q.widest) for q in queued] == [("a", 1), ("b", 1), ("split", 0)]
    assert [d.axis for d in queued[0].on] == ["purpose", "form", "metrics", "impact"]
    assert orders(seen) == (Votes.SCORE, Votes.CHOICE)


def test_where_only_choices_were_revealed_the_order_goes_by_them() -> None:
    state, seen = revealed(
        voting("a", "b", phase="kind"), sheet({"b": ["position", "demand"]}, axis="purpose")
    )

    assert orders(seen) == (Votes.CHOICE,)
    assert [q.item for q in queue(state, seen)] == ["b", "a"]


@settings(max_examples=60)
@given(
    st.lists(st.lists(st.integers(1, 10), min_size=3, max_size=3), min_size=2, max_size=5),
    st.lists(st.sampled_from(["position", "both", "demand"]), min_size=3, max_size=3),
)
def test_no_choice_ever_changes_the_order_by_scores(scores: list[list[int]], chosen: list[str]) -> None:
    names = [f"i{k}" for k in range(len(scores))]
    state = do(voting(*names, phase="kind"), ev.GoTo, phase="impact")
    cast = sheet(dict(zip(names, scores, strict=True)), number=2)

    without = queue(*revealed(state, cast))
    with_choices = queue(*revealed(state, [*sheet({names[-1]: chosen}, axis="purpose"), *cast]))

    assert [q.item for q in without] == [q.item for q in with_choices]


def test_there_is_no_order_before_the_reveal() -> None:
    state = voting("a", "b")
    seen = visible(state, sheet({"a": [1, 10], "b": [5, 5]}), [], Viewer.FACILITATOR)

    assert queue(state, seen) == ()
    assert next_up(queue(state, seen)) is None


def test_what_was_set_aside_is_not_queued() -> None:
    state, seen = revealed(voting("a", "b"), sheet({"a": [1, 10], "b": [1, 9]}))

    assert [q.item for q in queue(do(state, ev.Shortlist, keep=("b",)), seen)] == ["b"]


def test_the_next_idea_is_the_first_that_was_not_discussed() -> None:
    state, seen = revealed(voting("a", "b"), sheet({"a": [1, 10], "b": [1, 9]}))
    state = do(do(do(state, ev.GoTo, phase="discuss"), ev.Talk, item="a"), ev.EndTalk)

    upcoming = next_up(queue(state, seen))

    assert upcoming is not None
    assert (upcoming.item, upcoming.talked) == ("b", False)


@pytest.mark.parametrize(
    ("values", "axis", "phase", "sentence"),
    [
        ([9, 2, 5], "impact", "impact", "between 2 and 9"),
        ([4, 4], "impact", "impact", "all at 4"),
        ([4], "impact", "impact", "one vote, at 4"),
        ([Answer.SKIP], "impact", "impact", "no votes counted"),
        (["task", "choice", "task"], "form", "kind", "between “A decision” and “A task”"),
    ],
)
def test_the_gap_is_named_and_nobody_in_it(
    values: list[int | str | Answer], axis: str, phase: str, sentence: str
) -> None:
    state, seen = revealed(voting("a", phase=phase), sheet({"a": values}, axis=axis))
    heard = seen.on("a", axis)
    assert heard is not None

    assert disagreement(state, heard).sentence == sentence


def voted_again(second: list[int]) -> tuple[Workshop, Seen]:
    cast = sheet({"a": [2, 9, 9], "b": [5, 5, 5]})
    state, _ = revealed(voting("a", "b"), cast)
    state = do(do(state, ev.GoTo, phase="revote", items=("a",)), ev.Reveal)
    again = sheet({"a": second}, number=2)
    return state, visible(state, [*cast, *again], [], Viewer.SCREEN)


def test_before_and_after_stand_side_by_side() -> None:
    state, seen = voted_again([7, 8, 8])

    (change,) = changes(state, seen)

    assert (change.item, change.axis) == ("a", "impact")
    assert (change.before.sentence, change.after.sentence) == ("between 2 and 9", "between 7 and 8")
    assert (change.before.combined.value, change.after.combined.value) == (9, 8)
    assert change.closer == pytest.approx(6 / 9)


def test_a_change_without_enough_ballots_says_nothing_about_closeness() -> None:
    state, _ = revealed(voting("a"), [ballot("p0", "a", 3)])
    state = do(do(state, ev.GoTo, phase="revote"), ev.Reveal)
    seen = visible(state, [ballot("p0", "a", 3)], [], Viewer.SCREEN)

    assert [c.closer for c in changes(state, seen)] == [None]


def dotted(state: Workshop, dots: dict[str, int]) -> Seen:
    cast = [ballot(f"p{k}", item, 1, axis="dots") for item, count in dots.items() for k in range(count)]
    return visible(state, cast, [], Viewer.SCREEN)


def test_the_suggested_shortlist_holds_the_most_dots_and_all_equals_at_its_end() -> None:
    state = do(voting("a", "b", "c", "d", "e", phase="shortlist"), ev.Reveal)

    found = by_dots(state, dotted(state, {"a": 1, "b": 3, "c": 1}), keep=2)

    assert found == (("b", 3, True), ("a", 1, True), ("c", 1, True), ("d", 0, False), ("e", 0, False))


def test_an_idea_without_a_dot_is_never_suggested() -> None:
    state = do(voting("a", "b", phase="shortlist"), ev.Reveal)

    assert by_dots(state, dotted(state, {"b": 1})) == (("b", 1, True), ("a", 0, False))


def test_dots_tell_nothing_before_they_are_revealed() -> None:
    state = voting("a", phase="shortlist")

    assert by_dots(state, dotted(state, {"a": 3})) == ()


def test_a_shortlist_of_none_keeps_none() -> None:
    state = do(voting("a", phase="shortlist"), ev.Reveal)

    assert by_dots(state, dotted(state, {"a": 3}), keep=0) == (("a", 3, False),)


rows = st.lists(st.lists(st.integers(1, 10), min_size=3, max_size=3), min_size=2, max_size=6)


@settings(max_examples=60)
@given(rows)
def test_the_queue_goes_from_wide_to_close_and_forgets_nobody(scores: list[list[int]]) -> None:
    names = [f"i{k}" for k in range(len(scores))]
    state, seen = revealed(voting(*names), sheet(dict(zip(names, scores, strict=True))))

    queued = queue(state, seen)

    widths = [q.widest or 0 for q in queued]
    assert widths == sorted(widths, reverse=True)
    assert sorted(q.item for q in queued) == names


def test_a_workshop_without_votes_has_no_queue() -> None:
    assert queue(workshop("a"), Seen()) == ()
