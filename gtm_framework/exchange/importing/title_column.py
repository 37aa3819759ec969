"""Which column names the ideas, and which columns contain people, job titles, or addresses instead."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from gtm_framework.catalog import read_toml
from gtm_framework.exchange.cell_column import counts_of
from gtm_framework.exchange.files.heading import is_number
from gtm_framework.triage.headers import aliases, names_of, normal, tracker_exports

_LOOKED_AT = 200
_MOSTLY = 0.6
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+")
_PERSON = re.compile(
    r"[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ]\.?)?(?: (?:van|von|de|der|da|di|del|la))?(?: [A-ZÀ-Þ][\w'’-]+){1,2}"
)
_LETTERS = 4


def title_column(
    found: Sequence[tuple[int, str]], cells: Sequence[Sequence[str]], named: Sequence[int]
) -> int | None:
    """The column that names the ideas, or None.

    Args:
        found: Position and header of each column.
        cells: The cells of each column.
        named: The positions of the columns that could be it by their header.
    """
    headers = dict(found)
    exported = _of_tracker(found)
    if exported is not None and any(map(str.strip, cells[exported])):
        return exported
    ranked = sorted(named, key=lambda at: (_order(headers[at], cells[at]), at))
    filled = [at for at in ranked if any(map(str.strip, cells[at]))]
    best = next((at for at in filled if not why_not_title(cells[at], headers[at])), None)
    if best is not None or ranked:
        return best if best is not None else (filled or ranked)[0]
    described = [at for at, header in found if normal(header) in _descriptions()]
    best = next((at for at in described if all(map(str.strip, cells[at])) and cells[at]), None)
    others = [at for at, header in found if at != best and not names_of(header)]
    return None if any(_could_name(cells[at]) for at in others) else best


def _of_tracker(found: Sequence[tuple[int, str]]) -> int | None:
    """The column that names the ideas in an export of a tracker we know, or None."""
    places = {normal(header): at for at, header in reversed(found)}
    known = (each for each in tracker_exports() if places.keys() >= set(each.marks))
    return next((places[each.title] for each in known), None)


def _could_name(cells: Sequence[str]) -> bool:
    """Whether a column without a known header has a different text in every row, as titles do."""
    filled = [cell.strip() for cell in cells[:_LOOKED_AT]]
    if not all(filled) or len(set(filled)) < max(2, len(filled)):
        return False
    telling = sum(" " in cell or (not cell.isascii() and len(cell) >= _LETTERS) for cell in filled)
    return 2 * telling > len(filled) and not any(map(is_number, filled))


@cache
def _descriptions() -> frozenset[str]:
    """The headers of descriptions that can name ideas; notes and comments can't."""
    return frozenset(aliases()["description"]) - _set("only_notes")


def _set(name: str) -> frozenset[str]:
    return _sets()[name]


@cache
def _sets() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in read_toml("headers.toml")["title"].items()}


def why_not_title(cells: Sequence[str], header: str = "") -> str:
    """Why a column probably doesn't name ideas, such as ``people's names``; empty if it could."""
    filled = [cell.strip() for cell in cells[:_LOOKED_AT] if cell.strip()]
    if not filled:
        return ""
    enough = _MOSTLY * len(filled)
    if sum(bool(_ADDRESS.fullmatch(cell)) for cell in filled) >= enough:
        return "addresses"
    if normal(header) in _set("jobs") and sum(map(_is_job, filled)) >= enough:
        return "job titles"
    if header != "title" and sum(map(is_number, filled)) >= enough:
        return "numbers"
    if normal(header) in _set("people"):
        return (
            "people's names" if sum(bool(_PERSON.fullmatch(cell)) for cell in filled) == len(filled) else ""
        )
    return ""


def _is_job(cell: str) -> bool:
    words = cell.casefold().replace(",", " ").split()
    return 0 < len(words) <= 5 and (words[-1] in _set("job_words") or words[0] in _set("job_starts"))


def _order(header: str, cells: Sequence[str]) -> tuple[bool, int]:
    """Specific nouns first; a column that mostly repeats itself groups ideas instead of naming them."""
    if header == "title":  # our own name for it
        return False, -1
    strength = next(named.strength for named in names_of(header) if named.name == "title")
    different = counts_of(cells)
    filled = sum(count for cell, count in different.items() if cell and not cell.isspace())
    repeats = filled > 1 and 2 * sum(bool(cell.strip()) for cell in different) <= filled
    return repeats and normal(header) not in _set("may_repeat"), strength
