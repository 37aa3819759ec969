"""Which scale a column can have: by the layout of its list and by the words in its cells."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from gtm_framework.triage.headers.known import is_wsjf, names_of
from gtm_framework.triage.scales.scales import all_scales, scale

_TEMPLATE = 2
"""A list with at least this many criteria under our own ids is our template."""

_WORD_SCALES: Mapping[str, tuple[str, ...]] = {
    "impact": (
        "stars", "moscow", "priority", "low-medium-high", "very-low-to-very-high", "rice-impact-words",
        "tshirt", "tshirt-words", "moscow-letters", "signs",
    ),
    "rice": (
        "rice-impact-words", "very-low-to-very-high", "stars", "moscow", "priority", "tshirt",
        "tshirt-words", "signs",
    ),
    "confidence": (
        "rice-confidence-words", "low-medium-high", "very-low-to-very-high", "stars", "tshirt-words",
        "signs",
    ),
    "effort": (
        "stars", "tshirt", "tshirt-words", "low-medium-high", "very-low-to-very-high", "easy-hard",
        "very-easy-to-very-hard", "signs",
    ),
    "ease": (
        "stars", "hard-easy", "very-hard-to-very-easy", "low-medium-high", "very-low-to-very-high",
        "tshirt", "tshirt-words", "signs",
    ),
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
        assumed: Whether it is only likely: neither the header nor the cells name it.

    Example:
        >>> found = words_scale("effort", Layout.MATRIX, ["S", "M", "XL"])
        >>> found.scale, found.why
        ('tshirt', 'its words match T-shirt sizes')
    """

    scale: str | None
    why: str
    others: tuple[str | None, ...] = ()
    assumed: bool = False


def layout_of(names: Iterable[str]) -> Layout:
    """The method, other than WSJF, whose columns a file has, by our names for them."""
    found = set(names)
    if "reach" in found and "impact" in found:
        return Layout.RICE
    return Layout.ICE if {"impact", "confidence", "ease"} <= found else Layout.MATRIX


def layout_of_headers(headers: Collection[str], ours: Collection[str]) -> Layout:
    """Which method's columns a list has; in our own template impact and effort are always on 1 to 10.

    Args:
        headers: Its headers.
        ours: The ids of the criteria.

    Example:
        >>> str(layout_of_headers(["Idea", "Reach", "Impact", "Confidence", "Effort"], ours=()))
        'rice'
    """
    if len(set(ours).intersection(headers)) >= _TEMPLATE:
        return Layout.MATRIX
    if is_wsjf(headers):
        return Layout.WSJF
    return layout_of(named.name for header in headers for named in names_of(header))


def words_scale(name: str, layout: Layout, cells: Iterable[str]) -> Detected | None:
    """The scale whose words a column contains, or None if no scale has all of them.

    Example:
        >>> words_scale("effort", Layout.MATRIX, ["S", "M", "XL"]).scale
        'tshirt'
        >>> words_scale("effort", Layout.MATRIX, ["S", "Trade show"]) is None
        True
    """
    words = [cell for cell in dict.fromkeys(cells) if cell.strip()]
    order = _order(name, layout)
    fitting = [on for on in order if words and all(scale(on).number_of(word) is not None for word in words)]
    if not fitting:
        return None
    found = scale(fitting[0])
    return Detected(found.id, f"its words match {found.name}", assumed=found.id != "stars")


def mostly_words_scale(name: str, layout: Layout, cells: Iterable[str]) -> Detected | None:
    """The scale with at least two thirds of a column's words; the others are typos or not on it.

    Example:
        >>> mostly_words_scale("impact", Layout.MATRIX, ["High", "Low", "Hihg"]).scale
        'low-medium-high'
    """
    words = [cell for cell in dict.fromkeys(cells) if cell.strip()]
    order = _order(name, layout)
    known = {on: sum(scale(on).number_of(word) is not None for word in words) for on in order}
    best = max(order, key=lambda on: known[on])
    if known[best] < 2 or 3 * known[best] < 2 * len(words):
        return None
    return Detected(best, f"most of its words match {scale(best).name}", assumed=True)


def _order(name: str, layout: Layout) -> tuple[str, ...]:
    """The scales of words a number can have, most likely first."""
    if name in ("person_months", "job_size"):
        return _WORD_SCALES["effort"]
    if name == "impact" and layout is Layout.RICE:
        return _WORD_SCALES["rice"]
    return _WORD_SCALES.get(name, _WORD_SCALES["impact"])


def choices_for(name: str) -> tuple[str, ...]:
    """The scales a column of numbers or words could be on, for a person to choose from.

    Example:
        >>> choices_for("reach")
        ('count', 'money', '1-10', '1-5', '0-100', 'percent')
    """
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
    return tuple(dict.fromkeys((*ranges, *_order(name, Layout.MATRIX), *units)))


def usual_scale(name: str) -> str:
    """The scale of a column that names none, in words.

    Example:
        >>> usual_scale("confidence"), usual_scale("impact")
        ('percent', '1-10')
    """
    return _USUAL.get(name, "1-10")
