"""Impact/effort placement: two scores in, one of four quadrants out."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from gtm_framework.catalog import read_toml
from gtm_framework.errors import OutOfRangeError
from gtm_framework.triage.initiative import SCALE
from gtm_framework.triage.scales import Axis as Axis  # noqa: PLC0414  (given on)

THRESHOLD: float = read_toml("matrix.toml")["threshold"]
"""Scores above it are high, unless a person chooses another line."""

THRESHOLDS = (1, 9)
"""Lowest and highest line that leaves room on both sides of it."""


class Quadrant(StrEnum):
    """Where an initiative lands, in the order in which a team should look at it."""

    QUICK_WIN = "quick_win"
    MAJOR_PROJECT = "major_project"
    FILL_IN = "fill_in"
    TIME_SINK = "time_sink"

    @property
    def label(self) -> str:
        """The quadrant's name as people read it."""
        return str(_content()["quadrant"][self]["name"])

    @property
    def action(self) -> str:
        """What to do with what lands here (S2)."""
        return str(_content()["quadrant"][self]["action"])

    @property
    def is_high_impact(self) -> bool:
        """Whether what lands here has an impact above the line."""
        return bool(_content()["quadrant"][self]["impact"] == "high")

    @property
    def is_high_effort(self) -> bool:
        """Whether what lands here has an effort above the line."""
        return bool(_content()["quadrant"][self]["effort"] == "high")


@dataclass(frozen=True, slots=True)
class Level:
    """What a score means: the text holds for scores above `above`, up to and including `up_to`."""

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
        threshold: Scores above it are high; the same line for both axes, from 1 to 9.

    Returns:
        The quadrant, or None while either score is missing: blank is not zero.

    Raises:
        OutOfRangeError: If a score lies outside 1 to 10, or the threshold outside 1 to 9.

    References:
        S2, impact/effort matrix.
    """
    check_threshold(threshold)
    for what, score in (("impact", impact), ("effort", effort)):
        if score is not None:
            _within(what, score, SCALE)
    if impact is None or effort is None:
        return None
    return _by_side()[impact > threshold, effort > threshold]


def quadrant_of(*, high_impact: bool, high_effort: bool) -> Quadrant:
    """The quadrant for one side of the line on each axis, as `data/matrix.toml` says."""
    return _by_side()[high_impact, high_effort]


def check_threshold(threshold: float) -> None:
    """Refuse a line between low and high that leaves no room on one of its sides.

    Raises:
        OutOfRangeError: If it lies outside 1 to 9.
    """
    _within("threshold", threshold, THRESHOLDS)


def levels(axis: Axis) -> tuple[Level, ...]:
    """What the scores of one axis mean, lowest first (house rule)."""
    return _levels()[axis]


def level_text(axis: Axis, score: float) -> str:
    """What one score means, such as ``"moves a team KPI"``.

    Raises:
        OutOfRangeError: If the score lies outside 1 to 10.
    """
    _within(axis, score, SCALE)
    return next(level.text for level in levels(axis) if score <= level.up_to)


def _within(what: str, number: float, allowed: tuple[float, float]) -> None:
    low, high = allowed
    if not low <= number <= high:  # also true for a number that is none
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
