"""The arithmetic of a verdict: a sum of weight × lean over an answered weight, in exact whole numbers."""

from fractions import Fraction

from gtm_framework.triage.initiative import Kind
from gtm_framework.triage.rubric import Rubric


def kind_of(balance: int, weight: int, rubric: Rubric) -> Kind:
    """The verdict for a sum of weight × lean over an answered weight, in exact whole numbers."""
    if weight * 100 < rubric.min_coverage_percent * rubric.total_weight:
        return Kind.UNDECIDED
    line = rubric.threshold_percent * rubric.lean_max * weight
    if weight and balance * 100 >= line:
        return Kind.STRATEGIC
    return Kind.TACTICAL if weight and balance * 100 <= -line else Kind.UNDECIDED


def is_decided(kind: Kind, balance: int, weight: int, rubric: Rubric) -> bool:
    """Compare the verdict with the two extremes: all blanks answered for one side.

    Every question offers both ends, so no other way of answering goes further; and with everything
    answered, coverage is full.
    """
    total = rubric.total_weight
    reach = rubric.lean_max * (total - weight)
    extremes = {kind_of(balance - reach, total, rubric), kind_of(balance + reach, total, rubric)}
    return extremes == {kind}


def share(balance: int, weight: int, rubric: Rubric) -> Fraction:
    """The lean of a balance over a weight, from -1 (tactical) to +1 (strategic)."""
    return Fraction(balance, rubric.lean_max * weight) if weight else Fraction(0)
