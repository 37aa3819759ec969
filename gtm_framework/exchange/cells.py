"""Cells to values: each different cell of a column is read once, and the ones that do not fit are named."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from math import inf, isinf
from typing import Generic, TypeVar

from gtm_framework.exchange.columns import normal

Value = TypeVar("Value")

_PLAIN = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:E[+-]?[0-9]+)?", re.IGNORECASE)
_THOUSANDS_BY_COMMA = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_DECIMAL_COMMA = re.compile(r"[+-]?[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+|[+-]?[0-9]*,[0-9]+")
_EITHER = re.compile(r"[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}")
_TAG = re.compile(r'\s*+(?:"((?:[^"]|"")*+)"\s*+(?=[,;]|\Z)|([^,;]*+))[,;]?')

_CORRECT = "Correct the cell, or leave it empty."
_LIKENESS = 0.7


@dataclass(frozen=True, slots=True)
class Misfit:
    """Why a cell does not fit, as a fault says it after the value, and what to do."""

    problem: str
    remedy: str = _CORRECT


@dataclass(frozen=True, slots=True)
class Reading(Generic[Value]):
    """What the different cells of a column mean.

    Attributes:
        values: Cell to value.
        misfits: Cell to the reason why it has none.
    """

    values: Mapping[str, Value]
    misfits: Mapping[str, Misfit]


@dataclass(frozen=True, slots=True)
class NumberRule:
    """Which numbers a column takes.

    Attributes:
        low: Smallest number allowed.
        high: Largest number allowed; infinite when there is none.
        allowed: The only numbers allowed, where there is a list.
        percent: Whether ``80 %`` is allowed; up to 1 % it is read as a share.
        comma: Whether the file writes ``8,5``: then its delimiter is no comma.
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


def read_cells(cells: Iterable[str], read: Callable[[str], Value | Misfit]) -> Reading[Value]:
    """Read every different cell of a column."""
    values: dict[str, Value] = {}
    misfits: dict[str, Misfit] = {}
    for cell in dict.fromkeys(cells):
        value = read(cell)
        if isinstance(value, Misfit):
            misfits[cell] = value
        else:
            values[cell] = value
    return Reading(values, misfits)


def number(cell: str, rule: NumberRule) -> float | Misfit | None:
    """A cell as a number; None when it is blank.

    Args:
        cell: Such as ``8``, ``8.5``, ``12,000``, ``80 %``, or ``8,5`` where the rule's file writes so.
        rule: Which numbers are allowed.

    Returns:
        The number, or why it is none. A number such as ``1.200`` in a file that may write ``8,5`` is
        refused where both meanings are in range, because it could be either.
    """
    text = cell.strip()
    if not text:
        return None
    percent = rule.percent and text.endswith("%")
    if percent:
        text = text[:-1].rstrip()
    if rule.comma and isinf(rule.high) and _EITHER.fullmatch(text):
        low, high = text.replace(",", "."), re.sub("[.,]", "", text)
        return Misfit("can be read in two ways", f"Write {high} or {low.rstrip('0').rstrip('.')}.")
    spelled = _spelled(text, comma=rule.comma)
    if spelled is None:
        return Misfit(f"is not {rule}")
    made = float(Decimal(spelled) / 100) if percent and Decimal(spelled) <= 1 else float(spelled)
    if rule.allowed:
        return made if made in rule.allowed else Misfit(f"is not {rule}")
    if not rule.low <= made <= rule.high or isinf(made):
        outside = f"is outside {rule.low:g} to {rule.high:g}"
        return Misfit(f"is not {rule}" if isinf(rule.high) else outside)
    return made


def choice(cell: str, allowed: Sequence[str]) -> str | Misfit:
    """A cell as one of the allowed words, whatever its case; empty when it is blank."""
    if not cell.strip():
        return ""
    wanted = normal(cell)
    found = next((word for word in allowed if normal(word) == wanted), None)
    if found is not None:
        return found
    close = closest(cell, allowed)
    hint = f"Did you mean '{close}'? " if close else ""
    return Misfit(f"is none of {', '.join(allowed)}", f"{hint}{_CORRECT}")


def closest(cell: str, allowed: Sequence[str]) -> str | None:
    """The allowed word that a cell was probably meant to be."""
    wanted = normal(cell)
    by_normal = {normal(word): word for word in allowed}
    if len(wanted) > 2 * max(map(len, by_normal), default=0):
        return None
    close = get_close_matches(wanted, by_normal, n=1, cutoff=_LIKENESS)
    return by_normal[close[0]] if close else None


def tags(cell: str) -> tuple[str, ...]:
    """The labels in a cell: between commas or semicolons, in brackets or not, quoted where needed."""
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
    """Labels as one cell, which `tags` reads back exactly."""
    return ", ".join(map(_tag, labels))


def _tag(label: str) -> str:
    plain = label and label == label.strip() and not re.search(r'[,;"\[\]]', label)
    return label if plain else '"' + label.replace('"', '""') + '"'


def _spelled(text: str, *, comma: bool) -> str | None:
    """A number as Python spells it, or None when it is none."""
    if _PLAIN.fullmatch(text):
        return text
    if comma:
        return text.replace(".", "").replace(",", ".") if _DECIMAL_COMMA.fullmatch(text) else None
    return text.replace(",", "") if _THOUSANDS_BY_COMMA.fullmatch(text) else None
