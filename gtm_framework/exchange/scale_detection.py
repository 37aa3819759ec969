"""The scale of a column, decided once from evidence: its header, its words, and the range of its numbers.

Numbers decide by their minimum and maximum only, so any half of a column that contains both gives the same
result.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from gtm_framework.exchange.numbers import NumberColumn
from gtm_framework.triage.header_words import taken_apart
from gtm_framework.triage.scales import Scale, all_scales, scale

Numbers = NDArray[np.float64]

_POINTS = frozenset((0, 0.5, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89))
_TEN = 10
_BEYOND_TEN = 20
"""A column that ends above 10 and below this is on 1 to 10, with some numbers out of range."""
_SHORT = {"1-3": 3, "1-4": 4, "1-5": 5}
_AXES = ("impact", "effort", "ease")

_WORD_SCALES: Mapping[str, tuple[str, ...]] = {
    "impact": (
        "stars", "moscow", "priority", "low-medium-high", "very-low-to-very-high", "rice-impact-words",
        "tshirt", "tshirt-words",
    ),
    "rice": (
        "rice-impact-words", "very-low-to-very-high", "stars", "moscow", "priority", "tshirt",
        "tshirt-words",
    ),
    "confidence": (
        "rice-confidence-words", "low-medium-high", "very-low-to-very-high", "stars", "tshirt-words",
    ),
    "effort": ("stars", "tshirt", "tshirt-words", "low-medium-high", "very-low-to-very-high"),
}  # fmt: skip


_USUAL = {
    "confidence": "percent", "reach": "count",
    "person_months": "person-months", "rice_impact": "rice-impact",
    "business_value": "wsjf", "time_criticality": "wsjf", "risk_reduction": "wsjf", "job_size": "wsjf",
    "cost_of_delay": "money",
}  # fmt: skip


class Layout(StrEnum):
    """Which method's columns a file has."""

    RICE = "rice"
    ICE = "ice"
    WSJF = "wsjf"
    MATRIX = "matrix"


@dataclass(frozen=True, slots=True)
class Detected:
    """The scale of a column.

    Attributes:
        scale: Its id; None for the usual range of the column.
        why: The reason, in a sentence.
        others: Other readings the column allows that would rank differently.
    """

    scale: str | None
    why: str
    others: tuple[str | None, ...] = ()


def layout_of(names: Iterable[str]) -> Layout:
    """The method, other than WSJF, whose columns a file has, by our names for them."""
    found = set(names)
    if "reach" in found and "impact" in found:
        return Layout.RICE
    return Layout.ICE if {"impact", "confidence", "ease"} <= found else Layout.MATRIX


def words_scale(name: str, layout: Layout, cells: Iterable[str]) -> Detected | None:
    """The scale whose words a column contains, or None if no scale has all of them."""
    words = [cell for cell in dict.fromkeys(cells) if cell.strip()]
    order = _WORD_SCALES[
        "rice" if name == "impact" and layout is Layout.RICE else name if name in _WORD_SCALES else "impact"
    ]
    if name in ("ease", "person_months", "job_size"):
        order = _WORD_SCALES["effort"]
    fitting = [on for on in order if words and all(scale(on).number_of(word) is not None for word in words)]
    if not fitting:
        return None
    found = scale(fitting[0])
    return Detected(found.id, f"its words match {found.name}")


def number_scale(
    name: str, layout: Layout, header: str, column: NumberColumn, *, rice_steps: bool = False
) -> Detected:
    """The scale of a column of numbers.

    Args:
        name: Our name for the column.
        layout: Which method's columns the file has.
        header: Its header.
        column: Its numbers.
        rice_steps: Whether the file's impact uses the RICE steps; its effort is then in person-months.
    """
    values = np.array([float(value) for value in column.values.values()])
    counts = column.floats()
    counts = counts[~np.isnan(counts)]
    hint = _hint(name, header, column)
    if hint is not None and (not len(values) or _holds(scale(hint), values)):
        said = "its cells say so" if column.unit or column.out_of is not None else "its header says so"
        return Detected(_unless_usual(name, hint, layout, values), f"{scale(hint).name}: {said}")
    if not len(values):
        return Detected(None, "it contains no numbers")
    low, high = float(values.min()), float(values.max())
    if name == "confidence":
        return _confidence(low, high)
    if name in ("reach", "cost_of_delay", "duration"):
        return Detected(None, f"numbers from {low:g} to {high:g}")
    if rice_steps and name == "effort":
        return Detected(
            "person-months", f"RICE counts effort in person-months; its numbers go from {low:g} to {high:g}"
        )
    return _score(name, layout, low, high, counts)


def choices_for(name: str) -> tuple[str, ...]:
    """The scales a column of numbers or words could be on, for a person to choose from."""
    if name == "confidence":
        return (
            "percent",
            "share",
            "0-1",
            "rice-confidence",
            "1-10",
            "0-10",
            "1-5",
            "0-100",
            *_WORD_SCALES["confidence"],
        )
    if name == "reach":
        return ("count", "money", "1-10", "1-5", "0-100", "percent")
    ranges = (
        "1-10",
        "0-10",
        "1-5",
        "0-5",
        "1-4",
        "1-3",
        "0-100",
        "rice-impact",
        "fibonacci",
        "wsjf",
        "story-points",
    )
    units = tuple(on for on, known in all_scales().items() if known.kind == "quantity" and on != "count")
    return tuple(
        dict.fromkeys(
            (*ranges, *_WORD_SCALES["effort" if name in ("effort", "person_months") else "impact"], *units)
        )
    )


def _hint(name: str, header: str, column: NumberColumn) -> str | None:
    if column.unit == "%":
        return "percent"
    if column.unit == "stars" and column.out_of is None:
        return "stars"
    if column.out_of is not None:
        return f"1-{column.out_of:f}" if f"1-{column.out_of:f}" in all_scales() else "0-100"
    if name == "impact" and _unit_scale(column.unit) == "money":
        return "money"
    hint = taken_apart(header).hint
    if name in ("reach", "cost_of_delay") and hint not in (
        "1-10",
        "0-10",
        "1-5",
        "0-5",
        "0-100",
        "percent",
    ):
        return None
    return _unit_scale(column.unit) or hint if name in ("effort", "person_months", "job_size") else hint


def _unit_scale(unit: str) -> str | None:
    return taken_apart(f"x ({unit})").hint if unit else None


def _holds(known: Scale, values: Numbers) -> bool:
    low, high = known.span
    return bool(values.min() >= low and values.max() <= high)


def _unless_usual(name: str, hint: str, layout: Layout, values: Numbers) -> str | None:
    """None if the scale is clear anyway."""
    if name in ("impact", "effort") and hint == "1-10" and layout is not Layout.RICE:
        return None
    if name == "confidence" and hint == "percent" and not ((values > 0) & (values <= 1)).any():
        return None
    return None if name == "confidence" and hint == "share" else hint


def _confidence(low: float, high: float) -> Detected:
    if high <= 1:
        return Detected(None, f"shares from {low:g} to {high:g}")
    if high <= 10:
        on = "0-10" if low < 1 else "1-10"
        return Detected(on, f"its numbers go from {low:g} to {high:g}, so they are points, not percent")
    return Detected("percent" if low <= 1 and low > 0 else None, f"percent from {low:g} to {high:g}")


def _score(name: str, layout: Layout, low: float, high: float, counts: Numbers) -> Detected:
    """A scale of points, by the smallest and the largest number."""
    said = f"its numbers go from {low:g} to {high:g}"
    rice = layout is Layout.RICE
    if (name == "rice_impact" or (name == "impact" and rice)) and high <= 3:
        return Detected("rice-impact", said)
    if high <= _TEN and low >= 1:
        usual = name in _AXES and not rice
        return Detected(None if usual else "1-10", said, _shorter(name, high))
    if 0 <= low < 1 and high <= _TEN:
        if low > 0 and (name == "person_months" or (name == "effort" and rice)):
            return Detected("person-months", said)
        return Detected("0-10", said, ("0-5",) if _shorter(name, high) and not rice else ())
    return _beyond_ten(name, layout, (low, high), counts)


def _beyond_ten(name: str, layout: Layout, ends: tuple[float, float], counts: Numbers) -> Detected:
    low, high = ends
    said = f"its numbers go from {low:g} to {high:g}"
    if high > _TEN and high in _POINTS and low in _POINTS:
        return Detected("wsjf" if layout is Layout.WSJF and high <= 20 and low >= 1 else "fibonacci", said)
    if layout is Layout.WSJF and high <= 21 and low >= 1:
        return Detected("wsjf", said)
    if high >= _BEYOND_TEN and low >= 0:
        doubted = bool(len(counts)) and 2 * int((counts <= 10).sum()) > len(counts)
        on = "0-100" if high <= 100 else "person-months" if name in ("effort", "person_months") else None
        if on is not None:
            return Detected(on, said, (None,) if doubted else ())
    months = layout is Layout.RICE and name == "effort" and low >= 0
    return Detected("person-months" if months else None, said)


def _shorter(name: str, high: float) -> tuple[str, ...]:
    """The shorter scales an axis could be on if this is its largest number."""
    if name not in _AXES or high > max(_SHORT.values()):
        return ()
    return tuple(dict.fromkeys((*(on for on, top in _SHORT.items() if top == high), "1-5")))


def usual_scale(name: str) -> str:
    """The scale of a column that names none, in words."""
    return _USUAL.get(name, "1-10")


def written_words(column: Sequence[str], on: Scale) -> dict[str, float]:
    """The number for every word of a column on a scale; words the scale doesn't have are left out."""
    found = {cell: on.number_of(cell) for cell in dict.fromkeys(column) if cell.strip()}
    return {cell: number for cell, number in found.items() if number is not None}
