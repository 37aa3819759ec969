"""Cards and their moves: what a browser reports from a board, checked before anything is saved."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gtm_framework.triage import STEPS, Kind

_WAYS = ("pointer", "keyboard", "stepper")


@dataclass(frozen=True, slots=True)
class Note:
    """One card on the board.

    Attributes:
        id: The initiative's id.
        title: The idea's title; shown as text, whatever it contains.
        kind: The verdict whose sign it shows.
        impact: 1 to 10, or None if it has no place.
        effort: 1 to 10, or None if it has no place.
        number: Its number in the key, or None.
    """

    id: str
    title: str
    kind: Kind
    impact: float | None
    effort: float | None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class BoardMove:
    """One card moved by a person.

    Attributes:
        id: Id of the card.
        impact: The whole step it was moved to, or its existing score; None if it has none yet.
        effort: The same for effort.
        how: ``"pointer"``, ``"keyboard"``, or ``"stepper"``.
    """

    id: str
    impact: float | None
    effort: float | None
    how: str


def checked_move(raw: Mapping[str, Any], known: Mapping[str, Note]) -> BoardMove | None:
    """A move as reported by a browser, or None if it isn't possible.

    Args:
        raw: The message; nothing about it is trusted.
        known: The cards on the board by id.
    """
    note = known.get(raw["id"]) if isinstance(raw.get("id"), str) else None
    if note is None or raw.get("how") not in _WAYS:
        return None
    impact, effort = raw.get("impact"), raw.get("effort")
    if not (_allowed(impact, note.impact) and _allowed(effort, note.effort)):
        return None
    return BoardMove(note.id, impact, effort, raw["how"])


def _allowed(step: object, before: float | None) -> bool:
    """A whole step of the scale, the existing score, or None if there was none."""
    if step is None or step == before:
        return step == before
    return isinstance(step, int) and not isinstance(step, bool) and step in STEPS
