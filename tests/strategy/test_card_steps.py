"""The order in which the one page is filled in."""

from gtm_framework.strategy.page.form_file import load_form
from gtm_framework.strategy.page.steps import card_steps, step_after, step_of


def test_every_card_and_every_choice_is_a_step_with_a_number_of_its_own() -> None:
    steps = card_steps()

    assert [step.number for step in steps] == [
        "1",
        "2",
        "3",
        "4",
        "5",
        "6",
        "7a",
        "7b",
        "7c",
        "8",
        "9",
        "10",
    ]
    assert {step.choice for step in steps if step.choice} == {choice.id for choice in load_form().choices}


def test_a_card_with_one_choice_shares_its_name_with_it() -> None:
    form = load_form()
    alone = [field for field in form.fields if len(form.choices_at(field.id)) == 1]

    assert {f.name: form.choices_at(f.id)[0].name for f in alone if f.id != "sequence"} == {
        f.name: f.name for f in alone if f.id != "sequence"
    }


def test_the_steps_of_a_card_follow_one_another_and_the_last_leads_to_the_first() -> None:
    assert step_after("economics", "pricing") == step_of("services")
    assert step_after("economics", "economics") == step_of("product")
    assert step_after("economics") == step_of("product")
    assert step_after("experiments") == step_of("icp")
