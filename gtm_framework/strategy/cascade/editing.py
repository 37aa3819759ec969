"""Editing a roadmap: every change creates a new, fully validated one."""

from itertools import count
from typing import Any

from gtm_framework.errors import UnknownNameError
from gtm_framework.strategy.cascade.cascade import TABLES, Cascade
from gtm_framework.strategy.cascade.levels import KpiResult, Thing
from gtm_framework.strategy.cascade.work_items import Tactic
from gtm_framework.strategy.level import Level
from gtm_framework.strategy.remarks import Action, Fix
from gtm_framework.triage import Initiative

_PREFIX = {"pillars": "p", "objectives": "o", "quarterly_initiatives": "q", "tactics": "t", "results": "r"}


def free_id(cascade: Cascade, record: type[Thing | KpiResult]) -> str:
    """An unused id: a letter for the level and the next number.

    Example:
        >>> from gtm_framework.strategy.cascade import cascade_example
        >>> free_id(cascade_example("fintech-cascade").cascade, Tactic)
        't-4'
    """
    prefix = _PREFIX[_table(record)]
    taken = {made.id for table in TABLES for made in getattr(cascade, table)}
    numbers = count(len(getattr(cascade, _table(record))) + 1)
    return next(free for number in numbers if (free := f"{prefix}-{number}") not in taken)


def put(cascade: Cascade, *things: Thing | KpiResult) -> Cascade:
    """The roadmap with items added, or replaced if the id exists.

    Raises:
        RefusedError: If the resulting roadmap is invalid.

    Example:
        >>> from gtm_framework.strategy.cascade import Pillar
        >>> roadmap = put(Cascade(), Pillar(id="p-1", title="Mid-market"))
        >>> put(roadmap, Pillar(id="p-1", title="Lead the mid-market")).get("p-1").title
        'Lead the mid-market'
    """
    tables: dict[str, dict[str, Any]] = {
        table: {made.id: made for made in getattr(cascade, table)} for table in TABLES
    }
    for thing in things:
        tables[_table(type(thing))][thing.id] = thing
    return _with(cascade, **{table: tuple(rows.values()) for table, rows in tables.items()})


def added(cascade: Cascade, level: Level, **fields: object) -> tuple[Cascade, str]:
    """The roadmap with a new item, and the id it was given.

    Args:
        cascade: The roadmap.
        level: The item's level; an initiative from the list isn't a roadmap item.
        fields: Its fields, without the id.

    Raises:
        RefusedError: If a field is invalid, or the resulting roadmap is.

    Example:
        >>> roadmap, new_id = added(Cascade(), Level.PILLAR, title="Lead the mid-market")
        >>> new_id, roadmap.get(new_id).title
        ('p-1', 'Lead the mid-market')
    """
    record = next(made for made in TABLES.values() if getattr(made, "level", None) == level)
    made = record.model_validate({"id": free_id(cascade, record), **fields})
    return put(cascade, made), made.id


def with_capacity(cascade: Cascade, quarter: str, person_weeks: float | None) -> Cascade:
    """The roadmap with a different capacity for one quarter; None removes it.

    Raises:
        RefusedError: If it isn't a quarter, or the number is outside 0 to 100,000.

    Example:
        >>> with_capacity(Cascade(), "2026-Q3", 20).capacity
        {'2026-Q3': 20.0}
    """
    tables = {table: getattr(cascade, table) for table in TABLES}
    return Cascade.model_validate({**tables, "capacity": {**cascade.capacity, quarter: person_weeks}})


def without(cascade: Cascade, record_id: str) -> Cascade:
    """The roadmap without one item or result.

    Items that supported it become unlinked, items that depended on it no longer do, and its results are
    deleted too.

    Raises:
        UnknownNameError: If there is nothing with that id.

    Example:
        >>> from gtm_framework.strategy.cascade import cascade_example
        >>> roadmap = without(cascade_example("fintech-cascade").cascade, "q-1")
        >>> "q-1" in roadmap, roadmap.get("t-1").supports
        (False, '')
    """
    if record_id not in cascade and record_id not in {result.id for result in cascade.results}:
        raise UnknownNameError("roadmap item", record_id, [thing.id for thing in cascade.things])
    rows: dict[str, Any] = {}
    for table in TABLES:
        left = [made for made in getattr(cascade, table) if made.id != record_id]
        rows[table] = [_freed(made, record_id) for made in left if getattr(made, "of", "") != record_id]
    return _with(cascade, **rows)


def moved(cascade: Cascade, quarterly_id: str, quarter: str) -> Cascade:
    """The roadmap with a quarterly initiative, and its tactics with a quarter, moved to another quarter.

    Raises:
        RefusedError: If a date of a tactic, or of the objective, doesn't allow it.
        UnknownNameError: If there is no such quarterly initiative.

    Example:
        >>> from gtm_framework.strategy.cascade import cascade_example
        >>> moved(cascade_example("fintech-cascade").cascade, "q-1", "2026-Q4").get("q-1").quarter
        '2026-Q4'
    """
    quarterly = {made.id: made for made in cascade.quarterly_initiatives}
    if quarterly_id not in quarterly:
        raise UnknownNameError("quarterly initiative", quarterly_id, quarterly)
    below = [tactic for tactic in cascade.tactics if tactic.supports == quarterly_id and tactic.quarter]
    return put(
        cascade,
        quarterly[quarterly_id].with_changes(quarter=quarter),
        *(tactic.with_changes(quarter=quarter) for tactic in below),
    )


def apply_fix(cascade: Cascade, fix: Fix, value: object = "") -> Cascade:
    """Apply a fix to the roadmap.

    Args:
        cascade: The roadmap the finding is about.
        fix: The finding's fix; for a fix of an initiative, use `apply_fix_to_initiative`.
        value: What was chosen or typed; None for a fix that needs no value.

    Raises:
        RefusedError: If the value isn't allowed, or the resulting roadmap is invalid.
        UnknownNameError: If the target no longer exists.

    Example:
        >>> from gtm_framework.strategy import Outlook
        >>> roadmap = Cascade(tactics=[{"id": "t-1", "title": "Run search ads", "kpi": "leads"}])
        >>> fixes = [fix for remark in Outlook(roadmap).remarks for fix in remark.fixes]
        >>> fix = next(fix for fix in fixes if fix.field == "owner")
        >>> apply_fix(roadmap, fix, "Maya").get("t-1").owner
        'Maya'
    """
    match fix.action:
        case Action.REMOVE:
            return without(cascade, fix.target)
        case Action.MOVE:
            return moved(cascade, fix.target, str(value))
        case Action.ADD | Action.ADD_ABOVE:
            if fix.action == Action.ADD:
                return added(cascade, fix.level, **{fix.field: value}, supports=fix.target)[0]
            topped, above = added(cascade, fix.level, **{fix.field: value})
            return put(topped, topped.get(fix.target).with_changes(supports=above))
        case _:  # Action.SET
            return put(cascade, cascade.get(fix.target).with_changes(**{fix.field: value}))


def apply_fix_to_initiative(initiative: Initiative, fix: Fix, value: str) -> Initiative:
    """Apply a fix whose target is an initiative on Triage.

    Raises:
        UnknownNameError: If the fix is for something else.

    Example:
        >>> from gtm_framework.strategy import Expects
        >>> place = {"level": Level.INITIATIVE, "target": "i-1", "field": "supports"}
        >>> fix = Fix(action=Action.SET, expects=Expects.CHOICE, label="Link to an objective", **place)
        >>> apply_fix_to_initiative(Initiative(title="Win-back emails", id="i-1"), fix, "o-1").supports
        'o-1'
    """
    if fix.level != Level.INITIATIVE or fix.target != initiative.id:
        raise UnknownNameError("target of the fix", initiative.id, [fix.target])
    return initiative.with_changes(**{fix.field: value})


def _table(record: type[Any]) -> str:
    return next(table for table, made in TABLES.items() if made is record)


def _with(cascade: Cascade, **tables: Any) -> Cascade:
    return Cascade.model_validate({"capacity": cascade.capacity, **tables})


def _freed(made: Any, gone: str) -> Any:
    """A record without links to deleted items."""
    changes: dict[str, Any] = {}
    if getattr(made, "supports", "") == gone:
        changes["supports"] = ""
    if isinstance(made, Tactic) and gone in made.needs:
        changes["needs"] = tuple(needed for needed in made.needs if needed != gone)
    return made.model_copy(update=changes) if changes else made
