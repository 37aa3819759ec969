"""The roadmap as a tree of rows, from the top down."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from gtm_framework.strategy.cascade.cascade import Cascade
from gtm_framework.strategy.cascade.levels import Objective, Thing
from gtm_framework.strategy.cascade.work_items import Tactic
from gtm_framework.strategy.level import Level
from gtm_framework.strategy.quarters import Span
from gtm_framework.strategy.ratios import with_unit
from gtm_framework.strategy.remarks import Remark
from gtm_framework.strategy.work.counting import work_of
from gtm_framework.strategy.work.work import (
    ClassifiedInitiative,
    Work,
    attachments,
    days_in,
    path_up,
    quarter_of,
    summed,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeRow:
    """One line of the tree.

    Attributes:
        id: Id of the item.
        level: Its level.
        title: Its title.
        depth: 0 for the top level.
        parent: Id of its parent row, or empty.
        owner: Who is accountable for it.
        kpi: KPI of a tactic; number and unit of an objective.
        quarter: Its quarter, or empty.
        start: First day, if known.
        end: Last day, if known.
        person_weeks: Effort of this item and everything under it; None if unknown.
        pieces: Number of work items in it and under it.
        status: The status of a tactic or an initiative.
        remarks: Ids of the findings about it.

    Example:
        >>> from gtm_framework.workspace import Checkup, example_workspace
        >>> rows = Checkup(example_workspace("fintech-cascade")).outlook.tree
        >>> [(row.id, row.depth, row.person_weeks) for row in rows[:4]]
        [('p-1', 0, 15.0), ('o-1', 1, 15.0), ('q-1', 2, 15.0), ('t-1', 3, 6.0)]
    """

    id: str
    level: Level
    title: str
    depth: int
    parent: str
    owner: str
    kpi: str
    quarter: str
    start: date | None
    end: date | None
    person_weeks: float | None
    pieces: int
    status: str
    remarks: tuple[str, ...]


def tree(
    cascade: Cascade, classified: Sequence[ClassifiedInitiative] = (), remarks: Iterable[Remark] = ()
) -> tuple[TreeRow, ...]:
    """The roadmap from the top, each item followed by its children.

    Args:
        cascade: The roadmap.
        classified: The triage list. An initiative that supports an objective, and that no item implements,
            is a child of that objective.
        remarks: Findings to show next to the items they are about.

    Returns:
        Pillars with everything under them, then unlinked items.
    """
    work = work_of(cascade, classified)
    attached = attachments(classified)
    about: dict[str, list[str]] = defaultdict(list)
    for remark in remarks:
        about[remark.fields[0].id].append(remark.id)
    below: dict[str, list[Work]] = defaultdict(list)
    for item in work:
        for name in {item.id, *item.path}:
            below[name].append(item)
    hanging: dict[str, list[Thing | Work]] = defaultdict(list)
    for thing in cascade.things:
        path = path_up(cascade, thing, attached)
        hanging[path[0].id if path else ""].append(thing)
    for item in work:
        if item.level == Level.INITIATIVE and item.path:
            hanging[item.path[0]].append(item)
    statuses = {entry.initiative.id: entry.initiative.status for entry in classified}

    def rows(parent: str, depth: int) -> Iterator[TreeRow]:
        for thing in hanging[parent]:
            quarter, (start, end) = _time(cascade, thing)
            yield TreeRow(
                id=thing.id,
                level=thing.level,
                title=thing.title,
                depth=depth,
                parent=parent,
                owner=thing.owner,
                kpi=_measure(thing),
                quarter=quarter,
                start=start,
                end=end,
                person_weeks=summed(below[thing.id]),
                pieces=len(below[thing.id]),
                status=thing.status if isinstance(thing, Tactic) else statuses.get(thing.id, ""),
                remarks=tuple(about[thing.id]),
            )
            yield from rows(thing.id, depth + 1)

    return tuple(rows("", 0))


def _time(cascade: Cascade, thing: Thing | Work) -> tuple[str, Span]:
    if isinstance(thing, Work):
        return thing.quarter, thing.span
    return quarter_of(cascade, thing), days_in(cascade, thing)


def _measure(thing: Thing | Work) -> str:
    if isinstance(thing, Tactic):
        return thing.kpi
    if isinstance(thing, Objective) and thing.number is not None:
        return with_unit(f"{thing.number:g}", thing.unit)
    return ""
