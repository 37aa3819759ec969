"""A company's strategy: versions are kept under names of their own, and faults are refused whole."""

from datetime import date

import pytest
from strategy_pages import page_of

from gtm_framework.errors import RefusedError, UnknownNameError
from gtm_framework.strategy.exclusions.exclusions import starting_points
from gtm_framework.strategy.page.sections import DocumentKind
from gtm_framework.strategy.versions.versions import Strategy

SPRING, AUTUMN = date(2026, 3, 1), date(2026, 9, 1)


def test_a_kept_page_stays_as_it_was_while_the_page_goes_on() -> None:
    first = page_of({"motion.kind": "founder_led"})
    second = page_of({"motion.kind": "sales_led"})

    strategy = Strategy(page=first).keep("Spring", SPRING, "Agreed").with_changes(page=second)

    assert strategy.version("Spring").page == first
    assert (strategy.version("Spring").on, strategy.version("Spring").note) == (SPRING, "Agreed")
    assert strategy.page == second


def test_the_page_before_is_the_last_kept_one_that_differs() -> None:
    first, second = page_of({"motion.kind": "founder_led"}), page_of({"motion.kind": "sales_led"})

    strategy = Strategy(page=first).keep("Spring", SPRING)
    assert strategy.previous is None

    strategy = strategy.with_changes(page=second).keep("Autumn", AUTUMN)
    assert strategy.previous == first

    assert strategy.with_changes(page=first).previous == second


def test_a_name_is_given_to_one_version_only() -> None:
    strategy = Strategy().keep("Spring", SPRING)

    with pytest.raises(RefusedError) as refusal:
        strategy.keep(" Spring ", AUTUMN)

    assert str(refusal.value) == (
        "strategy: version 'Spring': it is used 2 times. Use a different id for each."
    )


def test_a_version_without_a_name_is_refused() -> None:
    with pytest.raises(RefusedError) as refusal:
        Strategy().keep("  ", SPRING)

    assert refusal.value.faults == ("versions number 1, name: it is empty. Fill it in.",)


def test_a_version_that_does_not_exist_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownNameError) as refusal:
        Strategy().keep("Spring", SPRING).version("Sprung")

    assert str(refusal.value) == "Unknown version 'Sprung'. Did you mean 'Spring'?"


def test_every_fault_of_a_strategy_is_listed() -> None:
    exclusion = starting_points()[0]

    with pytest.raises(RefusedError) as refusal:
        Strategy(
            exclusions=(exclusion, exclusion), brief={"visoin": "x"}, plan={"vision": "x", "events": "y"}
        )

    assert refusal.value.faults == (
        "exclusion 'low-urgency': it is used 2 times. Use a different id for each.",
        "Unknown section of brief 'visoin'. Did you mean 'vision'?",
        (
            "Unknown section of plan 'vision'. Known: campaigns, advertising, events, other, calendar, "
            "indicators, efficiency."
        ),
    )


def test_a_strategy_survives_json() -> None:
    strategy = Strategy(
        page=page_of({"motion.kind": "sales_led"}, {"motion": "data"}),
        exclusions=starting_points(),
        brief={"vision": "Ours"},
        plan={"events": "None"},
    ).keep("Spring", SPRING)

    assert Strategy.model_validate_json(strategy.model_dump_json()) == strategy


def test_what_was_typed_for_a_document_is_kept_apart() -> None:
    strategy = Strategy(brief={"vision": "Ours"}, plan={"events": "None"})

    assert strategy.written(DocumentKind.BRIEF) == {"vision": "Ours"}
    assert strategy.written(DocumentKind.PLAN) == {"events": "None"}
