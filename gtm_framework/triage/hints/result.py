"""The result: suggestions with their words, their reason, and their strength."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from gtm_framework.triage.hints.evidence import Evidence
from gtm_framework.triage.hints.settling import Certainty, Standing
from gtm_framework.triage.hints.words import Quote
from gtm_framework.triage.initiative import Kind, Output

TELLING = 4
"""How many phrases to show as evidence for a line's side."""
_SMALL = "a|an|the|our|your|to|of|in|for|and|with|from"
_AT_THE_ENDS = re.compile(rf"^(?:(?:{_SMALL})\s+)+(?=\S)|(?<=\S)(?:\s+(?:{_SMALL}))+$", re.IGNORECASE)


class Strength(StrEnum):
    """How clearly the wording says it."""

    WEAK = "weak"
    CLEAR = "clear"


class Suggestion(NamedTuple):
    """One suggested answer.

    Attributes:
        criterion: Id of the rubric's question.
        answer: ``strategic`` or ``tactical``; ``yes`` for a filter question.
        strength: How clearly the wording says it.
        evidence: What it is based on; never empty.
        as_a_whole: The reason if it is based on the whole line; empty if it is based on specific words.

    Example:
        >>> from gtm_framework.triage.hints import suggest
        >>> first = suggest("Webinar series for dispatchers").suggestions[0]
        >>> first.criterion, first.answer, first.words, str(first.strength)
        ('purpose', 'tactical', ('Webinar series',), 'clear')
    """

    criterion: str
    answer: str
    strength: Strength
    evidence: Sequence[Evidence]
    as_a_whole: str = ""

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The words it is based on; never empty."""
        return outermost(quote for found in self.evidence for quote in found.quotes)

    @property
    def words(self) -> tuple[str, ...]:
        """The words it is based on, as written."""
        return tuple(quote.text for quote in self.quotes)

    @property
    def reason(self) -> str:
        """Why these words suggest this answer."""
        return self.as_a_whole or max(self.evidence, key=lambda found: abs(found.points)).group.why

    @property
    def source(self) -> tuple[str, ...]:
        """Ids of the documents behind it."""
        return tuple(sorted({source for found in self.evidence for source in found.group.source}))


@dataclass(frozen=True, slots=True)
class OutputHint:
    """The strategy output that an idea looks like (S4), and the words that show it."""

    output: Output
    quotes: tuple[Quote, ...]


class Hints(NamedTuple):
    """Everything an idea's wording suggests.

    Attributes:
        suggestions: In the rubric's order; none for a criterion the wording doesn't address.
        evidence: Every phrase that was counted, in text order.
        standing: The side the wording is on, and whether it decides it.
        output: The strategy output it looks like, or None.
        goal: The words that make it a goal rather than work; empty if it isn't one.
        parts: Titles of the ideas the line seems to contain; empty if it contains one.
        question: The one question that decides it if its wording only leans; otherwise empty.
        as_decided_for: The title of an idea that people decided differently from its wording, and that this
            one follows; empty if only the wording counts.

    Example:
        >>> from gtm_framework.triage.hints import suggest
        >>> hints = suggest("Webinar series for dispatchers")
        >>> str(hints.kind), str(hints.certainty), hints.telling_words
        ('tactical', 'decided', ('webinar series',))
    """

    suggestions: tuple[Suggestion, ...]
    evidence: tuple[Evidence, ...]
    standing: Standing
    output: OutputHint | None
    goal: tuple[Quote, ...]
    parts: tuple[str, ...]
    question: str = ""
    as_decided_for: str = ""

    @property
    def kind(self) -> Kind:
        """What the wording says overall; undecided if it only leans."""
        return self.standing.kind

    @property
    def leaning(self) -> Kind:
        """The side the wording is on, decided or not; undecided if it is on neither."""
        return self.standing.leaning

    @property
    def certainty(self) -> Certainty:
        """Whether the wording decides it, leans to a side, or is unclear."""
        return self.standing.certainty

    @property
    def telling(self) -> tuple[Quote, ...]:
        """The strongest words for the side they are on, in text order, without repeats."""
        sign = {Kind.STRATEGIC: 1, Kind.TACTICAL: -1}.get(self.leaning, 0)
        known = [found for found in self.evidence if found.points * sign > 0]
        known = [found for found in known if not found.group.is_learned] or known
        strongest = sorted(known, key=lambda found: -abs(found.points))[:TELLING]
        return outermost(_trimmed(quote) for found in strongest for quote in found.quotes)

    @property
    def telling_words(self) -> tuple[str, ...]:
        """The same as words, each once; the first word of the title without its capital."""
        words = (
            f"{quote.text[0].lower()}{quote.text[1:]}"
            if quote.start == 0 and quote.text[1:2].islower()
            else quote.text
            for quote in self.telling
        )
        return tuple(dict.fromkeys(words))

    def title_pieces(self, title: str) -> tuple[tuple[str, bool], ...]:
        """The title cut into pieces, each with whether it is among the strongest words."""
        pieces, end = [], 0
        for quote in self.telling:
            if quote.where == "title" and quote.start >= end:
                pieces += [(title[end : quote.start], False), (quote.text, True)]
                end = quote.end
        return tuple((text, told) for text, told in (*pieces, (title[end:], False)) if text)

    @property
    def is_goal(self) -> bool:
        """Whether it says what to reach and not what to do (S4)."""
        return bool(self.goal)

    def answers(self, min_strength: Strength = Strength.WEAK) -> dict[str, str]:
        """The suggestions as answers of an initiative, for accepting them.

        Args:
            min_strength: `Strength.CLEAR` leaves out weaker suggestions.
        """
        return {
            s.criterion: s.answer
            for s in self.suggestions
            if s.strength is Strength.CLEAR or min_strength is Strength.WEAK
        }


def outermost(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """Quotations in text order, each once, without those inside another."""
    every = set(quotes)
    return tuple(sorted(quote for quote in every if not any(quote.within(other) for other in every)))


def _trimmed(quote: Quote) -> Quote:
    """A quotation without the small words at its ends: "Run" for "Run a"."""
    text = _AT_THE_ENDS.sub("", quote.text)
    start = quote.start + quote.text.index(text)
    return replace(quote, text=text, start=start, end=start + len(text))
