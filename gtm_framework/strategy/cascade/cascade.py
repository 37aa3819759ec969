"""The roadmap: pillar, objective, quarterly initiative, tactic, each linked to what it supports."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, Self

from pydantic import Field, ModelWrapValidatorHandler, model_validator

from gtm_framework.errors import RefusedError, UnknownNameError, nearest
from gtm_framework.records import FaultyRecordError, Part, Record, shown
from gtm_framework.strategy.cascade.levels import KpiResult, Objective, Pillar, Thing
from gtm_framework.strategy.cascade.relations import relation_faults
from gtm_framework.strategy.cascade.work_items import QuarterlyInitiative, Status, Tactic
from gtm_framework.strategy.quarters import NotAQuarterError, Quarter

TABLES: dict[str, type[Thing | KpiResult]] = {
    "pillars": Pillar,
    "objectives": Objective,
    "quarterly_initiatives": QuarterlyInitiative,
    "tactics": Tactic,
    "results": KpiResult,
}
"""Where each kind of record is in a roadmap."""

_STAND_INS = {"title": "?", "quarter": "2000-Q1"}
"""A replacement for an invalid field, so the rest of its record can still be checked."""


class Cascade(Part):
    """One company's roadmap, complete and validated: a change creates a new one (see `editing`).

    Attributes:
        pillars: The big bets.
        objectives: What makes the pillars measurable.
        quarterly_initiatives: The larger work items, by quarter.
        tactics: What people do.
        results: KPI results, in any order.
        capacity: Maps quarters to the team's person-weeks.

    Raises:
        RefusedError: If anything is wrong within or between records; lists every error.

    Example:
        >>> roadmap = Cascade(
        ...     pillars=[{"id": "p-1", "title": "Lead the mid-market"}],
        ...     objectives=[{"id": "o-1", "title": "Win 10% of it", "supports": "p-1", "number": 10}],
        ... )
        >>> [thing.title for thing in roadmap.things]
        ['Lead the mid-market', 'Win 10% of it']

    References:
        S3, translating a strategy into a roadmap.
    """

    pillars: tuple[Pillar, ...] = ()
    objectives: tuple[Objective, ...] = ()
    quarterly_initiatives: tuple[QuarterlyInitiative, ...] = ()
    tactics: tuple[Tactic, ...] = ()
    results: tuple[KpiResult, ...] = ()
    capacity: dict[str, float] = Field(default_factory=dict)

    @model_validator(mode="wrap")
    @classmethod
    def _refuse_with_every_fault(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        if isinstance(data, cls):
            return data
        if not isinstance(data, Mapping):
            raise RefusedError("cascade", [f"{shown(data)} is not a table of fields. Provide one."])
        known = cls.model_fields
        unknown = [str(name) for name in data if name not in known]
        faults = [f"{name}: there is no such table. {nearest(name, known)}" for name in unknown]
        read: dict[str, list[Any]] = {}
        for table, record in TABLES.items():
            rows = _rows(record, table, data.get(table), faults)
            read[table] = [row for row in rows if row is not None]
        things = [thing for table in TABLES if table != "results" for thing in read[table]]
        faults += relation_faults(things, read["results"])
        capacity = _capacity(data.get("capacity"), faults)
        if faults:
            raise RefusedError("cascade", faults)
        return handler({**read, "capacity": capacity})

    @property
    def things(self) -> tuple[Thing, ...]:
        """The items of every level, from the top, each level in its own order."""
        return (*self.pillars, *self.objectives, *self.quarterly_initiatives, *self.tactics)

    @property
    def live_tactics(self) -> tuple[Tactic, ...]:
        """The tactics that are open or done: all but the stopped ones."""
        return tuple(tactic for tactic in self.tactics if tactic.status != Status.STOPPED)

    @cached_property
    def _by_id(self) -> dict[str, Thing]:
        return {thing.id: thing for thing in self.things}

    def __contains__(self, thing_id: object) -> bool:
        return thing_id in self._by_id

    def get(self, thing_id: str) -> Thing:
        """The item with that id.

        Raises:
            UnknownNameError: If there is none.
        """
        if thing_id not in self._by_id:
            raise UnknownNameError("roadmap item", thing_id, self._by_id)
        return self._by_id[thing_id]

    def children(self, thing_id: str) -> tuple[Thing, ...]:
        """What supports an item directly, from the top level down."""
        return tuple(thing for thing in self.things if thing.supports == thing_id)

    def below(self, thing_id: str) -> tuple[Thing, ...]:
        """Everything that supports an item, directly or through others."""
        return tuple(made for made in self.things if any(up.id == thing_id for up in self.above(made)))

    def above(self, thing: Thing) -> tuple[Thing, ...]:
        """What is above an item, nearest first."""
        path: list[Thing] = []
        while thing.supports:
            thing = self._by_id[thing.supports]
            path.append(thing)
        return tuple(path)


def _rows(
    record: type[Thing | KpiResult], table: str, rows: Any, faults: list[str]
) -> Iterator[Record | None]:
    if rows is None:
        return
    if not isinstance(rows, list | tuple):
        faults.append(f"{table}: {shown(rows)} is not a list. Provide one.")
        return
    for row in rows:
        yield row if isinstance(row, record) else _read(record, row, faults)


def _read(record: type[Record], row: Any, faults: list[str]) -> Record | None:
    """One record; if invalid, its valid part, so errors between records also show up."""
    try:
        return record.model_validate(row)
    except FaultyRecordError as error:
        for field, fault in zip(error.fields, error.faults, strict=True):
            faults.append(f"{error.what}{', ' if field else ': '}{fault}")
        faulty = set(error.fields)
    if not isinstance(row, Mapping):
        return None
    stand_ins = {field: text for field, text in _STAND_INS.items() if field in faulty}
    kept = {field: value for field, value in row.items() if field not in faulty}
    try:
        made = record.model_validate({**stand_ins, **kept})
    except FaultyRecordError:
        return None
    return made.model_copy(update=dict.fromkeys(stand_ins, ""))


def _capacity(cells: Any, faults: list[str]) -> dict[str, float]:
    """Person-weeks by quarter, in chronological order; blanks are left out."""
    read: dict[str, float] = {}
    if not isinstance(cells or {}, Mapping):
        faults.append(f"capacity: {shown(cells)} is not a table. Provide person-weeks by quarter.")
        return read
    for quarter, weeks in (cells or {}).items():
        if weeks is None:
            continue
        try:
            label = Quarter.parse(str(quarter)).label
        except NotAQuarterError as error:
            faults.append(f"capacity: {error}")
            continue
        if isinstance(weeks, bool) or not isinstance(weeks, int | float) or not 0 <= weeks <= 100_000:
            faults.append(f"capacity of {label}: {weeks!r} is not from 0 to 100,000. Enter person-weeks.")
        else:
            read[label] = float(weeks)
    return dict(sorted(read.items()))
