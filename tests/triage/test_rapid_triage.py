"""Rapid triage: the order of the cards, what a key does, the way through, the pace."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtm_framework import Initiative, Rubric, classify, rank
from gtm_framework.triage.initiative import Kind
from gtm_framework.triage.worklist.rapid import BY_HAND, Step, next_step, pressed, rapid_order, said
from gtm_framework.triage.worklist.rapid_round import Round
from tests.triage.drawn import initiatives

SETTLED = {"purpose": "demand", "form": "task", "metrics": "funnel"}
TURNABLE = {"purpose": "demand", "form": "task"}


def idea(name: str, **fields: Any) -> Initiative:
    return Initiative(id=name, title=name, **fields)


def order(*ideas: Initiative, clear: tuple[str, ...] = ()) -> tuple[str, ...]:
    return rapid_order(rank(ideas), clear)


def test_the_least_certain_comes_first() -> None:
    assert order(
        idea("only lacks a score", answers=SETTLED, impact=9),
        idea("could be turned", answers=TURNABLE, impact=9),
        idea("its words are clear", impact=9),
        idea("says nothing", impact=9),
        clear=("its words are clear",),
    ) == ("says nothing", "its words are clear", "could be turned", "only lacks a score")


def test_among_equally_certain_ones_the_unscored_and_then_the_higher_impact_comes_first() -> None:
    assert order(
        idea("low", impact=2), idea("middle", impact=5, effort=1), idea("high", impact=9), idea("unscored")
    ) == ("unscored", "high", "middle", "low")


def test_equal_ones_keep_the_order_of_the_list() -> None:
    assert order(idea("b"), idea("a"), idea("c")) == ("a", "b", "c")


def test_what_is_finished_does_not_come_at_all() -> None:
    by_hand = {"kind": "strategic", "reason": "So."}

    assert order(
        idea("finished", answers=SETTLED, impact=3, effort=3),
        idea("by hand", override=by_hand, impact=3, effort=3),
        idea("by hand, unscored", override=by_hand),
    ) == ("by hand, unscored",)


@given(st.lists(initiatives(Rubric.default()), max_size=12))
def test_the_order_holds_each_unfinished_idea_once(given_list: list[Initiative]) -> None:
    ideas = [one.model_copy(update={"id": str(at)}) for at, one in enumerate(given_list)]

    assert sorted(rapid_order(rank(ideas))) == sorted(one.id for one in ideas if next_step(one))


@pytest.mark.parametrize(
    ("fields", "step"),
    [
        ({}, Step.KIND),
        ({"impact": 3, "effort": 3}, Step.KIND),
        ({"answers": SETTLED}, Step.IMPACT),
        ({"answers": SETTLED, "effort": 2}, Step.IMPACT),
        ({"answers": SETTLED, "impact": 2}, Step.EFFORT),
        ({"answers": SETTLED, "impact": 2, "effort": 2}, None),
    ],
)
def test_a_card_asks_for_the_first_thing_that_is_blank(fields: dict[str, Any], step: Step | None) -> None:
    assert next_step(idea("x", **fields)) is step


def test_s_answers_the_decision_tree_as_strategic() -> None:
    after = pressed(idea("x"), "s")

    assert after == idea("x", answers=dict.fromkeys(("purpose", "form", "metrics"), "strategic"))
    assert classify(after).decided


def test_a_given_answer_stays_and_a_blank_one_is_given_by_hand() -> None:
    before = idea("x", answers={"purpose": "position"}, suggested=("purpose",))
    after = pressed(before, "t")

    assert after is not None
    assert after.answers == {"purpose": "position", "form": "tactical", "metrics": "tactical"}
    assert after.suggested == ("purpose",)
    assert classify(after).kind is Kind.TACTICAL


def test_where_the_answers_balance_the_verdict_is_set_by_hand_and_no_answer_changes() -> None:
    balanced = idea("x", answers={"purpose": "position", "form": "task", "metrics": "both"})
    after = said(balanced, Kind.STRATEGIC)

    assert after.answers == balanced.answers
    assert after.override is not None
    assert (after.override.kind, after.override.reason) == (Kind.STRATEGIC, BY_HAND)


@given(initiatives(Rubric.default()), st.sampled_from(["s", "t"]))
def test_the_word_of_a_person_always_becomes_the_final_verdict(drawn: Initiative, key: str) -> None:
    after = pressed(drawn, key)

    if next_step(drawn) is not Step.KIND:
        assert after is None
    else:
        assert after is not None
        assert classify(after).final_kind.startswith(key)
        assert drawn.answers.items() <= after.answers.items()


def test_a_rubric_without_the_tree_takes_the_verdict_by_hand() -> None:
    question = Rubric.default().by_id["risk"].model_dump()
    own = Rubric.model_validate(
        {"threshold_percent": 15, "min_coverage_percent": 30, "question": [question]}
    )
    after = said(idea("x"), Kind.TACTICAL, own)

    assert (after.answers, classify(after, own).final_kind) == ({}, Kind.TACTICAL)


@pytest.mark.parametrize(("key", "score"), [("1", 1), ("9", 9), ("0", 10)])
def test_a_digit_scores_impact_and_then_effort(key: str, score: float) -> None:
    once = pressed(idea("x", answers=SETTLED), key)
    assert once is not None
    twice = pressed(once, key)

    assert twice == idea("x", answers=SETTLED, impact=score, effort=score)
    assert pressed(twice, key) is None


@pytest.mark.parametrize(("fields", "key"), [({}, "5"), ({"answers": SETTLED}, "s"), ({}, "x")])
def test_a_key_that_means_nothing_now_does_nothing(fields: dict[str, Any], key: str) -> None:
    assert pressed(idea("x", **fields), key) is None


A, B = idea("a"), idea("b")
DONE = idea("a", answers=SETTLED, impact=3, effort=3)


def tops(turn: Round, *ideas: Initiative) -> list[str]:
    return [one.id for one in turn.waiting({one.id: one for one in ideas})]


def test_a_card_stays_on_top_until_nothing_of_it_is_blank() -> None:
    turn = Round(("a", "b"), began=0)
    begun = turn.changed(idea("a", answers=SETTLED), 7, now=4)

    assert tops(begun, idea("a", answers=SETTLED), B) == ["a", "b"]
    assert begun.passed == ()
    assert tops(begun.changed(DONE, 8, now=9), DONE, B) == ["b"]
    assert begun.changed(DONE, 8, now=9).passed == (9,)


def test_a_skipped_card_comes_back_when_that_is_taken_back() -> None:
    turn = Round(("a", "b"), began=0).skip(A, now=2)

    assert tops(turn, A, B) == ["b"]
    assert tops(turn.taken_back(), A, B) == ["a", "b"]
    assert turn.past[-1].revision is None


def test_taking_back_a_change_leaves_what_was_skipped() -> None:
    turn = Round(("a", "b"), began=0).skip(A, now=2).changed(B, 5, now=3)

    assert turn.taken_back() == Round(("a", "b"), began=0).skip(A, now=2)


def test_an_idea_that_was_deleted_meanwhile_is_passed_over() -> None:
    assert tops(Round(("a", "b"), began=0), B) == ["b"]


def test_progress_counts_the_cards_that_are_through() -> None:
    turn = Round(("a", "b", "c", "d"), began=0)

    assert (turn.through(3), turn.share(3)) == (1, 0.25)
    assert Round((), began=0).share(0) == 1


def test_the_minutes_left_go_by_the_median_pace_and_are_rounded_up() -> None:
    turn = Round((), began=10, passed=(14, 20, 320))

    assert turn.minutes_left(10) == 1
    assert turn.minutes_left(11) == 2
    assert turn.minutes_left(0) == 0
    assert Round((), began=10).minutes_left(5) is None
