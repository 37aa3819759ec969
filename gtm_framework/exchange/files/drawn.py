"""Tables drawn with text: boxes, wiki markup, columns aligned by spaces, one cell per line."""

import re
from collections.abc import Sequence

from gtm_framework.exchange.files.heading import is_number
from gtm_framework.exchange.limits import COLUMNS
from gtm_framework.triage.headers import names_of

Numbered = tuple[int, list[str]]
"""The line number in the text, and its cells."""

LARGEST = 1 << 20
"""Bytes of the largest file that is searched for a drawn table."""
_BORDER = re.compile(r"[+|│║┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬═─━\-=\s]+")
_EDGE = re.compile(r"[|│║]")
_GAP = re.compile(r"\s{2,}|\t")
_DELIMITERS = frozenset(",;\t|")
_NUMBERS = frozenset((
    "impact", "effort", "reach", "confidence", "ease", "business_value", "time_criticality",
    "risk_reduction", "job_size", "cost_of_delay", "duration", "potential", "importance",
))  # fmt: skip
_LONGEST_HEADER = 40


def drawn_rows(text: str) -> list[Numbered] | None:
    r"""The rows of a drawn table, header first; None if a text isn't one.

    Args:
        text: The text of a file.
    """
    lines = [(at, line.strip("\ufeff")) for at, line in enumerate(text.splitlines(), start=1)]
    lines = [(at, line) for at, line in lines if line.strip()]
    if len(lines) < 2:
        return None
    return _boxed(lines) or _wiki(lines) or _aligned(lines) or _one_cell_per_line(lines)


def _boxed(lines: Sequence[tuple[int, str]]) -> list[Numbered] | None:
    """A table in a box, as databases and terminals draw it."""
    first = lines[0][1].strip()
    if first[0] not in "+┌╔" or not _BORDER.fullmatch(first):
        return None
    inside = [(at, line.strip()) for at, line in lines if not _BORDER.fullmatch(line)]
    rows = [(at, [cell.strip() for cell in _EDGE.split(line)[1:-1]]) for at, line in inside]
    widths = {len(cells) for _, cells in rows}
    return rows if len(widths) == 1 and 0 < min(widths) <= COLUMNS else None


def _wiki(lines: Sequence[tuple[int, str]]) -> list[Numbered] | None:
    """A table in Jira's or Confluence's markup."""
    header = lines[0][1].strip()
    if not (header.startswith("||") and header.endswith("||") and 2 < header.count("||") <= COLUMNS):
        return None
    rows = [(lines[0][0], [cell.strip() for cell in header.split("||")[1:-1]])]
    for at, line in lines[1:]:
        if not line.strip().startswith("|"):
            break
        rows.append((at, [cell.strip() for cell in line.strip().split("|")[1:-1]]))
    return rows


def _aligned(lines: Sequence[tuple[int, str]]) -> list[Numbered] | None:
    """Columns with two or more spaces between them, the same number in each line."""
    if _DELIMITERS.intersection(lines[0][1]):
        return None
    rows = [(at, _GAP.split(line.strip())) for at, line in lines]
    width = len(rows[0][1])
    if width < 2 or any(len(cells) != width for _, cells in rows):
        return None
    return rows if _are_headers(rows[0][1]) else None


def _one_cell_per_line(lines: Sequence[tuple[int, str]]) -> list[Numbered] | None:
    """Cells below one another, as a browser copies some tables: the headers first, then row by row."""
    headers: list[str] = []
    for _, line in lines:
        text = line.strip()
        if _DELIMITERS.intersection(text) or not _name(text):
            break
        headers.append(text)
    width = len(headers)
    if not _are_headers(headers) or len(lines) % width or len(lines) < 2 * width:
        return None
    cells = [line.strip() for _, line in lines]
    rows = [(lines[at][0], cells[at : at + width]) for at in range(0, len(lines), width)]
    numbers = [at for at, header in enumerate(headers) if _name(header) in _NUMBERS]
    scored = [row[at] for _, row in rows[1:] for at in numbers]
    return rows if 2 * sum(map(is_number, scored)) > len(scored) else None


def _are_headers(cells: Sequence[str]) -> bool:
    """Whether cells name the ideas and at least one number."""
    named = [_name(cell) for cell in cells]
    return "title" in named and not _NUMBERS.isdisjoint(named)


def _name(cell: str) -> str:
    """What a cell names, if it is a header and nothing else."""
    found = names_of(cell) if len(cell) <= _LONGEST_HEADER else ()
    return found[0].name if found and found[0].is_plain else ""
