"""What a zipped file is, and whether its parts are small enough to read, checked before parsing any."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree

from gtm_framework.exchange.limits import UNPACKED_BYTES
from gtm_framework.exchange.report import refuse

_SUSPICIOUS_BYTES = 20 * 1024 * 1024
_SUSPICIOUS_RATIO = 200
_MOST_CELLS = 20_000_000
_MOST_TEXT = 1 << 30
_SMALL_PART = 1 << 20
_STEP = 1 << 22
_CELL = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3}[0-9]{1,7})"[^>]*(?<!/)>')
_DIGITS, _LETTERS = b"0123456789", b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ROW = re.compile(rb"<(?:\w+:)?row\s[^>]*>")
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
_PLACE = re.compile(rb'\br="([0-9]+)"')
_SHARED = re.compile(rb't="s"[^>]*>\s*<(?:\w+:)?v>([0-9]+)<')
_SIZE = re.compile(r"[0-9]+")


@dataclass(slots=True)
class SheetScan:
    """What a sheet's XML says in addition to its values.

    Attributes:
        hidden: The hidden rows, numbered as in a spreadsheet.
        errors: Cells with an error instead of a result.
        unsaved: Formulas without a saved result.
        rows: The last row with a value.
        columns: The last column with a value.
        texts: How often each shared text is used, if requested.
    """

    hidden: list[int] = field(default_factory=list)
    errors: int = 0
    unsaved: int = 0
    rows: int = 0
    columns: int = 0
    shared: int = 0


def names_in(data: bytes) -> list[str] | None:
    """The names of the parts of a zipped file; None if it is damaged."""
    try:
        return zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
        return None


def scan_workbook(data: bytes, name: str) -> list[SheetScan]:
    """Scan a workbook without parsing it, and reject what is too large for a list.

    Args:
        data: The bytes of the file.
        name: What to call it in messages.

    Returns:
        One scan per sheet, in the order of the workbook.

    Raises:
        FileRefused: If it is damaged, unpacks to too much, or its cells extend too far.
    """
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        _check_size(package, name)
        parts = _sheet_parts(package)
        scans = [_scan(package, part) for part in parts]
        _check_texts(package, parts, scans, name)
    except (zipfile.BadZipFile, zlib.error, ElementTree.ParseError, KeyError, ValueError, OSError,
            NotImplementedError, RuntimeError, EOFError, RecursionError):  # fmt: skip
        remedy = "Open it in a spreadsheet, save it again as XLSX, and use that file."
        refuse(name, "the workbook is damaged or protected", remedy)
    for scan in scans:
        if scan.rows * scan.columns > _MOST_CELLS:
            problem = f"a sheet has cells as far out as row {scan.rows:,} and column {scan.columns:,}"
            refuse(name, problem, "Clear the cells outside the list, or save the list as CSV.")
    return scans


def _check_size(package: zipfile.ZipFile, name: str) -> None:
    parts = package.infolist()
    total = sum(part.file_size for part in parts)
    packed = any(
        part.file_size > _SUSPICIOUS_BYTES
        and part.file_size > _SUSPICIOUS_RATIO * max(1, part.compress_size)
        for part in parts
    )
    if packed or total > UNPACKED_BYTES:
        problem = f"it unpacks to {total // 1024**2:,} MB, which is too large for a list"
        refuse(name, problem, "Save the list as CSV (UTF-8), and use that file.")


def _sheet_parts(package: zipfile.ZipFile) -> list[str]:
    """Each sheet's part, in the order of the workbook."""
    tree = _tree(package, "xl/_rels/workbook.xml.rels")
    targets = {node.get("Id"): node.get("Target", "") for node in tree.iter()}
    parts = []
    for node in _tree(package, "xl/workbook.xml").iter():
        if node.tag.rpartition("}")[2] == "sheet":
            relation = next((value for key, value in node.attrib.items() if key.endswith("}id")), None)
            target = targets.get(relation, "")
            parts.append(target.lstrip("/") if target.startswith("/") else f"xl/{target}")
    return parts


def _tree(package: zipfile.ZipFile, part: str) -> ElementTree.Element:
    if package.getinfo(part).file_size > _SMALL_PART:
        raise zipfile.BadZipFile
    content = package.read(part)
    if b"<!DOCTYPE" in content:
        raise zipfile.BadZipFile
    return ElementTree.fromstring(content)  # noqa: S314  (small, and without a document type)


def _scan(package: zipfile.ZipFile, part: str) -> SheetScan:
    scan = SheetScan()
    columns: set[bytes] = set()
    for chunk in _chunks(package, part):
        places = b" ".join(_CELL.findall(chunk))
        columns.update(places.translate(None, _DIGITS).split())
        scan.rows = max(scan.rows, *map(int, set(places.translate(None, _LETTERS).split())), 0)
        if b"hidden=" in chunk:
            rows = (row for row in _ROW.findall(chunk) if _HIDDEN.search(row))
            scan.hidden += [int(place[1]) for place in map(_PLACE.search, rows) if place]
        scan.errors += chunk.count(b't="e"')
        scan.unsaved += chunk.count(b"</f></c>") + chunk.count(b"</f><v></v>") + chunk.count(b"</f><v/>")
        scan.shared += chunk.count(b't="s"')
    scan.columns = max(map(_column, columns), default=0)
    return scan


def _chunks(package: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """A part piece by piece, cut between rows so that no tag is split."""
    if part not in package.namelist():
        return
    left = b""
    with package.open(part) as file:
        while piece := file.read(_STEP):
            left += piece
            cut = left.rfind(b"<row") if len(left) < 2 * _STEP else left.rfind(b"<")
            if cut > 0:
                yield left[:cut]
                left = left[cut:]
    yield left


def _column(letters: bytes) -> int:
    at = 0
    for letter in letters:
        at = at * 26 + letter - 64
    return at


def _check_texts(package: zipfile.ZipFile, parts: list[str], scans: list[SheetScan], name: str) -> None:
    """Reject a workbook that repeats a long text so often that it wouldn't fit into memory."""
    part = next((each for each in package.namelist() if each.casefold() == "xl/sharedstrings.xml"), None)
    used = sum(scan.shared for scan in scans)
    if part is None or package.getinfo(part).file_size * used <= _MOST_TEXT:
        return
    lengths = [len(text) for text in package.read(part).split(b"</si>")]
    if max(lengths) * used <= _MOST_TEXT:
        return
    total = sum(
        lengths[at] if (at := int(index)) < len(lengths) else 0
        for sheet in parts
        for chunk in _chunks(package, sheet)
        for index in _SHARED.findall(chunk)
    )
    if total > _MOST_TEXT:
        problem = f"its cells hold {total // 1024**2:,} MB of text, which is too much for a list"
        refuse(name, problem, "Save the list as CSV (UTF-8), and use that file.")
