"""Scales in doubt: numbers up to 5 that a shorter scale would place elsewhere on the matrix."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from gtm_framework.triage.scales.detection import Numbers, ends
from gtm_framework.triage.scales.scales import SHORT, scale
from gtm_framework.triage.scales.words import Detected

_NO_DOUBT = Detected(None, "")
_OTHERS = {"impact": ("effort", "ease"), "effort": ("impact",), "ease": ("impact",)}


def holds(numbers: Numbers, on: str | None) -> bool:
    """Whether the scale with this id contains all of the numbers, and there is at least one.

    Example:
        >>> holds(np.array([2.0, 5.0]), "1-5"), holds(np.array([2.0, 8.0]), "1-5")
        (True, False)
    """
    least, most = scale(on or "1-10").span
    low, high = ends(numbers)
    return least <= low and high <= most


def places(numbers: Numbers, on: str | None) -> Numbers:
    """A column's places on the matrix, by its scale; without one, the numbers as they are.

    Example:
        >>> places(np.array([1.0, 3.0, 5.0]), "1-5").tolist()
        [1.0, 5.0, 10.0]
    """
    if on is None:
        return numbers
    known = scale(on)
    different, at = np.unique(numbers, return_inverse=True)
    found = [known.place(value) if value == value else None for value in different.tolist()]  # noqa: PLR0124
    return np.array([np.nan if place is None else float(place) for place in found], dtype=np.float64)[at]


def must_ask(detected: Detected, *, by_quadrant: bool) -> bool:
    """Whether only a person can decide a scale: the usual one or another, or the unit of an effort.

    Args:
        detected: What was detected.
        by_quadrant: Whether the list is ranked by quadrant, which depends on the unit.

    Example:
        >>> must_ask(Detected("person-days", "its numbers go to 200", ("person-hours",)), by_quadrant=True)
        True
    """
    units = any(on is not None and scale(on).hours for on in detected.others)
    return None in detected.others or (units and by_quadrant)


def with_the_chosen(
    chosen: Mapping[str, str], doubts: Mapping[str, Detected], numbers: Mapping[str, Numbers]
) -> dict[str, tuple[str, str]]:
    """Apply a short scale chosen for one axis to the other one too, if its numbers fit.

    Args:
        chosen: Maps a number's name to the scale a person chose.
        doubts: Maps the name of a number in doubt to what was detected.
        numbers: Maps an axis to its numbers.

    Returns:
        Maps a number's name to its scale and the axis it shares the scale with.

    Example:
        >>> numbers = {"impact": np.array([4.0, 5.0]), "effort": np.array([2.0, 4.0])}
        >>> doubt = Detected(None, "1 to 5 or 1 to 10", ("1-5",))
        >>> with_the_chosen({"impact": "1-5"}, {"impact": doubt, "effort": doubt}, numbers)
        {'effort': ('1-5', 'impact')}
    """
    return {
        other: (on, name)
        for name, others in _OTHERS.items()
        if (on := chosen.get(name)) in SHORT and on is not None
        for other in others
        if other in doubts and other in numbers and other not in chosen and holds(numbers[other], on)
    }


def doubted_axis(
    numbers: Mapping[str, Numbers],
    scales: Mapping[str, str | None],
    doubts: Mapping[str, Detected],
    threshold: float,
) -> tuple[str, Detected] | None:
    """An axis whose numbers could end at 3, 4, or 5, with the scales that would move some idea.

    One answer decides both axes if both are in doubt. If the other axis goes beyond 5, that settles it.

    Args:
        numbers: Maps a number's name to its column as written; NaN if there is none.
        scales: Maps a number's name to its detected scale.
        doubts: Maps the name of a number in doubt to what was detected.
        threshold: Scores above it are high.

    Returns:
        The axis and what was detected, with the readings that matter; None if none does.

    Example:
        >>> numbers = {"impact": np.array([4.0, 5.0]), "effort": np.array([2.0, 4.0])}
        >>> doubt = Detected(None, "1 to 5 or 1 to 10", ("1-5",))
        >>> doubted_axis(numbers, {}, {"impact": doubt, "effort": doubt}, threshold=5)[1].others
        ('1-5',)
    """
    second = "effort" if "effort" in numbers else "ease"
    doubted = [name for name in ("impact", second) if set(doubts.get(name, _NO_DOUBT).others) & {*SHORT}]
    if not doubted or "impact" not in numbers or second not in numbers:
        return None
    for other in {"impact", second} - set(doubted):
        if scales.get(other) in (None, "1-10"):
            return None
    axes = {name: numbers[name] for name in ("impact", second)}
    found = {name: scales.get(name) for name in axes}
    usual = _quadrants(axes, found, threshold)
    detected = doubts[doubted[0]]
    others = tuple(
        on
        for on in detected.others
        if on and (_quadrants(axes, {**found, **_read(axes, doubted, on, found)}, threshold) != usual).any()
    )
    return (doubted[0], Detected(detected.scale, detected.why, others)) if others else None


def _read(
    axes: Mapping[str, Numbers], doubted: list[str], on: str, found: Mapping[str, str | None]
) -> dict[str, str | None]:
    return {name: on if holds(axes[name], on) else found[name] for name in doubted}


def _quadrants(
    axes: Mapping[str, Numbers], scales: Mapping[str, str | None], threshold: float
) -> NDArray[np.int8]:
    """The quadrant of every row as a number; -1 if it has none."""
    high = []
    for name, numbers in axes.items():
        placed = places(numbers, scales[name])
        high.append(
            np.where(np.isnan(placed), np.nan, (11 - placed if name == "ease" else placed) > threshold)
        )
    quadrants: NDArray[np.int8] = np.nan_to_num(2 * high[0] + high[1], nan=-1).astype(np.int8)
    return quadrants
