"""The work in a workspace: what takes effort, how much, when, and what it supports."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from gtm_framework.exact import exact
from gtm_framework.strategy.cascade.cascade import Cascade
from gtm_framework.strategy.cascade.levels import Objective, Thing
from gtm_framework.strategy.cascade.work_items import QuarterlyInitiative, Tactic
from gtm_framework.strategy.level import Level
from gtm_framework.strategy.quarters import NotAQuarterError, Quarter, Span, days_of
from gtm_framework.triage import Initiative, Kind, Ranked


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassifiedInitiative:
    """An initiative on Triage with its verdict and rank.

    Attributes:
        initiative: The initiative in the list.
        kind: Its verdict.
        rank: Its rank in the list, or None if it isn't ranked.

    Example:
        >>> from gtm_framework.triage import rank
        >>> ranked = rank([Initiative(title="Win-back emails", impact=6, effort=2)])
        >>> (entry,) = ClassifiedInitiative.of(ranked)
        >>> entry.initiative.title, entry.kind.value, entry.rank
        ('Win-back emails', 'undecided', 1)
    """

    initiative: Initiative
    kind: Kind
    rank: int | None = None

    @classmethod
    def of(cls, ranked: Iterable[Ranked]) -> tuple[Self, ...]:
        """The ranked list, each initiative with its final verdict."""
        return tuple(
            cls(initiative=item.initiative, kind=item.verdict.final_kind, rank=item.rank) for item in ranked
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One work item, counted once.

    Attributes:
        id: Id of the tactic, quarterly initiative, or initiative.
        level: Which of the three it is.
        title: Its title.
        owner: Who does it.
        kind: Strategic, tactical, or undecided.
        quarter: Its quarter; empty if not scheduled.
        person_weeks: Its effort, or None if it has no estimate.
        effort_from: Where the effort comes from: ``typed``, ``score``, ``initiative``, or empty.
        impact: 1 to 10, or None.
        value: Its value in impact points: its impact, or its part of it if several items implement one
            initiative.
        rank: Rank in the triage list, or None.
        objective: Id of the nearest objective it supports, or empty.
        pillar: Id of the pillar it leads up to, or empty.
        path: Ids of everything above it, nearest first.
        done: Whether it is finished; it still uses the capacity it took.
        needs: Ids of the work that must come first.
        tags: Free-form tags.
    """

    id: str
    level: Level
    title: str
    owner: str = ""
    kind: Kind
    quarter: str = ""
    person_weeks: float | None = None
    effort_from: str = ""
    impact: float | None = None
    value: float | None = None
    rank: int | None = None
    objective: str = ""
    pillar: str = ""
    path: tuple[str, ...] = ()
    done: bool = False
    needs: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        """First and last day of its quarter."""
        return days_of(self.quarter)


def path_up(cascade: Cascade, thing: Thing, attached: Mapping[str, str]) -> tuple[Thing, ...]:
    """What an item supports, nearest first, up to a pillar if the path is complete.

    Args:
        cascade: The roadmap that contains it.
        thing: Where to start.
        attached: Maps initiative ids to the id of the objective they support. A tactic or quarterly
            initiative without its own link supports what its linked initiative supports.
    """
    path: list[Thing] = []
    while (parent := _parent(cascade, thing, attached)) is not None:
        path.append(parent)
        thing = parent
    return tuple(path)


def _parent(cascade: Cascade, thing: Thing, attached: Mapping[str, str]) -> Thing | None:
    if thing.supports:
        return cascade.get(thing.supports)
    if isinstance(thing, QuarterlyInitiative | Tactic):
        return objective_of(cascade, attached.get(thing.initiative, ""))
    return None


def objective_of(cascade: Cascade, named: str) -> Objective | None:
    """The objective with that id, or None if the id is empty, unknown, or on another level."""
    thing = cascade.get(named) if named in cascade else None
    return thing if isinstance(thing, Objective) else None


def attachments(classified: Sequence[ClassifiedInitiative]) -> dict[str, str]:
    """Maps initiative ids to what they say they support."""
    return {entry.initiative.id: entry.initiative.supports for entry in classified}


def quarter_named(text: str) -> str:
    """The quarter named in an initiative's free text, or empty."""
    try:
        return Quarter.parse(text.strip()).label
    except NotAQuarterError:
        return ""


def quarter_of(cascade: Cascade, thing: Thing) -> str:
    """The quarter in which a tactic or quarterly initiative counts, or empty.

    Its own quarter; without one, the quarter in which it starts (or ends, if only that is known); without
    any date, the quarter of the quarterly initiative it supports. A pillar and an objective have none.
    """
    if not isinstance(thing, QuarterlyInitiative | Tactic):
        return ""
    if thing.quarter:
        return thing.quarter
    start, end = thing.span
    day = start or end
    if day is not None:
        return Quarter.containing(day).label
    return next((up.quarter for up in cascade.above(thing) if isinstance(up, QuarterlyInitiative)), "")


def days_in(cascade: Cascade, thing: Thing) -> Span:
    """First and last day of an item: its own, or, if it has none, those of its quarter."""
    return thing.span if any(thing.span) else days_of(quarter_of(cascade, thing))


def summed(work: Iterable[Work]) -> float | None:
    """Person-weeks of the work with a known effort; None if there is none."""
    known = [exact(item.person_weeks) for item in work if item.person_weeks is not None]
    return float(sum(known)) if known else None
