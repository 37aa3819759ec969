"""A number from a person or a program, kept exact: ``0.1`` and ``"0,1"`` are one tenth."""

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from math import inf, isfinite, isnan, lcm
from numbers import Rational, Real

from gtm_framework.exact import exact

Number = float | Fraction | Decimal

# A comma before exactly three digits could also separate thousands, so this is not accepted as a number.
_WRITTEN = re.compile(r"[+-]?(?:\d{1,15}(?:\.\d{1,15}|,(?!\d{3}$)\d{1,15})?|[.,]\d{1,15})", re.ASCII)


def read_number(cell: object) -> Fraction | None:
    """The number in a cell, or None if it contains no finite number.

    Args:
        cell: Any kind of number, or text with a decimal point or comma and at most 15 digits on either
            side; no thousands separators, powers of ten, percent signs, or units.

    Example:
        >>> read_number("7,5"), read_number(0.1), read_number("about 7")
        (Fraction(15, 2), Fraction(1, 10), None)
    """
    if isinstance(cell, str):
        text = cell.strip()
        return Fraction(text.replace(",", ".")) if _WRITTEN.fullmatch(text) else None
    if isinstance(cell, Rational) and not isinstance(cell, bool):
        return Fraction(int(cell.numerator), int(cell.denominator))
    if isinstance(cell, bool) or not isinstance(cell, Real | Decimal) or not isfinite(cell):
        return None
    # The shortest text that converts back to the float is what was meant, in any precision.
    return Fraction(cell) if isinstance(cell, Decimal) else exact(float(str(cell)))


def is_blank(cell: object) -> bool:
    """Whether a cell is blank: None, white space, or what data frames use for missing values."""
    if cell is None or type(cell).__name__ in ("NAType", "NaTType"):
        return True
    return not cell.strip() if isinstance(cell, str) else isinstance(cell, Real) and isnan(cell)


def whole_numbers(numbers: Iterable[Fraction]) -> tuple[list[int], int]:
    """The same numbers as whole numbers over their common denominator."""
    numbers = list(numbers)
    divisor = lcm(*{number.denominator for number in numbers})
    return [number.numerator * (divisor // number.denominator) for number in numbers], divisor


def nearest(numerator: int, denominator: int) -> float:
    """The float nearest to a fraction; infinite if it is too large."""
    try:
        return numerator / denominator
    except OverflowError:
        return inf if numerator > 0 else -inf


def written(number: Fraction, decimals: int = 2) -> str:
    """A number for people: limited decimals, no trailing zeros, never a power of ten.

    Example:
        >>> written(Fraction(2, 3)), written(Fraction(7)), written(Fraction(1234567))
        ('0.67', '7', '1,234,567')
    """
    text = f"{float(round(number, decimals)):,.{decimals}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(share: Fraction, decimals: int = 2) -> str:
    """A share for people: ``69/80`` is ``86.25%``.

    Example:
        >>> percent(Fraction(69, 80)), percent(Fraction(2, 3), 0)
        ('86.25%', '67%')
    """
    return f"{written(share * 100, decimals)}%"
