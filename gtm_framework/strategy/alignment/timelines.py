"""The roadmap over time: what runs when, quarter by quarter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gtm_framework.strategy.cascade.cascade import Cascade
from gtm_framework.strategy.cascade.levels import Objective, Pillar, Thing
from gtm_framework.strategy.cascade.work_items import Carrier
from gtm_framework.strategy.level import Level
from gtm_framework.strategy.quarters import Quarter, Span, quarters_between
from gtm_framework.strategy.work.counting import work_of
from gtm_framework.strategy.work.work import (
    ClassifiedInitiative,
    Work,
    attachments,
    days_in,
    path_up,
    quarter_of,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One quarter of the timeline, with its first and last day.

    Example:
        >>> from gtm_framework.workspace import Checkup, example_workspace
        >>> (column,) = Checkup(example_workspace("fintech-cascade")).outlook.timeline.columns
        >>> column.quarter, column.last_day.isoformat()
        ('2026-Q3', '2026-09-30')
    """

    quarter: str
    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One item on the timeline.

    Attributes:
        id: Id of the item.
        level: Its level.
        title: Its title.
        lane: Id of the pillar it leads up to, or empty.
        start: First day.
        end: Last day; the same as `start` for a single day.
        quarter: The quarter it counts in; empty for an objective.

    Example:
        >>> from gtm_framework.workspace import Checkup, example_workspace
        >>> bar = Checkup(example_workspace("fintech-cascade")).outlook.timeline.bars[0]
        >>> bar.title, bar.start.isoformat(), bar.end.isoformat()
        ('Account-based campaign for the top 50 accounts', '2026-07-01', '2026-09-30')
    """

    id: str
    level: Level
    title: str
    lane: str
    start: date
    end: date
    quarter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The scheduled items, and those without dates.

    Attributes:
        columns: Every quarter from the first with work to the last.
        bars: What runs when, by start, then by end, then from the top level down.
        unplaced: Ids of the tactics, objectives, and initiatives without dates.

    Example:
        >>> from gtm_framework.workspace import Checkup, example_workspace
        >>> timeline = Checkup(example_workspace("fintech-cascade")).outlook.timeline
        >>> [column.quarter for column in timeline.columns], len(timeline.bars), timeline.unplaced
        (['2026-Q3'], 5, ())
    """

    columns: tuple[Column, ...]
    bars: tuple[Bar, ...]
    unplaced: tuple[str, ...]


def timeline(cascade: Cascade, classified: Sequence[ClassifiedInitiative] = ()) -> Timeline:
    """Lay out the roadmap over time.

    An objective runs from its own start, or from the first day of the work under it, to its due date.
    Initiatives from the list run in their quarter. Stopped tactics are left out. The columns follow the
    work: an objective can end after the last one.
    """
    lanes = _lanes(cascade, attachments(classified))
    planned: list[Carrier] = [*cascade.quarterly_initiatives, *cascade.live_tactics]
    quarters = {thing.id: quarter_of(cascade, thing) for thing in planned}
    work = [_bar(thing, lanes[thing.id], days_in(cascade, thing), quarters[thing.id]) for thing in planned]
    ideas = [item for item in work_of(cascade, classified) if item.level == Level.INITIATIVE]
    work += [_bar(idea, idea.pillar, idea.span, idea.quarter) for idea in ideas]
    bars = [bar for bar in work if isinstance(bar, Bar)]
    objectives = [
        _objective_bar(cascade, objective, bars, lanes[objective.id]) for objective in cascade.objectives
    ]
    levels = list(Level)
    placed = [*bars, *(bar for bar in objectives if isinstance(bar, Bar))]
    return Timeline(
        columns=_columns(bars),
        bars=tuple(sorted(placed, key=lambda bar: (bar.start, bar.end, levels.index(bar.level)))),
        unplaced=tuple(bar for bar in (*objectives, *work) if isinstance(bar, str)),
    )


def _bar(thing: Thing | Work, lane: str, span: Span, quarter: str) -> Bar | str:
    """An item's bar, or its id if it has no dates."""
    start, end = span[0] or span[1], span[1] or span[0]
    if start is None or end is None:
        return thing.id
    return Bar(
        id=thing.id, level=thing.level, title=thing.title, lane=lane, start=start, end=end, quarter=quarter
    )


def _objective_bar(cascade: Cascade, objective: Objective, bars: Sequence[Bar], lane: str) -> Bar | str:
    below = {thing.id for thing in cascade.below(objective.id)}
    first = min((bar.start for bar in bars if bar.id in below), default=None)
    return _bar(objective, lane, (objective.start or first, objective.date), "")


def _lanes(cascade: Cascade, attached: Mapping[str, str]) -> dict[str, str]:
    """Maps each item's id to the id of the pillar it leads up to, or empty."""
    tops = {thing.id: path_up(cascade, thing, attached)[-1:] for thing in cascade.things}
    return {name: top[0].id if top and isinstance(top[0], Pillar) else "" for name, top in tops.items()}


def _columns(bars: Sequence[Bar]) -> tuple[Column, ...]:
    """Every quarter from the first day of the work to the last."""
    if not bars:
        return ()
    first, last = min(bar.start for bar in bars), max(bar.end for bar in bars)
    quarters = quarters_between(Quarter.containing(first), Quarter.containing(last))
    return tuple(Column(quarter=q.label, first_day=q.first_day, last_day=q.last_day) for q in quarters)
