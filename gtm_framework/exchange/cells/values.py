"""Converts cells to values: reads each distinct cell of a column once, and names those that don't fit."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from math import inf, isinf
from typing import Generic, TypeVar

from gtm_framework.exchange.cell_column import distinct_of
from gtm_framework.exchange.cells.misfit import CORRECT, Misfit
from gtm_framework.exchange.cells.numbers import NOT_A_NUMBER, NumberColumn, read_numbers
from gtm_framework.exchange.columns import normal

Value = TypeVar("Value")

_TAG = re.compile(r'\s*+(?:"((?:[^"]|"")*+)"\s*+(?=[,;]|\Z)|([^,;]*+))[,;]?')

_LIKENESS = 0.7


@dataclass(frozen=True, slots=True)
class Reading(Generic[Value]):
    """What the distinct cells of a column mean.

    Attributes:
        values: Maps each cell to its value.
        misfits: Maps each invalid cell to the reason.
    """

    values: Mapping[str, Value]
    misfits: Mapping[str, Misfit]


@dataclass(frozen=True, slots=True)
class NumberRule:
    """Which numbers a column accepts.

    Attributes:
        low: Smallest number allowed.
        high: Largest number allowed; infinite if there is no limit.
        allowed: The only numbers allowed, if there is a list.
        percent: Whether ``80%`` is allowed; up to 1% it counts as a share.
        comma: Whether the file writes ``8,5``; then its delimiter isn't a comma.
    """

    low: float
    high: float = inf
    allowed: tuple[float, ...] = ()
    percent: bool = False
    comma: bool = False

    def __str__(self) -> str:
        if self.allowed:
            return f"one of {', '.join(f'{number:g}' for number in self.allowed)}"
        if isinf(self.high):
            return f"a number of {self.low:g} or more"
        return f"a number from {self.low:g} to {self.high:g}"


def read_cells(cells: Sequence[str], read: Callable[[str], Value | Misfit]) -> Reading[Value]:
    """Read every distinct cell of a column."""
    values: dict[str, Value] = {}
    misfits: dict[str, Misfit] = {}
    for cell in dict.fromkeys(distinct_of(cells)):
        value = read(cell)
        if isinstance(value, Misfit):
            misfits[cell] = value
        else:
            values[cell] = value
    return Reading(values, misfits)


def number(cell: str, rule: NumberRule) -> float | Misfit | None:
    """One cell as a number, without the rest of its column; None if it is blank."""
    reading = fit(read_numbers([cell], delimiter="" if rule.comma else ","), rule)
    return reading.misfits.get(cell) or reading.values.get(cell)


def fit(column: NumberColumn, rule: NumberRule) -> Reading[float | None]:
    """Check a column of numbers against a rule; a blank or a placeholder is None.

    Returns:
        The numbers, or why a cell has none. A number such as ``1.200`` is rejected if nothing in the file
        decides its meaning and both readings are in range.
    """
    values: dict[str, float | None] = dict.fromkeys(distinct_of(column.cells))
    misfits = {cell: _by_rule(misfit, rule) for cell, misfit in column.misfits.items()}
    for cell, value in column.values.items():
        fitted = _fitted(value, column.units.get(cell, ""), column.out_of, rule)
        if isinstance(fitted, Misfit):
            misfits[cell] = fitted
        else:
            values[cell] = fitted
    for cell, readings in column.ambiguity.readings.items() if column.ambiguity else ():
        read = [_fitted(each, "", None, rule) for each in readings]
        fitting = [each for each in read if isinstance(each, float)]
        if len(fitting) == 1:
            values[cell] = fitting[0]
        elif fitting:
            low, high = sorted(readings)
            misfits[cell] = Misfit("can be read in two ways", f"Write {high:f} or {low:f}.")
        else:
            misfits[cell] = Misfit(f"is not {rule}")
    return Reading({cell: value for cell, value in values.items() if cell not in misfits}, misfits)


def _by_rule(misfit: Misfit, rule: NumberRule) -> Misfit:
    return Misfit(f"is not {rule}") if misfit == NOT_A_NUMBER else misfit


def _fitted(value: Decimal, unit: str, out_of: Decimal | None, rule: NumberRule) -> float | Misfit:
    if out_of is not None and out_of != rule.high:
        return Misfit(f"is written as a score out of {out_of:f}, but the column takes {rule}")
    if unit == "%" and not rule.percent:
        return Misfit(f"is not {rule}")
    made = float(value / 100) if unit == "%" and value <= 1 else float(value)
    if rule.allowed:
        return made if made in rule.allowed else Misfit(f"is not {rule}")
    if not rule.low <= made <= rule.high or isinf(made):
        outside = f"is outside {rule.low:g} to {rule.high:g}"
        return Misfit(f"is not {rule}" if isinf(rule.high) else outside)
    return made


def choice(cell: str, allowed: Sequence[str]) -> str | Misfit:
    """A cell as one of the allowed words, in any case; empty if it is blank."""
    if not cell.strip():
        return ""
    wanted = normal(cell)
    found = next((word for word in allowed if normal(word) == wanted), None)
    if found is not None:
        return found
    close = closest(cell, allowed)
    hint = f"Did you mean '{close}'? " if close else ""
    return Misfit(f"is not one of {', '.join(allowed)}", f"{hint}{CORRECT}")


def closest(cell: str, allowed: Sequence[str]) -> str | None:
    """The allowed word a cell was probably meant to be."""
    wanted = normal(cell)
    by_normal = {normal(word): word for word in allowed}
    if len(wanted) > 2 * max(map(len, by_normal), default=0):
        return None
    close = get_close_matches(wanted, by_normal, n=1, cutoff=_LIKENESS)
    return by_normal[close[0]] if close else None


def tags(cell: str) -> tuple[str, ...]:
    """The tags in a cell: separated by commas or semicolons, with or without brackets, quoted if needed."""
    text = cell.strip()
    if text.startswith("[") and text.endswith("]"):
        text = text[1:-1]
    found = []
    for quoted, bare in ((match[1], match[2]) for match in _TAG.finditer(text)):
        if quoted is not None:
            found.append(quoted.replace('""', '"'))
        elif bare.strip():
            found.append(bare.strip())
    return tuple(found)


def tag_cell(labels: Iterable[str]) -> str:
    """Tags as one cell, which `tags` reads back exactly."""
    return ", ".join(map(_tag, labels))


def _tag(label: str) -> str:
    plain = label and label == label.strip() and not re.search(r'[,;"\[\]]', label)
    return label if plain else '"' + label.replace('"', '""') + '"'
