"""The agenda as the room sees it: what is done, current, skipped, or upcoming, and how long it took."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from gtm_framework.workshop.agenda.rounds import missing_for
from gtm_framework.workshop.rules.phase_rules import PhaseRule
from gtm_framework.workshop.state import Workshop


class Standing(StrEnum):
    """The status of a phase on the agenda."""

    NOW = "now"
    DONE = "done"
    SKIPPED = "skipped"
    AHEAD = "ahead"


@dataclass(frozen=True)
class SheetLine:
    """One phase on the agenda as the room sees it.

    Attributes:
        rule: The phase.
        standing: Done, current, skipped, or upcoming.
        visits: How often the workshop has been in it.
        spent: Time spent in it so far, including pauses.
        missing: What it needs before it can start, in words; empty if it can.

    Example:
        >>> line = run_sheet(Workshop(id="w-1"), datetime(2026, 10, 5, 9))[1]
        >>> line.rule.title, line.standing.value, line.missing
        ('Silent brainstorm', 'ahead', ('Enter the goal as a question first.',))
    """

    rule: PhaseRule
    standing: Standing
    visits: int
    spent: timedelta
    missing: tuple[str, ...]


def run_sheet(state: Workshop, now: datetime) -> tuple[SheetLine, ...]:
    """The agenda at a given time, in the order of the phases.

    Example:
        >>> sheet = run_sheet(Workshop(id="w-1"), datetime(2026, 10, 5, 9))
        >>> [(line.rule.title, line.standing.value) for line in sheet][:2]
        [('Goal', 'now'), ('Silent brainstorm', 'ahead')]
    """
    order = [phase.id for phase in state.phases]
    furthest = max((order.index(v.phase) for v in state.visits), default=-1)
    lines = []
    for place, phase in enumerate(state.phases):
        visits = [v for v in state.visits if v.phase == phase.id]
        spent = sum(((v.ended_at or now) - v.began_at for v in visits), timedelta())
        if phase.id == state.phase:
            standing = Standing.NOW
        elif visits:
            standing = Standing.DONE
        else:
            standing = Standing.SKIPPED if place < furthest else Standing.AHEAD
        lines.append(SheetLine(phase, standing, len(visits), spent, missing_for(state, phase)))
    return tuple(lines)
