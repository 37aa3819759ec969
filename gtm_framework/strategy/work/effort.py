"""Effort in person-weeks, from a score of 1 to 10 by a published table."""

from fractions import Fraction
from math import floor

from gtm_framework.errors import OutOfRangeError
from gtm_framework.exact import exact
from gtm_framework.strategy.cascade.rules import EffortTable, cascade_rules
from gtm_framework.triage import SCALE


def person_weeks(effort: float | None, table: EffortTable | None = None) -> float | None:
    """The person-weeks an effort score stands for.

    Args:
        effort: 1 to 10, or None if not scored.
        table: The table to use; None for that of `data/cascade.toml`.

    Returns:
        The level's value; between two levels, interpolated; None for None.

    Raises:
        OutOfRangeError: If the score is outside 1 to 10.

    Example:
        >>> person_weeks(5), person_weeks(6), person_weeks(5.5)
        (8.0, 16.0, 12.0)

    References:
        House rule, based on the effort bands on Triage.
    """
    if effort is None:
        return None
    if not SCALE[0] <= effort <= SCALE[1]:
        raise OutOfRangeError("effort", effort, *SCALE)
    steps = (table or cascade_rules().effort).levels
    lower = steps[floor(effort) - SCALE[0]]
    upper = steps[min(floor(effort) - SCALE[0] + 1, len(steps) - 1)]
    part: Fraction = exact(effort) - lower.level
    low, high = exact(lower.person_weeks), exact(upper.person_weeks)
    return float(low + part * (high - low))
