"""The cells of a table, read and checked: answers for the kernel, numbers for the scores."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
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
from gtm_framework.triage import frames
from gtm_framework.triage.frames import Encoded, Frame
from gtm_framework.triage.initiative import RANGES, is_blank, read_number
from gtm_framework.triage.kernel import Marks
from gtm_framework.triage.methods import Input
from gtm_framework.triage.rubric import Rubric

FAULTS_LISTED = 100
"""As many faulty cells are named; how many there are is said as well."""

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Fault:
    """The faulty cells of one column, and how to word one of them."""

    column: str
    rows: NDArray[np.intp]
    worded: Callable[[Any], GtmError]


class Cells:
    """Reads the columns of one table and gathers what is wrong in them."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._faults: list[_Fault] = []

    def answers(self, rubric: Rubric) -> list[tuple[NDArray[Any], Marks]]:
        """The answers to each question that has a column: codes, and the marks of their labels."""
        asked = [question for question in rubric.marks if question in self._frame.columns]
        with ThreadPoolExecutor() as pool:  # reading text leaves the interpreter free for another column
            read = pool.map(
                frames.encoded,
                [self._frame[question] for question in asked],
                [[*rubric.marks[question], ""] for question in asked],
            )
        return [
            self._answers(question, words, rubric.marks[question])
            for question, words in zip(asked, read, strict=True)
        ]

    def field(self, name: str) -> Numbers:
        """The numbers of a field of the initiative, not-a-number where there is none."""
        return self._numbers(name, *RANGES[name], allowed=())

    def typed(self, needed: Input) -> Numbers:
        """The numbers in the column of a method's own input."""
        return self._numbers(needed.id, *needed.span, allowed=needed.allowed)

    def refuse(self) -> None:
        """Stop at what is wrong.

        Raises:
            RefusedTableError: If any cell is faulty; the first hundred are named.
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

    def _numbers(self, name: str, low: float, high: float, allowed: Sequence[float]) -> Numbers:
        if name not in self._frame.columns:
            return np.full(len(self._frame), np.nan)
        numbers = frames.numbers(self._frame[name])
        unread: NDArray[Any] = np.zeros(0, np.intp)
        if numbers is None:
            numbers, unread = _read(frames.encoded(self._frame[name]), low, high)
        odd = (numbers < low) | (numbers > high) | np.isinf(numbers)
        if allowed:
            odd |= ~(np.isin(numbers, allowed) | np.isnan(numbers))
        odd[unread] = True

        def worded(cell: Any) -> GtmError:
            return NotOneOfError(name, cell, allowed) if allowed else OutOfRangeError(name, cell, low, high)

        self._note(name, np.flatnonzero(odd), worded)
        return numbers

    def _note(self, column: str, rows: NDArray[np.intp], worded: Callable[[Any], GtmError]) -> None:
        if len(rows):
            self._faults.append(_Fault(column, rows, worded))

    def _cell(self, row: int, fault: _Fault) -> CellFault:
        value = self._frame[fault.column].item(row)
        value = value.item() if isinstance(value, np.generic) else value
        message = str(fault.worded(value)).removeprefix(f"{fault.column}: ")
        return CellFault(row, fault.column, value, message)


def _read(words: Encoded, low: float, high: float) -> tuple[Numbers, NDArray[np.intp]]:
    """Numbers from cells of any sort, each distinct one read once, and the rows of what is none."""
    values = np.full(len(words.labels) + 1, np.nan)
    odd = [True] * len(words.labels)
    for at, label in enumerate(words.labels):
        with suppress(OutOfRangeError):
            number = read_number("", label, low, high)
            odd[at] = False
            values[at] = np.nan if number is None else number
    return values[words.codes], _rows(words, odd)


def _rows(words: Encoded, odd: Sequence[bool]) -> NDArray[np.intp]:
    """The rows whose label is odd; a code of -1, no value, never is."""
    if not any(odd):
        return np.zeros(0, np.intp)
    return np.flatnonzero(np.array([*odd, False])[words.codes])
