"""Invalid cells: collected column by column, reported row by row, up to a limit."""

from collections.abc import Callable, Mapping, Sequence
from heapq import merge
from itertools import chain, islice
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from gtm_framework.exchange.cell_column import each_of
from gtm_framework.exchange.cells.misfit import Misfit
from gtm_framework.exchange.files.grid import Grid
from gtm_framework.exchange.importing.headers import Column
from gtm_framework.exchange.report import FAULTS_SHOWN, Fault


class Findings:
    """What is wrong with the cells of one file.

    Attributes:
        bad: For each record, whether it has an error.
    """

    def __init__(self, file: str, grid: Grid) -> None:
        self._file, self._grid = file, grid
        self._whole: list[Fault] = []
        self._found: list[tuple[Column, NDArray[np.intp], Callable[[int], Misfit]]] = []
        self.bad = np.zeros(len(grid.rows), dtype=bool)

    @property
    def count(self) -> int:
        """The number of errors, including records that couldn't be split into cells."""
        return self._grid.fault_count + len(self._whole) + sum(len(at) for _, at, _ in self._found)

    def cells(self, column: Column, misfits: Mapping[str, Misfit]) -> None:
        """Record every cell of a column that is among the misfits."""
        if not misfits:
            return
        cells = self._grid.columns[column.at]
        unfit = each_of(cells, misfits.__contains__, np.bool_)
        self._note(column, np.flatnonzero(unfit), lambda at: misfits[cells[at]])

    def records(self, column: Column, misfits: Mapping[int, Misfit]) -> None:
        """Record cells by position in the column, for errors that depend on other cells."""
        if misfits:
            self._note(column, np.array(sorted(misfits), dtype=np.intp), misfits.__getitem__)

    def column(self, column: Column, at: NDArray[np.intp], misfit: Misfit) -> None:
        """Record one error for a whole column; the given rows are left out because of it."""
        self.bad[at] = True
        self._whole.append(
            Fault(self._file, None, None, column.header, None, misfit.problem, misfit.remedy)
        )

    def faults(self) -> tuple[Fault, ...]:
        """The first errors: those of whole columns, then by row and column."""
        told = merge(self._grid.faults, self._first(), key=attrgetter("row"))
        return tuple(islice(chain(self._whole, told), FAULTS_SHOWN))

    def _note(self, column: Column, at: NDArray[np.intp], why: Callable[[int], Misfit]) -> None:
        self._found.append((column, at, why))
        self.bad[at] = True

    def _first(self) -> list[Fault]:
        if not self._found:
            return []
        records = np.concatenate([at for _, at, _ in self._found])
        which = np.repeat(np.arange(len(self._found)), [len(at) for _, at, _ in self._found])
        places = np.array([column.at for column, _, _ in self._found])[which]
        order: Sequence[int] = np.lexsort((places, records))[:FAULTS_SHOWN].tolist()
        return [self._fault(int(records[i]), *self._found[which[i]][::2]) for i in order]

    def _fault(self, at: int, column: Column, why: Callable[[int], Misfit]) -> Fault:
        grid, misfit = self._grid, why(at)
        value = grid.columns[column.at][at]
        return Fault(
            self._file, grid.rows[at], grid.lines[at], column.header,
            value if value.strip() else None, misfit.problem, misfit.remedy,
        )  # fmt: skip
