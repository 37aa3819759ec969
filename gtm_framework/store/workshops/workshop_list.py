"""A workspace's workshops as a list, without opening each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from gtm_framework.store.bodies import from_text
from gtm_framework.workshop.rules import rules


@dataclass(frozen=True, slots=True)
class WorkshopEntry:
    """One workshop in a workspace's list.

    Attributes:
        id: The store's id for it.
        title: Its title; empty if the goal is enough.
        goal: Its question; empty before it is asked.
        phase: Title of its current phase.
        created_at: When it was opened.
        finished_at: When it ended, or None.

    Example:
        >>> entry = WorkshopEntry("w-1", "", "What next?", "Goal", datetime(2026, 10, 5), finished_at=None)
        >>> entry.title or entry.goal, entry.phase
        ('What next?', 'Goal')
    """

    id: str
    title: str
    goal: str
    phase: str
    created_at: datetime
    finished_at: datetime | None


def entry_of(row: Row[*tuple[Any, ...]]) -> WorkshopEntry:
    """A workshop's row as an entry of the list."""
    body = from_text(row.body)
    finished = body["finished_at"]
    return WorkshopEntry(
        id=row.id,
        title=body.get("title", ""),
        goal=body["goal"],
        phase=_phase_title(body),
        created_at=row.created_at,
        finished_at=finished and datetime.fromisoformat(finished),
    )


def _phase_title(body: Mapping[str, Any]) -> str:
    own = [step["title"] for step in body.get("agenda", ()) if step["phase"] == body["phase"]]
    return "".join(own) or rules().phase(body["phase"]).title
