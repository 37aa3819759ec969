"""The results of a comparison in plain sentences.

Names are as people wrote them; the code that renders them has to escape them.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from gtm_framework.english import joined
from gtm_framework.scorecard.numbers import percent, written
from gtm_framework.scorecard.table import Named

if TYPE_CHECKING:  # a comparison shows its sentence in notebooks
    from gtm_framework.scorecard.acceptability import RankAcceptability
    from gtm_framework.scorecard.comparison import Comparison, Standing
    from gtm_framework.scorecard.sensitivity_results import Change, Sensitivity, StabilityInterval

_MOST_NAMES = 6
_SMALLEST_SHOWN = Fraction(1, 100)


def outcome_sentence(comparison: "Comparison") -> str:
    """Who is first, and with how much of the possible total.

    Example:
        >>> from gtm_framework.scorecard.own import example_own_table
        >>> outcome_sentence(example_own_table().comparison())
        'Self-serve first is first with 25 of 40 (62.5%), 3 ahead of Partners first.'
    """
    first = comparison.leaders
    names = listed([standing.option for standing in first])
    maximum = written(comparison.maximum)
    gained = f"{written(first[0].total)} of {maximum} ({percent(first[0].share)})"
    if len(first) > 1:
        return f"{names} tie for first with {gained} each."
    return f"{names} is first with {gained}{_lead(comparison.ranked)}."


def safety_sentence(found: "Sensitivity", most: Fraction | float | None = None) -> str:
    """How safe first place is against changing one weight.

    Args:
        found: The sensitivity of a comparison.
        most: The largest weight available, if there is one; changes beyond it are left out.

    Example:
        >>> from gtm_framework.scorecard import sensitivity
        >>> from gtm_framework.scorecard.own import example_own_table
        >>> print(safety_sentence(sensitivity(example_own_table().comparison())))
        Self-serve first stays first unless the weight of “Time to first revenue” falls below 1 (now 2):
        then Partners first leads. No smaller change of a single weight would do it.
    """
    names = listed(found.leaders)
    within = [change for change in found.changes if most is None or change.to < most]
    limits = "" if most is None else f" from 0 to {written(Fraction(most))}"
    if len(found.leaders) > 1:
        if not within:
            return f"{names} stay tied for first no matter how you weight any one criterion{limits}."
        if within[0].size == 0:
            return f"{names} tie for first: {_first_step(within[0])}."
        return f"{names} stay tied for first unless {_condition(within[0])}."
    if not within:
        return f"{names} stays first no matter how you weight any one criterion{limits}."
    nearest = f"{names} stays first unless {_condition(within[0])}."
    if len(within) == 1:
        return f"{nearest} Changing any other single weight{limits} doesn’t change the leader."
    return f"{nearest} No smaller change of a single weight would do it."


def interval_sentence(interval: "StabilityInterval") -> str:
    """The weights of one criterion at which a leader stays first.

    Example:
        >>> from gtm_framework.scorecard import sensitivity
        >>> from gtm_framework.scorecard.own import example_own_table
        >>> interval_sentence(sensitivity(example_own_table().comparison()).intervals[0])
        'Self-serve first is first while the weight of “Time to first revenue” is 1 or more.'
    """
    name, weight = interval.leader.name, f"the weight of {_quoted(interval.criterion)}"
    if interval.is_safe:
        return f"{name} is first at any value of {weight}."
    if interval.high is None:
        return f"{name} is first while {weight} is {about(interval.low)} or more."
    if not interval.below:
        return f"{name} is first while {weight} is {about(interval.high)} or less."
    return f"{name} is first while {weight} is from {about(interval.low)} to {about(interval.high)}."


def acceptability_sentence(found: "Sequence[RankAcceptability]") -> str:
    """Who ranks first most often with random weights.

    Example:
        >>> from gtm_framework.scorecard import rank_acceptability
        >>> from gtm_framework.scorecard.own import example_own_table
        >>> acceptability_sentence(rank_acceptability(example_own_table().comparison()))
        'With random weights, Self-serve first is first in 39% of cases.'
    """
    best = max(acceptability.share for acceptability in found)
    names = listed([acceptability.option for acceptability in found if acceptability.share == best])
    verb = "is" if sum(acceptability.share == best for acceptability in found) == 1 else "are each"
    return f"With random weights, {names} {verb} first in {percent(best, 0)} of cases."


def listed(named: Sequence[Named]) -> str:
    """Names in a row: ``A, B and C``; with more than six, the first five and how many others.

    Example:
        >>> listed([Named("a", "Partner program"), Named("b", "Field sales"), Named("c", "Self-serve")])
        'Partner program, Field sales, and Self-serve'
    """
    names = [each.name for each in named]
    if len(names) > _MOST_NAMES:
        names = [*names[: _MOST_NAMES - 1], f"{len(names) - _MOST_NAMES + 1:,} others"]
    return joined(names)


def about(number: Fraction) -> str:
    """A number with two decimals, marked as approximate if it was rounded.

    Example:
        >>> about(Fraction(1, 2)), about(Fraction(2, 3))
        ('0.5', 'about 0.67')
    """
    text = written(number)
    return text if round(number, 2) == number else f"about {text}"


def _lead(ranked: "Sequence[Standing]") -> str:
    if len(ranked) == 1:
        return ""
    second = [standing.option for standing in ranked if standing.total == ranked[1].total]
    lead = ranked[0].total - ranked[1].total
    size = "less than 0.01" if lead < _SMALLEST_SHOWN else written(lead)
    return f", {size} ahead of {listed(second)}"


def _condition(change: "Change") -> str:
    moves = "rises above" if change.rises else "falls below"
    verb = "leads" if len(change.winners) == 1 else "lead"
    turning_point = f"{about(change.to)} (now {about(change.before)})"
    then = f"then {listed(change.winners)} {verb}"
    return f"the weight of {_quoted(change.criterion)} {moves} {turning_point}: {then}"


def _first_step(change: "Change") -> str:
    side = "more" if change.rises else "less"
    verb = "is" if len(change.winners) == 1 else "are"
    ahead = f"{listed(change.winners)} {verb} ahead"
    return f"with a little {side} weight on {_quoted(change.criterion)}, {ahead}"


def _quoted(named: Named) -> str:
    return f"“{named.name}”"
