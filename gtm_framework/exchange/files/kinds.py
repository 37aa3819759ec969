"""Detects a file's type from its first bytes, and says what to do if we can't read it."""

from gtm_framework.exchange.files.zipped import names_in
from gtm_framework.exchange.report import refuse

_SAVE = "Save the list as CSV (UTF-8) or XLSX, and use that file."
_UNPACK = "Unpack it, and use the file inside."
_SAMPLE = 4096
_CONTROL = frozenset(range(32)) - {9, 10, 11, 12, 13, 27}

_STARTS = (
    (b"%PDF", "a PDF", "Copy the table into a spreadsheet, and save it as CSV (UTF-8) or XLSX."),
    (b"\x1f\x8b", "a gzip archive", _UNPACK),
    (b"BZh", "a bzip2 archive", _UNPACK),
    (b"\xfd7zXZ\0", "an xz archive", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive", _UNPACK),
    (b"Rar!", "a RAR archive", _UNPACK),
    (b"{\\rtf", "an RTF document", _SAVE),
    (b"\x89PNG", "a picture", "Type the list, or copy it as text."),
    (b"\xff\xd8\xff", "a picture", "Type the list, or copy it as text."),
    (b"GIF8", "a picture", "Type the list, or copy it as text."),
    (b"SQLite format 3\0", "a database", "Export the table as CSV (UTF-8)."),
    (b"PAR1", "a Parquet file", "Save it as CSV (UTF-8), or pass the table to triage_table."),
    (b"ARROW1", "an Arrow file", "Save it as CSV (UTF-8), or pass the table to triage_table."),
)
_NUMBERS = "In Numbers, choose File > Export To > Excel or CSV, and use that file."
_INSIDE = (
    ("xl/workbook.bin", "an Excel binary workbook (.xlsb)", "Save it as XLSX in Excel, and use that file."),
    ("Index/Document.iwa", "a Numbers document", _NUMBERS),
    ("Index.zip", "a Numbers document", _NUMBERS),
    ("word/document.xml", "a Word document", "Copy the table into a spreadsheet, and save it as XLSX."),
    ("ppt/presentation.xml", "a PowerPoint presentation", _SAVE),
    ("content.xml", "an OpenDocument file", "Save it as XLSX or CSV (UTF-8), and use that file."),
)


def is_workbook(data: bytes, name: str) -> bool:
    """Whether a file is an XLSX workbook; files that can't be a list are rejected.

    Args:
        data: The bytes of the file.
        name: What to call it in messages.

    Returns:
        True for a workbook, False for possible text.

    Raises:
        FileRefused: If it is neither; the message says what it is and what to do.
    """
    if data.startswith(b"PK"):
        return _is_xlsx(data, name)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        _refuse_old(data, name)
    for start, what, remedy in _STARTS:
        if data.startswith(start):
            refuse(name, f"it is {what}, not a list", remedy)
    return False


def refuse_binary(data: bytes, name: str) -> None:
    """Reject what isn't text in any encoding.

    Raises:
        FileRefused: If a tenth of the first bytes are control characters.
    """
    sample = data[:_SAMPLE]
    if sum(byte in _CONTROL for byte in sample) * 10 > len(sample) and len(sample) > 8:
        refuse(name, "it is not a text file: it is full of control characters", _SAVE)


def _is_xlsx(data: bytes, name: str) -> bool:  # noqa: RET503  (refuse raises)
    if not data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return False
    names = names_in(data)
    if names is None:
        problem = "it is a damaged or incomplete workbook or zip archive"
        refuse(name, problem, "Save it or download it again.")
    if "xl/workbook.xml" in names:
        return True
    for inside, what, remedy in _INSIDE:
        if inside in names:
            refuse(name, f"it is {what}, not a list", remedy)
    held = ", ".join(names[:3]) or "nothing"
    more = f" and {len(names) - 3:,} more" if len(names) > 3 else ""
    refuse(name, f"it is a zip archive with {held}{more}", _UNPACK)


def _refuse_old(data: bytes, name: str) -> None:
    if "EncryptedPackage".encode("utf-16-le") in data:
        refuse(name, "it is a workbook with a password", "Save it without a password, and use that file.")
    if "WordDocument".encode("utf-16-le") in data:
        refuse(name, "it is an old Word document (.doc), not a list", _SAVE)
    refuse(name, "it is an old Excel workbook (.xls)", "Save it as XLSX or CSV (UTF-8), and use that file.")
