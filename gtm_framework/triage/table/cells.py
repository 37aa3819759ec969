"""The cells of a table, read and checked: answers for the kernel, numbers for the scores."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from math import inf
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gtm_framework.errors import (
    CellFault,
    GtmError,
    NotOneOfError,
    OutOfRangeError,
    RefusedTableError,
    UnknownNameError,
)
from gtm_framework.triage.initiative import RANGES, is_blank, read_number
from gtm_framework.triage.methods.methods import Input
from gtm_framework.triage.rubric import Rubric
from gtm_framework.triage.scales.scales import scale
from gtm_framework.triage.table import frames
from gtm_framework.triage.table.frames import Encoded, Frame
from gtm_framework.triage.table.kernel import Marks
from gtm_framework.triage.table.numbers import Column, Numbers
from gtm_framework.triage.table.row_scales import RowScales

FAULTS_LISTED = 100
"""How many invalid cells are listed; the total is reported as well."""

_WORTH_THREADS = 20_000
"""Shorter tables are read faster without starting threads."""


@dataclass(frozen=True, slots=True)
class _Fault:
    """The invalid cells of one column, and how to describe one of them."""

    column: str
    rows: NDArray[np.intp]
    worded: Callable[[Any], GtmError]


class Cells:
    """Reads the columns of one table and collects the errors in them."""

    def __init__(
        self, frame: Frame, columns: Mapping[str, str], scales: RowScales, inputs: Mapping[str, Input]
    ) -> None:
        self._frame, self._columns, self._scales, self._inputs = frame, columns, scales, inputs
        self._faults: list[_Fault] = []
        self._plain: dict[str, Numbers | None] = {}
        self._encoded: dict[str, Encoded] = {}

    def plain(self, name: str) -> Numbers | None:
        """The numbers of a column before their range is checked; None if a cell contains words."""
        if name not in self._plain:
            values = frames.numbers(self._frame, self._columns[name])
            if values is None:
                values, unread = _read(self._words(name))
                values = None if unread.any() else values
            self._plain[name] = values
        return self._plain[name]

    def words(self, name: str) -> list[str]:
        """The distinct filled cells of a column, as text."""
        return [str(label) for label in self._words(name).labels if not is_blank(label)]

    def each_word(self, name: str) -> list[str]:
        """Every cell of a column as text; empty if it is blank."""
        words = self._words(name)
        labels = [*map(str, words.labels), ""]
        return [labels[code] for code in words.codes.tolist()]

    def _words(self, name: str) -> Encoded:
        if name not in self._encoded:
            self._encoded[name] = frames.encoded(self._frame, self._columns[name])
        return self._encoded[name]

    def answers(self, rubric: Rubric) -> list[tuple[NDArray[Any], Marks]]:
        """The answers to each question that has a column: codes, and the values of their labels."""
        asked = [question for question in rubric.marks if question in self._columns]
        names = [self._columns[question] for question in asked]
        encoded = partial(frames.encoded, self._frame)
        words = [[*rubric.marks[question], ""] for question in asked]
        if len(self._frame) < _WORTH_THREADS:
            read = iter(list(map(encoded, names, words)))
        else:
            with ThreadPoolExecutor() as pool:  # reading text lets other threads run in the meantime
                read = pool.map(encoded, names, words)
        return [
            self._answers(question, words, rubric.marks[question])
            for question, words in zip(asked, read, strict=True)
        ]

    def field(self, name: str) -> Column:
        """The numbers of an initiative field, NaN for blanks."""
        return self._numbers(name, lambda on: scale(on).span if on else RANGES[name], lambda _: ())

    def typed(self, needed: Input) -> Column:
        """The numbers in the column of an input."""
        return self._numbers(needed.id, needed.span_on, needed.allowed_on)

    def has(self, name: str) -> bool:
        """Whether the table has a column with that name."""
        return name in self._columns

    def refuse(self) -> None:
        """Stop if there are errors.

        Raises:
            RefusedTableError: If any cell is invalid; lists the first hundred.
        """
        found = sorted(
            (row, at)
            for at, fault in enumerate(self._faults)
            for row in fault.rows[:FAULTS_LISTED].tolist()
        )
        if found:
            cells = [self._cell(row, self._faults[at]) for row, at in found[:FAULTS_LISTED]]
            raise RefusedTableError(cells, sum(len(fault.rows) for fault in self._faults))

    def _answers(
        self, question: str, words: Encoded, marks: Mapping[str, tuple[int, int]]
    ) -> tuple[NDArray[Any], Marks]:
        known = [isinstance(label, str) and label in marks for label in words.labels]
        odd = [not (fine or is_blank(label)) for fine, label in zip(known, words.labels, strict=True)]
        self._note(question, _rows(words, odd), lambda cell: UnknownNameError("answer", str(cell), marks))
        of_labels = [
            marks[label] if fine else (0, 0) for fine, label in zip(known, words.labels, strict=True)
        ]
        return words.codes, of_labels

    def _numbers(
        self,
        name: str,
        span: Callable[[str | None], tuple[float, float]],
        allowed: Callable[[str | None], Sequence[float]],
    ) -> Column:
        if name not in self._columns:
            return Column(np.full(len(self._frame), np.nan))
        scales = self._scales.of(name)
        values = self.plain(name)
        if values is None:
            values = self._read(name, scales)
        found = Column(values, scales)
        for on, numbers in found.groups():
            self._check(name, numbers, span(on), allowed(on))
        return found

    def _read(self, name: str, scales: Mapping[str, NDArray[np.bool_]]) -> Numbers:
        """Numbers from cells of any kind; a word counts as a number if its row's scale has it."""
        words = self._words(name)
        values, unread = _read(words)
        for on, rows in scales.items():
            if scale(on).words:
                known = [scale(on).number_of(str(label)) for label in words.labels]
                numbers = np.array([*(np.nan if n is None else n for n in known), np.nan])[words.codes]
                meant = rows & ~np.isnan(numbers)
                values, unread = np.where(meant, numbers, values), unread & ~meant
        self._refuse_unread(name, unread, scales)
        return values

    def _refuse_unread(
        self, name: str, unread: NDArray[np.bool_], scales: Mapping[str, NDArray[np.bool_]]
    ) -> None:
        at = np.flatnonzero(unread)
        if len(at):
            on = next((on for on, rows in scales.items() if rows[at[0]]), None)
            low, high, allowed = self._limits(name, on)
            self._note(name, at, lambda cell: _misfit(name, cell, (low, high), allowed))

    def _limits(self, name: str, on: str | None) -> tuple[float, float, Sequence[float]]:
        if name in RANGES:
            return (*(scale(on).span if on else RANGES[name]), ())
        needed = self._inputs[name]
        return (*needed.span_on(on), needed.allowed_on(on))

    def _check(
        self, name: str, numbers: Numbers, span: tuple[float, float], allowed: Sequence[float]
    ) -> None:
        low, high = span
        odd = (numbers < low) | (numbers > high) | np.isinf(numbers)
        if allowed:
            odd |= ~(np.isin(numbers, allowed) | np.isnan(numbers))
        self._note(name, np.flatnonzero(odd), lambda cell: _misfit(name, cell, span, allowed))

    def _note(self, column: str, rows: NDArray[np.intp], worded: Callable[[Any], GtmError]) -> None:
        if len(rows):
            self._faults.append(_Fault(self._columns[column], rows, worded))

    def _cell(self, row: int, fault: _Fault) -> CellFault:
        value = self._frame[fault.column].item(row)
        value = value.item() if isinstance(value, np.generic) else value
        message = str(fault.worded(value)).removeprefix(f"{fault.column}: ")
        return CellFault(row, fault.column, value, message)


def _misfit(name: str, cell: Any, span: tuple[float, float], allowed: Sequence[float]) -> GtmError:
    return NotOneOfError(name, cell, allowed) if allowed else OutOfRangeError(name, cell, *span)


def _read(words: Encoded) -> tuple[Numbers, NDArray[np.bool_]]:
    """Numbers from cells of any kind, each distinct one read once, and the rows of invalid ones."""
    values = np.full(len(words.labels) + 1, np.nan)
    odd = [*([True] * len(words.labels)), False]
    for at, label in enumerate(words.labels):
        with suppress(OutOfRangeError):
            number = read_number("", label, -inf, inf)
            odd[at] = False
            values[at] = np.nan if number is None else number
    return values[words.codes], np.array(odd)[words.codes]


def _rows(words: Encoded, odd: Sequence[bool]) -> NDArray[np.intp]:
    """The rows whose label is invalid; a code of -1, no value, never is."""
    if not any(odd):
        return np.zeros(0, np.intp)
    return np.flatnonzero(np.array([*odd, False])[words.codes])
