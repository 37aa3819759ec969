"""The roadmap in a report: what runs when, and what fits the capacity."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from gtm_framework.english import counted, joined, written_day
from gtm_framework.errors import GtmError
from gtm_framework.report.blocks import Block, Column, Prose, Table
from gtm_framework.report.chart_blocks import Lane, Load, LoadChart, Span, TimelineChart
from gtm_framework.report.subject import Subject
from gtm_framework.strategy import Level, with_unit
from gtm_framework.strategy.alignment import Bar, ObjectiveCoverage, Timeline
from gtm_framework.strategy.capacity import BestSet
from gtm_framework.strategy.cascade import Cascade, Objective

_Content = tuple[str, tuple[Block, ...], tuple[str, ...]]


def roadmap_section(subject: Subject) -> _Content | None:
    """Pillars, objectives, and work over time; None without a roadmap."""
    cascade, outlook = subject.workspace.cascade, subject.outlook
    if not cascade.things:
        return None
    blocks: list[Block] = []
    if outlook.timeline.columns:
        blocks.append(_chart(outlook.timeline, cascade))
    if cascade.objectives:
        blocks.append(_objectives(cascade, outlook.coverage))
    counts = [
        (len(cascade.pillars), "pillar"),
        (len(cascade.objectives), "objective"),
        (len(cascade.quarterly_initiatives), "quarterly initiative"),
        (len(cascade.live_tactics), "tactic"),
    ]
    message = f"{joined([counted(count, word) for count, word in counts if count])} on the roadmap."
    unplaced = _unplaced(subject)
    return message, (*blocks, *unplaced), ("S3",)


def _unplaced(subject: Subject) -> tuple[Prose, ...]:
    cascade, timeline = subject.workspace.cascade, subject.outlook.timeline
    names = {thing.id: thing.title for thing in cascade.things}
    names |= {idea.id: idea.title for idea in subject.workspace.initiatives}
    if not timeline.unplaced:
        return ()
    return (Prose(f"No date yet: {'; '.join(names[one] for one in timeline.unplaced)}."),)


def _chart(timeline: Timeline, cascade: Cascade) -> TimelineChart:
    last = timeline.columns[-1].last_day
    by_lane: dict[str, list[Bar]] = defaultdict(list)
    for bar in timeline.bars:
        if bar.start <= last:
            by_lane[bar.lane].append(bar)
    titles = [*((pillar.id, pillar.title) for pillar in cascade.pillars), ("", "No pillar")]
    return TimelineChart(
        quarters=tuple(column.quarter for column in timeline.columns),
        lanes=tuple(
            Lane(title, tuple(_span(bar, timeline) for bar in by_lane[lane]))
            for lane, title in titles
            if by_lane[lane]
        ),
    )


def _span(bar: Bar, timeline: Timeline) -> Span:
    first, last = timeline.columns[0].first_day, timeline.columns[-1].last_day
    days = (last - first).days + 1
    start, end = max(bar.start, first), min(bar.end, last)
    return Span(
        title=bar.title,
        level="initiative" if bar.level is Level.INITIATIVE else bar.level.words,
        start=(start - first).days / days,
        end=((end - first).days + 1) / days,
        dates=f"{written_day(bar.start)} to {written_day(bar.end)}",
        quarters=frozenset(
            column.quarter
            for column in timeline.columns
            if bar.start <= column.last_day and bar.end >= column.first_day
        ),
    )


def _objectives(cascade: Cascade, coverage: Iterable[ObjectiveCoverage]) -> Table:
    columns = (Column("Objective", 3), Column("Target", 1.5), Column("By", 1.2), Column("Owner", 1.2),
               Column("Progress", 0.9, is_number=True))  # fmt: skip
    by_id = {covered.id: covered for covered in coverage}
    rows = (_objective(objective, by_id[objective.id]) for objective in cascade.objectives)
    return Table(columns, tuple(rows), name="Objectives")


def _objective(objective: Objective, covered: ObjectiveCoverage) -> tuple[str, ...]:
    number = "" if objective.number is None else with_unit(f"{objective.number:g}", objective.unit)
    progress = "" if covered.progress is None else f"{covered.progress:.0%}"
    return objective.title, number, _day(objective.date), objective.owner, progress


def _day(day: date | None) -> str:
    return "" if day is None else written_day(day)


def portfolio_section(subject: Subject) -> _Content | None:
    """Work against capacity, and the recommended portfolio; None if no work has a quarter."""
    loads = subject.outlook.loads
    if not loads:
        return None
    chart = LoadChart(tuple(Load(load.quarter, load.load, load.capacity) for load in loads))
    over = [load.quarter for load in loads if load.capacity is not None and load.load > load.capacity]
    message = f"{joined(over)} {'is' if len(over) == 1 else 'are'} over capacity." if over else ""
    if not subject.workspace.cascade.capacity:
        return message or "No capacity is set yet.", (chart,), ("S3",)
    try:
        found = subject.outlook.best_set()
    except GtmError as error:
        return message or "Planned work against capacity.", (chart, Prose(str(error))), ("S3",)
    fits = f"{counted(len(found.chosen), 'item')} fit the capacity ({found.value:g} impact points)."
    return " ".join(filter(None, [message, fits])), (chart, *_portfolio(found)), ("S3", "house")


def _portfolio(found: BestSet) -> Sequence[Block]:
    blocks: list[Block] = [Prose(conflict.text) for conflict in found.conflicts]
    if found.chosen:
        columns = (Column("Item", 4), Column("Quarter", 1), Column("Person-weeks", 1, is_number=True),
                   Column("Impact", 0.8, is_number=True))  # fmt: skip
        rows = tuple(
            (one.title, one.quarter, f"{one.person_weeks:g}", "" if one.value is None else f"{one.value:g}")
            for one in found.chosen
        )
        blocks.append(Table(columns, rows, name="Recommended portfolio"))
    if found.left:
        reasons = dict.fromkeys(one.text for one in found.left)
        left = tuple(
            (reason, "\n".join(one.title for one in found.left if one.text == reason)) for reason in reasons
        )
        blocks.append(Table((Column("Reason", 2), Column("Items", 4)), left, name="Left out"))
    return blocks
