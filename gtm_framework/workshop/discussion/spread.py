"""The spread guard: if nearly everything is rated high, the scores no longer give an order."""

from collections.abc import Iterable
from dataclasses import dataclass

from gtm_framework.workshop.rules.book import rules
from gtm_framework.workshop.rules.vote_rules import GuardRule


@dataclass(frozen=True)
class Guard:
    """Whether the scores distinguish ideas.

    Attributes:
        warns: Whether nearly everything is high, by the published rule.
        high: Scored ideas above the threshold.
        scored: Scored ideas.
        sentence: The warning for the room; empty if there is none.
    """

    warns: bool
    high: int
    scored: int
    sentence: str


def spread_guard(scores: Iterable[int | None], threshold: float, rule: GuardRule | None = None) -> Guard:
    """Check revealed scores against the published rule.

    Args:
        scores: One score per idea; None if an idea has none.
        threshold: Scores above it are high; the matrix's threshold.
        rule: The share and the minimum number of ideas; by default, the published ones.

    Example:
        >>> guard = spread_guard([9, 8, 9, 7, 8, 9], threshold=5)
        >>> guard.warns, guard.high, guard.scored
        (True, 6, 6)
    """
    rule = rule or rules().guard
    known = [score for score in scores if score is not None]
    high = sum(score > threshold for score in known)
    warns = len(known) >= rule.least_items and 100 * high >= rule.share_percent * len(known)
    sentence = (
        f"{high} of {len(known)} ideas are above {threshold:g} on {rule.axis}. {rule.text}" if warns else ""
    )
    return Guard(warns, high, len(known), sentence)
