"""A kept version against today: the mix must change when the strategy does."""

from datetime import date

import pytest

from gtm_framework.errors import RefusedError
from gtm_framework.strategy.health.mix_changes import KeptMix
from gtm_framework.strategy.versions.comparison import since_version
from gtm_framework.strategy.versions.versions import Strategy
from tests.strategy.cascades import classified, made, objective, pillar, quarterly, tactic
from tests.strategy.strategy_pages import page_of

DAY = date(2026, 3, 2)
PAGE = page_of({"motion.kind": "product_led"}, {"icp": "belief"})
CASCADE = made(
    pillars=[pillar()],
    objectives=[objective()],
    quarterly_initiatives=[quarterly()],
    tactics=[tactic(person_weeks=4, tags=["upsell"])],
)


def kept(with_work: bool = True) -> Strategy:
    work = KeptMix.of(CASCADE) if with_work else None
    return Strategy(page=PAGE).keep("spring", DAY, work=work)


def test_a_version_that_was_kept_with_the_work_is_read_back_unchanged() -> None:
    strategy = kept()

    assert Strategy.model_validate_json(strategy.model_dump_json(exclude_defaults=True)) == strategy


def test_of_the_cascade_only_pillars_and_objectives_are_kept() -> None:
    choices = KeptMix.of(CASCADE).choices

    assert (len(choices.pillars), len(choices.objectives)) == (1, 1)
    assert (choices.quarterly_initiatives, choices.tactics, choices.results) == ((), (), ())


def test_the_last_version_with_the_work_beside_it_is_the_one_to_compare_with() -> None:
    strategy = kept().keep("summer", DAY)

    assert strategy.last_with_work == strategy.version("spring")
    assert kept(with_work=False).last_with_work is None


def test_the_same_page_and_the_same_work_are_steady() -> None:
    change = since_version(kept().version("spring"), PAGE, CASCADE)

    assert (change.changes, change.moved, change.remark) == ((), 0.0, None)


def test_another_answer_with_the_same_work_is_remarked_on_by_the_choice_that_changed() -> None:
    page = PAGE.with_option("motion.kind", "sales_led")
    change = since_version(kept().version("spring"), page, CASCADE)

    assert change.changes == ("Motion",)
    assert change.remark is not None
    assert change.remark.rule == "mix_not_followed"
    assert change.remark.reason == (
        "The strategy changed, but the mix of work didn't. "
        "What changed: Motion. Only 0% of the effort shifted."
    )


def test_better_evidence_for_the_same_answer_is_no_other_strategy() -> None:
    page = PAGE.with_choice("icp", evidence="data", note="in the shared folder", on=DAY)

    assert since_version(kept().version("spring"), page, CASCADE).changes == ()


def test_another_objective_and_other_work_for_it_have_followed_each_other() -> None:
    entered = made(
        pillars=[pillar()],
        objectives=[objective(), objective("o2", title="Enter Spain")],
        quarterly_initiatives=[quarterly(supports="o2")],
        tactics=[tactic(person_weeks=4, tags=["awareness"])],
    )
    change = since_version(kept().version("spring"), PAGE, entered, [classified("i")])

    assert change.changes == ("objective “Enter Spain” added",)
    assert (change.moved, change.remark) == (1.0, None)


def test_a_version_that_was_kept_without_the_work_cannot_be_compared() -> None:
    with pytest.raises(RefusedError) as refused:
        since_version(kept(with_work=False).version("spring"), PAGE, CASCADE)

    assert str(refused.value) == (
        "version 'spring': This version was saved without its mix. Save a new version."
    )
