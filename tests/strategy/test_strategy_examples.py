"""The worked examples: three coherent ones raise nothing, S4's two cases raise what they must."""

import pytest

from gtm_framework import catalog
from gtm_framework.errors import UnknownNameError
from gtm_framework.strategy.coherence.comparison import compare
from gtm_framework.strategy.coherence.questions import Reply
from gtm_framework.strategy.coherence.standings import standing
from gtm_framework.strategy.page.form_file import load_form
from gtm_framework.strategy.versions.examples import strategy_example, strategy_examples

COHERENT = ["coherent-enterprise", "coherent-product-led", "coherent-sales-led"]


@pytest.mark.parametrize("name", COHERENT)
def test_a_coherent_company_raises_nothing_although_everything_is_answered(name: str) -> None:
    stands = standing(strategy_example(name).strategy.page)

    assert stands.remarks == ()
    assert stands.answers_open == ()
    assert all(question.reply is Reply.YES for question in stands.questions)


def test_the_three_coherent_companies_sell_in_three_ways() -> None:
    kinds = {strategy_example(name).strategy.page.option("motion.kind") for name in COHERENT}

    assert kinds == {"product_led", "sales_led", "enterprise"}


def test_the_contradictory_company_raises_all_the_conflicting_pairs_of_the_source() -> None:
    findings = standing(strategy_example("contradictory").strategy.page).contradictions

    assert [finding.fields for finding in findings] == [
        ("motion.kind", "pricing.level"),
        ("motion.kind", "services.implementation"),
        ("motion.kind", "buyer.process"),
        ("buyer.role", "pricing.level"),
        ("buyer.role", "services.implementation"),
        ("positioning.addressed_to", "buyer.process"),
    ]


def test_the_contradictory_company_is_told_first_where_it_stands_on_belief() -> None:
    remarks = standing(strategy_example("contradictory").strategy.page).remarks

    assert [remark.id for remark in remarks[:3]] == ["weak-icp", "weak-problem", "weak-buyer"]


def test_the_jump_upmarket_is_caught_from_the_two_versions() -> None:
    strategy = strategy_example("upmarket-jump").strategy
    assert strategy.previous is not None

    found = compare(strategy.previous, strategy.page)

    assert [finding.id for finding in found.moves if finding.severity == "high"] == [
        "larger-accounts-before-repeat",
        "longer-cycle-before-repeat",
        "heavier-implementation-before-repeat",
        "roadmap-demands-before-repeat",
    ]
    assert {finding.id for finding in found.came} >= {"enterprise-custom-roadmap"}
    assert (found.went, found.stayed) == ((), ())


def test_before_the_jump_nothing_was_wrong() -> None:
    strategy = strategy_example("upmarket-jump").strategy

    assert standing(strategy.version("Mid-market").page).remarks == ()


def test_an_example_that_does_not_exist_is_refused_with_the_names() -> None:
    with pytest.raises(UnknownNameError) as refusal:
        strategy_example("acme")

    assert str(refusal.value).startswith("Unknown example 'acme'. Known: coherent-enterprise, ")


def test_every_example_is_found_under_its_file_name() -> None:
    assert [example.name for example in strategy_examples()] == [
        name
        for name in catalog.data_names("examples", ".toml")
        if "strategy" in catalog.read_toml(f"examples/{name}.toml")
    ]


def test_every_example_answers_in_order_and_says_whom_it_follows() -> None:
    known = catalog.sources()

    assert all(
        example.source in known and example.about and example.title for example in strategy_examples()
    )
    assert all(len(example.strategy.page.first) >= 2 for example in strategy_examples())
    assert load_form().first[0].id == "customer"
