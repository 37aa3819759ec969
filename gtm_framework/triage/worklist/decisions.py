"""What a workshop decided about an idea: the decision, the owner, and the due date."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from gtm_framework.english import written_day
from gtm_framework.triage.initiative import Initiative
from gtm_framework.triage.ranked_idea import Ranked

DUE = "due"
"""The column that stores and exports a due date, written as 2026-09-30."""


@dataclass(frozen=True, slots=True)
class DecisionFilter:
    """Which decisions to show.

    Attributes:
        statuses: The decision is one of these; empty means any.
        owners: The owner is one of these; empty means any.
        due_by: Due on or before this day; None means any day or none.

    Example:
        >>> from gtm_framework import rank
        >>> ideas = [Initiative(title="Webinars", owner="Ines"), Initiative(title="Ads", owner="Leo")]
        >>> [item.initiative.title for item in decided(rank(ideas), DecisionFilter(owners=["Leo"]))]
        ['Ads']
    """

    statuses: Collection[str] = ()
    owners: Collection[str] = ()
    due_by: date | None = None


def due_of(initiative: Initiative) -> date | None:
    """An idea's due date; None if it has none, or none that can be read."""
    try:
        return date.fromisoformat(initiative.extra.get(DUE, "").strip())
    except ValueError:
        return None


def with_due(initiative: Initiative, due: date | None) -> Initiative:
    """The same idea with another due date; None leaves it unchanged.

    Example:
        >>> with_due(Initiative(title="Trade show"), date(2026, 9, 30)).extra
        {'due': '2026-09-30'}
    """
    return (
        initiative
        if due is None
        else initiative.with_changes(extra={**initiative.extra, DUE: due.isoformat()})
    )


def decision_words(initiative: Initiative) -> str:
    """Decision, owner, and due date in one line: ``"Do now, Ben, due September 30, 2026"``, or empty.

    Example:
        >>> webinars = Initiative(title="Webinars", status="Do now", owner="Leo")
        >>> decision_words(with_due(webinars, date(2026, 9, 30)))
        'Do now, Leo, due September 30, 2026'
    """
    if not initiative.status.strip():
        return ""
    due = due_of(initiative)
    told = (initiative.status, initiative.owner, f"due {written_day(due)}" if due else "")
    return ", ".join(filter(None, (one.strip() for one in told)))


def statuses(initiatives: Iterable[Initiative]) -> tuple[str, ...]:
    """Every decision in a list, in alphabetical order.

    Example:
        >>> statuses([Initiative(title="Ads", status="No"), Initiative(title="Webinars", status="Do now")])
        ('Do now', 'No')
    """
    return tuple(sorted({one.status.strip() for one in initiatives} - {""}))


def owners(initiatives: Iterable[Initiative]) -> tuple[str, ...]:
    """Every owner in a list, in alphabetical order.

    Example:
        >>> owners([Initiative(title="Ads", owner="Leo"), Initiative(title="Webinars", owner="Ines")])
        ('Ines', 'Leo')
    """
    return tuple(sorted({one.owner.strip() for one in initiatives} - {""}))


def decided(ranked: Sequence[Ranked], wanted: DecisionFilter) -> list[Ranked]:
    """The ideas in a list with such a decision, in order.

    Example:
        >>> from gtm_framework import rank
        >>> ideas = [Initiative(title="Webinars", status="Do now"), Initiative(title="Ads", status="No")]
        >>> [item.initiative.title for item in decided(rank(ideas), DecisionFilter(statuses=["Do now"]))]
        ['Webinars']
    """
    return [item for item in ranked if _matches(item.initiative, wanted)]


def _matches(initiative: Initiative, wanted: DecisionFilter) -> bool:
    due = due_of(initiative)
    return (
        (not wanted.statuses or initiative.status.strip() in wanted.statuses)
        and (not wanted.owners or initiative.owner.strip() in wanted.owners)
        and (wanted.due_by is None or (due is not None and due <= wanted.due_by))
    )
