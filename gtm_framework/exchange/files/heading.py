"""Where a list's header is, or that the list has none."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from statistics import median

from gtm_framework.exchange.columns import aliases, is_title, normal, without_unit
from gtm_framework.triage.headers import names_of
from gtm_framework.triage.scales import all_scales

HEADER_WITHIN = 20
"""How many rows from the top are searched for a header."""

_LONGEST_HEADER = 40
_LONGEST_WORD = 20
_LONGEST_ADDRESS = 2000
_COLUMNS_READ = 1024
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|[^@\s]+@[^@\s]+\.[a-z]{2,}", re.IGNORECASE)
_LONGEST = 400
_NUMBER = re.compile(r"[-+~$€£¥]*\s*[0-9][0-9.,'  ]*\s*[%€$£k]?", re.IGNORECASE)
_DATE = re.compile(r"\d{4}-\d\d?-\d\d?.*|\d\d?[./]\d\d?[./]\d{2,4}.*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Heading:
    """Where the header is.

    Attributes:
        at: Its place among the rows, from 0; None where the list has no header.
        titled: Whether one of its headers can become the title.
        known: How many of its headers we know.
    """

    at: int | None
    titled: bool
    known: int


def find_heading(rows: Sequence[Sequence[str]]) -> Heading:
    """Find the header in the first rows of a file.

    Tools put their address or the sheet's name above the header; such rows have fewer filled cells. So the
    header is the first row that has a title, or two headers we know, and more filled cells than every row
    above. Otherwise it is the first row that isn't a caption. A first row with addresses, or with numbers
    above numbers, is an idea: the list has no header.
    """
    rows = [row[:_COLUMNS_READ] for row in rows]
    at = _place(rows)
    header = rows[at] if rows else []
    titled, known = any(map(is_title, header)), sum(map(is_known, header))
    above = any(map(_filled, rows[:at]))
    if not above and (
        (known < 2 and _is_data(header, rows[at + 1 :])) or (known < 3 and any(map(_is_address, header)))
    ):
        return Heading(None, titled=False, known=0)
    return Heading(at, titled, known)


def is_known(header: str) -> bool:
    """Whether a header names one of our columns, alone or among a few other words."""
    if not header.strip() or len(header) > _LONGEST_HEADER:
        return False
    name = without_unit(header)
    known = bool(names_of(header)) or name in _names()
    return known or not _words().isdisjoint(_WORD.findall(name))


def is_number(cell: str) -> bool:
    """Whether a cell looks like a number."""
    text = cell.strip()
    return len(text) <= _LONGEST and _NUMBER.fullmatch(text) is not None


def _place(rows: Sequence[Sequence[str]]) -> int:
    for at, row in enumerate(rows[1:HEADER_WITHIN]):  # a survey tool writes its own ids below the header
        if any('{"ImportId"' in cell for cell in row):
            return at
    widest_above = 0
    for at, row in enumerate(rows[:HEADER_WITHIN]):
        filled = _filled(row)
        if filled > widest_above and (any(map(is_title, row)) or sum(map(is_known, row)) > 1):
            return at
        widest_above = max(widest_above, filled)
    counts = [_filled(row) for row in rows]
    usual = median([count for count in counts if count] or [1])
    enough = 1 if usual < 3 else 2
    return next((at for at, count in enumerate(counts[:HEADER_WITHIN]) if count >= enough), 0)


def _is_data(header: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    filled = [cell.strip() for cell in header if cell.strip()]
    numbers = [cell for cell in filled if is_number(cell) and not _YEAR.fullmatch(cell)]
    if _is_sequence(numbers):
        return False
    if any(_is_word_above_words(at, cell.strip(), below) for at, cell in enumerate(header)):
        return True
    for kind in (_NUMBER, _DATE):
        for at, cell in enumerate(header):
            if not kind.fullmatch(cell.strip()) or _YEAR.fullmatch(cell.strip()):
                continue
            under = [row[at].strip() for row in below if at < len(row) and row[at].strip()]
            if under and all(kind.fullmatch(each) for each in under):
                return True
    return False


def _is_word_above_words(at: int, cell: str, below: Sequence[Sequence[str]]) -> bool:
    """Whether a cell is a word of the scale used in all the cells below it: High above Medium and Low."""
    under = [row[at].strip() for row in below if at < len(row) and row[at].strip()]
    if not under or len(cell) > _LONGEST_WORD or not cell:
        return False
    words = list(dict.fromkeys([cell, *under]))
    scales = [on for on in all_scales().values() if on.kind in ("words", "steps")]
    return any(all(on.number_of(word) is not None for word in words) for on in scales)


def _is_address(cell: str) -> bool:
    return len(cell) <= _LONGEST_ADDRESS and _ADDRESS.fullmatch(cell.strip()) is not None


def _is_sequence(numbers: Sequence[str]) -> bool:
    """Whether headers count up: 1, 2, 3."""
    if len(numbers) < 2 or not all(map(str.isdecimal, numbers)):
        return False
    counted = list(map(int, numbers))
    return counted == list(range(counted[0], counted[0] + len(counted)))


def _filled(row: Sequence[str]) -> int:
    return sum(1 for cell in row if cell.strip())


@cache
def _names() -> frozenset[str]:
    return frozenset(normal(name) for names in aliases().values() for name in names) | set(aliases())


@cache
def _words() -> frozenset[str]:
    """Single words that always name a column; a word that can name an idea doesn't."""
    told = (
        name
        for column, names in aliases().items()
        if column not in ("title", "description", "reach")
        for name in names
    )
    return frozenset(name for name in told if " " not in name and len(name) > 3)
