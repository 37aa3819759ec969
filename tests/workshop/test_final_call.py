"""The final call: relative placing, the capacity line, decisions with reasons, the parking lot."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtm_framework.errors import RefusedError, UnknownNameError
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.entries import Capacity, Parked
from gtm_framework.workshop.results.final_call import capacity_line, undecided, weeks_for
from gtm_framework.workshop.votes.placing import Question
from tests.workshop.room import at, do, refusal, revealed, voting, workshop

IDEAS = Capacity(unit="ideas", amount=2)
WEEKS = Capacity(unit="person_weeks", amount=10)


def test_a_line_in_ideas_is_drawn_after_so_many() -> None:
    line = capacity_line(["a", "b", "c"], IDEAS)

    assert (line.above, line.below, line.used) == (("a", "b"), ("c",), Fraction(2))
    assert (line.would_still_fit, line.unknown) == ((), ())


def test_a_line_in_person_weeks_is_drawn_by_the_first_that_does_not_fit() -> None:
    weeks = {"a": Fraction(4), "b": Fraction(5), "c": Fraction(2), "d": Fraction(1), "e": None}

    line = capacity_line(["a", "b", "c", "d", "e"], WEEKS, weeks)

    assert (line.above, line.below, line.used) == (("a", "b"), ("c", "d", "e"), Fraction(9))
    assert line.would_still_fit == ("d",)
    assert line.unknown == ("e",)


def test_what_fits_exactly_lies_above_the_line_also_in_tenths() -> None:
    weeks = dict.fromkeys("abc", Fraction(1, 10))

    line = capacity_line(["a", "b", "c"], Capacity(unit="person_weeks", amount=0.3), weeks)

    assert line.below == ()


def test_without_any_capacity_everything_lies_below() -> None:
    assert capacity_line(["a"], Capacity(unit="ideas", amount=0)).above == ()


@given(st.lists(st.integers(0, 20), max_size=12), st.integers(0, 60))
def test_the_line_cuts_the_list_in_two_and_is_never_overdrawn(sizes: list[int], amount: int) -> None:
    order = [f"i{k}" for k in range(len(sizes))]
    weeks = {item: Fraction(size) for item, size in zip(order, sizes, strict=True)}

    line = capacity_line(order, Capacity(unit="person_weeks", amount=amount), weeks)

    assert [*line.above, *line.below] == order
    assert line.used == sum(weeks[i] for i in line.above) <= amount
    assert not line.below or line.used + (weeks[line.below[0]] or 0) > amount


def ten_times(effort: float | None) -> float | None:
    return None if effort is None else effort * 10


def test_an_idea_takes_the_weeks_that_somebody_gave_or_those_of_its_effort() -> None:
    state = do(workshop("a"), ev.SetWeeks, item="a", weeks=2.5)

    assert weeks_for(state, "a", 9, ten_times) == Fraction(5, 2)
    assert weeks_for(do(state, ev.SetWeeks, item="a", weeks=None), "a", 0.3, ten_times) == Fraction(3)
    assert weeks_for(workshop("a"), "a", None, ten_times) is None


def test_weeks_of_an_unknown_idea_are_refused() -> None:
    with pytest.raises(UnknownNameError) as unknown:
        do(workshop("alpha"), ev.SetWeeks, item="beta", weeks=1)
    assert str(unknown.value) == "Unknown idea 'beta'. Known: alpha."


def test_the_capacity_can_be_set_and_dropped() -> None:
    state = do(workshop("a"), ev.SetCapacity, capacity=IDEAS)
    assert state.capacity == IDEAS

    assert do(state, ev.SetCapacity, capacity=None).capacity is None


def test_a_capacity_below_nothing_is_refused() -> None:
    with pytest.raises(RefusedError) as refused:
        Capacity(unit="ideas", amount=-1)
    assert str(refused.value) == ("capacity: amount: -1 is too low. Enter 0 or more.")


def test_the_named_decider_decides_with_a_reason_and_a_later_call_replaces_an_earlier_one() -> None:
    state = do(workshop("a"), ev.Decide, item="a", call="later", reason="Not this quarter.")

    state = do(
        state, ev.Decide, minute=5, item="a", call="do", reason="Now.", owner="Ben", due=date(2026, 4, 1)
    )

    (made,) = state.decisions
    assert (made.decider, made.call, made.reason) == ("Mira", "do", "Now.")
    assert (made.owner, made.due, made.at) == ("Ben", date(2026, 4, 1), at(5))


def test_somebody_else_can_be_named_for_one_call() -> None:
    state = do(workshop("a"), ev.Decide, item="a", call="no", reason="Too late.", decider="Ben")

    assert state.decisions[0].decider == "Ben"


def test_a_reason_can_be_added_later() -> None:
    state = do(workshop("a"), ev.Decide, item="a", call="do")

    assert [d.reason for d in state.decisions] == [""]


def test_no_call_without_somebody_who_makes_it() -> None:
    state = workshop("a").with_changes(decider="")

    assert refusal(state, ev.Decide, item="a", call="do", reason="Now.") == (
        "workshop: No decision owner is named. Name one person first."
    )


def test_an_unknown_call_is_refused() -> None:
    with pytest.raises(UnknownNameError) as unknown:
        do(workshop("a"), ev.Decide, item="a", call="maybe", reason="Hm.")
    assert str(unknown.value) == "Unknown call 'maybe'. Known: do, later, no."


def test_a_call_can_be_taken_back_once() -> None:
    state = do(workshop("a", "b"), ev.Decide, item="a", call="do", reason="Now.")
    state = do(state, ev.TakeBack, item="a")

    assert state.decisions == ()
    assert refusal(state, ev.TakeBack, item="a") == (
        "workshop: There is no decision on 'a'. Make one first."
    )


def test_what_is_parked_waits_with_owner_and_date_and_can_be_taken_out() -> None:
    state = do(workshop("a"), ev.Park, text="Who owns pricing?", owner="Ben", due=date(2026, 4, 1))
    state = do(state, ev.Park, text="Partners")
    assert state.parked[0] == Parked(text="Who owns pricing?", owner="Ben", due=date(2026, 4, 1))

    assert [p.text for p in do(state, ev.Unpark, place=0).parked] == ["Partners"]


def test_an_empty_place_of_the_parking_lot_is_refused() -> None:
    assert refusal(workshop("a"), ev.Unpark, place=0) == (
        "workshop: That topic isn’t in the parking lot anymore. Check the list."
    )


def test_a_placing_goes_question_by_question_and_its_order_becomes_scores() -> None:
    state = do(workshop("a", "b"), ev.StartPlacing, axis="impact")
    assert state.placing is not None
    assert state.placing.question == Question("b", "a")

    state = do(do(state, ev.AnswerPlacing, higher=False), ev.UndoPlacing)
    state = do(do(state, ev.AnswerPlacing, higher=True), ev.EndPlacing, keep=True)

    assert (state.placing, state.placed) == (None, {"impact": {"b": 10, "a": 1}})


def test_a_placing_can_be_dropped() -> None:
    state = do(do(workshop("a", "b"), ev.StartPlacing, axis="impact"), ev.EndPlacing, keep=False)

    assert (state.placing, state.placed) == (None, {})


def test_an_incomplete_order_is_not_kept() -> None:
    state = do(workshop("a", "b", "c"), ev.StartPlacing, axis="impact")

    assert refusal(state, ev.EndPlacing, keep=True) == (
        "workshop: The ranking isn’t complete. Answer up to 3 more questions."
    )


def test_only_what_is_scored_can_be_placed() -> None:
    assert refusal(workshop("a", "b"), ev.StartPlacing, axis="purpose") == (
        "workshop: purpose isn’t a scored axis, so ideas can’t be compared on it. "
        "Choose one of: impact, effort."
    )


def test_nothing_is_placed_while_a_vote_on_it_is_hidden() -> None:
    assert refusal(voting("a", "b"), ev.StartPlacing, axis="impact") == (
        "workshop: A vote on impact is still hidden. Reveal it before you rank ideas by comparison."
    )
    state, _ = revealed(voting("a", "b"), [])
    assert do(state, ev.StartPlacing, axis="impact").placing is not None


def test_one_idea_cannot_be_placed_against_another() -> None:
    assert refusal(workshop("a"), ev.StartPlacing, axis="impact") == (
        "workshop: Comparing ideas takes at least two on the shortlist. Add one."
    )


def test_no_answer_without_a_placing() -> None:
    assert refusal(workshop("a", "b"), ev.AnswerPlacing, higher=True) == (
        "workshop: No comparison has been started. Start one first."
    )


@pytest.mark.parametrize(
    ("event", "fields"),
    [
        (ev.Merge, {"item": "b", "into": "a"}),
        (ev.Shortlist, {"keep": ("a", "c")}),
    ],
)
def test_a_placing_ends_when_its_list_changes(event: type[ev.Event], fields: dict[str, Any]) -> None:
    state = do(workshop("a", "b", "c"), ev.StartPlacing, axis="impact")

    assert do(state, event, **fields).placing is None


def test_everything_else_is_decided_in_one_step() -> None:
    state = do(workshop("a", "b", "c"), ev.Shortlist, keep=("a", "b"))
    state = do(state, ev.Decide, item="a", call="do", owner="Ben")
    assert undecided(state) == ("b",)

    state = do(state, ev.DecideRest, call="later")

    assert [(d.item, d.call, d.decider) for d in state.decisions] == [
        ("a", "do", "Mira"),
        ("b", "later", "Mira"),
    ]
    assert undecided(state) == ()
    assert refusal(state, ev.DecideRest, call="later") == (
        "workshop: Every shortlisted idea has a decision. Change one in the list."
    )
