"""The one-pager as ten cards: each field with its text and the choices answered under it."""

from collections.abc import Sequence
from dataclasses import dataclass

from gtm_framework.strategy.coherence.coherence import Finding
from gtm_framework.strategy.coherence.questions import is_weak
from gtm_framework.strategy.page.form import Choice, PageField
from gtm_framework.strategy.page.form_file import load_form
from gtm_framework.strategy.page.one_page import OnePage
from gtm_framework.strategy.severity import Severity


@dataclass(frozen=True, slots=True)
class PageCard:
    """One field of the one-pager in its current state.

    Attributes:
        place: Its position in the reading order, from 1.
        field: The field.
        text: What the company wrote; empty if nothing.
        choices: The choices answered under it.
        answered: How many of their attributes are answered.
        attributes: How many attributes they have.
        weak: Names of the answered choices among them whose evidence is none or opinion.
        conflicts: The numbers of the conflicts they are part of, from 1.
        worst: The worst severity among those, or None without any.

    Example:
        >>> from gtm_framework.strategy.coherence import standing
        >>> from gtm_framework.workspace import example_workspace
        >>> page = example_workspace("contradictory").strategy.page
        >>> card = page_cards(page, standing(page).conflicts)[0]
        >>> card.field.name, card.answered, card.attributes, card.conflicts
        ('Beachhead segment', 2, 5, ())
    """

    place: int
    field: PageField
    text: str
    choices: tuple[Choice, ...]
    answered: int
    attributes: int
    weak: tuple[str, ...]
    conflicts: tuple[int, ...]
    worst: Severity | None


def page_cards(page: OnePage, findings: Sequence[Finding]) -> tuple[PageCard, ...]:
    """The ten cards of a page.

    Args:
        page: The answers.
        findings: The page's conflicts in their listed order (`Standing.conflicts`).

    Example:
        >>> from gtm_framework.workspace import example_workspace
        >>> page = example_workspace("contradictory").strategy.page
        >>> [card.field.name for card in page_cards(page, ()) if card.weak][:2]
        ['Beachhead segment', 'Urgent problem']
    """
    return tuple(
        _card(place, field, page, findings) for place, field in enumerate(load_form().fields, start=1)
    )


def _card(place: int, field: PageField, page: OnePage, findings: Sequence[Finding]) -> PageCard:
    choices = load_form().choices_at(field.id)
    ids = {choice.id for choice in choices}
    conflicting = {n: made for n, made in enumerate(findings, start=1) if ids & set(made.choices)}
    return PageCard(
        place=place,
        field=field,
        text=page.fields.get(field.id, "").strip(),
        choices=choices,
        answered=sum(len(page.choice(choice.id).options) for choice in choices),
        attributes=sum(len(choice.attributes) for choice in choices),
        weak=tuple(c.name for c in choices if page.choice(c.id).answered and is_weak(page, c.id)),
        conflicts=tuple(conflicting),
        worst=min((made.severity for made in conflicting.values()), key=lambda s: s.order, default=None),
    )
