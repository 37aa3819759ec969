"""Shares and multiples as they are shown."""

from fractions import Fraction

from gtm_framework.exact import exact

_MOST = Fraction(10**12)


def percent(share: float | None) -> str:
    """A share as it is read, in whole percent."""
    return "an unknown part" if share is None else f"{round(exact(share) * 100)}%"


def with_unit(number: str, unit: str) -> str:
    """A number with its unit: ``3 case studies``, ``7.5% share``; alone where it has none."""
    return f"{number}{unit}" if unit.startswith("%") else f"{number} {unit}".strip()


def shown(multiple: Fraction) -> float:
    """A multiple as a float, no further from 0 than 10**12: beyond that only its direction counts."""
    return float(max(-_MOST, min(multiple, _MOST)))
