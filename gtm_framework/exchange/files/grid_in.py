"""List import: turns a file, its bytes, or pasted text into one clean grid."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from gtm_framework.errors import GtmError, UnknownNameError
from gtm_framework.exchange.files.apart import set_apart
from gtm_framework.exchange.files.boards import board_or_workspace
from gtm_framework.exchange.files.decoding import Encoding, encoding_named, encoding_of, is_valid, lines_of
from gtm_framework.exchange.files.dialect import Dialect, dialect_of, sample_of, sample_rows
from gtm_framework.exchange.files.drawn import LARGEST, drawn_rows
from gtm_framework.exchange.files.fill_down import fill_down
from gtm_framework.exchange.files.grid import DELIMITERS, FileKind, Grid, Reason, Source
from gtm_framework.exchange.files.heading import Heading, find_heading
from gtm_framework.exchange.files.kinds import is_workbook, refuse_binary
from gtm_framework.exchange.files.markup import html_rows, is_html, is_markdown, markdown_rows
from gtm_framework.exchange.files.records import Block, Filling, fill, text_blocks
from gtm_framework.exchange.files.turned import turn
from gtm_framework.exchange.files.workbook import read_workbook
from gtm_framework.exchange.formulas import as_meant
from gtm_framework.exchange.report import check_width, on_one_line, refuse

Progress = Callable[[int, int], None]

LEAST = 1 << 16
"""Smaller files gain nothing from being read at once."""
_SAMPLE_ROWS = 200
_ROWS_NAMED = 5
_JSON_STARTS = ("{", "[")


def grid_of_file(
    source: bytes | str | Path | BinaryIO,
    name: str | None = None,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
    header_row: int | None = None,
    keep: Collection[int] = (),
    max_rows: int | None = None,
    progress: Progress | None = None,
) -> Grid:
    r"""Read a list from any file that contains one.

    CSV with comma, semicolon, tab, or pipe in any encoding, XLSX, a Trello board, one of our workspaces, a
    Markdown or HTML table. For other files, the error says what they are.

    Args:
        source: The bytes, a path, or an open binary file.
        name: What to call it in messages; None for a path's own name.
        encoding: Python's name for the encoding; None to detect it.
        delimiter: One of `DELIMITERS`; None to detect it.
        sheet: The sheet of a workbook; None for the one that looks most like a list.
        header_row: The header's row number as in a spreadsheet; 0 if the file has none; None to detect it.
        keep: Rows, numbered as in a spreadsheet, that count as ideas although they don't look like it.
        max_rows: Longest list allowed, such as `limits.PAGE_ROWS`; None for any length.
        progress: Called now and then with bytes read and total bytes; raising from it cancels.

    Raises:
        FileRefused: If the file as a whole can't be read.
        TooLargeError: If there are more rows than allowed.
        UnknownNameError: If there is no such sheet or delimiter.
        GtmError: If the file can't be opened, or there is no such encoding.

    Example:
        >>> grid = grid_of_file(b"Idea;Impact\nPartner program;8\nWebinar series;6\n", "ideas.csv")
        >>> grid.headers, grid.columns, grid.source.delimiter
        (['Idea', 'Impact'], [['Partner program', 'Webinar series'], ['8', '6']], ';')
    """
    data, name = bytes_of(source, name)
    if delimiter is not None and delimiter not in DELIMITERS:
        raise UnknownNameError("delimiter", delimiter, DELIMITERS)
    reading = _Reading(data, name, header_row=header_row, keep=keep, max_rows=max_rows, progress=progress)
    if is_workbook(data, name):
        return reading.workbook(sheet)
    if sheet is not None:
        raise GtmError(
            f"{name}: it is not a workbook, so it has no sheet {sheet!r}. Remove the sheet option."
        )
    return reading.text(encoding, delimiter)


def grid_of_text(
    text: str,
    name: str = "pasted list",
    *,
    delimiter: str | None = None,
    header_row: int | None = None,
    keep: Collection[int] = (),
    max_rows: int | None = None,
) -> Grid:
    """Read pasted text: spreadsheet cells, CSV, a Markdown or HTML table.

    Arguments and errors as in `grid_of_file`.
    """
    return grid_of_file(
        text.encode(errors="replace"), name, encoding="utf-8", delimiter=delimiter,
        header_row=header_row, keep=keep, max_rows=max_rows,
    )  # fmt: skip


def bytes_of(source: bytes | str | Path | BinaryIO, name: str | None) -> tuple[bytes, str]:
    """The bytes of a file, and its name for messages.

    Raises:
        GtmError: If it can't be opened.
    """
    if isinstance(source, bytes):
        return source, on_one_line(name or "the file")
    if not isinstance(source, (str, Path)):
        return source.read(), on_one_line(name or str(getattr(source, "name", "the file")))
    path = Path(source)
    try:
        return path.read_bytes(), on_one_line(name or path.name)
    except OSError as error:
        raise GtmError(
            f"{source}: can't read the file ({error.strerror}). Check the name and the folder."
        ) from error


class _Reading:
    """One file on its way to a grid."""

    def __init__(
        self,
        data: bytes,
        name: str,
        *,
        header_row: int | None,
        keep: Collection[int],
        max_rows: int | None,
        progress: Progress | None,
    ) -> None:
        self._data, self._name = data, name
        self._header_row, self._keep, self._max_rows = header_row, keep, max_rows
        self._progress = progress or _silence

    def workbook(self, sheet: str | None) -> Grid:
        """The list on one sheet of a workbook."""
        read = read_workbook(self._data, self._name, sheet, self._max_rows)
        source = Source(
            self._name,
            FileKind.XLSX,
            sheet=read.sheet,
            other_sheets=read.others,
            suitable_sheets=read.suitable,
        )
        grid = self._rows(source, list(enumerate(read.rows, start=1)))
        grid.notes[:0] = read.notes
        return grid

    def text(self, encoding: str | None, delimiter: str | None) -> Grid:
        """The list in a text file of any format."""
        refuse_binary(self._data, self._name) if not encoding_of(self._data[:64]).is_wide else None
        how = encoding_named(encoding) if encoding else encoding_of(self._data)
        if not is_valid(self._data, how.codec):
            self._undecodable(how, named=encoding is not None)
        sample = sample_of(self._lines(how))
        start = "".join(sample[:5]).lstrip("\ufeff \t\r\n")
        source = Source(self._name, encoding=how.label, encoding_is_guess=how.is_guess)
        if start.startswith(_JSON_STARTS) and self._is_json(start):
            return self._json(how, source)
        if is_html(start):
            rows = html_rows(self._data.decode(how.codec), self._name)
            return self._rows(replace(source, kind=FileKind.HTML), rows)
        if delimiter is None and is_markdown(sample):
            rows = markdown_rows(self._lines(how), self._name, self._max_rows)
            return self._rows(replace(source, kind=FileKind.MARKDOWN), rows)
        if delimiter is None and self._header_row is None and len(self._data) <= LARGEST:
            drawn = drawn_rows(self._data.decode(how.codec))
            if drawn is not None:
                return self._rows(replace(source, kind=FileKind.TEXT), drawn)
        return self._delimited(how, source, sample, delimiter)

    def _delimited(
        self, how: Encoding, source: Source, sample: Sequence[str], delimiter: str | None
    ) -> Grid:
        dialect = dialect_of(sample, delimiter)
        self._check_first_line(sample, dialect)
        kind = FileKind.TSV if dialect.delimiter == "\t" else FileKind.CSV
        rows = sample_rows(sample, dialect)
        heading = self._heading(rows)
        source = replace(source, kind=kind, delimiter=dialect.delimiter)
        file = BytesIO(self._data)
        grid = Grid(source=source)
        self._place(grid, heading)
        filling = self._plain(grid, how, dialect)
        if filling is None:
            blocks = text_blocks(grid, self._unmarked(lines_of(file, how)), dialect)
            total = len(self._data)
            self._fill(grid, blocks, lambda: self._progress(total if file.closed else file.tell(), total))
        else:
            self._finish(grid, filling, 1)
        if dialect.wrapped_in:
            grid.notes.insert(0, "Every row was in an extra pair of quotes; we removed them.")
        if how.is_guess:
            grid.notes.append(
                f"The file is not UTF-8, so we read it as {how.label}. Check letters with accents."
            )
        return grid

    def _check_first_line(self, sample: Sequence[str], dialect: Dialect) -> None:
        """Reject a list that is too wide before its cells fill the memory."""
        first = sample[dialect.announced : dialect.announced + 1]
        if first and '"' not in first[0]:
            check_width(self._name, first[0].count(dialect.delimiter) + 1)

    def _plain(self, grid: Grid, how: Encoding, dialect: Dialect) -> Filling | None:
        """The list of a large plain file in one pass, or None."""
        if len(self._data) < LEAST or how.codec not in ("utf-8", "utf-8-sig", "ascii"):
            return None
        from gtm_framework.exchange.files.plain_text import fill_plain  # noqa: PLC0415  (Arrow is for large files)

        size = len(self._data)
        return fill_plain(
            grid, self._data, dialect, max_rows=self._max_rows, tick=lambda done: self._progress(done, size)
        )

    def _json(self, how: Encoding, source: Source) -> Grid:
        found = board_or_workspace(self._data, self._data.decode(how.codec), self._name)
        if isinstance(found, bytes):
            grid = grid_of_file(found, self._name, keep=self._keep, max_rows=self._max_rows)
            grid.source = replace(source, kind=FileKind.WORKSPACE)
            return grid
        return self._rows(replace(source, kind=FileKind.TRELLO), list(enumerate(found, start=1)))

    def _rows(self, source: Source, rows: Sequence[tuple[int, list[str]]]) -> Grid:
        grid = Grid(source=source)
        heading = self._heading([cells for _, cells in rows[:_SAMPLE_ROWS]])
        first = rows[0][0] if rows else 1
        if heading.at is not None:
            heading = replace(heading, at=rows[heading.at][0] - 1 if rows else 0)
        self._place(grid, heading)
        numbers = [row for row, _ in rows]
        self._fill(grid, [Block(numbers, numbers, [cells for _, cells in rows])], lambda: None, first)
        return grid

    def _place(self, grid: Grid, heading: Heading) -> None:
        """Record where the header is."""
        grid.source = replace(
            grid.source,
            header_row=None if heading.at is None else heading.at + 1,
            header_known=heading.known > 0,
        )

    def _fill(self, grid: Grid, blocks: Iterable[Block], tick: Callable[[], None], first: int = 1) -> None:
        filling = fill(grid, blocks, keep=self._keep, max_rows=self._max_rows, tick=tick)
        self._finish(grid, filling, first)

    def _finish(self, grid: Grid, filling: Filling, first: int) -> None:
        """Interpret the records."""
        if not any(map(str.strip, grid.headers)) and not grid.fault_count and not any(grid.columns):
            refuse(self._name, "it is empty", "Use a file with a header row and at least one row below it.")
        self._progress(len(self._data), len(self._data))
        grid.headers = as_meant(grid.headers)
        self._take_as_meant(grid, filling)
        if not turn(grid):
            set_apart(grid, filling.filled, self._keep)
            fill_down(grid)
        _say(grid, filling, first)

    def _take_as_meant(self, grid: Grid, filling: Filling) -> None:
        """Undo what spreadsheets write instead of text; a cell may turn out to be blank."""
        for at, cells in enumerate(grid.columns):
            meant = grid.columns[at] = as_meant(cells)
            if meant is not cells:
                for row, (before, after) in enumerate(zip(cells, meant, strict=True)):
                    filling.filled[row] -= bool(before) and not after.strip()

    def _heading(self, rows: Sequence[Sequence[str]]) -> Heading:
        if self._header_row is None:
            return find_heading(rows)
        if self._header_row == 0:
            return Heading(None, titled=False, known=0)
        found = find_heading(rows[self._header_row - 1 : self._header_row])
        return Heading(self._header_row - 1, found.titled, found.known)

    def _lines(self, how: Encoding) -> Iterator[str]:
        return self._unmarked(lines_of(BytesIO(self._data), how))

    @staticmethod
    def _unmarked(lines: Iterator[str]) -> Iterator[str]:
        """The lines without byte order marks at the start; some programs write a second one."""
        return chain([next(lines, "").lstrip("\ufeff")], lines)

    def _undecodable(self, how: Encoding, *, named: bool) -> None:
        if named:
            remedy = "Omit the encoding to have it detected, or use another one."
            refuse(self._name, f"it is not {how.label}", remedy)
        refuse(self._name, f"it starts as {how.label} but mixes in another encoding", "Save it as UTF-8.")

    @staticmethod
    def _is_json(start: str) -> bool:
        """Whether a file that starts with a bracket is JSON rather than a list."""
        return start.startswith(("{", "[{", "[\n", "[\r", "[[", "[]", '["')) and "," not in start[:1]


def _say(grid: Grid, filling: Filling, first: int) -> None:
    """Record what the rows were like."""
    notes = grid.notes
    header = grid.source.header_row
    if header is None:
        notes.append("There is no header row, so the first row counts as an idea.")
    elif header > first:
        notes.append(f"The header is in row {header}; the rows above it were left out.")
    grid.padded = sum(row in filling.short for row in grid.rows) if filling.short else 0
    if grid.padded:
        rows = "1 row was" if grid.padded == 1 else f"{grid.padded:,} rows were"
        notes.append(f"{rows} shorter than the header; their missing cells are blank.")
    if grid.blank:
        notes.append("1 blank row skipped." if grid.blank == 1 else f"{grid.blank:,} blank rows skipped.")
    apart = [each for each in grid.left_out if each.reason is not Reason.CAPTION]
    for reason in dict.fromkeys(each.reason for each in apart):
        at = [str(each.row) for each in apart if each.reason is reason]
        named = ", ".join(at[:_ROWS_NAMED]) + (", …" if len(at) > _ROWS_NAMED else "")
        left = f"row {named}, a {reason}" if len(at) == 1 else f"{len(at):,} {reason}s (rows {named})"
        notes.append(f"Left out (not an idea): {left}.")


def _silence(done: int, total: int) -> None:
    """Report progress to nobody."""
