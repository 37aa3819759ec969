"""A list as cells: what every file becomes before its columns are interpreted."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np

from gtm_framework.exchange.cell_column import taken
from gtm_framework.exchange.report import FAULTS_SHOWN, Fault

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe"}


class FileKind(StrEnum):
    """The kind of file a list came in."""

    CSV = "csv"
    TSV = "tsv"
    XLSX = "xlsx"
    MARKDOWN = "markdown"
    HTML = "html"
    TEXT = "text table"
    TRELLO = "trello"
    WORKSPACE = "workspace"


class Reason(StrEnum):
    """Why a row is not an idea."""

    GROUP = "group name"
    HEADER = "repeated header"
    SECOND_HEADER = "second header"
    TOTAL = "total"
    NOTE = "note"
    CAPTION = "text above the header"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that is not an idea.

    Attributes:
        row: Its row number as in a spreadsheet, which `keep` accepts.
        cells: Its cells as in the file.
        reason: Why it is not an idea.
    """

    row: int
    cells: tuple[str, ...]
    reason: Reason

    def __str__(self) -> str:
        text = ", ".join(cell.strip() for cell in self.cells if cell.strip())
        return f"row {self.row} ({self.reason}): {text}"


@dataclass(frozen=True, slots=True)
class Source:
    """How a list was read.

    Attributes:
        name: What to call the file in messages.
        kind: The kind of file.
        encoding: The encoding's common name, such as ``"UTF-8"``; empty for a workbook.
        encoding_is_guess: Whether another encoding would fit the bytes equally well.
        delimiter: The character between cells; empty if there is none.
        sheet: The sheet that was read; empty if there are none.
        other_sheets: The sheets that were not read.
        suitable_sheets: Other sheets that also look like lists, if nobody has chosen one.
        header_row: The header's row number as in a spreadsheet; None if the file has none.
        header_known: Whether that row has a header we know.
    """

    name: str
    kind: FileKind = FileKind.CSV
    encoding: str = ""
    encoding_is_guess: bool = False
    delimiter: str = ""
    sheet: str = ""
    other_sheets: tuple[str, ...] = ()
    suitable_sheets: tuple[str, ...] = ()
    header_row: int | None = 1
    header_known: bool = True

    @property
    def format(self) -> str:
        """The delimiter in words, or the kind of file."""
        if self.kind is FileKind.XLSX:
            return f"sheet {self.sheet}"
        return DELIMITERS.get(self.delimiter, str(self.kind))


@dataclass(slots=True)
class Grid:
    """A list as columns of text.

    Attributes:
        headers: The header's cells as in the file; ``Column A``, ``Column B``, … if it has none.
        columns: One list of cells per header, all of equal length.
        rows: Each record's row number as in a spreadsheet, from 1.
        lines: The line of a text file on which each record begins; the row number if there are no lines.
        source: How it was read.
        notes: Other things to mention, one sentence each.
        left_out: The rows that are not ideas, in the file's order.
        blank: How many blank rows are among the records.
        padded: How many rows were shorter than the header and padded with blanks.
        faults: The first records that couldn't be split into cells.
        fault_count: How many there are.
        below: Maps a column's position to what a second header row says about it.

    Example:
        >>> grid = Grid(headers=["title", "impact"], columns=[["Partner program", "Webinars"], ["8", "6"]])
        >>> list(grid.records())
        [('Partner program', '8'), ('Webinars', '6')]
    """

    headers: list[str] = field(default_factory=list)
    columns: list[list[str]] = field(default_factory=list)
    rows: "array[int]" = field(default_factory=lambda: array("q"))
    lines: "array[int]" = field(default_factory=lambda: array("q"))
    source: Source = Source("the file")
    notes: list[str] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    blank: int = 0
    padded: int = 0
    faults: list[Fault] = field(default_factory=list)
    fault_count: int = 0
    below: dict[int, str] = field(default_factory=dict)

    def told(self, at: int, header: str) -> str:
        """A header with what a second header row says about its column, such as a scale or a unit."""
        return f"{header} ({self.below[at]})" if at in self.below else header

    def report(self, fault: Fault) -> None:
        """Record that a record couldn't be split into cells."""
        self.fault_count += 1
        if self.fault_count <= FAULTS_SHOWN:
            self.faults.append(fault)

    def take(self, records: Sequence[int]) -> None:
        """Keep some of the records, by position, in the given order."""
        places = np.array(records, dtype=np.intp)
        self.columns = [taken(cells, places) for cells in self.columns]
        self.rows = array("q", (self.rows[at] for at in records))
        self.lines = array("q", (self.lines[at] for at in records))

    def records(self) -> Iterable[tuple[str, ...]]:
        """The cells of each record."""
        return zip(*self.columns, strict=True)


def letters(at: int) -> str:
    """The letters above a column in a spreadsheet: A to Z, AA, AB, and so on."""
    found = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        found = chr(ord("A") + rest) + found
    return found
