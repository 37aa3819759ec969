"""The numbers of a table by their scales: formula inputs, and positions on the matrix."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial

import numpy as np
from numpy.typing import NDArray

from gtm_framework.exact import nearest_quotient
from gtm_framework.triage.methods.methods import Input
from gtm_framework.triage.scales.scales import Axis, PlaceSource, place_sources, scale
from gtm_framework.triage.table import wholes
from gtm_framework.triage.table.wholes import Wholes

Numbers = NDArray[np.float64]
Counted = Callable[[float], Fraction | None]


@dataclass(frozen=True, slots=True)
class Column:
    """Numbers as written, and the scale of each row.

    Attributes:
        values: One number per row, NaN for blanks.
        scales: Maps a scale id to the rows on that scale; the other rows name none.
    """

    values: Numbers
    scales: Mapping[str, NDArray[np.bool_]] = field(default_factory=dict)

    @property
    def is_plain(self) -> bool:
        """Whether no row names a scale."""
        return not self.scales

    def scaled(self) -> "Column":
        """Only the rows that name a scale."""
        rows = np.any(list(self.scales.values()), axis=0)
        return Column(np.where(rows, self.values, np.nan), self.scales)

    def groups(self) -> Iterator[tuple[str | None, Numbers]]:
        """Every scale with its rows' numbers, NaN elsewhere; None for rows without a scale."""
        rest = np.ones(len(self.values), np.bool_)
        for on, rows in self.scales.items():
            rest &= ~rows
            yield on, np.where(rows, self.values, np.nan)
        if rest.any():
            yield None, np.where(rest, self.values, np.nan) if self.scales else self.values


class TableNumbers:
    """Every column of numbers that a method and the matrix use, read once.

    Args:
        columns: Maps each field or input to its column.
        rows: How many rows the table has.
    """

    def __init__(self, columns: Mapping[str, Column], rows: int) -> None:
        self._columns, self._rows = columns, rows
        self._places: dict[Axis, Wholes] = {}

    def part(self, needed: Input) -> Wholes:
        """The numbers a method uses: for each row, the given one or else the derived one."""
        given = self._given(needed)
        derived = self._derived(needed)
        if given is None or derived is None:
            return given or derived or wholes.nothing(self._rows)
        return wholes.first_of(given, derived)

    def place(self, axis: Axis) -> Wholes:
        """The exact positions of the rows on one axis, as `Initiative.position`."""
        if axis not in self._places:
            found = self._on_axis(axis)
            for source in place_sources(axis):
                column = self._columns.get(source.input)
                if column is not None:
                    found = wholes.first_of(found, self._mapped(column, partial(_placing, source)))
            self._places[axis] = found
        return self._places[axis]

    def shown(self, axis: Axis) -> Numbers:
        """The positions as the nearest floats, NaN if there is none."""
        own = self._columns[axis]
        if own.is_plain and self._sources_are_empty(axis):
            return own.values
        return _nearest(self.place(axis))

    def shown_by(self, source: PlaceSource) -> Numbers:
        """The positions by one input alone, as the nearest floats, NaN if there is none."""
        column = self._columns.get(source.input)
        if column is None:
            return np.full(self._rows, np.nan)
        return _nearest(self._mapped(column, partial(_placing, source)))

    def _on_axis(self, axis: Axis) -> Wholes:
        own = self._columns[axis]
        return self._mapped(own, lambda on: scale(on).place if on else None)

    def _sources_are_empty(self, axis: Axis) -> bool:
        return not any(source.input in self._columns for source in place_sources(axis))

    def _given(self, needed: Input) -> Wholes | None:
        column = self._columns.get(needed.id)
        if column is None or (needed.is_field and needed.field not in ("impact", "effort")):
            return None
        if needed.is_field:
            return self._mapped(column, lambda on: scale(on).counted if on else None)
        plain = needed.scale is None and needed.direction == "more"
        return self._mapped(column, lambda on: None if plain and not on else partial(needed.counted, on=on))

    def _derived(self, needed: Input) -> Wholes | None:
        if needed.field is None:
            return None
        if needed.field in ("impact", "effort"):
            return self._from_place(needed, needed.field)
        column = self._columns[needed.field]
        if column.is_plain and needed.direction == "more":
            return wholes.made(wholes.coded(column.values), needed)
        return self._mapped(column, lambda on: partial(needed.from_field, on=on))

    def _from_place(self, needed: Input, axis: Axis) -> Wholes:
        """Derived from impact or effort: as written if it has a scale, otherwise from its position."""
        own = self._columns[axis]
        if own.is_plain and self._sources_are_empty(axis):
            return wholes.made(wholes.coded(own.values), needed)
        placed = wholes.changed(self.place(axis), needed.from_field)
        if own.is_plain or needed.counts_down:
            return placed
        written = self._mapped(own.scaled(), lambda on: scale(on).counted if on else None)
        return wholes.first_of(written, placed)

    def _mapped(self, column: Column, counted: Callable[[str | None], Counted | None]) -> Wholes:
        """A column as exact numbers, by what `counted` says for each scale; None uses them unchanged."""
        found: Wholes | None = None
        for on, values in column.groups():
            by = counted(on)
            coded = wholes.coded(values)
            group = wholes.typed(coded) if by is None else wholes.counted(coded, by)
            found = group if found is None else wholes.first_of(found, group)
        return found if found is not None else wholes.nothing(self._rows)


def _placing(source: PlaceSource, on: str | None) -> Counted:
    """What gives a source's numbers their positions, on a scale or its usual one."""
    return partial(source.place, on=on)


def _nearest(found: Wholes) -> Numbers:
    near = [np.nan, *(nearest_quotient(int(n), found.denominator) for n in found.numerators[1:])]
    shown: Numbers = np.array(near, dtype=np.float64)[found.codes]
    return shown
