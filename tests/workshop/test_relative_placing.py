"""Relative placing: few questions, resumable, always a whole order."""

from math import ceil, log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtm_framework.errors import RefusedError
from gtm_framework.workshop.votes.placing import Placing, Question, most_questions, scores_from_order

orders = st.integers(2, 20).flatmap(lambda n: st.permutations([f"i{k}" for k in range(n)]))


def asked_through(items: list[str], truth: list[str]) -> tuple[Placing, int]:
    """Answer every question as someone who has `truth` in mind, highest first."""
    placing, count = Placing(axis="impact", items=tuple(items)), 0
    while placing.question is not None:
        item, than = placing.question
        placing = placing.answered(higher=truth.index(item) < truth.index(than))
        count += 1
    return placing, count


def test_the_first_question_sets_the_second_idea_against_the_first() -> None:
    assert Placing(axis="impact", items=("a", "b", "c")).question == Question(item="b", than="a")


def test_three_ideas_are_placed_by_hand() -> None:
    placing = Placing(axis="impact", items=("a", "b", "c")).answered(higher=True)
    assert placing.order == ("b", "a")
    assert placing.question == Question(item="c", than="a")

    placing = placing.answered(higher=True)
    assert placing.question == Question(item="c", than="b")

    placing = placing.answered(higher=False)
    assert placing.order == ("b", "c", "a")
    assert placing.question is None


@given(orders, st.randoms())
def test_any_order_in_mind_comes_out_whole(truth: list[str], random: object) -> None:
    items = sorted(truth)

    placing, _ = asked_through(items, truth)

    assert list(placing.order) == truth


@given(orders)
def test_no_more_questions_are_asked_than_were_announced(truth: list[str]) -> None:
    placing, count = asked_through(sorted(truth), truth)

    assert count <= most_questions(len(truth))
    assert placing.most_left == 0


@given(orders, st.integers(0, 40))
def test_the_questions_left_go_down_with_every_answer_and_never_fall_short(
    truth: list[str], stop: int
) -> None:
    placing = Placing(axis="impact", items=tuple(sorted(truth)))
    for _ in range(stop):
        if placing.question is None:
            break
        before = placing.most_left
        item, than = placing.question
        placing = placing.answered(higher=truth.index(item) < truth.index(than))
        assert placing.most_left < before
    assert (placing.most_left == 0) == (placing.question is None)


@given(orders, st.integers(0, 40))
def test_a_placing_taken_up_from_what_was_kept_goes_on_where_it_was(truth: list[str], stop: int) -> None:
    full, _ = asked_through(sorted(truth), truth)
    part = full.with_changes(answers=full.answers[:stop])

    kept = Placing.model_validate_json(part.model_dump_json())

    assert kept == part
    assert kept.question == part.question


@pytest.mark.parametrize(("count", "most"), [(1, 0), (2, 1), (3, 3), (4, 5), (5, 8), (10, 25), (20, 69)])
def test_the_largest_number_of_questions_is_known_beforehand(count: int, most: int) -> None:
    assert most_questions(count) == most
    assert most == sum(ceil(log2(k)) for k in range(2, count + 1))


def test_an_answer_can_be_taken_back() -> None:
    placing = Placing(axis="impact", items=("a", "b", "c")).answered(higher=True).answered(higher=False)

    assert placing.undone() == Placing(axis="impact", items=("a", "b", "c"), answers=(True,))


def test_nothing_can_be_taken_back_before_the_first_answer() -> None:
    with pytest.raises(RefusedError) as refused:
        Placing(axis="impact", items=("a", "b")).undone()
    assert str(refused.value) == ("placing: There is nothing to undo. Answer a question first.")


def test_a_complete_order_takes_no_answer() -> None:
    with pytest.raises(RefusedError) as refused:
        Placing(axis="impact", items=("a", "b"), answers=(True,)).answered(higher=True)
    assert str(refused.value) == ("placing: The order is complete. There are no more questions.")


def test_an_idea_cannot_stand_twice_in_a_placing() -> None:
    with pytest.raises(RefusedError) as refused:
        Placing(axis="impact", items=("a", "b", "a"))
    assert str(refused.value) == ("placing: items: an idea appears more than once. Name each once.")


@pytest.mark.parametrize(
    ("count", "scores"),
    [
        (2, [10, 1]),
        (3, [10, 5, 1]),  # 5.5 goes down
        (4, [10, 7, 4, 1]),
        (5, [10, 8, 5, 3, 1]),  # 7.75, 5.5, 3.25
        (10, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]),
        (19, [10, 9, 9, 8, 8, 7, 7, 6, 6, 5, 5, 4, 4, 3, 3, 2, 2, 1, 1]),
    ],
)
def test_an_order_is_spread_evenly_over_the_scale(count: int, scores: list[int]) -> None:
    assert list(scores_from_order([str(i) for i in range(count)]).values()) == scores


@given(st.integers(2, 60))
def test_scores_never_turn_an_order_round(count: int) -> None:
    scores = list(scores_from_order([str(i) for i in range(count)]).values())

    assert scores == sorted(scores, reverse=True)
    assert (scores[0], scores[-1]) == (10, 1)


def test_one_idea_cannot_be_placed() -> None:
    with pytest.raises(RefusedError) as refused:
        scores_from_order(["a"])
    assert str(refused.value) == "placing: There are fewer than two ideas to rank. Add at least two."
