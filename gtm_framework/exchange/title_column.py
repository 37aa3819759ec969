"""Which column names the ideas, and which columns hold people, job titles or addresses instead."""

import re
from collections.abc import Sequence

from gtm_framework.triage.headers import names_of, normal

_LOOKED_AT = 200
_MOSTLY = 0.6
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+")
_PERSON = re.compile(
    r"[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ]\.?)?(?: (?:van|von|de|der|da|di|del|la))?(?: [A-ZÀ-Þ][\w'’-]+){1,2}"
)
_JOB = frozenset(
    [
        "manager",
        "director",
        "engineer",
        "officer",
        "president",
        "analyst",
        "consultant",
        "designer",
        "developer",
        "specialist",
        "coordinator",
        "representative",
        "intern",
        "founder",
        "leiter",
        "leiterin",
        "entwickler",
        "ingenieur",
        "directeur",
        "gerente",
        "ingeniero",
    ]
)
_HEAD = frozenset(
    [
        "head",
        "vp",
        "svp",
        "evp",
        "director",
        "chief",
        "ceo",
        "cto",
        "cfo",
        "cmo",
        "coo",
        "cro",
        "president",
        "manager",
        "leiter",
        "leiterin",
    ]
)
_STRONG = frozenset(
    [
        "initiative title",
        "initiative name",
        "initiative",
        "idea title",
        "idea name",
        "idea",
        "feature request",
        "hypothesis",
        "use case",
        "experiment",
        "opportunity",
        "title",
    ]
)


def title_column(
    found: Sequence[tuple[int, str]], cells: Sequence[Sequence[str]], named: Sequence[int]
) -> int | None:
    """The column that names the ideas, or None.

    Args:
        found: Place and header of each column.
        cells: The cells of each column.
        named: The places of the columns that could be it by their header.
    """
    headers = dict(found)
    ranked = sorted(named, key=lambda at: (_order(headers[at], cells[at]), at))
    filled = [at for at in ranked if any(map(str.strip, cells[at]))]
    best = next((at for at in filled if not why_not_title(cells[at], headers[at])), None)
    if best is not None or ranked:
        return best if best is not None else (filled or ranked)[0]
    described = [at for at, header in found if any(n.name == "description" for n in names_of(header))]
    return next((at for at in described if all(map(str.strip, cells[at])) and cells[at]), None)


def why_not_title(cells: Sequence[str], header: str = "") -> str:
    """Why a column probably does not name ideas, such as ``people's names``; empty when it could."""
    filled = [cell.strip() for cell in cells[:_LOOKED_AT] if cell.strip()]
    if not filled:
        return ""
    enough = _MOSTLY * len(filled)
    if sum(bool(_ADDRESS.fullmatch(cell)) for cell in filled) >= enough:
        return "addresses"
    if normal(header) in ("title", "job title", "role", "position") and sum(map(_is_job, filled)) >= enough:
        return "job titles"
    if normal(header) in ("name", "full name", "nom", "nombre", "nome", "naam", "名前"):
        return (
            "people's names" if sum(bool(_PERSON.fullmatch(cell)) for cell in filled) == len(filled) else ""
        )
    return ""


def _is_job(cell: str) -> bool:
    words = cell.casefold().replace(",", " ").split()
    return len(words) <= 5 and (words[-1] in _JOB or words[0] in _HEAD)


def _order(header: str, cells: Sequence[str]) -> tuple[bool, int]:
    """Specific nouns first; a column that mostly repeats itself groups ideas and does not name them."""
    if header == "title":  # our own name for it
        return False, -1
    strength = next(named.strength for named in names_of(header) if named.name == "title")
    filled = [cell for cell in cells if cell.strip()]
    repeats = len(filled) > 2 and 2 * len(set(filled)) <= len(filled)
    return repeats and normal(header) not in _STRONG, strength % 100 + strength // 100
