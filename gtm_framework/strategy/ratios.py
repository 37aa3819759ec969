"""Shares and multiples for display."""

from fractions import Fraction

from gtm_framework.exact import exact

_MOST = Fraction(10**12)


def percent(share: float | None) -> str:
    """A share for display, in whole percent.

    Example:
        >>> percent(0.8625), percent(None)
        ('86%', 'an unknown part')
    """
    return "an unknown part" if share is None else f"{round(exact(share) * 100)}%"


def with_unit(number: str, unit: str) -> str:
    """A number with its unit: ``3 case studies``, ``7.5% share``; without a unit, just the number.

    Example:
        >>> with_unit("3", "case studies"), with_unit("7.5", "% share")
        ('3 case studies', '7.5% share')
    """
    return f"{number}{unit}" if unit.startswith("%") else f"{number} {unit}".strip()


def shown(multiple: Fraction) -> float:
    """A multiple as a float, at most 10**12 in size: beyond that, only its direction counts."""
    return float(max(-_MOST, min(multiple, _MOST)))
