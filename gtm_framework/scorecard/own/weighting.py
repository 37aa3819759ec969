"""How much each criterion counts: a weight and a direction.

Only the ratio of the weights matters. For a reversed criterion, lower is better: its score is mirrored on
its scale.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from gtm_framework.errors import RefusedError, UnknownNameError
from gtm_framework.scorecard.numbers import Number, read_number
from gtm_framework.scorecard.table import Table

UNNAMED = Fraction(1)
"""The default weight of a criterion."""


@dataclass(frozen=True, slots=True)
class Weighting:
    """A weight and a direction for every criterion of a table, in order.

    Attributes:
        weights: 0 or more each, at least one above 0.
        minimized: Whether lower is better.
    """

    weights: tuple[Fraction, ...]
    minimized: tuple[bool, ...]


def weigh(
    table: Table, weights: Mapping[str, Number | str] | None = None, lower_is_better: Collection[str] = ()
) -> Weighting:
    """Check weights and directions against a table.

    Args:
        table: The table to compare.
        weights: Maps criterion (id or name) to weight, 0 or more; a criterion not listed has weight 1.
        lower_is_better: The criteria (id or name) to reverse.

    Raises:
        RefusedError: If a name is unknown, a weight is not a number or below 0, or all are 0; lists every
            error.
    """
    found: dict[int, Fraction] = {}
    minimized = [False] * len(table.criteria)
    faults = []
    for name, given in (weights or {}).items():
        try:
            place = table.place_of(name)
            if place in found:
                faults.append(
                    f"criterion {table.criteria[place].name}: it has two weights. Keep one of them."
                )
            found[place] = _weight(table.criteria[place].name, given)
        except (UnknownNameError, ValueError) as fault:
            faults.append(str(fault))
    for name in lower_is_better:
        try:
            minimized[table.place_of(name)] = True
        except UnknownNameError as fault:
            faults.append(f"Lower is better: {fault}")
    weighed = tuple(found.get(place, UNNAMED) for place in range(len(table.criteria)))
    if not any(weighed):
        faults.append("Every weight is 0. Set at least one weight above 0.")
    if faults:
        raise RefusedError("weights", faults)
    return Weighting(weighed, tuple(minimized))


def read_weights(text: str) -> dict[str, str]:
    """Parse ``"purpose=2,scope=0.5"``; `weigh` checks the names and numbers.

    Raises:
        RefusedError: If a part is not ``criterion=weight``, or a criterion appears twice.

    Example:
        >>> read_weights("purpose=2, scope=0.5")
        {'purpose': '2', 'scope': '0.5'}
    """
    weights: dict[str, str] = {}
    faults = []
    for part in _parts(text):
        name, equals, weight = (piece.strip() for piece in part.rpartition("="))
        if not (name and equals and weight):
            faults.append(f"{part!r} is not CRITERION=WEIGHT. Write, for example, 'purpose=2,scope=0.5'.")
        elif name in weights:
            faults.append(f"{name!r} has two weights, {weights[name]} and {weight}. Keep one of them.")
        else:
            weights[name] = weight
    if faults:
        raise RefusedError("weights", faults)
    return weights


def read_names(text: str) -> tuple[str, ...]:
    """Parse ``"cost,risk"``; `weigh` checks the names.

    Example:
        >>> read_names("cost, risk")
        ('cost', 'risk')
    """
    return tuple(_parts(text))


def _parts(text: str) -> Iterator[str]:
    return (part.strip() for part in text.split(",") if part.strip())


def _weight(criterion: str, given: Number | str) -> Fraction:
    number = read_number(given)
    if number is None:
        raise ValueError(f"criterion {criterion}, weight: {given!r} is not a number. Enter 0 or more.")
    if number < 0:
        raise ValueError(f"criterion {criterion}, weight: {_as_given(given)} is below 0. Enter 0 or more.")
    return number


def _as_given(given: Number | str) -> str:
    return given.strip() if isinstance(given, str) else str(given)
