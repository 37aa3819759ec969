"""The one page as ten cards: each choice has one home, each card says how it stands."""

import copy

import pytest

from gtm_framework import catalog
from gtm_framework.errors import RefusedError, UnknownNameError
from gtm_framework.records.loading import parse
from gtm_framework.strategy.coherence.cards import page_cards
from gtm_framework.strategy.coherence.coherence import check
from gtm_framework.strategy.coherence.standings import standing
from gtm_framework.strategy.page.form_file import FILE, Form, load_form
from gtm_framework.strategy.page.one_page import OnePage
from gtm_framework.strategy.severity import Severity
from gtm_framework.strategy.versions.examples import strategy_example

CONTRADICTORY = strategy_example("contradictory").strategy.page


def test_each_choice_is_answered_under_exactly_one_field() -> None:
    form = load_form()
    homes = [choice.id for field in form.fields for choice in form.choices_at(field.id)]

    assert sorted(homes) == sorted(choice.id for choice in form.choices)
    assert all(choice in form.choices_at(form.home(choice.id).id) for choice in form.choices)


def test_an_unknown_choice_has_no_home() -> None:
    with pytest.raises(UnknownNameError, match="Unknown choice 'price'"):
        load_form().home("price")


def test_a_form_whose_fields_leave_a_choice_out_is_refused() -> None:
    raw = copy.deepcopy(dict(catalog.read_toml(FILE)))
    for field in raw["field"]:
        field["choices"] = [choice for choice in field["choices"] if choice != "product"]

    with pytest.raises(RefusedError, match="choice product: no card of the one-pager lists it"):
        parse(Form, raw, FILE)


def test_the_ten_cards_stand_in_the_order_of_the_source() -> None:
    cards = page_cards(OnePage(), ())

    assert [(card.place, card.field.id) for card in cards] == list(
        enumerate((field.id for field in load_form().fields), start=1)
    )
    assert {(card.text, card.answered, card.weak, card.conflicts, card.worst) for card in cards} == {
        ("", 0, (), (), None)
    }


def test_a_card_counts_answers_weak_ground_and_conflicts_of_its_choices() -> None:
    cards = {card.field.id: card for card in page_cards(CONTRADICTORY, check(CONTRADICTORY))}

    economics = cards["economics"]
    assert (economics.answered, economics.attributes) == (3, 11)
    assert economics.weak == ("Pricing and packaging",)
    assert (len(economics.conflicts), economics.worst) == (4, Severity.HIGH)
    assert (len(cards["positioning"].conflicts), cards["positioning"].worst) == (1, Severity.MEDIUM)
    assert (cards["distribution"].conflicts, cards["distribution"].worst) == ((), None)
    assert cards["motion"].text == "Self-serve: engineers sign up on the website."


def test_conflicts_of_page_and_change_are_told_together_worst_first() -> None:
    jumped = strategy_example("upmarket-jump").strategy
    stands = standing(jumped.page, jumped.previous)

    assert sorted(stands.conflicts, key=lambda f: f.severity.order) == list(stands.conflicts)
    assert set(stands.conflicts) == {*stands.contradictions, *stands.moves}
