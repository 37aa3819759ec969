"""The order in which the one page is filled in: card by card, and within a card choice by choice."""

from dataclasses import dataclass
from functools import cache
from string import ascii_lowercase

from gtm_framework.strategy.page.form_file import load_form


@dataclass(frozen=True, slots=True)
class CardStep:
    """One screen of the one page: a card, or one of several choices on it.

    Attributes:
        number: The card's number; with several choices, a letter follows, as in ``"7b"``.
        name: The choice's name, or the card's where it has none.
        field: Id of the card's field.
        choice: Id of the choice, or empty.
    """

    number: str
    name: str
    field: str
    choice: str


@cache
def card_steps() -> tuple[CardStep, ...]:
    """All steps, in order."""
    form = load_form()
    made = []
    for place, field in enumerate(form.fields, start=1):
        choices = form.choices_at(field.id)
        letters = ascii_lowercase if len(choices) > 1 else [""]
        made += [
            CardStep(f"{place}{letter}", choice.name, field.id, choice.id)
            for letter, choice in zip(letters, choices, strict=False)
        ] or [CardStep(str(place), field.name, field.id, "")]
    return tuple(made)


def step_of(choice_id: str) -> CardStep:
    """The step in which a choice is answered.

    Example:
        >>> step_of("economics").field
        'economics'
    """
    return next(step for step in card_steps() if step.choice == choice_id)


def step_after(field_id: str, choice_id: str = "") -> CardStep:
    """The step after one card, or after one choice on it; the first one after the last.

    Example:
        >>> step_of("motion").field, step_after("motion").field
        ('motion', 'distribution')
    """
    steps = card_steps()
    places = [
        place
        for place, step in enumerate(steps)
        if step.field == field_id and choice_id in {"", step.choice}
    ]
    return steps[(places[-1] + 1) % len(steps)]
