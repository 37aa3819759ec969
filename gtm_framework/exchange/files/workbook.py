"""A workbook as rows of text: the sheet that looks like a list, with values as a spreadsheet shows them."""

import datetime as dt
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from gtm_framework.errors import UnknownNameError
from gtm_framework.exchange.columns import is_own_export
from gtm_framework.exchange.files.heading import find_heading
from gtm_framework.exchange.files.zipped import SheetScan, scan_workbook
from gtm_framework.exchange.limits import check_cells
from gtm_framework.exchange.report import refuse

_SAMPLE_ROWS = 200
_ROWS_NAMED = 5
_NOISE_FREE = 12
_KNOWN = 2
"""A sheet with a title and this many headers we know could also be the list."""
_REMEMBERED = 10_000
Cell = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta


@dataclass(frozen=True, slots=True)
class SheetRows:
    """The rows of one sheet.

    Attributes:
        sheet: Its name.
        rows: Its cells as text, from the first row of the sheet.
        others: The names of the other sheets.
        notes: What to say about them, one sentence each.
        suitable: Other sheets that also look like lists, if nobody has chosen one.
    """

    sheet: str
    rows: list[list[str]]
    others: tuple[str, ...]
    notes: list[str]
    suitable: tuple[str, ...] = ()


def read_workbook(
    data: bytes, name: str, sheet: str | None = None, max_rows: int | None = None
) -> SheetRows:
    """Read one sheet of an XLSX workbook.

    Numbers come without binary rounding noise, dates in ISO format, formulas as their saved results, errors
    as blanks, and every row of a merged cell has its value.

    Args:
        data: The bytes of the file.
        name: What to call it in messages.
        sheet: The sheet to read; None for the visible one that looks most like a list.
        max_rows: Longest list allowed; reads only enough to know that it is longer. None reads everything.

    Raises:
        FileRefused: If it is damaged, or unpacks to more than a list needs.
        UnknownNameError: If there is no such sheet.
    """
    scans = scan_workbook(data, name)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        at, *also = _chosen(workbook, sheet, name)
        chosen = workbook.get_sheet_by_index(at)
        most = None if max_rows is None else max_rows + _SAMPLE_ROWS
        n_rows = min(chosen.total_height, most or chosen.total_height) - _SAMPLE_ROWS
        check_cells(name, n_rows, chosen.total_width, on_page=most is not None)
        values = chosen.to_python(skip_empty_area=False, nrows=most)
        text = lru_cache(maxsize=_REMEMBERED, typed=True)(text_of)  # True, 1, and 1.0 are three values
        rows = [[value if value.__class__ is str else text(value) for value in row] for row in values]
        notes = _notes(workbook, at, scans, _fill_merged(chosen, rows))
    except (CalamineError, ValueError, OSError, OverflowError) as error:
        _damaged(name, error)
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # how the reader fails on a damaged file
            raise
        _damaged(name, error)
    names = workbook.sheet_names
    others = tuple(each for each in names if each != names[at])
    return SheetRows(names[at], rows, others, notes, tuple(names[each] for each in also))


def text_of(value: Cell) -> str:
    """A value as a spreadsheet shows it: exact, without rounding noise."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(float(value))
    if isinstance(value, dt.datetime):
        midnight = value.time() == dt.time()
        return value.date().isoformat() if midnight else value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, dt.time):
        return value.isoformat(timespec="minutes")
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def _number(value: float) -> str:
    """``8.0`` is 8, and 0.1 + 0.2 is 0.3; a third keeps all its digits."""
    if value.is_integer() and -1e15 < value < 1e15:
        return str(int(value))
    short = f"{value:.15g}"
    return short if len(short.lstrip("-0.").replace(".", "")) <= _NOISE_FREE else repr(value)


def _damaged(name: str, error: BaseException) -> None:
    refuse(name, "the workbook is damaged or protected", "Open it in a spreadsheet, save it again as XLSX, "
           "and use that file.")  # fmt: skip
    raise error


def _chosen(workbook: CalamineWorkbook, wanted: str | None, name: str) -> list[int]:
    """The sheet to read, and the others a person could also mean."""
    names = workbook.sheet_names
    if wanted is not None:
        spelled = [each.casefold() for each in names]
        if wanted.casefold() in spelled:
            return [spelled.index(wanted.casefold())]
        raise UnknownNameError("sheet", wanted, names)
    sheets = [at for at, meta in enumerate(workbook.sheets_metadata) if meta.typ == SheetTypeEnum.WorkSheet]
    visible = [at for at in sheets if workbook.sheets_metadata[at].visible == SheetVisibleEnum.Visible]
    if not sheets:
        refuse(name, "all its sheets are empty", "Use a workbook with a header row and one idea per row.")
    if len(visible) == 1:
        return visible
    looks = {at: _likeness(workbook.get_sheet_by_index(at)) for at in visible or sheets}
    best = max(looks, key=lambda at: (*looks[at], -at))
    if _is_own(workbook.get_sheet_by_index(best)):
        return [best]
    return [best, *(at for at in looks if at != best and looks[at][0] and looks[at][1] >= _KNOWN)]


def _is_own(sheet: CalamineSheet) -> bool:
    """Whether it is a list we wrote; its other sheets explain it."""
    return any(
        is_own_export(list(map(text_of, row))) for row in sheet.to_python(skip_empty_area=False, nrows=1)
    )


def _likeness(sheet: CalamineSheet) -> tuple[bool, int, int]:
    """How much a sheet looks like a list: whether it has a title, known headers, and rows."""
    rows = [list(map(text_of, row)) for row in sheet.to_python(skip_empty_area=False, nrows=_SAMPLE_ROWS)]
    heading = find_heading(rows)
    return heading.titled and len(rows) > 1, heading.known, sheet.total_height


def _fill_merged(sheet: CalamineSheet, rows: list[list[str]]) -> int:
    """Give every row of a merged cell its value; returns how many cells that filled."""
    filled = 0
    for (top, left), (bottom, _) in sheet.merged_cell_ranges or ():
        value = rows[top][left] if top < len(rows) and left < len(rows[top]) else ""
        for row in rows[top + 1 : bottom + 1] if value else ():
            if left < len(row) and not row[left] and any(row):
                row[left] = value
                filled += 1
    return filled


def _notes(workbook: CalamineWorkbook, at: int, scans: Sequence[SheetScan], merged: int) -> list[str]:
    return list(_said(workbook, at, scans[at] if at < len(scans) else SheetScan(), merged))


def _said(workbook: CalamineWorkbook, at: int, scan: SheetScan, merged: int) -> Iterator[str]:
    names = workbook.sheet_names
    if len(names) > 1:
        others = ", ".join(name for place, name in enumerate(names) if place != at)
        yield f"We read sheet {names[at]}; the workbook also has {others}."
    if workbook.sheets_metadata[at].visible != SheetVisibleEnum.Visible:
        yield f"Sheet {names[at]} is hidden in the workbook; we read it anyway."
    if scan.hidden:
        named = ", ".join(map(str, scan.hidden[:_ROWS_NAMED]))
        more = ", …" if len(scan.hidden) > _ROWS_NAMED else ""
        rows = "1 hidden row was" if len(scan.hidden) == 1 else f"{len(scan.hidden):,} hidden rows were"
        yield f"{rows} also read: {named}{more}."
    if merged:
        cells = "1 blank cell" if merged == 1 else f"{merged:,} blank cells"
        whose = "its" if merged == 1 else "their"
        yield f"{cells} in merged ranges {_was(merged)} filled with {whose} value."
    if scan.errors:
        cells = "1 cell holds" if scan.errors == 1 else f"{scan.errors:,} cells hold"
        yield f"{cells} an error such as #DIV/0! and {_is(scan.errors)} left blank."
    if scan.unsaved:
        cells = "1 formula has" if scan.unsaved == 1 else f"{scan.unsaved:,} formulas have"
        remedy = "Open the workbook, save it, and import it again."
        yield f"{cells} no saved result and {_is(scan.unsaved)} left blank. {remedy}"


def _is(count: int) -> str:
    return "is" if count == 1 else "are"


def _was(count: int) -> str:
    return "was" if count == 1 else "were"
