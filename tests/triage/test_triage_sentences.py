"""Verdict, place and score in sentences, as a person reads them."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtm_framework import Initiative, Rubric, rank
from gtm_framework.triage.explain import (
    criterion_words,
    flip_sentence,
    next_step,
    output_sentence,
    place_sentence,
    score_sentence,
    shown_coverage,
    shown_lean,
    stability_sentence,
    verdict_sentence,
    why,
)
from gtm_framework.triage.initiative import Kind
from gtm_framework.triage.ranked_idea import Ranked
from gtm_framework.triage.verdict_stability import stability
from tests.triage.drawn import question, rubric


def ranked(method: str = "quadrant", to: Rubric | None = None, **fields: Any) -> Ranked:
    (only,) = rank([Initiative(title="x", **fields)], method, to)
    return only


def sentence(to: Rubric | None = None, **answers: str) -> str:
    return verdict_sentence(ranked(to=to, answers=answers).verdict)


def test_a_verdict_that_all_answers_support() -> None:
    told = sentence(purpose="position", form="choice")

    assert told == "Strategic: both answers are strategic."


def test_a_verdict_that_one_answer_speaks_against() -> None:
    told = sentence(purpose="demand", form="task", metrics="funnel", horizon="over_three_years")

    assert told == "Tactical: 3 of 4 answers are tactical; horizon points the other way."


def test_the_heaviest_three_that_speak_against_are_named() -> None:
    told = sentence(
        purpose="position",
        form="choice",
        metrics="market",
        focus="better",
        ownership="team",
        scope="one_team",
        leads_this_quarter="yes",
    )

    assert told == (
        "Strategic: 3 of 7 answers are strategic; scope, ownership, and focus point the other way."
    )


def test_a_verdict_that_rests_on_one_of_several_answers() -> None:
    told = sentence(purpose="position", metrics="both")

    assert told == "Strategic: 1 of 2 answers is strategic."


def test_a_verdict_from_the_only_answer() -> None:
    to = rubric(question("only"))

    assert sentence(to, only="strategic") == "Strategic: the only answer is strategic."


def test_nothing_answered_is_said() -> None:
    assert sentence() == "Undecided: no answers yet."


def test_too_little_answered_is_said_with_the_shares() -> None:
    assert sentence(purpose="position") == (
        "Undecided: the answers cover only 19% of the rubric; a verdict needs 30%."
    )


def test_a_share_just_below_what_is_needed_is_not_rounded_up_to_it() -> None:
    to = rubric(question("a", 296), question("b", 704))

    assert sentence(to, a="strategic") == (
        "Undecided: the answers cover only 29% of the rubric; a verdict needs 30%."
    )


def test_a_share_that_is_exactly_enough_is_enough() -> None:
    # 29 of 100 is 28.999… % as a float.
    to = rubric(question("a", 29), question("b", 71), min_coverage_percent=29)

    assert sentence(to, a="strategic") == "Strategic: the only answer is strategic."


def test_answers_that_balance_are_said_with_the_lean() -> None:
    assert sentence(purpose="position", form="task") == (
        "Undecided: the answers nearly balance (lean +0.00; a verdict needs 0.15)."
    )


@pytest.mark.parametrize(("pole", "lean"), [("strategic", "+0.14"), ("tactical", "-0.14")])
def test_a_lean_just_below_what_is_needed_is_not_rounded_up_to_it(pole: str, lean: str) -> None:
    to = rubric(question("a", 149), question("b", 851))

    assert sentence(to, a=pole, b="mixed") == (
        f"Undecided: the answers nearly balance (lean {lean}; a verdict needs 0.15)."
    )


@given(st.integers(1, 400), st.integers(1, 2000), st.integers(1, 2000))
def test_what_is_shown_of_lean_and_coverage_never_contradicts_the_verdict(
    strategic: int, mixed: int, blank: int
) -> None:
    to = rubric(question("a", strategic), question("b", mixed), question("c", blank))
    verdict = ranked(to=to, answers={"a": "strategic", "b": "mixed"}).verdict

    enough = shown_coverage(verdict) >= to.min_coverage_percent
    clear = float(shown_lean(verdict.lean)) >= to.threshold_percent / 100
    assert (verdict.kind is Kind.STRATEGIC) == (enough and clear)


def test_the_next_step_is_the_question_to_answer() -> None:
    assert next_step(ranked().verdict) == "Next: What outcome is it after?"


def test_a_settled_verdict_needs_no_next_step() -> None:
    answers = {"purpose": "position", "form": "choice", "metrics": "market"}

    assert next_step(ranked(answers=answers).verdict) == (
        "Final: answering the open questions can’t change it."
    )


def test_what_would_flip_a_verdict_is_said_in_the_words_of_the_answer() -> None:
    answers = {"purpose": "demand", "form": "task"}

    assert flip_sentence(ranked(answers=answers).verdict) == (
        "If you answered “Long-term position: brand, market share, moat” for purpose, "
        "this would become undecided."
    )


def test_a_verdict_that_no_single_answer_flips() -> None:
    answers = dict.fromkeys(("purpose", "form", "metrics", "horizon", "scope", "ownership"), "strategic")

    assert flip_sentence(ranked(answers=answers).verdict) == "No single answer changes the verdict."


def test_a_place_is_said_with_its_scores() -> None:
    assert place_sentence(ranked(impact=8, effort=2.5)) == "Quick win, do now: impact 8, effort 2.5."


def test_what_is_missing_for_a_rank_is_said() -> None:
    assert place_sentence(ranked(impact=8)) == "Not ranked: add effort."
    assert place_sentence(ranked()) == "Not ranked: add impact and effort."
    assert place_sentence(ranked("rice", impact=8, effort=2)) == (
        "Quick win, do now: impact 8, effort 2. Not ranked: add reach and confidence."
    )


def test_a_score_is_said_with_every_number_in_it() -> None:
    assert score_sentence(ranked("ratio", impact=8, effort=3)) == (
        "Impact ÷ effort: impact ÷ effort = 2.667 (impact 8, effort 3)."
    )
    assert score_sentence(ranked("rice", reach=123456, impact=10, confidence=80, effort=1)) == (
        "RICE: reach × impact × confidence ÷ effort = 592,588.8 "
        "(reach 123,456, RICE impact 3, confidence 0.8, person-months 0.5)."
    )
    assert score_sentence(ranked("rice", reach=1500.5, impact=5, confidence=1, effort=3)) == (
        "RICE: reach × impact × confidence ÷ effort = 1,500.5 "
        "(reach 1,500.5, RICE impact 1, confidence 1, person-months 1)."
    )
    assert score_sentence(ranked("ratio", impact=8)) == ""


def test_the_whole_reason_of_a_line() -> None:
    told = why(ranked(answers={"purpose": "position", "form": "choice"}, impact=8, effort=3))

    assert told == (
        "Strategic: both answers are strategic. Next: How will you measure success? "
        "Quick win, do now: impact 8, effort 3."
    )


def test_the_reason_of_a_settled_verdict_names_no_next_question() -> None:
    told = why(ranked(answers={"purpose": "demand", "form": "task", "metrics": "funnel"}))

    assert told == "Tactical: all 3 answers are tactical. Not ranked: add impact and effort."


def test_a_verdict_set_by_hand_shows_both() -> None:
    told = why(
        ranked(
            answers={"purpose": "demand", "form": "task", "metrics": "funnel"},
            override={"kind": "strategic", "reason": "The board made it a pillar."},
        )
    )

    assert told == (
        "Overridden to strategic: The board made it a pillar. "
        "The calculated verdict is tactical: all 3 answers are tactical. Not ranked: add impact and effort."
    )


def test_an_output_is_marked_with_the_reason() -> None:
    told = why(
        ranked(
            answers={"purpose": "demand", "form": "task", "metrics": "funnel"},
            output="target",
            impact=2,
            effort=2,
        )
    )

    assert told == (
        "Tactical: all 3 answers are tactical. Output (pipeline target): "
        "A target says how much, not what to do or why it should work. "
        "Fill-in, do when there is time: impact 2, effort 2."
    )


def test_an_output_that_a_rubric_does_not_describe_is_still_marked() -> None:
    item = ranked(to=rubric(question("only")), output="launch_plan")

    assert output_sentence(item.verdict) == "Output: launch plan."


def test_a_line_ranked_without_a_place_ends_with_its_verdict() -> None:
    numbers = {"business_value": 8, "time_criticality": 5, "risk_reduction": 3, "job_size": 2}
    answers = {"purpose": "demand", "form": "task", "metrics": "funnel"}

    assert why(ranked("wsjf", inputs=numbers, answers=answers)) == "Tactical: all 3 answers are tactical."


def test_a_criterion_is_named_in_words() -> None:
    assert criterion_words("return_in_six_months") == "return in six months"


def test_how_safe_a_place_is_is_said_with_the_nearest_way_out() -> None:
    (safe,) = stability([ranked(impact=6, effort=2)])

    assert stability_sentence(safe) == (
        "Close call: 33% of one-point scoring errors would move it. Impact 5 would make it a fill-in."
    )
