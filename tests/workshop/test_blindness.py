"""Blind until the reveal: what passes the one door through which ballots leave."""

from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gtm_framework.workshop import events as ev
from gtm_framework.workshop.room.people import Participant
from gtm_framework.workshop.state import DoneShown, Workshop
from gtm_framework.workshop.votes.ballots import Answer, Ballot, still_to_answer
from gtm_framework.workshop.votes.seen import Done, Seen, Viewer
from gtm_framework.workshop.votes.visibility import visible
from tests.workshop.room import ballot, do, person, revealed, sheet, voting

ITEMS = ("a", "b", "c")
PEOPLE = [person(f"p{k}") for k in range(4)]
values = st.one_of(st.integers(1, 10), st.sampled_from([Answer.SKIP, Answer.DONT_KNOW]))
full_sheet = st.lists(values, min_size=len(ITEMS), max_size=len(ITEMS))
part_sheet = st.lists(values, max_size=len(ITEMS) - 1)


def cast_by(who: str, sheet: Sequence[int | Answer], number: int = 1) -> list[Ballot]:
    return [ballot(who, item, value, number=number) for item, value in zip(ITEMS, sheet, strict=False)]


@st.composite
def boxes_with_as_many_done(draw: st.DrawFn, number: int = 1) -> tuple[list[Ballot], list[Ballot]]:
    """Two boxes in which as many people are done, but not the same people, values or other ballots."""
    done = draw(st.integers(0, len(PEOPLE)))
    boxes = []
    for _ in range(2):
        order = draw(st.permutations([p.id for p in PEOPLE]))
        sheets = [draw(full_sheet if place < done else part_sheet) for place in range(len(order))]
        boxes.append([b for who, one in zip(order, sheets, strict=True) for b in cast_by(who, one, number)])
    return boxes[0], boxes[1]


@settings(max_examples=150)
@given(boxes_with_as_many_done(), st.sampled_from(DoneShown), st.sampled_from(Viewer))
def test_before_the_reveal_nothing_depends_on_the_ballots_but_how_many_are_done(
    boxes: tuple[list[Ballot], list[Ballot]], shown: DoneShown, viewer: Viewer
) -> None:
    state = do(voting(*ITEMS), ev.SetUp, done_shown=shown)

    assert visible(state, boxes[0], PEOPLE, viewer) == visible(state, boxes[1], PEOPLE, viewer)


@settings(max_examples=100)
@given(boxes_with_as_many_done(number=2), st.sampled_from(Viewer))
def test_a_new_vote_is_as_blind_as_the_first_one(
    boxes: tuple[list[Ballot], list[Ballot]], viewer: Viewer
) -> None:
    first = sheet({item: [3, 5, 9, 9] for item in ITEMS})
    state, _ = revealed(voting(*ITEMS), first)
    state = do(do(state, ev.GoTo, phase="revote"), ev.SetUp, done_shown=DoneShown.EVERYONE)

    seen = [visible(state, [*first, *box], PEOPLE, viewer) for box in boxes]

    assert seen[0] == seen[1]
    assert [(h.round, h.values) for h in seen[0].heard] == [(1, (3, 5, 9, 9))] * 3


@settings(max_examples=100)
@given(boxes_with_as_many_done())
def test_a_closed_round_stays_hidden_until_it_is_revealed(boxes: tuple[list[Ballot], list[Ballot]]) -> None:
    state = do(voting(*ITEMS), ev.GoTo, phase="reveal")

    assert visible(state, boxes[0], PEOPLE, Viewer.FACILITATOR) == Seen()


@pytest.mark.parametrize(
    ("shown", "told"),
    [
        (DoneShown.NOBODY, set()),
        (DoneShown.FACILITATOR, {Viewer.FACILITATOR}),
        (DoneShown.EVERYONE, set(Viewer)),
    ],
)
def test_how_many_are_done_is_told_to_those_for_whom_it_is_meant(
    shown: DoneShown, told: set[Viewer]
) -> None:
    state = do(voting(*ITEMS), ev.SetUp, done_shown=shown)
    box = cast_by("p1", [1, 2, 3])

    seen = {viewer for viewer in Viewer if visible(state, box, PEOPLE, viewer).done == Done(done=1, of=4)}

    assert seen == told
    assert all(visible(state, box, PEOPLE, viewer).done is None for viewer in set(Viewer) - told)


def test_who_does_not_vote_or_has_left_is_not_waited_for() -> None:
    people: list[Participant] = [
        person("p0"),
        person("p1", role="guest"),
        person("p2", role="working_side"),
        person("p3", left_at=person("x").joined_at),
    ]

    assert visible(voting(*ITEMS), [], people, Viewer.FACILITATOR).done == Done(done=0, of=1)


def test_after_the_reveal_values_pass_in_the_order_of_the_scale_without_names() -> None:
    _, seen = revealed(voting("a"), sheet({"a": [9, Answer.SKIP, 2, Answer.DONT_KNOW, 2]}))

    heard = seen.on("a", "impact")
    assert heard is not None
    assert (heard.values, heard.skipped, heard.dont_know) == ((2, 2, 9), 1, 1)
    assert "p0" not in repr(seen)


@settings(max_examples=50)
@given(st.permutations(range(4)), st.sampled_from(["impact", "purpose"]))
def test_reasons_pass_in_an_order_that_tells_nothing_about_who_wrote_them(
    order: list[int], axis: str
) -> None:
    said: list[int | str | Answer] = (
        [9, 2, Answer.SKIP, 9] if axis == "impact" else ["demand", "position", Answer.SKIP, "demand"]
    )
    whys = ["Buyers ask", "Too late", "Not my field", "A rival has it"]
    cast = [
        ballot(f"p{place}", "a", said[one], axis=axis).with_changes(reason=whys[one])
        for place, one in enumerate(order)
    ]
    state = voting("a", phase="impact" if axis == "impact" else "kind")
    assert "Buyers" not in repr(visible(state, cast, PEOPLE, Viewer.FACILITATOR))

    _, seen = revealed(state, cast)

    heard = seen.on("a", axis)
    assert heard is not None
    assert [one.text for one in heard.reasons] == [
        "Too late",
        "A rival has it",
        "Buyers ask",
        "Not my field",
    ]


def test_answers_about_the_kind_pass_from_the_strategic_to_the_tactical_pole() -> None:
    cast = sheet({"a": ["demand", "position", "both", "demand"]}, axis="purpose")
    _, seen = revealed(voting("a", phase="kind"), cast)

    heard = seen.on("a", "purpose")
    assert heard is not None
    assert heard.values == ("position", "both", "demand", "demand")


@settings(max_examples=50)
@given(st.permutations(range(5)))
def test_after_the_reveal_it_does_not_matter_who_cast_which_ballot(order: list[int]) -> None:
    scores = {"a": [9, 1, 4, 4, 7], "b": [2, 8, 8, 3, 5]}
    turned = {item: [row[place] for place in order] for item, row in scores.items()}

    assert revealed(voting("a", "b"), sheet(scores))[1] == revealed(voting("a", "b"), sheet(turned))[1]


def test_concordance_is_taken_over_those_who_scored_the_whole_shortlist() -> None:
    cast = sheet({"a": [9, 9, 1], "b": [5, 4, 2], "c": [1, 2, Answer.SKIP]})

    _, seen = revealed(voting(*ITEMS), cast)

    assert [(w.axis, w.concordance) for w in seen.wholes] == [("impact", (Fraction(1), 2, 3))]


def test_concordance_after_a_new_vote_is_about_the_whole_shortlist_too() -> None:
    cast = sheet({"a": [9, 1], "b": [5, 5], "c": [1, 9]})
    state, _ = revealed(voting(*ITEMS), cast)
    state = do(do(state, ev.GoTo, phase="revote", items=("a", "c")), ev.Reveal)
    again = [*cast, *sheet({"a": [9, 8], "c": [1, 2]}, number=2)]

    seen = visible(state, again, [], Viewer.SCREEN)

    found = [(w.round, w.concordance.w, w.concordance.items) for w in seen.wholes if w.axis == "impact"]
    assert found == [(1, Fraction(0), 3), (2, Fraction(1), 3)]


def test_ballots_stand_in_a_new_vote_until_they_are_cast_again() -> None:
    cast = sheet({"a": [9, 1]})
    state, _ = revealed(voting("a"), cast)
    state = do(do(state, ev.GoTo, phase="revote"), ev.Reveal)

    seen = visible(state, [*cast, ballot("p1", "a", 8, number=2)], [], Viewer.SCREEN)

    assert seen.rounds("impact") == (1, 2)
    assert [h.values for h in seen.heard if h.axis == "impact"] == [(1, 9), (8, 9)]


def test_nothing_has_been_heard_of_an_idea_that_nobody_was_asked_about() -> None:
    _, seen = revealed(voting("a"), [])

    assert seen.on("a", "effort") is None


@settings(max_examples=100)
@given(boxes_with_as_many_done())
def test_what_one_has_left_to_answer_tells_nothing_about_others_or_values(
    boxes: tuple[list[Ballot], list[Ballot]],
) -> None:
    state, ana = voting(*ITEMS), person("ana")
    own = [ballot("ana", "b", 4)]
    other = [ballot("ana", "b", Answer.DONT_KNOW)]

    assert still_to_answer(state, [*boxes[0], *own], ana) == still_to_answer(
        state, [*boxes[1], *other], ana
    )


def test_the_state_of_a_workshop_holds_no_ballot() -> None:
    assert "ballots" not in Workshop.model_fields
