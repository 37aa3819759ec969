"""The columns of a plan while their scales are decided, step by step."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from gtm_framework.exchange.cell_column import distinct_of, each_of
from gtm_framework.exchange.cells.durations import header_unit
from gtm_framework.exchange.cells.number_cells import NumberStyle
from gtm_framework.exchange.cells.numbers import NumberColumn, read_numbers, style_of
from gtm_framework.exchange.cells.scaled import fit_scale
from gtm_framework.exchange.cells.vocabulary import Role, Vocabulary
from gtm_framework.exchange.files.grid import Grid
from gtm_framework.exchange.importing.choices import USUAL, Choices
from gtm_framework.exchange.importing.headers import Column, layout_in
from gtm_framework.exchange.importing.own_scores import Numbers
from gtm_framework.exchange.importing.planned_columns import CHOSEN
from gtm_framework.triage.scales import (
    SHORT,
    Detected,
    Layout,
    input_scale,
    mostly_words_scale,
    number_scale,
    scale,
    with_the_chosen,
    words_scale,
)

NUMBER_ROLES = (Role.NUMBER, Role.INPUT)


class ColumnScales:
    """Columns with their numbers and scales.

    Attributes:
        columns: What each column becomes, in the file's order.
        numbers: Maps a column's position to its cells as numbers.
        layout: Which method's columns the file has.
        doubts: Maps our name to its detected scale, if its numbers also allow another one.
        chosen: The person's choices.
        style: The number style of the file, for columns whose own cells don't decide it.
    """

    def __init__(
        self,
        grid: Grid,
        columns: Sequence[Column],
        vocabulary: Vocabulary,
        chosen: Choices,
        style: NumberStyle | None = None,
    ) -> None:
        self.columns = list(columns)
        self.chosen = chosen
        self.doubts: dict[str, Detected] = {}
        self._vocabulary, self._told = vocabulary, grid.told
        self.style, delimiter = style or chosen.decimal or style_of(grid), grid.source.delimiter
        self.numbers: dict[int, NumberColumn] = {
            column.at: read_numbers(
                grid.columns[column.at],
                hint=self.style,
                delimiter=delimiter,
                unit=header_unit(grid.told(column.at, column.header)),
            )
            for column in self.columns
            if column.role in NUMBER_ROLES
        }
        found = layout_in(grid.headers)
        names = {column.name for column in self.columns}
        self.layout = found if found is not Layout.RICE or {"reach", "impact"} <= names else Layout.MATRIX

    def decide(self) -> None:
        """Decide the scale of every column of numbers, starting with impact."""
        for column in sorted(self.columns, key=lambda column: column.name != "impact"):
            if column.role not in NUMBER_ROLES:
                continue
            if column.name in self.chosen.scales:
                on = self.chosen.scales[column.name]
                self.put(column.name, None if on == USUAL else on, CHOSEN)
                continue
            detected = self._detected(column)
            if detected.others:
                self.doubts[column.name] = detected
            self.put(column.name, detected.scale, detected.why, assumed=detected.assumed)
        self._share_the_chosen_scale()

    def column(self, name: str) -> Column | None:
        """The column of numbers that becomes this, or None."""
        return next((c for c in self.columns if c.name == name and c.role in NUMBER_ROLES), None)

    def scale_of(self, name: str) -> str | None:
        """The scale of a column; None for its usual one."""
        column = self.column(name)
        return column.scale if column else None

    def put(self, name: str, on: str | None, why: str, *, assumed: bool = False) -> None:
        """Set the scale of a column, with the reason."""
        self.columns = [
            replace(c, scale=on, why=why, assumed=assumed)
            if c.name == name and c.role in NUMBER_ROLES
            else c
            for c in self.columns
        ]

    def settle(self, name: str, on: str | None, why: str) -> None:
        """Set the scale of a column that is no longer in doubt, unless a person chose it."""
        if name in self.chosen.scales:
            return
        self.doubts.pop(name, None)
        column = self.column(name)
        if column is not None and (on != column.scale or column.assumed):
            self.put(name, on, why if on != column.scale else column.why)

    def read(self) -> tuple[dict[str, Numbers], dict[str, str | None]]:
        """The numbers of every column as written, and its scale, by our name for it."""
        columns = {c.name: c for c in reversed(self.columns) if c.role in NUMBER_ROLES}
        return {name: self.values(c) for name, c in columns.items()}, {
            name: c.scale for name, c in columns.items()
        }

    def values(self, column: Column) -> Numbers:
        """The numbers of a column as written; NaN for cells without one."""
        numbers = self.numbers[column.at]
        if column.scale is None:
            return numbers.floats()
        read = fit_scale(numbers, scale(column.scale)).values
        return each_of(
            numbers.cells, lambda cell: np.nan if (v := read.get(cell)) is None else v, np.float64
        )

    def largest(self, name: str) -> float:
        """The largest number in a column; 0 if it has none."""
        column = self.column(name)
        values = self.numbers[column.at].values.values() if column else ()
        return float(max(values, default=0))

    def _detected(self, column: Column) -> Detected:
        numbers = self.numbers[column.at]
        left = [cell for cell in distinct_of(numbers.cells) if cell.strip() and cell not in numbers.blanks]
        if not numbers.values or numbers.misfits or "★" in "".join(left[:1]):
            words = words_scale(column.name, self.layout, left)
            words = words or (
                None if numbers.values else mostly_words_scale(column.name, self.layout, left)
            )
            if words is not None:
                return words
        rule = self._vocabulary.numbers.get(column.name)
        floats = numbers.floats()
        header = self._told(column.at, column.header)
        if column.role is Role.INPUT and rule is not None and not numbers.units:
            span = rule.low, rule.high
            usual = input_scale(column.name, self.layout, header, floats, span=span, allowed=rule.allowed)
            if usual is not None:
                return usual
        return number_scale(
            column.name,
            self.layout,
            header,
            floats,
            unit=numbers.unit,
            out_of=numbers.out_of,
            rice_steps=self.layout is Layout.RICE
            and (self.scale_of("impact") or "").startswith("rice-impact"),
        )

    def _share_the_chosen_scale(self) -> None:
        """A short scale chosen for one axis also applies to the other, if its numbers fit."""
        given = {c.name: c.scale for c in self.columns if c.scale in SHORT and not c.assumed}
        given |= self.chosen.scales
        if not {*SHORT}.intersection(given.values()):
            return
        numbers, _ = self.read()
        for other, (on, name) in with_the_chosen(given, self.doubts, numbers).items():
            self.settle(other, on, f"as {name}")
            if name not in self.chosen.scales:
                self.put(other, on, f"as {name}", assumed=True)
