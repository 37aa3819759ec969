"""What comes back: suggestions that carry their words, their reason and their strength."""

from dataclasses import dataclass
from enum import StrEnum

from gtm_framework.triage.hints.evidence import Evidence
from gtm_framework.triage.hints.words import Quote
from gtm_framework.triage.initiative import Kind, Output


class Strength(StrEnum):
    """How plainly the words say it."""

    WEAK = "weak"
    CLEAR = "clear"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One suggested answer.

    Attributes:
        criterion: Id of the rubric's question.
        answer: ``strategic`` or ``tactical``; ``yes`` for a filter question.
        quotes: The words that it rests on; never empty.
        strength: How plainly they say it.
        reason: Why these words speak for this answer.
        source: Ids of the documents behind it.
    """

    criterion: str
    answer: str
    quotes: tuple[Quote, ...]
    strength: Strength
    reason: str
    source: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The words that it rests on, as they were written."""
        return tuple(quote.text for quote in self.quotes)


@dataclass(frozen=True, slots=True)
class OutputHint:
    """The output of a strategy that an idea seems to be (S4), and the words that say so."""

    output: Output
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Hints:
    """Everything that the words of one idea suggest.

    Attributes:
        suggestions: In the rubric's order; none for a criterion that the words do not speak of.
        evidence: Every phrase that was weighed, in the order of the text.
        kind: What the words say as a whole; undecided when they say it faintly.
        output: The output of a strategy that it seems to be, or None.
        goal: The words that make it a goal rather than work; empty when it is not one.
        parts: Titles for the ideas that the line seems to hold; empty when it holds one.
    """

    suggestions: tuple[Suggestion, ...]
    evidence: tuple[Evidence, ...]
    kind: Kind
    output: OutputHint | None
    goal: tuple[Quote, ...]
    parts: tuple[str, ...]

    @property
    def is_goal(self) -> bool:
        """Whether it says what to reach and not what to do (S4)."""
        return bool(self.goal)

    def answers(self, min_strength: Strength = Strength.WEAK) -> dict[str, str]:
        """The suggestions as answers of an initiative, for accepting them.

        Args:
            min_strength: `Strength.CLEAR` leaves out what the words say less plainly.
        """
        return {
            s.criterion: s.answer
            for s in self.suggestions
            if s.strength is Strength.CLEAR or min_strength is Strength.WEAK
        }
