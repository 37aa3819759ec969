"""The one page as ten cards: each field with its text and with the choices that are answered under it."""

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
    """One field of the one page, as it stands.

    Attributes:
        place: Where it stands in the reading order of a decision, from 1.
        field: The field.
        text: What the company wrote; empty when it wrote nothing.
        choices: The choices that are answered under it.
        answered: How many of their attributes are answered.
        attributes: How many attributes they have.
        weak: Names of the answered choices among them that are founded on nothing or on belief.
        conflicts: In how many contradictions they take part.
        worst: The worst severity among those, or None without any.
    """

    place: int
    field: PageField
    text: str
    choices: tuple[Choice, ...]
    answered: int
    attributes: int
    weak: tuple[str, ...]
    conflicts: int
    worst: Severity | None


def page_cards(page: OnePage, findings: Sequence[Finding]) -> tuple[PageCard, ...]:
    """The ten cards of a page.

    Args:
        page: The answers.
        findings: The page's contradictions, as `coherence.check` gives them.
    """
    return tuple(
        _card(place, field, page, findings) for place, field in enumerate(load_form().fields, start=1)
    )


def _card(place: int, field: PageField, page: OnePage, findings: Sequence[Finding]) -> PageCard:
    choices = load_form().choices_at(field.id)
    ids = {choice.id for choice in choices}
    conflicting = [finding for finding in findings if ids & set(finding.choices)]
    return PageCard(
        place=place,
        field=field,
        text=page.fields.get(field.id, "").strip(),
        choices=choices,
        answered=sum(len(page.choice(choice.id).options) for choice in choices),
        attributes=sum(len(choice.attributes) for choice in choices),
        weak=tuple(c.name for c in choices if page.choice(c.id).answered and is_weak(page, c.id)),
        conflicts=len(conflicting),
        worst=min((finding.severity for finding in conflicting), key=lambda s: s.order, default=None),
    )
