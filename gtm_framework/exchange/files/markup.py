"""Converts tables in Markdown and HTML to rows of text."""

import re
from collections.abc import Iterable, Sequence
from html.parser import HTMLParser
from itertools import pairwise

from gtm_framework.exchange.files.heading import find_heading
from gtm_framework.exchange.limits import COLUMNS, MARKUP_TAGS, TAG_CHARACTERS, check_rows
from gtm_framework.exchange.report import refuse

Numbered = tuple[int, list[str]]
"""The row number in the text, and its cells."""

_RULE = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)*\s*:?-+:?\s*\|?\s*")
_PIPE = re.compile(r"(?<!\\)(?:\\\\)*\|")
_LINK = re.compile(r"!?\[([^\[\]]{1,500})\]\([^()\s]{1,2000}\)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_HTML = re.compile(
    r"\s*(?:<!doctype html|<html|<table|<meta|<!--|<\?xml[^>]*\?>\s*<(?:html|!doctype)|<div|<body)",
    re.IGNORECASE,
)
_SPAN = 100
_BLOCKS = frozenset(("br", "p", "div", "li"))


def is_html(text: str) -> bool:
    """Whether text is HTML."""
    return _HTML.match(text[:1000].lstrip("\ufeff")) is not None


def is_markdown(lines: Sequence[str]) -> bool:
    """Whether one of the first lines is the divider between a table's header and body."""
    return any(
        "|" in above
        and "-" in line
        and len(line) < 10_000
        and _RULE.fullmatch(line.rstrip("\r\n"))
        and "|" in line
        for above, line in pairwise(lines)
    )


def markdown_rows(lines: Iterable[str], name: str, max_rows: int | None = None) -> list[Numbered]:
    """The rows of the first Markdown table; text around it is skipped.

    Args:
        lines: The lines of the text.
        name: What to call it in messages.
        max_rows: Longest list allowed; None for any length.

    Returns:
        Each row with its line number; the header first.

    Raises:
        TooLargeError: If there are more rows than allowed.
        FileRefused: If it has more columns than a list can have.
    """
    found: list[Numbered] = []
    above: Numbered | None = None
    for number, line in enumerate(lines, start=1):
        text = line.strip("\ufeff \t\r\n")
        if text.count("|") > COLUMNS:
            refuse(name, f"line {number:,} has more than {COLUMNS:,} columns", "Delete the empty columns.")
        if found:
            if "|" not in text:
                break
            found.append((number, _cells(text)))
            check_rows(name, len(found) - 1, max_rows)
        elif above and "|" in text and "-" in text and _RULE.fullmatch(text):
            found.append(above)
        else:
            above = (number, _cells(text)) if "|" in text else None
    return found


def html_rows(text: str, name: str) -> list[Numbered]:
    """The rows of the HTML table that looks most like a list.

    Args:
        text: The text of the file.
        name: What to call it in messages.

    Returns:
        Each row with its number in the table. A cell that spans rows is repeated in each; one that spans
        columns is in the first.

    Raises:
        FileRefused: If it has no table, or is too long to search.
    """
    tags = text.count("<")
    if tags > MARKUP_TAGS:
        problem = f"it is an HTML file with {tags:,} tags"
        refuse(name, problem, "Copy the table into a spreadsheet, and save it as CSV (UTF-8) or XLSX.")
    longest = max((len(part) - part.find("<") for part in text.split(">") if "<" in part), default=0)
    if longest > TAG_CHARACTERS:
        problem = f"it is an HTML file with a tag of more than {TAG_CHARACTERS:,} characters"
        refuse(name, problem, "Copy the table into a spreadsheet, and save it as CSV (UTF-8) or XLSX.")
    tables = _Tables()
    # A comment or declaration that never ends would make the parser search for its end again and again.
    tables.feed(re.sub(r"<!--.*?-->|<!--|<[!?]", " ", text, flags=re.DOTALL))
    tables.close()
    filled = [rows for rows in tables.found if any(map(any, rows))]
    if not filled:
        remedy = "Copy the table into a spreadsheet, and save it as CSV (UTF-8) or XLSX."
        refuse(name, "it is a web page without a table", remedy)
    best = max(filled, key=_likeness)
    width = max(map(len, best))
    return [(at, row + [""] * (width - len(row))) for at, row in enumerate(best, start=1)]


def _cells(text: str) -> list[str]:
    inner = text.removeprefix("|")
    cells, start = [], 0
    for pipe in _PIPE.finditer(inner):
        cells.append(inner[start : pipe.end() - 1])
        start = pipe.end()
    if inner[start:].strip():
        cells.append(inner[start:])
    return [_plain(cell) for cell in cells]


def _plain(cell: str) -> str:
    text = _LINK.sub(r"\1", "".join(_ESCAPED.split(_BREAK.sub("\n", cell)))).strip()
    for mark in ("**", "__", "`"):
        if (
            text.startswith(mark)
            and text.endswith(mark)
            and len(text) > 2 * len(mark)
            and mark not in text[2:-2]
        ):
            text = text[len(mark) : -len(mark)].strip()
    return text


def _likeness(rows: Sequence[Sequence[str]]) -> tuple[bool, int, int]:
    heading = find_heading(rows[:200])
    return heading.titled, heading.known, sum(map(len, rows))


class _Tables(HTMLParser):
    """Collects the cells of every table; a table inside a cell counts as its own table.

    Attributes:
        found: The rows of each table.
    """

    def __init__(self) -> None:
        super().__init__()
        self.found: list[list[list[str]]] = []
        self._open: list[_Table] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            table = _Table()
            self.found.append(table.rows)
            self._open.append(table)
        elif not self._open:
            return
        elif tag == "tr":
            self._open[-1].begin_row()
        elif tag in ("td", "th"):
            said = dict(attrs)
            self._open[-1].begin_cell(_span(said.get("colspan")), _span(said.get("rowspan")))
        elif tag in _BLOCKS:
            self._open[-1].add("\n")

    def handle_endtag(self, tag: str) -> None:
        if not self._open:
            return
        if tag == "table":
            self._open.pop().end_row()
        elif tag == "tr":
            self._open[-1].end_row()
        elif tag in ("td", "th"):
            self._open[-1].end_cell()

    def handle_data(self, data: str) -> None:
        if self._open:
            self._open[-1].add(" ".join(data.splitlines()) if "\n" in data else data)


class _Table:
    """The rows of one table as they arrive."""

    def __init__(self) -> None:
        self.rows: list[list[str]] = []
        self._text: list[str] | None = None
        self._spans = (1, 1)
        self._row: list[str] | None = None
        self._below: dict[int, tuple[int, str]] = {}

    def begin_row(self) -> None:
        self.end_row()
        self._row = []

    def begin_cell(self, columns: int, rows: int) -> None:
        self.end_cell()
        self._row = [] if self._row is None else self._row
        self._text, self._spans = [], (columns, rows)

    def add(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def end_cell(self) -> None:
        if self._text is None or self._row is None:
            return
        text = "\n".join(filter(None, (" ".join(line.split()) for line in "".join(self._text).split("\n"))))
        self._fill_from_above()
        columns, rows = self._spans
        if rows > 1:
            self._below[len(self._row)] = (rows - 1, text)
        if len(self._row) < COLUMNS:
            self._row += [text, *[""] * (columns - 1)]
        self._text = None

    def end_row(self) -> None:
        self.end_cell()
        if self._row is not None:
            self._fill_from_above()
            self.rows.append(self._row)
        self._row = None

    def _fill_from_above(self) -> None:
        while self._row is not None and len(self._row) in self._below:
            at = len(self._row)
            left, text = self._below.pop(at)
            if left > 1:
                self._below[at] = (left - 1, text)
            self._row.append(text)


def _span(said: str | None) -> int:
    return max(1, min(_SPAN, int(said))) if said and said.isdecimal() and len(said) < 6 else 1
