"""How much the room disagrees on one idea and axis, as a number and in words."""

from dataclasses import dataclass

from gtm_framework.triage import Rubric
from gtm_framework.workshop.discussion.agreement import Gap, gap, in_words, spread
from gtm_framework.workshop.rules.book import rules
from gtm_framework.workshop.rules.vote_rules import Votes
from gtm_framework.workshop.state import Workshop
from gtm_framework.workshop.votes.combine import Combined, combine, positions
from gtm_framework.workshop.votes.seen import Heard


@dataclass(frozen=True)
class Disagreement:
    """How much the room disagrees on one idea and axis in one round.

    Attributes:
        item, axis, round: Id of the idea, the axis, and the number of the round.
        spread: 0 (identical) to 1 (split between the ends); None below two counted ballots.
        gap: Where the ballots lie, in steps of the scale; None without any.
        combined: The score that the room's ballots make.
        words: ``"close"``, ``"mixed"``, ``"apart"`` or ``"too few votes"``.
        sentence: The gap in words, such as ``"between 2 and 9"``; it never names a person.

    Example:
        >>> votes = Heard("i-1", "impact", 1, values=(2, 8, 9), skipped=0, dont_know=0)
        >>> found = disagreement(Workshop(id="w-1"), votes)
        >>> found.words, found.disputed, found.sentence
        ('apart', True, 'between 2 and 9')
    """

    item: str
    axis: str
    round: int
    spread: float | None
    gap: Gap | None
    combined: Combined
    words: str
    sentence: str

    @property
    def disputed(self) -> bool:
        """Whether the votes are further apart than “close”."""
        return self.spread is not None and 100 * self.spread > rules().agreement.close_percent

    @property
    def votes(self) -> Votes:
        """Whether it is about scores or choices; their spreads are never compared."""
        return rules().axis(self.axis).votes


def disagreement(state: Workshop, heard: Heard) -> Disagreement:
    """How much the room disagrees on one idea and axis.

    Example:
        >>> votes = Heard("i-1", "impact", 1, values=(7, 8, 8), skipped=1, dont_know=0)
        >>> found = disagreement(Workshop(id="w-1"), votes)
        >>> found.words, found.combined.value
        ('close', 8)
    """
    steps, low, high = positions(state, heard)
    apart = spread(steps, low, high)
    hole = gap(steps)
    rule = rules().agreement
    return Disagreement(
        item=heard.item,
        axis=heard.axis,
        round=heard.round,
        spread=apart,
        gap=hole,
        combined=combine(state, heard),
        words=in_words(apart, rule.close_percent, rule.apart_percent),
        sentence=_sentence(state, heard, hole),
    )


def _sentence(state: Workshop, heard: Heard, hole: Gap | None) -> str:
    if hole is None:
        return "no votes counted"
    low, high = (_named(state, heard.axis, step) for step in (hole.low, hole.high))
    if hole.low == hole.high:
        return f"all at {low}" if len(heard.values) > 1 else f"one vote, at {low}"
    return f"between {low} and {high}"


def _named(state: Workshop, axis: str, step: int) -> str:
    """A step as people read it: the score itself, or the option by its name."""
    options = state.options.get(axis)
    return f"“{Rubric.default().short_words(axis, options[step])}”" if options else str(step)
