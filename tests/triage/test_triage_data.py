"""The data files of triage: complete, and each number with a source that is known."""

import pytest

from gtm_framework import Rubric
from gtm_framework.catalog import read_toml, sources
from gtm_framework.triage.initiative import RANGES, Output
from gtm_framework.triage.matrix import THRESHOLD, Quadrant
from gtm_framework.triage.methods.methods import all_inputs, all_methods
from gtm_framework.triage.questions import Question

CRITERIA = [
    "horizon",
    "scope",
    "purpose",
    "focus",
    "metrics",
    "risk",
    "resources",
    "ownership",
    "flexibility",
    "form",
]
FILTER_QUESTIONS = [
    "lasting_advantage", "stronger_position", "owns_category", "brand_outcome",
    "leads_this_quarter", "answers_a_move", "return_in_six_months", "one_kpi",
]  # fmt: skip


def test_the_rubric_asks_the_ten_criteria_and_then_the_eight_filter_questions() -> None:
    questions = Rubric.default().questions

    assert sorted(q.id for q in questions if q.group == "criterion") == sorted(CRITERIA)
    assert [q.id for q in questions[10:]] == FILTER_QUESTIONS
    assert [q.group for q in questions] == ["criterion"] * 10 + ["filter"] * 8


def test_yes_speaks_for_strategic_in_the_first_four_filter_questions_only() -> None:
    to = Rubric.default()

    assert [to.lean_of(name, "yes") for name in FILTER_QUESTIONS] == [1] * 4 + [-1] * 4
    assert [to.lean_of(name, "no") for name in FILTER_QUESTIONS] == [-1] * 4 + [1] * 4


def test_the_decision_tree_carries_most_of_the_weight() -> None:
    to = Rubric.default()
    tree = sum(to.by_id[name].weight for name in ("purpose", "form", "metrics"))

    assert (tree, to.total_weight) == (60, 102)


def test_a_criterion_outside_the_tree_weighs_two_for_each_source_that_prints_it() -> None:
    rest = [q for q in Rubric.default().questions if q.id not in ("purpose", "form", "metrics")]

    assert {q.id: q.weight for q in rest} == {q.id: 2 * len(q.source) for q in rest}


def test_the_horizon_is_answered_in_time() -> None:
    horizon = Rubric.default().by_id["horizon"]

    assert all(
        any(word in o.label for word in ("week", "quarter", "month", "year")) for o in horizon.options
    )


@pytest.mark.parametrize("question", Rubric.default().questions, ids=lambda question: question.id)
def test_a_question_is_complete(question: Question) -> None:
    assert question.question.endswith("?")
    assert question.help.endswith(".") or question.help.endswith("?")
    assert set(question.source) <= {"S0", "S1", "S2", "S3", "S4"}
    assert question.source
    assert all(option.label for option in question.options)
    assert "!" not in question.question + question.help


def test_every_output_of_s4_is_described() -> None:
    outputs = Rubric.default().outputs

    assert [o.id for o in outputs] == list(Output)
    assert {o.source for o in outputs} == {("S4",)}
    assert all(o.label and o.why.endswith(".") for o in outputs)


def test_every_source_that_is_named_is_known() -> None:
    known = set(sources())
    to = Rubric.default()
    named = {s for thing in (to, *to.questions, *to.outputs) for s in thing.source}
    named |= {s for quadrant in read_toml("matrix.toml")["quadrant"].values() for s in quadrant["source"]}

    assert named <= known == {"S0", "S1", "S2", "S3", "S4", "house"}


def test_every_source_has_a_title_and_a_citation() -> None:
    assert all(set(entry) == {"title", "citation"} for entry in read_toml("sources.toml").values())


def test_every_quadrant_is_described_where_it_lies() -> None:
    described = read_toml("matrix.toml")["quadrant"]

    assert list(described) == list(Quadrant)
    assert [(q["impact"], q["effort"]) for q in described.values()] == [
        ("high", "low"), ("high", "high"), ("low", "low"), ("low", "high"),
    ]  # fmt: skip


def test_each_axis_has_five_levels() -> None:
    raw = read_toml("matrix.toml")

    assert {axis: [level["up_to"] for level in entries] for axis, entries in raw["level"].items()} == {
        "impact": [2, 4, 6, 8, 10],
        "effort": [2, 4, 6, 8, 10],
    }
    assert raw["threshold"] == THRESHOLD


def test_there_are_eight_methods_with_the_default_first() -> None:
    known = ["quadrant", "ratio", "rice", "ice", "wsjf", "value_effort", "pie", "cost_of_delay"]

    assert list(all_methods()) == known
    assert read_toml("methods.toml")["default"] == "quadrant"


def test_every_number_that_a_method_takes_is_described_and_none_in_vain() -> None:
    taken = {name for by in all_methods().values() for name in (*by.numerator, *by.denominator)}

    assert taken == set(all_inputs())
    assert all(needed.unit and needed.label for needed in all_inputs().values())
    assert all(by.source for by in all_methods().values())


def test_the_bands_cover_every_score_and_give_allowed_numbers() -> None:
    banded = [needed for needed in all_inputs().values() if needed.bands]

    assert [needed.id for needed in banded] == ["rice_impact", "person_months"]
    for needed in banded:
        assert needed.bands[-1][0] == RANGES[str(needed.field)][1] == 10
        assert [needed.checked(made) for _, made in needed.bands] == [made for _, made in needed.bands]


def test_the_numbers_of_rice_and_wsjf_are_those_that_were_published() -> None:
    assert all_inputs()["rice_impact"].allowed == (0.25, 0.5, 1, 2, 3)
    assert all_inputs()["job_size"].allowed == (1, 2, 3, 5, 8, 13, 20)
