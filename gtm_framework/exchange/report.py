"""What came of a file: how it was read, what each column became, every fault with its remedy."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NoReturn

from gtm_framework.english import counted
from gtm_framework.errors import GtmError
from gtm_framework.exchange.limits import COLUMNS

FAULTS_SHOWN = 100
"""Faults are told one by one up to this many; the rest are counted."""

_VALUE_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a file.

    Attributes:
        file: The file's name.
        row: The row as a spreadsheet counts, from 1; None when the whole file is meant.
        line: The line of the file that the row begins on, from 1; None when the whole file is meant.
        column: The column's header as it stands in the file; None when the whole row is meant.
        value: The cell as it stands in the file; None when no one cell is meant.
        problem: What is wrong, after the value: ``"is outside 1 to 10"``.
        remedy: What to do, one sentence.
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
        header: As it stands in the file, told apart from equal ones.
        became: Our column's name, or the name under which it is kept.
        known: Whether we read it; an unknown column is kept untouched.
        remark: Why it was kept, left out or renamed, or empty.
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
        encoding: As people read it, such as ``"UTF-8"``.
        delimiter: ``"comma"``, ``"semicolon"`` or ``"tab"``.
        rows: Rows of the list that hold anything, faulty ones too; the header does not count.
        taken: Rows let through.
        columns: What each column became, in the file's order.
        notes: What else is worth knowing, one sentence each.
        faults: The first faults by row and column, at most `FAULTS_SHOWN`.
        fault_count: How many there are in all.
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
        """One line a fault, and how many more there are."""
        more = self.fault_count - len(self.faults)
        return (*map(str, self.faults), *([f"and {more:,} more"] if more else []))

    @property
    def remarks(self) -> tuple[str, ...]:
        """What became of the columns and what else is worth knowing, one sentence each."""
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
    """A file was refused as a whole; nothing of it was let through.

    Attributes:
        report: The report with every fault.
    """

    def __init__(self, report: Report) -> None:
        self.report = report
        super().__init__("\n".join(report.fault_lines))


def refuse(name: str, problem: str, remedy: str) -> NoReturn:
    """Refuse a file as a whole.

    Raises:
        FileRefused: Always.
    """
    fault = Fault(name, None, None, None, None, problem, remedy)
    raise FileRefused(Report(name, faults=(fault,), fault_count=1))


def check_width(name: str, n_columns: int) -> None:
    """Refuse a list that is wider than a spreadsheet.

    Raises:
        FileRefused: If it has more than `limits.COLUMNS` columns.
    """
    if n_columns > COLUMNS:
        problem = f"it has {n_columns:,} columns; the limit is {COLUMNS:,}"
        refuse(name, problem, "Choose another delimiter, or delete the empty columns.")


def shown(value: str) -> str:
    """A cell as it is quoted in a message: on one line, without control characters, cut when long."""
    return repr(value if len(value) <= _VALUE_SHOWN else f"{value[: _VALUE_SHOWN - 1]}…")


def on_one_line(header: str) -> str:
    """A header as it stands in a message: line breaks and control characters made plain."""
    told = " ".join(header.split())
    return told if told.isprintable() else repr(told)[1:-1]
