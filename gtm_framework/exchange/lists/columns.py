"""The prioritized list as CSV, column by column from a sheet: the same bytes as row by row, but faster.

Cells with few distinct values, such as a number or a part of the reason, are made once and looked up after
that; `gtm_framework.exchange.lists.csv_out` and `gtm_framework.triage.explain` define them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO, cast

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from gtm_framework.exchange.cell_column import CellColumn
from gtm_framework.exchange.cells.values import tag_cell
from gtm_framework.exchange.importing.sheet import Sheet
from gtm_framework.exchange.lists.csv_out import Carried, Progress, check_writable, layout
from gtm_framework.exchange.lists.file_cells import quoted, ready_texts
from gtm_framework.exchange.lists.reasons import Reasons
from gtm_framework.exchange.lists.written import exact_number, four_decimals
from gtm_framework.triage import Rubric
from gtm_framework.triage.scales import scale, scales_text

RUN = 10_000
"""Rows processed and written at a time."""

RESULTS = ("kind", "lean", "coverage", "decided", "quadrant", "action", "score")
"""The columns of `triage_table` to write; the others are the sheet's own."""

Made = Callable[[pa.Array], pa.Array]
"""Makes the cells of one column for some rows, ready to write."""

_COMMA, _LINE_END, _NOTHING = (pa.scalar(text, pa.large_string()) for text in (",", "\r\n", ""))


def fits(sheet: Sheet) -> bool:
    """Whether a sheet can be written by column: no row has marks that change its reason."""
    by_hand = any(sheet.outputs or ()) or any(sheet.overrides or ()) or any(sheet.suggested or ())
    return sheet.row_scales is None and not by_hand


@dataclass(frozen=True, slots=True)
class ListColumns:
    """A ranked list, to be written by column.

    Attributes:
        sheet: The rows as they were read.
        table: The `RESULTS` of the same rows.
        ranks: Each row's rank; 0 if it has none.
        reasons: The reason for each row's place.
        rubric: The rubric whose criteria become columns.
    """

    sheet: Sheet
    table: pd.DataFrame
    ranks: NDArray[np.int64]
    reasons: Reasons
    rubric: Rubric

    def write(
        self, order: NDArray[np.intp], carried: Carried, out: BinaryIO, progress: Progress | None = None
    ) -> None:
        """Write the rows in a given order; arguments and errors as in `write_runs`."""
        headers = layout(carried, self.rubric)
        try:
            made = [self._maker(kind, name) for kind, name in headers.values()]
            out.write((",".join(ready_texts(list(headers)).to_pylist()) + "\r\n").encode())
            for start in range(0, len(order), RUN):
                rows = pa.array(order[start : start + RUN])
                out.write(_lines([cells(rows) for cells in made]))
                if progress:
                    progress(start + len(rows), len(order))
        except UnicodeEncodeError:
            check_writable(self.sheet.initiatives())
            raise  # pragma: no cover  (the check has said which text it is)

    def _maker(self, kind: str, name: str) -> Made:
        sheet = self.sheet
        if kind == "extra":
            return _texts(sheet.extra[name])
        if kind == "answers":
            return _plain(sheet.answers.get(name))
        if kind == "input" or name in ("impact", "effort", "reach", "confidence"):
            return _numbers(sheet.numbers.get(name, sheet.inputs.get(name)), sheet.scales.get(name))
        if name in _COMPUTED:
            return _COMPUTED[name](self)
        return _texts(sheet.ids if name == "id" else sheet.texts.get(name))


def _lines(columns: Sequence[pa.Array]) -> memoryview:
    """The lines of some rows as bytes."""
    ends = pc.binary_join_element_wise(columns[-1], _LINE_END, _NOTHING)
    lines = pc.binary_join_element_wise(*columns[:-1], ends, _COMMA)
    offsets = np.frombuffer(lines.buffers()[1], np.int64)[lines.offset : lines.offset + len(lines) + 1]
    return memoryview(lines.buffers()[2])[offsets[0] : offsets[-1]] if len(lines) else memoryview(b"")


def _texts(cells: Sequence[str] | None) -> Made:
    if cells is None:
        return _blank
    if isinstance(cells, CellColumn):
        return _looked_up(ready_texts(cells.distinct), cells.codes)
    return cast("Made", ready_texts(cells).take)


def _plain(cells: Sequence[str] | None) -> Made:
    """Our own words, which need neither a guard nor quotes."""
    if cells is None:
        return _blank
    if isinstance(cells, CellColumn):
        return _looked_up(pa.array(cells.distinct, pa.large_string()), cells.codes)
    return cast("Made", pa.array(cells, pa.large_string()).take)


def _numbers(values: NDArray[np.float64] | None, on: str | None) -> Made:
    if values is None:
        return _blank
    words = scale(on).word if on else lambda _: None
    return _each(values, lambda number: "" if np.isnan(number) else words(number) or exact_number(number))


def _figures(values: NDArray[np.float64]) -> Made:
    return _each(values, lambda number: "" if np.isnan(number) else four_decimals(number))


def _each(values: NDArray[Any], cell: Callable[[Any], str]) -> Made:
    """Make the cell of each distinct value once."""
    codes, different = pd.factorize(values, use_na_sentinel=False)
    return _looked_up(quoted(pa.array(list(map(cell, different.tolist())), pa.large_string())), codes)


def _looked_up(cells: pa.Array, codes: NDArray[Any]) -> Made:
    places = pa.array(codes)
    return lambda rows: cells.take(places.take(rows))


def _blank(rows: pa.Array) -> pa.Scalar:  # noqa: ARG001  (as every maker has it)
    return _NOTHING


def _words(name: str) -> Callable[[ListColumns], Made]:
    def made(of: ListColumns) -> Made:
        column = of.table[name]
        if isinstance(column.dtype, pd.CategoricalDtype):
            words = pa.array(["", *column.cat.categories], pa.large_string())
            return _looked_up(quoted(words), column.cat.codes.to_numpy() + np.int8(1))
        return _each(column.to_numpy(dtype=object), lambda word: word if isinstance(word, str) else "")

    return made


def _computed(name: str) -> Callable[[ListColumns], Made]:
    return lambda of: _figures(of.table[name].to_numpy(dtype=np.float64, na_value=np.nan))


def _tags(of: ListColumns) -> Made:
    return _texts(list(map(tag_cell, of.sheet.tags)) if of.sheet.tags is not None else None)


def _scales(of: ListColumns) -> Made:
    """The scales of each row's numbers."""
    sheet, names = of.sheet, list(of.sheet.scales)
    held = np.zeros(len(sheet), np.int64)
    for at, name in enumerate(names):
        values = sheet.numbers.get(name, sheet.inputs.get(name))
        if values is not None:
            held |= (~np.isnan(values)).astype(np.int64) << at
    return _each(
        held,
        lambda mask: scales_text({n: sheet.scales[n] for at, n in enumerate(names) if mask >> at & 1}),
    )


_COMPUTED: dict[str, Callable[[ListColumns], Made]] = {
    "rank": lambda of: _each(of.ranks, lambda rank: str(rank) if rank else ""),
    "kind": _words("kind"),
    "lean": _computed("lean"),
    "coverage": _computed("coverage"),
    "decided": lambda of: _each(of.table["decided"].to_numpy(bool), lambda done: "yes" if done else "no"),
    "quadrant": _words("quadrant"),
    "action": _words("action"),
    "score": _computed("score"),
    "why": lambda of: lambda rows: quoted(of.reasons.at(rows)),
    "tags": _tags,
    "scales": _scales,
}
