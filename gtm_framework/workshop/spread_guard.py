"""The spread guard: when nearly everything is called high, the scores no longer make an order."""

from collections.abc import Iterable
from dataclasses import dataclass

from gtm_framework.workshop.rule_parts import GuardRule
from gtm_framework.workshop.rules import rules


@dataclass(frozen=True)
class Guard:
    """Whether scores tell ideas apart.

    Attributes:
        warns: Whether nearly everything is high by the published rule.
        high: Scored ideas above the threshold.
        scored: Scored ideas.
        sentence: What to say to the room; empty when there is nothing to say.
    """

    warns: bool
    high: int
    scored: int
    sentence: str


def spread_guard(scores: Iterable[int | None], threshold: float, rule: GuardRule | None = None) -> Guard:
    """Check revealed scores against the published rule.

    Args:
        scores: One score an idea; None while an idea has none.
        threshold: Scores above it are high; the matrix's own.
        rule: The share and the least number of ideas; the published ones by default.
    """
    rule = rule or rules().guard
    known = [score for score in scores if score is not None]
    high = sum(score > threshold for score in known)
    warns = len(known) >= rule.least_items and 100 * high >= rule.share_percent * len(known)
    sentence = (
        f"{high} of {len(known)} ideas are above {threshold:g} on {rule.axis}. {rule.text}" if warns else ""
    )
    return Guard(warns, high, len(known), sentence)
