"""The page that a company fills in: inert data, refused where it names what does not exist."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from strategy_pages import drawn_pages

from gtm_framework.errors import RefusedError
from gtm_framework.strategy.page.one_page import ChoiceAnswer, OnePage


def test_unknown_names_are_refused_all_at_once_each_with_the_nearest() -> None:
    with pytest.raises(RefusedError) as refusal:
        OnePage.model_validate(
            {
                "first": {"custommer": "x"},
                "fields": {"motions": "x"},
                "choices": {
                    "motoin": {"options": {"kind": "sales_led"}},
                    "pricing": {"options": {"levle": "card", "start": "fre"}, "evidence": "dta"},
                },
            }
        )

    assert refusal.value.faults == (
        "Unknown first question 'custommer'. Did you mean 'customer'?",
        "Unknown field 'motions'. Did you mean 'motion'?",
        "Unknown choice 'motoin'. Did you mean 'motion'?",
        "Unknown evidence 'dta'. Did you mean 'data'?",
        "Unknown attribute of pricing 'levle'. Did you mean 'level'?",
        "Unknown option of pricing.start 'fre'. Did you mean 'free'?",
    )


def test_a_page_of_the_wrong_shape_is_refused_with_every_fault() -> None:
    with pytest.raises(RefusedError) as refusal:
        OnePage.model_validate({"choices": {"icp": {"on": "someday", "colour": "red"}}, "fields": [1]})

    assert str(refusal.value) == (
        "one-pager: 3 errors. "
        "fields: [1] is not a table. Provide one. "
        "choices, icp, on: 'someday' is not a date. Write it as 2026-07-01. "
        "choices, icp, colour: there is no such field. Remove it, or correct its spelling."
    )


@pytest.mark.parametrize("blank", [None, "", "  "])
def test_a_blank_answer_is_no_answer(blank: str | None) -> None:
    page = OnePage.model_validate(
        {"fields": {"motion": blank}, "choices": {"icp": {"options": {"users": blank}}}}
    )

    assert page.fields == {}
    assert page.option("icp.users") is None
    assert not page.choice("icp").answered


def test_evidence_alone_is_no_answer_and_words_alone_are_one() -> None:
    assert not ChoiceAnswer(evidence="data").answered
    assert not ChoiceAnswer(words=" ").answered
    assert ChoiceAnswer(words="Banks").answered


def test_choosing_and_taking_back_leaves_the_other_answers_alone() -> None:
    page = OnePage().with_option("motion.kind", "sales_led").with_option("motion.repeatable", "some")

    assert page.with_option("motion.kind", None).choice("motion").options == {"repeatable": "some"}


def test_an_option_that_does_not_exist_is_refused_with_the_nearest() -> None:
    with pytest.raises(RefusedError) as refusal:
        OnePage().with_option("motion.kind", "sale_led")

    assert refusal.value.faults == ("Unknown option of motion.kind 'sale_led'. Did you mean 'sales_led'?",)


def test_words_evidence_and_date_of_a_choice_change_without_touching_its_options() -> None:
    page = OnePage().with_option("icp.users", "business")
    changed = page.with_choice("icp", words="Banks", evidence="data", on=date(2026, 3, 1), note="Count")

    assert changed.choice("icp") == ChoiceAnswer(
        options={"users": "business"}, words="Banks", evidence="data", on=date(2026, 3, 1), note="Count"
    )
    assert page.choice("icp") == ChoiceAnswer(options={"users": "business"})


def test_first_answers_fill_what_is_empty_and_replace_nothing() -> None:
    page = OnePage(fields={"problem": "Waiting trucks"})
    page = page.with_first("customer", "Forwarders with yards").with_first("value", "Half the waiting")

    filled = page.carried_over()

    assert filled.fields == {
        "beachhead": "Forwarders with yards",
        "problem": "Waiting trucks",
        "positioning": "Half the waiting",
    }
    assert {key: said.words for key, said in filled.choices.items()} == {
        "icp": "Forwarders with yards",
        "problem": "Half the waiting",
        "positioning": "Half the waiting",
    }
    assert filled.first == page.first


def test_carrying_over_nothing_changes_nothing() -> None:
    page = OnePage().with_option("icp.users", "business").with_field("motion", "We call")

    assert page.carried_over() == page


def test_carrying_over_twice_is_carrying_over_once() -> None:
    page = OnePage().with_first("objective", "10 million by 2030").with_first("pillars", "Two bets")

    assert page.carried_over().carried_over() == page.carried_over()


@settings(max_examples=100, deadline=None)
@given(page=drawn_pages)
def test_a_page_survives_json(page: OnePage) -> None:
    assert OnePage.model_validate_json(page.model_dump_json()) == page


def test_a_page_cannot_be_changed_in_place() -> None:
    page: Any = OnePage()

    with pytest.raises(ValueError, match="frozen"):
        page.fields = {}
