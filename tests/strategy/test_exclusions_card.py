"""The card of exclusions and the list of exclusions are one."""

from hypothesis import given
from hypothesis import strategies as st

from gtm_framework.exchange.workspaces.demo import demo_company
from gtm_framework.strategy.exclusions.card import CARD_FIELD, card_text, exclusions_from
from gtm_framework.strategy.exclusions.exclusions import Exclusion, Sort
from gtm_framework.strategy.versions.examples import strategy_examples
from gtm_framework.strategy.versions.versions import Strategy

AGENCIES = Exclusion(sort=Sort.DEAL_TYPE, what="Agencies", words=("agency",), reason="They churn.")


def test_lines_bullets_and_sentences_are_one_exclusion_each() -> None:
    made = exclusions_from("No airports. No carriers without a yard.\n- Banks\n2. banks\n\nBanks")
    assert [each.what for each in made] == ["Airports", "Carriers without a yard", "Banks", "banks"]


def test_an_exclusion_that_is_still_named_keeps_its_type_keywords_and_reason() -> None:
    made = exclusions_from("agencies\nAirports", [AGENCIES])
    assert made[0] == AGENCIES
    assert (made[1].sort, made[1].words) == (Sort.SEGMENT, ())


def test_an_exclusion_without_keywords_is_named_as_one_that_flags_nothing() -> None:
    strategy = Strategy().with_exclusions([AGENCIES]).with_field(CARD_FIELD, "Agencies\nAirports")
    assert [each.what for each in strategy.exclusions_without_words] == ["Airports"]


def test_a_line_that_is_deleted_leaves_the_list() -> None:
    strategy = Strategy().with_exclusions([AGENCIES]).with_field(CARD_FIELD, "")
    assert strategy.exclusions == ()


def test_a_change_of_the_list_shows_on_the_card() -> None:
    strategy = Strategy().with_exclusions([AGENCIES, Exclusion(sort=Sort.MARKET, what="The north")])
    assert strategy.page.fields[CARD_FIELD] == "Agencies\nThe north"


def test_another_card_leaves_the_list_alone() -> None:
    strategy = Strategy().with_exclusions([AGENCIES]).with_field("motion", "No agencies")
    assert strategy.exclusions == (AGENCIES,)


def test_list_and_card_agree_in_every_example() -> None:
    kept = [*(example.strategy for example in strategy_examples()), demo_company().workspace().strategy]
    for strategy in kept:
        if strategy.exclusions:
            assert strategy.page.fields[CARD_FIELD] == card_text(strategy.exclusions)


@given(st.lists(st.text(alphabet="abcdefg ", min_size=1).filter(str.strip), unique_by=str.strip))
def test_reading_a_card_gives_back_the_list_that_it_was_written_from(names: list[str]) -> None:
    first = exclusions_from("\n".join(names))
    assert exclusions_from(card_text(first), first) == first
