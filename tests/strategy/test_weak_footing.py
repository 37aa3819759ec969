"""Choices on weak ground: which are named, how severely, and with what they carry."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategy_pages import cases, drawn_pages

from gtm_framework.errors import UnknownNameError
from gtm_framework.strategy.coherence.footing import dependents, weak_footing
from gtm_framework.strategy.page.form_file import load_form
from gtm_framework.strategy.page.one_page import OnePage


@pytest.mark.parametrize("case", cases("footing.yaml"), ids=lambda case: case["name"])
def test_weak_choices_are_named_as_their_case_says(case: Any) -> None:
    choices = {
        choice: {"words": "as chosen", "evidence": case["evidence"][choice]} for choice in case["answered"]
    }
    weak = weak_footing(OnePage.model_validate({"choices": choices}))

    assert [[found.choice, found.severity.value, len(found.carries)] for found in weak] == case["weak"]


def test_a_weak_footing_says_on_what_it_rests_what_it_carries_and_what_would_settle_it() -> None:
    choices = {choice: {"words": "x", "evidence": "data"} for choice in ("problem", "buyer", "positioning")}
    page = OnePage.model_validate({"choices": choices | {"icp": {"words": "x", "evidence": "belief"}}})

    (found,) = weak_footing(page)

    assert (found.id, found.fields, found.source) == ("weak-icp", ("icp.evidence",), "house")
    assert found.carries == ("Urgent problem", "Primary buyer and committee", "Positioning")
    assert found.reason == (
        "Beachhead segment is an unproven assumption (evidence: opinion). 3 other choices depend on it."
    )
    assert found.question == (
        "What would prove your answer to “Who do you sell to first?” wrong, and who can find out?"
    )


def test_a_choice_without_evidence_says_so_in_words() -> None:
    choices = {choice: {"words": "x", "evidence": "data"} for choice in ("problem", "buyer", "positioning")}
    page = OnePage.model_validate({"choices": choices | {"icp": {"words": "x"}}})

    assert weak_footing(page)[0].reason == (
        "Beachhead segment is an unproven assumption (evidence: none). 3 other choices depend on it."
    )


def test_everything_rests_on_the_ideal_customer_and_nothing_on_the_economics() -> None:
    assert len(dependents("icp")) == 9
    assert dependents("economics") == ()
    assert dependents("motion") == ("pricing", "distribution", "services", "economics")


def test_dependents_of_an_unknown_choice_are_refused() -> None:
    with pytest.raises(UnknownNameError) as refusal:
        dependents("prices")

    assert str(refusal.value) == "Unknown choice 'prices'. Did you mean 'services'?"


@settings(max_examples=100, deadline=None)
@given(page=drawn_pages, choice=st.sampled_from([choice.id for choice in load_form().choices]))
def test_better_evidence_never_makes_a_footing_weak(page: OnePage, choice: str) -> None:
    better = page.with_choice(choice, evidence="paid_proof")
    before = {found.choice for found in weak_footing(page)}

    assert {found.choice for found in weak_footing(better)} == before - {choice}
