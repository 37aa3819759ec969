"""Words that mislead, by kind: inside another phrase, under a common verb, beside plain work."""

import pytest

from gtm_framework.triage.hints import suggest
from gtm_framework.triage.initiative import Kind

S, T, U = Kind.STRATEGIC, Kind.TACTICAL, Kind.UNDECIDED


@pytest.mark.parametrize(
    "text",
    [
        "Feedback in the form of star ratings",
        "Movement through the pipeline at least once a week",
        "Search ads for our brand or alternatives",
        "Vision test vouchers for staff",
        "Long-term storage for backups",
        "Pillar page on tax law",
        "Core web vitals",
        "Market map of competitors for the board",
        "End-of-season clearance emails",
        "Segment the newsletter list by age",
        "Leadership offsite agenda",
    ],
)
def test_a_strategic_word_inside_another_phrase_says_nothing(text: str) -> None:
    hints = suggest(text)

    assert hints.kind is not S
    assert not any(found.is_firm for found in hints.evidence)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Revise the mission", S),
        ("Change the business model", S),
        ("Introduce a freemium model", S),
        ("Replace the pricing model", S),
        ("Revise the contract template", T),
        ("Change the headline", T),
        ("Introduce pull requests", T),
        ("Unify logging across services", T),
        ("Retire the old invoice template", T),
        ("Consolidate bank accounts", T),
    ],
)
def test_a_common_verb_leaves_it_to_its_object(text: str, label: Kind) -> None:
    assert suggest(text).leaning is label
    assert suggest(text).kind in (label, U)


@pytest.mark.parametrize(
    "text",
    [
        "Create guidelines for quality",
        "Improve quality of the crash reports",
        "Ensure data consistency between billing and CRM",
        "Define service ownership",
        "Build a culture of testing by pairing on tests every Friday",
        "Make error messages actionable",
        "Provide documentation for all public endpoints",
    ],
)
def test_an_abstract_word_beside_plain_work_is_not_strategic(text: str) -> None:
    assert suggest(text).kind is not S


@pytest.mark.parametrize(
    "text",
    [
        "Increase customer satisfaction",
        "Improve employee engagement",
        "Foster innovation",
        "Ensure operational excellence",
        "Define clear responsibilities",
        "Become more agile",
        "Be a high-performing team",
        "Better leadership",
    ],
)
def test_abstract_words_alone_decide_nothing_strategic(text: str) -> None:
    assert suggest(text).kind is U


def test_the_words_that_a_phrase_skips_do_not_count() -> None:
    evidence = suggest("A yearly salary study").evidence

    assert "routine" not in {found.group.id for found in evidence}
