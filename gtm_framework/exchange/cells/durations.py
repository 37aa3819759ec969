"""Durations in several units, such as ``3d``, ``2 weeks`` and ``1w 2d``, converted exactly to one unit.

`data/scales.toml` says what a unit is worth, and `data/cells.toml` how it is spelled.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Context, Decimal
from fractions import Fraction
from functools import cache
from itertools import pairwise

from gtm_framework.catalog import read_toml
from gtm_framework.triage.headers import taken_apart
from gtm_framework.triage.scales import all_scales, scale

MINUTES = "minutes"
"""Minutes have no scale of their own: they are read as hours."""
_MINUTES_IN_HOUR = 60
_EXACTLY = Context(prec=400)
_PART = re.compile(r"\s*(?:[,;&+]|and\b|und\b|et\b|y\b|e\b)?\s*([0-9]+(?:[.,][0-9]+)?)\s*([^\W\d_]+)\.?")


def duration_of(unit: str) -> str | None:
    """The scale of a unit written after a number, `MINUTES`, or None if it isn't a duration."""
    return _spellings().get(unit.strip(" ."))


def unit_word(on: str) -> str:
    """What the unit of a duration is called: ``days`` for person-days."""
    return str(_data()[on][0])


def header_unit(header: str) -> str | None:
    """The unit of time named in a header, as a scale, or None."""
    hint = taken_apart(header).hint
    return hint if hint in all_scales() and scale(str(hint)).hours else None


def hours_in(on: str) -> Fraction:
    """The working hours in one unit of a duration."""
    return Fraction(1, _MINUTES_IN_HOUR) if on == MINUTES else Fraction(str(scale(on).hours))


def converted(value: Decimal, unit: str, to: str) -> Decimal | None:
    """A duration in another unit, exactly; None if no decimal number equals it.

    Args:
        value: How much.
        unit: Its unit, as `duration_of` names it.
        to: The unit to convert to.
    """
    found = Fraction(value) * hours_in(unit) / hours_in(to)
    rest = found.denominator
    for factor in (2, 5):
        while rest % factor == 0:
            rest //= factor
    return _EXACTLY.divide(Decimal(found.numerator), Decimal(found.denominator)) if rest == 1 else None


def parts_in(text: str) -> tuple[tuple[str, str], ...]:
    """The numbers and units of a duration in parts, such as ``1w 2d``; empty if the text isn't one."""
    found, at = [], 0
    while part := _PART.match(text, at):
        found.append((part[1], part[2].casefold()))
        at = part.end()
    units = [duration_of(unit) for _, unit in found]
    falling = all(a and b and hours_in(a) > hours_in(b) for a, b in pairwise(units))
    return tuple(found) if text[at:].strip() == "" and len(found) > 1 and falling else ()


def common_unit(units: Iterable[str]) -> str:
    """The unit of most cells in a column; on a tie, the smallest. Minutes count as hours."""
    counts = Counter(units)
    best = min(counts, key=lambda unit: (-counts[unit], hours_in(unit)))
    return "person-hours" if best == MINUTES else best


def assumed(units: Iterable[str]) -> str:
    """What the conversion between some units assumes: ``1 week = 5 days, 1 day = 8 hours``."""
    steps = sorted(set(units), key=hours_in, reverse=True)
    return ", ".join(
        f"1 {unit_word(a).removesuffix('s')} = {hours_in(a) / hours_in(b)} {unit_word(b)}"
        for a, b in pairwise(steps)
    )


@cache
def _spellings() -> Mapping[str, str]:
    return {spelling: on for on, spellings in _data().items() for spelling in spellings}


@cache
def _data() -> Mapping[str, tuple[str, ...]]:
    return {on: tuple(spellings) for on, spellings in read_toml("cells.toml")["durations"].items()}
