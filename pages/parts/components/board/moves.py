"""Notes and their moves: what a browser reports of a board, checked before anybody is told."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from gtm_framework.triage.initiative import STEPS, Kind
from pages.parts.frame.outbox import fresh

_WAYS = ("pointer", "keyboard", "stepper")


@dataclass(frozen=True, slots=True)
class Note:
    """One note on the board.

    Attributes:
        id: The initiative's id.
        title: What stands on it; shown as text, whatever it contains.
        kind: Which sign it carries.
        impact: 1 to 10, or None while it has no place.
        effort: 1 to 10, or None while it has no place.
    """

    id: str
    title: str
    kind: Kind
    impact: float | None
    effort: float | None


@dataclass(frozen=True, slots=True)
class Move:
    """One note moved by a person.

    Attributes:
        id: Which note.
        impact: The whole step that it was moved to, or the score that it had; None where it has none yet.
        effort: The same for effort.
        how: ``"pointer"``, ``"keyboard"`` or ``"stepper"``.
    """

    id: str
    impact: float | None
    effort: float | None
    how: str


def new_moves(
    sent: object, known: Mapping[str, Note], ack: Mapping[str, Any]
) -> Iterator[tuple[Mapping[str, Any], Move | None]]:
    """The moves that a browser reports and that were not acknowledged yet, checked.

    Args:
        sent: What arrived; nothing about it is trusted.
        known: The notes on the board by id.
        ack: The last move that was acknowledged: ``from`` which browser side, and its ``seq``.

    Yields:
        Each new move as it was sent, and checked; None where it is not one that can be made.
    """
    for raw in fresh(sent, ack):
        yield raw, _checked(raw, known)


def _checked(raw: Mapping[str, Any], known: Mapping[str, Note]) -> Move | None:
    note = known.get(raw["id"]) if isinstance(raw.get("id"), str) else None
    if note is None or raw.get("how") not in _WAYS:
        return None
    impact, effort = raw.get("impact"), raw.get("effort")
    if not (_allowed(impact, note.impact) and _allowed(effort, note.effort)):
        return None
    return Move(note.id, impact, effort, raw["how"])


def _allowed(step: object, before: float | None) -> bool:
    """A whole step of the scale, the score that it had, or none where it had none."""
    if step is None or step == before:
        return step == before
    return isinstance(step, int) and not isinstance(step, bool) and step in STEPS
