"""Impact/effort placement: turns two scores into one of four quadrants."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from gtm_framework.catalog import read_toml
from gtm_framework.errors import OutOfRangeError
from gtm_framework.triage.initiative import SCALE
from gtm_framework.triage.scales.scales import Axis as Axis  # noqa: PLC0414  (given on)

THRESHOLD: float = read_toml("matrix.toml")["threshold"]
"""Scores above this are high, unless a person chooses another threshold."""

THRESHOLDS = (1, 9)
"""Lowest and highest threshold that leaves room on both sides."""


class Quadrant(StrEnum):
    """Where an initiative lands, in the order a team should look at the quadrants.

    Example:
        >>> Quadrant.QUICK_WIN.label, Quadrant.QUICK_WIN.action, Quadrant.QUICK_WIN.is_high_impact
        ('Quick win', 'do now', True)
    """

    QUICK_WIN = "quick_win"
    MAJOR_PROJECT = "major_project"
    FILL_IN = "fill_in"
    TIME_SINK = "time_sink"

    @property
    def label(self) -> str:
        """The quadrant's display name."""
        return str(_content()["quadrant"][self]["name"])

    @property
    def action(self) -> str:
        """What to do with ideas in this quadrant (S2)."""
        return str(_content()["quadrant"][self]["action"])

    @property
    def is_high_impact(self) -> bool:
        """Whether ideas in this quadrant have an impact above the threshold."""
        return bool(_content()["quadrant"][self]["impact"] == "high")

    @property
    def is_high_effort(self) -> bool:
        """Whether ideas in this quadrant have an effort above the threshold."""
        return bool(_content()["quadrant"][self]["effort"] == "high")


@dataclass(frozen=True, slots=True)
class Level:
    """What a score means: the text applies to scores above `above`, up to and including `up_to`."""

    above: float
    up_to: float
    text: str

    @property
    def span(self) -> str:
        """Its whole steps, such as ``"3–4"``."""
        return f"{self.above + 1:g}–{self.up_to:g}"


def place(impact: float | None, effort: float | None, threshold: float = THRESHOLD) -> Quadrant | None:
    """Place one initiative.

    Args:
        impact: 1 (barely noticeable) to 10 (changes the annual result), or None when not scored yet.
        effort: 1 (hours, one person) to 10 (several quarters or teams), or None.
        threshold: Scores above it are high; the same for both axes, from 1 to 9.

    Returns:
        The quadrant, or None if either score is missing: blank is not zero.

    Raises:
        OutOfRangeError: If a score is outside 1 to 10, or the threshold outside 1 to 9.

    References:
        S2, impact/effort matrix.

    Example:
        >>> place(impact=8, effort=3).label, place(impact=8, effort=6).label
        ('Quick win', 'Major project')
        >>> place(impact=8, effort=None) is None
        True
    """
    check_threshold(threshold)
    for what, score in (("impact", impact), ("effort", effort)):
        if score is not None:
            _within(what, score, SCALE)
    if impact is None or effort is None:
        return None
    return _by_side()[impact > threshold, effort > threshold]


def quadrant_of(*, high_impact: bool, high_effort: bool) -> Quadrant:
    """The quadrant for low or high on each axis, from `data/matrix.toml`.

    Example:
        >>> quadrant_of(high_impact=False, high_effort=True).label
        'Time sink'
    """
    return _by_side()[high_impact, high_effort]


def check_threshold(threshold: float) -> None:
    """Reject a threshold that leaves no room on one of its sides.

    Raises:
        OutOfRangeError: If it is outside 1 to 9.

    Example:
        >>> check_threshold(10)
        Traceback (most recent call last):
            ...
        gtm_framework.errors.OutOfRangeError: threshold: 10 is outside 1 to 9. Enter a number from 1 to
        9, or leave it empty.
    """
    _within("threshold", threshold, THRESHOLDS)


def levels(axis: Axis) -> tuple[Level, ...]:
    """What the scores of one axis mean, lowest first (house rule).

    Example:
        >>> [(level.up_to, level.text) for level in levels("effort")][:2]
        [(2, 'hours to days, one person'), (4, 'a few weeks, one person')]
    """
    return _levels()[axis]


def level_text(axis: Axis, score: float) -> str:
    """What one score means, such as ``"moves a team KPI"``.

    Raises:
        OutOfRangeError: If the score is outside 1 to 10.

    Example:
        >>> level_text("impact", 8), level_text("effort", 2)
        ('moves company results this quarter', 'hours to days, one person')
    """
    _within(axis, score, SCALE)
    return next(level.text for level in levels(axis) if score <= level.up_to)


def _within(what: str, number: float, allowed: tuple[float, float]) -> None:
    low, high = allowed
    if not low <= number <= high:  # also true for NaN
        raise OutOfRangeError(what, number, low, high)


@cache
def _by_side() -> Mapping[tuple[bool, bool], Quadrant]:
    """Each quadrant by whether impact and effort are high."""
    return {
        (entry["impact"] == "high", entry["effort"] == "high"): Quadrant(name)
        for name, entry in _content()["quadrant"].items()
    }


@cache
def _content() -> dict[str, Any]:
    return read_toml("matrix.toml")


@cache
def _levels() -> Mapping[str, tuple[Level, ...]]:
    made = {}
    for axis, entries in _content()["level"].items():
        tops = [entry["up_to"] for entry in entries]
        made[axis] = tuple(
            Level(above, entry["up_to"], entry["text"])
            for above, entry in zip([0, *tops], entries, strict=False)
        )
    return made
