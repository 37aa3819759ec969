"""The scale of a column, decided once from evidence: its header, its words, and the range of its numbers.

Numbers decide by their minimum and maximum only, so any half of a column that contains both gives the same
result.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from math import isnan

import numpy as np
from numpy.typing import NDArray

from gtm_framework.triage.headers.words import header_data, taken_apart
from gtm_framework.triage.scales.scales import SHORT, all_scales, scale
from gtm_framework.triage.scales.words import Detected, Layout

Numbers = NDArray[np.float64]

_POINTS = frozenset((0, 0.5, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89))
_TEN = 10
_BEYOND_TEN = 20
"""A column that ends above 10 and below this is on 1 to 10, with some numbers out of range."""
_SHORT = {"1-3": 3, "1-4": 4, "1-5": 5}
_AXES = ("impact", "effort", "ease")


def input_scale(
    name: str,
    layout: Layout,
    header: str,
    numbers: Numbers,
    *,
    span: tuple[float, float],
    allowed: Sequence[float] = (),
) -> Detected | None:
    """The scale of a method's input whose numbers fit its usual range; ease can still be on a shorter one.

    Args:
        name: Our name for the column.
        layout: Which method's columns the list has.
        header: Its header.
        numbers: Its numbers; NaN if there is none.
        span: The smallest and the largest number of its usual range.
        allowed: The only numbers allowed, if there is a list.

    Returns:
        The scale; None if the numbers don't fit.

    Example:
        >>> input_scale("ease", Layout.ICE, "Ease (1-5)", np.array([2.0, 5.0]), span=(1, 10)).scale
        '1-5'
        >>> input_scale("ease", Layout.ICE, "Ease", np.array([2.0, 80.0]), span=(1, 10)) is None
        True
    """
    low, high = ends(numbers)
    fits = span[0] <= low and high <= span[1]
    if allowed:
        fits = bool((np.isin(numbers, allowed) | np.isnan(numbers)).all())
    if not fits and not isnan(low):
        return None
    if name != "ease":
        return Detected(None, "")
    found = number_scale(name, layout, header, numbers)
    if found.scale in SHORT or found.others:
        return replace(found, scale=found.scale if found.scale in SHORT else None)
    return Detected(None, "", assumed=found.assumed)


def number_scale(
    name: str,
    layout: Layout,
    header: str,
    numbers: Numbers,
    *,
    unit: str = "",
    out_of: Decimal | None = None,
    rice_steps: bool = False,
) -> Detected:
    """The scale of a column of numbers.

    Args:
        name: Our name for the column.
        layout: Which method's columns the list has.
        header: Its header.
        numbers: Its numbers; NaN if there is none.
        unit: The unit in its cells.
        out_of: The number after the slash in its cells.
        rice_steps: Whether the list's impact uses the steps of RICE; effort is then in person-months.

    Example:
        >>> found = number_scale("impact", Layout.MATRIX, "Impact (1-5)", np.array([2.0, 5.0, np.nan]))
        >>> found.scale, found.why
        ('1-5', 'its header says so')
    """
    low, high = ends(numbers)
    hint = _hint(name, header, unit, out_of, high)
    if hint is not None and (isnan(low) or _holds(hint, low, high)):
        said = "its cells say so" if unit or out_of is not None else "its header says so"
        return Detected(_unless_usual(name, hint, layout, numbers), said)
    if isnan(low):
        return Detected(None, "it contains no numbers")
    if name == "confidence":
        return _confidence(low, high)
    if name in ("reach", "cost_of_delay", "duration"):
        return Detected(None, f"numbers from {low:g} to {high:g}")
    if rice_steps and name == "effort":
        why = f"RICE counts effort in person-months; its numbers go from {low:g} to {high:g}"
        return Detected("person-months", why, assumed=True)
    return replace(_score(name, layout, low, high, numbers), assumed=True)


def ends(numbers: Numbers) -> tuple[float, float]:
    """The smallest and the largest number of a column; NaN if it has none.

    Example:
        >>> ends(np.array([3.0, np.nan, 1.0]))
        (1.0, 3.0)
    """
    return (
        float(np.fmin.reduce(numbers, initial=np.nan)),
        float(np.fmax.reduce(numbers, initial=np.nan)),
    )


def _hint(name: str, header: str, unit: str, out_of: Decimal | None, largest: float) -> str | None:
    if unit == "%" or (unit == "stars" and out_of is None):
        return "percent" if unit == "%" else unit
    if out_of is not None:
        return f"1-{out_of:f}" if f"1-{out_of:f}" in all_scales() else "0-100"
    costs = name in ("impact", "effort") and not unit and largest > 100
    if (name == "impact" and _unit_scale(unit) == "money") or (costs and _is_money(header)):
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
    return _unit_scale(unit) or hint if name in ("effort", "person_months", "job_size") else hint


def _is_money(header: str) -> bool:
    """Whether large numbers below a header are money: Cost, Budget."""
    return taken_apart(header).core in header_data()["money"]


def _unit_scale(unit: str) -> str | None:
    return taken_apart(f"x ({unit})").hint if unit else None


def _holds(on: str, low: float, high: float) -> bool:
    least, most = scale(on).span
    return low >= least and high <= most


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
        why = f"its numbers go from {low:g} to {high:g}, so they are points, not percent"
        return Detected(on, why, assumed=True)
    percent = "percent" if low <= 1 and low > 0 else None
    return Detected(percent, f"percent from {low:g} to {high:g}", assumed=True)


def _score(name: str, layout: Layout, low: float, high: float, counts: Numbers) -> Detected:
    """A scale of points, by the smallest and the largest number."""
    said = f"its numbers go from {low:g} to {high:g}"
    rice = layout is Layout.RICE
    if (name == "rice_impact" or (name == "impact" and rice)) and high <= 3:
        return Detected("rice-impact", said)
    if high <= _TEN and low >= 1:
        usual = name in _AXES and not rice
        return Detected(None if usual else "1-10", said, _shorter(name, high))
    if name in _AXES and not rice and 0 <= low < high <= 1 and ((counts > 0) & (counts < 1)).any():
        return Detected("0-1", said)
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
        few = int((counts <= _TEN).sum())
        doubted = 2 * few > len(counts) - int(np.isnan(counts).sum())
        if high > 100 and name == "effort" and layout is not Layout.RICE:
            return Detected("person-days", said, ("person-hours", "money"))
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
