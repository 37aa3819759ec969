"""Turns columns into a sheet: reads every cell by its column's rule, records errors, keeps good rows."""

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import compress
from math import nan

import numpy as np

from gtm_framework.english import joined
from gtm_framework.exchange.cell_column import CellColumn, distinct_of, each_of, some_of
from gtm_framework.exchange.cells.answers_from import suggested_in
from gtm_framework.exchange.cells.durations import header_unit
from gtm_framework.exchange.cells.misfit import Misfit
from gtm_framework.exchange.cells.number_cells import NumberStyle
from gtm_framework.exchange.cells.numbers import NumberColumn, read_numbers
from gtm_framework.exchange.cells.scaled import fit_scale, row_by_row
from gtm_framework.exchange.cells.values import NumberRule, Reading, choice, fit, read_cells, tags
from gtm_framework.exchange.cells.vocabulary import Role, Vocabulary, scales_of
from gtm_framework.exchange.files.grid import Grid
from gtm_framework.exchange.importing.findings import Findings
from gtm_framework.exchange.importing.headers import Column
from gtm_framework.exchange.importing.sheet import Numbers, Sheet
from gtm_framework.exchange.report import Report, on_one_line
from gtm_framework.triage import ids_from
from gtm_framework.triage.scales import scale
from gtm_framework.unique_names import BRACKETS, UniqueNames

_NUL = Misfit("contains an unsupported character (NUL)", "Remove it, or save the file again as CSV.")
_NO_TITLE = Misfit("it is empty", "Add a title, or remove the row.")
_NO_REASON = Misfit(
    "is overridden without a reason", "Enter the reason in override_reason, or clear the cell."
)
_NO_OVERRIDE = Misfit("is a reason, but no verdict is overridden", "Fill in override, or clear the cell.")
_ONE_CURRENCY = "Convert the column to one currency."

_CHOICES = (Role.ANSWER, Role.OUTPUT, Role.OVERRIDE)


class SheetReader:
    """Reads the columns of one file.

    Attributes:
        findings: What is wrong with them.
        remarks: Other things to say about them, one sentence each.
    """

    def __init__(
        self,
        file: str,
        grid: Grid,
        columns: Sequence[Column],
        vocabulary: Vocabulary,
        style: NumberStyle | None,
    ) -> None:
        self.findings = Findings(file, grid)
        self._grid, self._columns, self._vocabulary, self._style = grid, columns, vocabulary, style
        self.remarks: list[str] = []
        self._converted: list[Column] = []
        self._numbers: dict[int, Reading[float | None]] = {}
        self._words: dict[int, Reading[str]] = {}
        self._suggested: dict[int, Reading[Sequence[str]]] = {}
        self._by_row: dict[int, list[float | None]] = {}
        self._row_scales = self._scales_by_row()

    def check(self, *, nul_allowed: bool) -> None:
        """Read every distinct cell and record the invalid ones."""
        for column in self._columns:
            cells = self._grid.columns[column.at]
            if not nul_allowed and "\0" in "".join(some_of(cells)):
                self.findings.cells(column, {cell: _NUL for cell in some_of(cells) if "\0" in cell})
            if column.role in (Role.NUMBER, Role.INPUT):
                rule = self._vocabulary.numbers[column.name]
                numbers = read_numbers(
                    cells,
                    hint=self._style,
                    delimiter=self._grid.source.delimiter,
                    unit=header_unit(self._grid.told(column.at, column.header)),
                )
                self.remarks += numbers.remarks(on_one_line(column.header))
                if self._row_scales is not None:
                    self._check_by_row(column, rule, self._row_scales)
                    continue
                on = column.scale
                self._numbers[column.at] = fit_scale(numbers, scale(on)) if on else fit(numbers, rule)
                self._check_numbers(column, numbers, self._numbers[column.at].misfits)
            elif column.role in _CHOICES:
                allowed = self._vocabulary.allowed(column.role, column.name)
                self._words[column.at] = read_cells(cells, partial(choice, allowed=allowed))
                self.findings.cells(column, self._words[column.at].misfits)
            elif column.role is Role.ANSWERS_FROM:
                self._suggested[column.at] = read_cells(cells, suggested_in)
                self.findings.cells(column, self._suggested[column.at].misfits)
            elif column.name == "title" and column.role is Role.TEXT:
                blank = {cell: _NO_TITLE for cell in some_of(cells) if not cell or cell.isspace()}
                self.findings.cells(column, blank)
            elif column.name == "id" and column.role is Role.TEXT:
                self.findings.records(column, self._repeated(cells))
        self._check_overrides()

    def sheet(self, report: Report) -> Sheet:
        """The rows without errors."""
        texts = {c.name: self._good(c) for c in self._of(Role.TEXT)}
        answers = {c.name: self._chosen(c) for c in self._of(Role.ANSWER)}
        given = texts.pop("id", None)
        good = ~self.findings.bad
        return Sheet(
            report=report,
            rows=np.array(self._grid.rows, dtype=np.int64)[good],
            ids=_ids(given, texts["title"], texts.get("description")),
            texts=texts,
            numbers={c.name: self._parsed(c) for c in self._of(Role.NUMBER)},
            inputs={c.name: self._parsed(c) for c in self._of(Role.INPUT)},
            answers=answers,
            allowed=self._vocabulary.answers,
            outputs=self._first(Role.OUTPUT),
            overrides=self._first(Role.OVERRIDE),
            reasons=self._first(Role.OVERRIDE_REASON),
            tags=self._labels(),
            suggested=self._accepted(answers),
            extra={**{c.name: self._good(c) for c in self._of(Role.UNKNOWN)}, **self._as_written()},
            scales={c.name: c.scale for c in self._columns if c.scale},
            row_scales=None if self._row_scales is None else list(compress(self._row_scales, good)),
        )

    def _check_numbers(self, column: Column, numbers: NumberColumn, misfits: Mapping[str, Misfit]) -> None:
        """Record the cells of a column that aren't numbers; several currencies are one error."""
        if numbers.durations:
            self._converted.append(column)
        if not numbers.currencies:
            self.findings.cells(column, misfits)
            return
        foreign = {cell for cell, why in misfits.items() if why == numbers.misfits.get(cell)}
        told = joined(list(numbers.currencies))
        self.findings.column(
            column,
            np.flatnonzero(each_of(numbers.cells, foreign.__contains__, np.bool_)),
            Misfit(f"mixes {told}, and the file has no exchange rate", _ONE_CURRENCY),
        )
        self.findings.cells(column, {cell: why for cell, why in misfits.items() if cell not in foreign})

    def _as_written(self) -> dict[str, list[str]]:
        """The original cells of columns whose durations were converted, each as a column to keep."""
        names = UniqueNames((column.name for column in self._columns), BRACKETS)
        return {names.claim(f"{c.header} (as written)"): self._good(c) for c in self._converted}

    def _scales_by_row(self) -> list[Mapping[str, str]] | None:
        """The scale of each row in a column of our own export; None for invalid cells."""
        for column in self._of(Role.SCALES):
            reading = read_cells(self._grid.columns[column.at], scales_of)
            self.findings.cells(column, reading.misfits)
            return [reading.values.get(cell, {}) for cell in self._grid.columns[column.at]]
        return None

    def _check_by_row(
        self, column: Column, rule: NumberRule, row_scales: Sequence[Mapping[str, str]]
    ) -> None:
        """Read a column of our own export, each row by the scale it names."""
        cells = self._grid.columns[column.at]
        scales = [named.get(column.name) for named in row_scales]
        read: dict[str | None, Reading[float | None]] = {}
        for on in dict.fromkeys(scales):
            own = [cell for cell, its_scale in zip(cells, scales, strict=True) if its_scale == on]
            numbers = read_numbers(own, hint=self._style, delimiter=self._grid.source.delimiter)
            read[on] = fit_scale(numbers, scale(on)) if on else fit(numbers, rule)
        self._by_row[column.at], misfits = row_by_row(cells, scales, read)
        self.findings.records(column, misfits)

    def _of(self, role: Role) -> list[Column]:
        return [column for column in self._columns if column.role is role]

    def _good(self, column: Column) -> list[str]:
        cells = self._grid.columns[column.at]
        if not self.findings.bad.any():
            return cells
        good = ~self.findings.bad
        return cells.take(good) if isinstance(cells, CellColumn) else list(compress(cells, good))

    def _parsed(self, column: Column) -> Numbers:
        if column.at in self._by_row:
            kept = compress(self._by_row[column.at], ~self.findings.bad)
            return np.array([nan if value is None else value for value in kept], dtype=np.float64)
        meaning = {
            cell: nan if value is None else value for cell, value in self._numbers[column.at].values.items()
        }
        return each_of(self._good(column), lambda cell: meaning.get(cell, nan), np.float64)

    def _chosen(self, column: Column) -> list[str]:
        cells, meaning = self._good(column), self._words[column.at].values
        if isinstance(cells, CellColumn):
            return cells.with_cells(meaning)
        return list(map(meaning.__getitem__, cells))

    def _first(self, role: Role) -> list[str] | None:
        for column in self._of(role):
            return self._good(column) if role is Role.OVERRIDE_REASON else self._chosen(column)
        return None

    def _labels(self) -> list[tuple[str, ...]] | None:
        for column in self._of(Role.TAGS):
            cells = self._good(column)
            meaning = {cell: tags(cell) for cell in distinct_of(cells)}
            return list(map(meaning.__getitem__, cells))
        return None

    def _accepted(self, answers: Mapping[str, Sequence[str]]) -> list[Sequence[str]] | None:
        """The accepted suggestions of each row, if they are answered."""
        for column in self._of(Role.ANSWERS_FROM):
            named = map(self._suggested[column.at].values.__getitem__, self._good(column))
            return [
                tuple(name for name in names if name in answers and answers[name][at])
                for at, names in enumerate(named)
            ]
        return None

    def _repeated(self, ids: Sequence[str]) -> dict[int, Misfit]:
        """Ids that an earlier row already has."""
        if len(distinct_of(ids)) == len(ids):
            return {}
        first: dict[str, int] = {}
        again: dict[int, Misfit] = {}
        for at, its_id in enumerate(ids):
            if its_id and first.setdefault(its_id, at) != at:
                row = self._grid.rows[first[its_id]]
                again[at] = Misfit(f"is the same id as in row {row}", "Use another id, or leave it empty.")
        return again

    def _check_overrides(self) -> None:
        """An overridden verdict needs a reason, and a reason needs an overridden verdict."""
        for column in self._of(Role.OVERRIDE):
            kinds = self._grid.columns[column.at]
            reason = next(iter(self._of(Role.OVERRIDE_REASON)), None)
            reasons = self._grid.columns[reason.at] if reason else [""] * len(kinds)
            bare: dict[int, Misfit] = {}
            idle: dict[int, Misfit] = {}
            for at, (kind, why) in enumerate(zip(kinds, reasons, strict=True)):
                if kind.strip() and not why.strip():
                    bare[at] = _NO_REASON
                elif why.strip() and not kind.strip():
                    idle[at] = _NO_OVERRIDE
            self.findings.records(column, bare)
            if reason:
                self.findings.records(reason, idle)


def _ids(given: Sequence[str] | None, titles: Sequence[str], notes: Sequence[str] | None) -> list[str]:
    """The id of every row; equal generated ids get a number."""
    if given is not None and all(given):
        return list(given)
    notes = notes or [""] * len(titles)
    made = ids_from(titles, notes)
    if given is None and len(set(made)) == len(made):
        return made
    given = given or [""] * len(titles)
    names = UniqueNames(given)
    return [its_id or names.claim(name) for its_id, name in zip(given, made, strict=True)]
