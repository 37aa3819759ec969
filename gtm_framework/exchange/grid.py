"""A list as cells: what every file becomes before anyone asks what its columns mean."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np

from gtm_framework.exchange.cell_column import taken
from gtm_framework.exchange.report import FAULTS_SHOWN, Fault

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe"}


class FileKind(StrEnum):
    """What sort of file a list came in."""

    CSV = "csv"
    TSV = "tsv"
    XLSX = "xlsx"
    MARKDOWN = "markdown"
    HTML = "html"
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
        row: Its row as a spreadsheet counts, which `keep` takes.
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
        kind: What sort of file it is.
        encoding: Its encoding as people read it, such as ``"UTF-8"``; empty for a workbook.
        encoding_is_guess: Whether another encoding would fit the bytes as well.
        delimiter: The character between cells; empty where there is none.
        sheet: The sheet that was read; empty where there are none.
        other_sheets: The sheets that were not read.
        suitable_sheets: Those of them that look like lists as well, where nobody has said which is meant.
        header_row: The row of the header as a spreadsheet counts; None where the file has none.
        header_known: Whether that row has a header that we know.
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
        headers: The header's cells as in the file; ``Column A``, ``Column B`` … where it has none.
        columns: One list of cells for each header, all equally long.
        rows: Each record's row as a spreadsheet counts, from 1.
        lines: The line of a text file that each record begins on; the row where there are no lines.
        source: How it was read.
        notes: What else to say about it, one sentence each.
        left_out: The rows that are not ideas, in the file's order.
        blank: How many blank rows are among the records.
        padded: How many rows were shorter than the header and filled up with blanks.
        faults: The first records that could not be cut into cells.
        fault_count: How many there are.
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

    def report(self, fault: Fault) -> None:
        """Note a record that could not be cut into cells."""
        self.fault_count += 1
        if self.fault_count <= FAULTS_SHOWN:
            self.faults.append(fault)

    def take(self, records: Sequence[int]) -> None:
        """Keep some of the records, by position, in the order given."""
        places = np.array(records, dtype=np.intp)
        self.columns = [taken(cells, places) for cells in self.columns]
        self.rows = array("q", (self.rows[at] for at in records))
        self.lines = array("q", (self.lines[at] for at in records))

    def records(self) -> Iterable[tuple[str, ...]]:
        """The cells of each record."""
        return zip(*self.columns, strict=True)


def letters(at: int) -> str:
    """The letters above a column in a spreadsheet: A to Z, AA, AB and on."""
    found = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        found = chr(ord("A") + rest) + found
    return found
