"""How an import went: how the file was read, what each column became, every error with its fix."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NoReturn

from gtm_framework.english import counted
from gtm_framework.errors import GtmError
from gtm_framework.exchange.limits import COLUMNS

FAULTS_SHOWN = 100
"""How many errors are listed one by one; the rest are counted."""

_VALUE_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Fault:
    """One error in a file.

    Attributes:
        file: The file's name.
        row: The row number as in a spreadsheet, from 1; None if it concerns the whole file.
        line: The line on which the row begins, from 1; None if it concerns the whole file.
        column: The column's header as in the file; None if it concerns the whole row.
        value: The cell's content; None if it doesn't concern a single cell.
        problem: What is wrong, phrased to follow the value: ``"is outside 1 to 10"``.
        remedy: What to do, in one sentence.
    """

    file: str
    row: int | None
    line: int | None
    column: str | None
    value: str | None
    problem: str
    remedy: str

    def __str__(self) -> str:
        where = [self.file]
        if self.row is not None:
            where.append(
                f"row {self.row}" if self.line == self.row else f"row {self.row} (line {self.line})"
            )
        if self.column is not None:
            where.append(f"column {on_one_line(self.column)}")
        value = "" if self.value is None else f"{shown(self.value)} "
        return f"{', '.join(where)}: {value}{self.problem}. {self.remedy}"


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """What one column of a file became.

    Attributes:
        header: The header as in the file, numbered if there are duplicates.
        became: Our column's name, or the name it is kept under.
        known: Whether we read it; an unknown column is kept unchanged.
        remark: Why it was kept, left out, or renamed; or empty.
    """

    header: str
    became: str
    known: bool
    remark: str = ""

    def __str__(self) -> str:
        header = on_one_line(self.header)
        if not self.known:
            told = f"{header} kept" + ("" if self.became == self.header else f" as {self.became}")
        else:
            told = f"{header} read" + ("" if self.became == self.header else f" as {self.became}")
        return f"{told}: {self.remark}." if self.remark else f"{told}."


@dataclass(frozen=True, slots=True)
class Report:
    """How a file was read.

    Attributes:
        file: The file's name.
        encoding: Its common name, such as ``"UTF-8"``.
        delimiter: ``"comma"``, ``"semicolon"``, or ``"tab"``.
        rows: Non-empty rows of the list, including those with errors; the header doesn't count.
        taken: Rows imported.
        columns: What each column became, in the file's order.
        notes: Other things worth knowing, one sentence each.
        faults: The first errors by row and column, at most `FAULTS_SHOWN`.
        fault_count: How many there are in all.

    Example:
        >>> list(Report("ideas.csv", "UTF-8", "comma", rows=12, taken=11).lines())
        ['ideas.csv: 12 rows (UTF-8, comma)', '11 rows imported, 1 row left out']
    """

    file: str
    encoding: str = ""
    delimiter: str = ""
    rows: int = 0
    taken: int = 0
    columns: tuple[ColumnUse, ...] = ()
    notes: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    fault_count: int = 0

    @property
    def fault_lines(self) -> tuple[str, ...]:
        """One line per error, and how many more there are."""
        more = self.fault_count - len(self.faults)
        return (*map(str, self.faults), *([f"and {more:,} more"] if more else []))

    @property
    def remarks(self) -> tuple[str, ...]:
        """What the columns became, and other things worth knowing, one sentence each."""
        told = [str(use) for use in self.columns if use.remark or (use.known and use.became != use.header)]
        kept = [use.became for use in self.columns if not use.known and not use.remark]
        if kept:
            told.append(f"Kept unchanged: {', '.join(map(on_one_line, kept))}.")
        return (*told, *self.notes)

    def lines(self) -> Iterator[str]:
        """The whole report as plain text, one line each."""
        read = f"{self.file}: {counted(self.rows, 'row')}"
        how = [part for part in (self.encoding, self.delimiter) if part]
        yield f"{read} ({', '.join(how)})" if how else read
        if self.taken != self.rows:
            yield (
                f"{counted(self.taken, 'row')} imported, {counted(self.rows - self.taken, 'row')} left out"
            )
        yield from self.remarks
        yield from self.fault_lines


class FileRefused(GtmError):  # noqa: N818  (what happened, as the one who catches it would say it)
    """A file was rejected as a whole; nothing was imported.

    Attributes:
        report: The report with every error.
    """

    def __init__(self, report: Report) -> None:
        self.report = report
        super().__init__("\n".join(report.fault_lines))


def refuse(name: str, problem: str, remedy: str) -> NoReturn:
    """Reject a file as a whole.

    Raises:
        FileRefused: Always.
    """
    fault = Fault(name, None, None, None, None, problem, remedy)
    raise FileRefused(Report(name, faults=(fault,), fault_count=1))


def check_width(name: str, n_columns: int) -> None:
    """Reject a list that is wider than a spreadsheet.

    Raises:
        FileRefused: If it has more than `limits.COLUMNS` columns.
    """
    if n_columns > COLUMNS:
        problem = f"it has {n_columns:,} columns; the limit is {COLUMNS:,}"
        refuse(name, problem, "Choose another delimiter, or delete the empty columns.")


def shown(value: str) -> str:
    """A cell quoted in a message: on one line, without control characters, cut if long."""
    return repr(value if len(value) <= _VALUE_SHOWN else f"{value[: _VALUE_SHOWN - 1]}…")


def on_one_line(header: str) -> str:
    r"""A header as shown in a message: without line breaks and control characters.

    Example:
        >>> on_one_line("Impact\n(1 to 5)")
        'Impact (1 to 5)'
    """
    told = " ".join(header.split())
    return told if told.isprintable() else repr(told)[1:-1]
