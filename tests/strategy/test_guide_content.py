"""The guide's content: complete, sourced, and counted rightly."""

import copy
import re
from typing import Any

import pytest

from gtm_framework import catalog
from gtm_framework.errors import RefusedError, UnknownNameError
from gtm_framework.records.loading import parse
from gtm_framework.strategy.exercise import tally
from gtm_framework.strategy.guide import FILE, Guide, Label, load_guide

GUIDE = load_guide()


def raw_guide() -> dict[str, Any]:
    return copy.deepcopy(catalog.read_toml(FILE))


def test_the_three_are_compared_in_every_respect_that_was_asked_for() -> None:
    assert [row.id for row in GUIDE.rows] == [
        "purpose",
        "horizon",
        "scope",
        "focus",
        "ownership",
        "measures",
        "flexibility",
        "examples",
    ]
    assert all(len({cell.text for cell in row.cells}) == 3 for row in GUIDE.rows)


def test_the_exercise_has_at_least_twenty_statements_of_all_three_labels_in_mixed_order() -> None:
    labels = [statement.label for statement in GUIDE.statements]

    assert len(labels) >= 20
    assert all(labels.count(label) >= 6 for label in Label)
    assert all(len(set(run)) > 1 for run in zip(labels, labels[1:], labels[2:], labels[3:], strict=False))


def test_the_glossary_is_in_the_order_of_the_alphabet_and_its_references_lead_somewhere() -> None:
    names = [term.name.casefold() for term in GUIDE.glossary()]

    assert names == sorted(names)
    assert all(GUIDE.term(seen).id == seen for term in GUIDE.terms for seen in term.see)


def test_the_glossary_explains_the_words_of_the_product() -> None:
    needed = (
        "initiative criterion answer blank lean verdict quadrant rank concept scorecard pillar objective"
    )
    needed += " quarterly_initiative tactic exclusion workspace round ballot agreement contradiction"

    assert set(needed.split()) <= {term.id for term in GUIDE.terms}


def test_the_quoted_figures_are_those_of_the_sources() -> None:
    assert [(claim.figure, claim.source) for claim in GUIDE.claims] == [
        ("up to 12%", "S3"),
        ("70–80%", "S3"),
        ("under 40%", "S3"),
        ("", "S3"),
    ]
    assert all(claim.says.startswith("Source claim: ") for claim in GUIDE.claims)


def test_no_text_shouts() -> None:
    texts = [term.meaning for term in GUIDE.terms] + [cell.text for row in GUIDE.rows for cell in row.cells]
    texts += [reason for statement in GUIDE.statements for reason in statement.reasons]

    assert not [text for text in texts if re.search(r"!|\s{2}|\s$", text)]
    assert all(text.endswith((".", "?")) for text in texts)


def test_the_exercise_is_counted_with_what_was_taken_for_what() -> None:
    given = {
        "benchmark-position": "strategy",
        "calendar": "strategy",
        "hire-three": "strategy",
        "low-cost": "tactic",
        "subject-lines": "tactic",
    }

    counted = tally(GUIDE, given)

    assert (counted.right, counted.answered, counted.of) == (2, 5, len(GUIDE.statements))
    assert counted.confused == (((Label.PLAN, Label.STRATEGY), 2), ((Label.STRATEGY, Label.TACTIC), 1))


def test_nothing_sorted_is_nothing_right() -> None:
    counted = tally(GUIDE, {})

    assert (counted.right, counted.answered, counted.confused) == (0, 0, ())


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"calender": "plan"}, "Unknown statement 'calender'. Did you mean 'calendar'?"),
        ({"calendar": "plans"}, "Unknown label 'plans'. Did you mean 'plan'?"),
    ],
)
def test_an_answer_that_nothing_goes_by_is_refused(given: dict[str, str], message: str) -> None:
    with pytest.raises(UnknownNameError) as refusal:
        tally(GUIDE, given)

    assert str(refusal.value) == message


def test_a_word_that_is_not_in_the_glossary_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownNameError) as refusal:
        GUIDE.term("verdikt")

    assert str(refusal.value) == "Unknown term 'verdikt'. Did you mean 'verdict'?"


def test_a_guide_that_refers_to_nothing_is_refused_with_every_fault() -> None:
    raw = raw_guide()
    raw["claim"].append(raw["claim"][0])
    raw["statement"][0]["taken_for"] = "strategy"
    raw["term"][0]["see"] = ["tactik"]

    with pytest.raises(RefusedError) as refusal:
        parse(Guide, raw, "mine.toml")

    assert refusal.value.faults == (
        "claim 'linked-plans': it is used 2 times. Use a different id for each.",
        "Unknown term named by strategy 'tactik'. Did you mean 'tactic'?",
        "statement benchmark-position: taken_for is its own label. Name another one.",
    )


def test_a_guide_of_the_wrong_shape_is_refused_with_every_fault() -> None:
    raw = raw_guide()
    del raw["row"][0]["tactics"]
    raw["statement"][0]["label"] = "idea"
    raw["term"][0]["meaning"] = ""
    raw["row"][1]["plan"]["source"] = ["S6"]

    with pytest.raises(RefusedError) as refusal:
        parse(Guide, raw, "mine.toml")

    assert refusal.value.faults == (
        "row purpose, tactics: it is missing. Add it.",
        "row horizon, plan, source number 1: Unknown source 'S6'. Known: S0, S1, S2, S3, S4, house.",
        (
            "statement benchmark-position, label: 'idea' is not an option. "
            "Choose 'strategy', 'tactic' or 'plan'."
        ),
        "term strategy, meaning: it is empty. Fill it in.",
    )


def test_a_word_is_found_by_its_name_or_its_meaning_in_any_case() -> None:
    assert [term.id for term in GUIDE.glossary_of("PERSON-weeks")] == ["capacity"]
    assert "lean" in [term.id for term in GUIDE.glossary_of("lean")]
    assert GUIDE.glossary_of("no such word at all") == ()
    assert GUIDE.glossary_of(" ") == GUIDE.glossary()


def test_the_share_of_the_exercise_that_is_done_runs_from_nothing_to_all() -> None:
    everything = {statement.id: Label.PLAN.value for statement in GUIDE.statements}

    assert (tally(GUIDE, {}).share, tally(GUIDE, everything).share) == (0, 1)
