"""Laws of `classify`, on rubrics drawn at random, against trying everything."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from gtm_framework import Initiative, Rubric, classify
from gtm_framework.errors import UnknownNameError
from gtm_framework.triage.verdict import Verdict
from tests.triage.drawn import answers, question, rubric, rubrics

small = rubrics(largest_weight=9, most_questions=4)


def verdict_on(given: dict[str, str], to: Rubric) -> Verdict:
    return classify(Initiative(title="x", answers=given), to)


def exact_lean(verdict: Verdict) -> Fraction:
    if not verdict.weight:
        return Fraction(0)
    return Fraction(verdict.balance, verdict.rubric.lean_max * verdict.weight)


def ways_to_answer(blank: list[str], to: Rubric) -> Iterator[dict[str, str]]:
    """Every way of answering some or all of the blank questions, one answer for each lean."""
    for chosen in product(*([None, *one_for_each_lean(to, name)] for name in blank)):
        yield {q: answer for q, answer in zip(blank, chosen, strict=True) if answer is not None}


def one_for_each_lean(to: Rubric, name: str) -> list[str]:
    return list({lean: answer for answer, lean in to.leans[name].items()}.values())


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_decided_means_that_no_way_of_answering_the_rest_changes_the_verdict(data: st.DataObject) -> None:
    to = data.draw(small)
    given = data.draw(answers(to))
    verdict = verdict_on(given, to)
    blank = [name for name in to.by_id if name not in given]

    reachable = {verdict_on(given | more, to).kind for more in ways_to_answer(blank, to)}

    assert verdict.decided == (reachable == {verdict.kind})


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_the_next_question_is_the_one_that_can_move_the_lean_most(data: st.DataObject) -> None:
    to = data.draw(small)
    given = data.draw(answers(to))
    verdict = verdict_on(given, to)
    moves = {
        name: max(
            abs(exact_lean(verdict_on(given | {name: answer}, to)) - exact_lean(verdict))
            for answer in to.leans[name]
        )
        for name in to.by_id
        if name not in given
    }

    if verdict.decided:
        assert verdict.next_question is None
    else:
        assert moves[verdict.next_question] == max(moves.values())


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_the_flip_is_the_smallest_change_of_one_answer_that_gives_another_verdict(
    data: st.DataObject,
) -> None:
    to = data.draw(small)
    given = data.draw(answers(to))
    verdict = verdict_on(given, to)
    flips = {
        (name, answer): abs(exact_lean(other) - exact_lean(verdict))
        for name in to.by_id
        for answer in to.leans[name]
        if (other := verdict_on(given | {name: answer}, to)).kind is not verdict.kind
    }

    flip = verdict.flip

    if not flips:
        assert flip is None
    else:
        assert flip is not None
        assert flips[flip.criterion, flip.after] == min(flips.values())
        after = verdict_on(given | {flip.criterion: flip.after}, to)
        assert (flip.kind, flip.lean) == (after.kind, float(exact_lean(after)))
        assert flip.before == given.get(flip.criterion)


@given(data=st.data())
def test_mirroring_every_option_mirrors_the_verdict(data: st.DataObject) -> None:
    to = data.draw(rubrics())
    given = {
        q.id: data.draw(st.sampled_from([o.id for o in q.options]))
        for q in to.questions
        if data.draw(st.booleans())
    }
    raw = to.model_dump(by_alias=True)
    for asked in raw["question"]:
        for choice in asked["options"]:
            choice["lean"] *= -1
    mirrored = verdict_on(given, Rubric.model_validate(raw))

    verdict = verdict_on(given, to)

    other = {"strategic": "tactical", "tactical": "strategic", "undecided": "undecided"}
    assert mirrored.lean == -verdict.lean
    assert mirrored.kind == other[verdict.kind]
    assert mirrored.decided == verdict.decided
    assert [c.value for c in mirrored.contributions] == [-c.value for c in verdict.contributions]


@given(data=st.data())
def test_swapping_strategic_and_tactical_answers_mirrors_the_lean(data: st.DataObject) -> None:
    criteria = [q.id for q in Rubric.default().questions if q.group == "criterion"]
    pole = st.sampled_from(["strategic", "mixed", "tactical"])
    given = data.draw(st.dictionaries(st.sampled_from(criteria), pole))
    swapped = {"strategic": "tactical", "mixed": "mixed", "tactical": "strategic"}

    mirrored = classify(Initiative(title="x", answers={q: swapped[a] for q, a in given.items()}))

    assert mirrored.lean == -classify(Initiative(title="x", answers=given)).lean


@given(data=st.data(), times=st.integers(2, 10**20))
def test_weights_matter_only_by_their_ratio(data: st.DataObject, times: int) -> None:
    to = data.draw(rubrics())
    given = data.draw(answers(to))
    raw = to.model_dump(by_alias=True)
    for asked in raw["question"]:
        asked["weight"] *= times
    heavier = verdict_on(given, Rubric.model_validate(raw))

    verdict = verdict_on(given, to)

    assert (heavier.kind, heavier.decided) == (verdict.kind, verdict.decided)
    assert (exact_lean(heavier), heavier.coverage) == (exact_lean(verdict), verdict.coverage)
    assert heavier.next_question == verdict.next_question
    assert [c.value for c in heavier.contributions] == [c.value for c in verdict.contributions]


@given(data=st.data())
def test_the_contributions_sum_to_the_lean(data: st.DataObject) -> None:
    to = data.draw(rubrics())
    given = data.draw(answers(to))

    verdict = verdict_on(given, to)

    exactly = sum(
        Fraction(to.by_id[c.criterion].weight * to.lean_of(c.criterion, c.answer), to.lean_max)
        / verdict.weight
        for c in verdict.contributions
    )
    assert exactly == exact_lean(verdict)
    assert sum(c.value for c in verdict.contributions) == pytest.approx(verdict.lean, abs=1e-12)
    assert all(
        c.lean == pytest.approx(to.lean_of(c.criterion, c.answer) / to.lean_max)
        for c in verdict.contributions
    )


@given(data=st.data())
def test_a_blank_question_neither_helps_nor_hurts(data: st.DataObject) -> None:
    to = data.draw(rubrics())
    given = data.draw(answers(to))
    raw = to.model_dump(by_alias=True)
    longer = {**raw, "question": [*raw["question"], question("one_more", 7, (to.lean_max, -to.lean_max))]}

    verdict, with_a_blank = verdict_on(given, to), verdict_on(given, Rubric.model_validate(longer))

    assert with_a_blank.lean == verdict.lean
    assert with_a_blank.coverage <= verdict.coverage
    assert verdict_on({q: given.get(q, "") for q in to.by_id}, to).lean == verdict.lean


@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(data=st.data())
def test_a_verdict_never_stands_on_less_than_is_needed(data: st.DataObject) -> None:
    to = data.draw(rubrics())
    verdict = verdict_on(data.draw(answers(to)), to)
    assume(verdict.kind != "undecided")

    assert Fraction(verdict.weight, to.total_weight) * 100 >= to.min_coverage_percent
    assert abs(exact_lean(verdict)) * 100 >= to.threshold_percent
    assert (exact_lean(verdict) > 0) == (verdict.kind == "strategic")


def test_a_verdict_set_by_hand_stands_beside_that_of_the_rubric() -> None:
    answers: dict[str, Any] = {"purpose": "position", "form": "choice"}
    override = {"kind": "tactical", "reason": "One quarter, one channel."}

    by_hand = classify(Initiative(title="x", answers=answers, override=override))
    alone = classify(Initiative(title="x", answers=answers))

    assert (by_hand.kind, by_hand.final_kind) == ("strategic", "tactical")
    assert (alone.kind, alone.final_kind) == ("strategic", "strategic")


def test_an_unknown_criterion_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(UnknownNameError, match=r"^Unknown criterion 'horizn'. Did you mean 'horizon'\?$"):
        classify(Initiative(title="x", answers={"horizn": "weeks"}))


def test_an_unknown_answer_is_refused_with_the_answers_that_exist() -> None:
    with pytest.raises(UnknownNameError) as refused:
        classify(Initiative(title="x", answers={"one_kpi": "perhaps"}))

    assert str(refused.value) == "Unknown answer to 'one_kpi' 'perhaps'. Known: yes, no."


def test_a_question_without_a_middle_among_its_options_can_still_flip_to_mixed() -> None:
    to = rubric(question("only", 1, (1, -1)), threshold_percent=15, min_coverage_percent=0)

    flip = verdict_on({"only": "option_0"}, to).flip

    assert flip is not None
    assert (flip.after, flip.kind) == ("mixed", "undecided")
