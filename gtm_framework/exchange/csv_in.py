"""CSV in: any tool's list of ideas, read exactly or refused with every fault."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Literal, NoReturn

from gtm_framework.errors import GtmError
from gtm_framework.exchange.columns import is_own_export
from gtm_framework.exchange.decoding import Encoding, encoding_of, is_valid, lines_of, not_text
from gtm_framework.exchange.dialect import DELIMITERS, Dialect, dialect_of, sample_of
from gtm_framework.exchange.formulas import restored
from gtm_framework.exchange.headers import Column, columns_of
from gtm_framework.exchange.reading import SheetReader
from gtm_framework.exchange.records import Grid, grid_of
from gtm_framework.exchange.report import FAULTS_SHOWN, Fault, FileRefused, Report, on_one_line
from gtm_framework.exchange.sheet import Sheet
from gtm_framework.exchange.vocabulary import Role, Vocabulary
from gtm_framework.triage.rubric import Rubric

Progress = Callable[[int, int], None]
OnBad = Literal["refuse", "skip"]

_HEADERS_TOLD = 20
_GUARDED = (b",'", b";'", b"\t'", b"\"'", b"\n'", b"\r'", b"\xef\xbb\xbf'")
"""What stands before and in a cell that begins with a single quote; most files have none."""


def read_csv(
    source: bytes | str | Path | BinaryIO,
    name: str | None = None,
    *,
    rubric: Rubric | None = None,
    on_bad: OnBad = "refuse",
    max_rows: int | None = None,
    progress: Progress | None = None,
) -> Sheet:
    """Read a list of ideas from a CSV file.

    Comma, semicolon or tab; UTF-8, UTF-16, Windows-1252 or Latin-1; any line ending. What each column
    becomes is decided as `gtm_framework.exchange.headers` states.

    Args:
        source: The bytes, a path, or an open binary file.
        name: What to call it in messages; a path's own name when None.
        rubric: Whose criteria and answers count; the product's own when None.
        on_bad: ``"refuse"`` lets nothing through when there is a fault; ``"skip"`` lets the rows
            without a fault through: only on a person's word.
        max_rows: Longest list allowed, such as `limits.PAGE_ROWS`; None allows any length.
        progress: Called with bytes read and bytes in all, now and then; raising from it cancels.

    Returns:
        The rows with their report.

    Raises:
        FileRefused: If there is a fault, with all of them in its report; also with ``"skip"`` when
            the file as a whole cannot be read.
        TooLargeError: If there are more rows than allowed.
        GtmError: If the file cannot be opened.
    """
    data, name = _bytes_of(source, name)
    rubric = rubric or Rubric.default()
    encoding, dialect = _how(data, name)
    grid = _grid(data, name, (encoding, dialect), max_rows, progress)
    _restore(grid, data, encoding)
    vocabulary = Vocabulary.of(rubric, comma=dialect.delimiter != ",")
    columns = columns_of(grid.headers, grid.columns, rubric, vocabulary)
    _check_headers(name, grid, columns)
    reader = SheetReader(name, grid, columns, vocabulary)
    # Our own export carries every text there is, a NUL too; elsewhere it is a sign of damage.
    reader.check(nul_allowed=b"\0" not in data or is_own_export(grid.headers))
    report = Report(
        file=name,
        encoding=encoding.label,
        delimiter=DELIMITERS[dialect.delimiter],
        rows=len(grid.rows) + grid.fault_count,
        taken=int((~reader.findings.bad).sum()),
        columns=tuple(column.use for column in columns if column.role is not Role.DERIVED),
        notes=tuple(_notes(grid, encoding, dialect, columns)),
        faults=reader.findings.faults(),
        fault_count=reader.findings.count,
    )
    if report.fault_count and on_bad == "refuse":
        raise FileRefused(report)
    return reader.sheet(report)


def _bytes_of(source: bytes | str | Path | BinaryIO, name: str | None) -> tuple[bytes, str]:
    if isinstance(source, bytes):
        return source, on_one_line(name or "the file")
    if not isinstance(source, (str, Path)):
        return source.read(), on_one_line(name or str(getattr(source, "name", "the file")))
    path = Path(source)
    try:
        return path.read_bytes(), on_one_line(name or path.name)
    except OSError as error:
        raise GtmError(
            f"{source}: it cannot be read, {error.strerror}. Check its name and place."
        ) from error


def _how(data: bytes, name: str) -> tuple[Encoding, Dialect]:
    """How the file is spelled and cut."""
    other = not_text(data)
    if other:
        _refuse(name, f"it is {other}, not CSV", "Save the list as CSV (UTF-8) and give that file.")
    encoding = encoding_of(data)
    if not is_valid(data, encoding.codec):
        _refuse(name, f"it begins as {encoding.label} and goes on as something else", "Save it as UTF-8.")
    return encoding, dialect_of(sample_of(lines_of(BytesIO(data), encoding)))


def _grid(
    data: bytes, name: str, how: tuple[Encoding, Dialect], max_rows: int | None, progress: Progress | None
) -> Grid:
    encoding, dialect = how
    file = BytesIO(data)

    progress = progress or _silence
    grid = grid_of(
        name, lines_of(file, encoding), dialect, max_rows, lambda: progress(file.tell(), len(data))
    )
    if not any(map(str.strip, grid.headers)):
        if not grid.fault_count:
            _refuse(name, "it is empty", "Give a file with a header row and one idea a row.")
        raise FileRefused(Report(name, faults=tuple(grid.faults), fault_count=grid.fault_count))
    progress(len(data), len(data))
    return grid


def _silence(done: int, total: int) -> None:
    """Tell nobody."""


def _restore(grid: Grid, data: bytes, encoding: Encoding) -> None:
    """Take the guard off every cell that was made inert; headers too."""
    if not (encoding.is_wide or data[:1] == b"'" or any(start in data for start in _GUARDED)):
        return
    grid.headers = list(map(restored, grid.headers))
    for at, cells in enumerate(grid.columns):
        if any(cell[:1] == "'" for cell in cells):
            grid.columns[at] = list(map(restored, cells))


def _check_headers(name: str, grid: Grid, columns: list[Column]) -> None:
    """Refuse a file without a title, or with damaged headers, as a whole."""
    faults = []
    if not any(column.role is Role.TEXT and column.name == "title" for column in columns):
        told = ", ".join(on_one_line(column.header) for column in columns[:_HEADERS_TOLD])
        more = f" and {len(columns) - _HEADERS_TOLD} more" if len(columns) > _HEADERS_TOLD else ""
        faults.append(
            _whole(
                name,
                f"no column can become the title; its headers are {told}{more}",
                "Call the column that names the ideas 'title'; if the file has no header row, add one.",
            )
        )
    if any("\0" in header for header in grid.headers) and not is_own_export(grid.headers):
        faults.append(_whole(name, "a header holds a NUL character", "Save the file again as CSV."))
    if faults:
        found = (*faults, *grid.faults)
        raise FileRefused(
            Report(name, faults=found[:FAULTS_SHOWN], fault_count=len(faults) + grid.fault_count)
        )


def _notes(grid: Grid, encoding: Encoding, dialect: Dialect, columns: list[Column]) -> list[str]:
    derived = [column.header for column in columns if column.role is Role.DERIVED]
    notes = []
    if encoding.is_guess:
        notes.append(f"It is not UTF-8 and was read as {encoding.label}; look at letters with accents.")
    if dialect.header_at:
        notes.append(f"The header stands in row {dialect.header_at + 1}; what is above it was left out.")
    if grid.blank:
        notes.append("1 blank row skipped." if grid.blank == 1 else f"{grid.blank:,} blank rows skipped.")
    if derived:
        notes.append(f"Computed afresh: {', '.join(derived)}.")
    if not grid.rows and not grid.fault_count:
        notes.append("There is no row below the header.")
    return notes


def _refuse(name: str, problem: str, remedy: str) -> NoReturn:
    raise FileRefused(Report(name, faults=(_whole(name, problem, remedy),), fault_count=1))


def _whole(name: str, problem: str, remedy: str) -> Fault:
    return Fault(name, None, None, None, None, problem, remedy)
