"""List import and prioritized export, next to pandas reading and writing the same file.

Pandas keeps every cell as it is and writes back what it has read: it checks no cell, judges nothing and
ranks nothing. A million rows have no pandas beside them; their limits are seconds and memory of the whole
process, and a run that is canceled halfway shows that it stops. Workbooks are read beside pandas with
calamine, its fastest engine.
"""

import multiprocessing
import resource
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from tempfile import TemporaryFile
from time import perf_counter, process_time

import pandas as pd
import xlsxwriter

from bench.csv_triage import idea_list
from bench.timing import Figure, Measure, beside, report
from gtm_framework.exchange.files.grid_in import grid_of_file
from gtm_framework.exchange.lists.triage_file import Triaged, triage_file
from gtm_framework.triage.rubric import Rubric

ROWS, MANY, SAME = 100_000, 1_000_000, 16_000
OURS = "ours"
PACKAGES = ("numpy", "pandas", "pyarrow", "python-calamine")

_AT_MOST = 1.5
_SECONDS, _BYTES = 12.0, 1.5e9


def figures() -> Iterator[Figure]:
    """CSV and XLSX beside pandas, then a million rows alone."""
    content = idea_list(ROWS)
    yield from beside(
        f"CSV to grid, {ROWS:,} rows",
        OURS,
        {OURS: lambda: grid_of_file(content), "pandas": lambda: _read(content)},
        rounds=5,
    )
    yield from beside(
        f"CSV to prioritized CSV, {ROWS:,} rows",
        OURS,
        {OURS: lambda: _triaged(content), "pandas": lambda: _written(_read(content))},
        limits={"pandas": _AT_MOST},
        cpu=True,
        rounds=3,
        seconds=60,
    )
    workbook = _workbook(content)
    yield from beside(
        f"XLSX to grid, {ROWS:,} rows",
        OURS,
        {
            OURS: lambda: grid_of_file(workbook),
            "pandas": lambda: pd.read_excel(BytesIO(workbook), dtype=str, engine="calamine"),
        },
        limits={"pandas": _AT_MOST},
        cpu=True,
        rounds=3,
        fewest_rounds=1,
    )
    yield from beside(
        f"CSV to prioritized CSV, {SAME:,} rows of one title",
        OURS,
        {OURS: lambda: _triaged(_titles("One title")), "different": lambda: _triaged(_titles("Title {}"))},
        limits={"different": 2},
        rounds=3,
    )
    yield from _alone()


def _titles(form: str) -> bytes:
    """Ideas with titles of one form and scores; the form may number them."""
    rows = (f"{form.format(at)},{at % 10 + 1},{at % 7 + 1}" for at in range(SAME))
    return "\n".join(["title,impact,effort", *rows]).encode()


def _alone() -> Iterator[Figure]:
    """A million rows in a process of their own, so that its memory is theirs alone."""
    context = multiprocessing.get_context("spawn")
    with context.Pool(1, maxtasksperchild=1) as pool:
        seconds, cpu, peak, canceled = pool.apply(_many)
    yield Figure(f"CSV to prioritized CSV, {MANY:,} rows", Measure((seconds,)), limit=_SECONDS)
    yield Figure(f"CSV to prioritized CSV, {MANY:,} rows, CPU", Measure((cpu,)), limit=_SECONDS)
    yield Figure(f"memory of the process, {MANY:,} rows", Measure((peak / 1e9,), "GB"), limit=_BYTES / 1e9)
    yield Figure(f"until a canceled run of {MANY:,} rows has stopped", Measure((canceled,)))


def _many() -> tuple[float, float, float, float]:
    content = idea_list(MANY)
    began, worked = perf_counter(), process_time()
    with TemporaryFile() as file:  # as the command writes it
        _triage(content).write(file)
    seconds, cpu = perf_counter() - began, process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return seconds, cpu, peak, _until_canceled(content)


class _CanceledError(Exception):
    """Raised when a person clicks Cancel."""


def _until_canceled(content: bytes) -> float:
    """Seconds from the cancel in the middle of the file to the end of the run."""
    asked = 0.0

    def cancel(done: int, total: int) -> None:
        nonlocal asked
        if 2 * done > total:
            asked = perf_counter()
            raise _CanceledError

    try:
        _triage(content, cancel)
    except _CanceledError:
        return perf_counter() - asked
    raise AssertionError("The run was not canceled.")


def _triaged(content: bytes, progress: Callable[[int, int], None] | None = None) -> bytes:
    out = BytesIO()
    _triage(content, progress).write(out)
    return out.getvalue()


def _triage(content: bytes, progress: Callable[[int, int], None] | None = None) -> Triaged:
    return triage_file(
        content, name="ideas.csv", rubric=Rubric.default(), method="quadrant", progress=progress
    )


def _read(content: bytes) -> pd.DataFrame:
    return pd.read_csv(BytesIO(content), dtype=str, keep_default_na=False)


def _written(frame: pd.DataFrame) -> bytes:
    out = BytesIO()
    frame.to_csv(out, index=False, lineterminator="\r\n")
    return out.getvalue()


def _workbook(content: bytes) -> bytes:
    frame = _read(content)
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_numbers": True})
    sheet = book.add_worksheet("Ideas")
    sheet.write_row(0, 0, list(frame.columns))
    for at, row in enumerate(frame.itertuples(index=False), start=1):
        sheet.write_row(at, 0, row)
    book.close()
    return out.getvalue()


if __name__ == "__main__":
    report(figures, PACKAGES)
