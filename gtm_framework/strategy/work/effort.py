"""Effort in person-weeks: read from a score of 1 to 10 by a published table."""

from fractions import Fraction
from math import floor

from gtm_framework.errors import OutOfRangeError
from gtm_framework.exact import exact
from gtm_framework.strategy.cascade.rules import EffortTable, cascade_rules
from gtm_framework.triage.initiative import SCALE


def person_weeks(effort: float | None, table: EffortTable | None = None) -> float | None:
    """Person-weeks that an effort score stands for.

    Args:
        effort: 1 to 10, or None while not scored.
        table: The table to read, that of `data/cascade.toml` when None.

    Returns:
        The figure of the level; between two levels, in proportion between theirs; None for None.

    Raises:
        OutOfRangeError: If the score lies outside 1 to 10.

    References:
        House rule, on the effort bands of the triage screen.
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
