"""The work that a workspace holds: what costs effort, how much, when, and what it serves."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from gtm_framework.exact import exact
from gtm_framework.strategy.cascade import Cascade
from gtm_framework.strategy.effort import person_weeks
from gtm_framework.strategy.levels import (
    Carrier,
    Level,
    Objective,
    Pillar,
    QuarterlyInitiative,
    Tactic,
    Thing,
)
from gtm_framework.strategy.quarters import NotAQuarterError, Quarter, Span, days_of
from gtm_framework.strategy.records import Id, NotNegative, QuarterLabel, Record, Score
from gtm_framework.triage.initiative import Initiative, Kind


class Judged(Record):
    """An initiative of the triage list with what triage said of it.

    Attributes:
        initiative: The initiative, as it stands in the list.
        kind: Its verdict.
        rank: Its place in the list, or None while it is not ranked.
    """

    word: ClassVar[str] = "judged initiative"

    initiative: Initiative
    kind: Kind
    rank: int | None = None


class Work(Record):
    """One piece of work, counted once.

    Attributes:
        id: Id of the tactic, quarterly initiative or initiative.
        level: Which of the three it is.
        title: What it is called.
        owner: Who does it.
        kind: Strategic, tactical or undecided.
        quarter: When, or empty while it is not planned.
        person_weeks: Its effort, or None while nobody has given one.
        effort_from: Where the effort comes from: ``typed``, ``score``, ``initiative`` or empty.
        impact: 1 to 10, or None.
        value: What it is worth in points of impact: where several carry out one initiative and take its
            impact, each is worth an equal part of it, rounded to the hundredth.
        rank: Place in the triage list, or None.
        objective: Id of the nearest objective that it serves, or empty.
        pillar: Id of the pillar that it leads up to, or empty.
        path: Ids of all that stands above it, nearest first.
        needs: Ids of the work that must come first.
        tags: Free labels.
    """

    word: ClassVar[str] = "work"

    id: Id
    level: Level
    title: str
    owner: str = ""
    kind: Kind
    quarter: QuarterLabel = ""
    person_weeks: NotNegative = None
    effort_from: str = ""
    impact: Score = None
    value: NotNegative = None
    rank: int | None = None
    objective: str = ""
    pillar: str = ""
    path: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        """First and last day of its quarter."""
        return days_of(self.quarter)


def path_up(cascade: Cascade, thing: Thing, attached: Mapping[str, str]) -> tuple[Thing, ...]:
    """What a thing serves, nearest first, up to a pillar where the path is whole.

    Args:
        cascade: The cascade that holds it.
        thing: Where to start.
        attached: Initiative id to the id of the objective that it supports. A tactic or a quarterly
            initiative that supports nothing itself serves what its attached initiative serves.
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
    """The objective of that id, or None when the id is empty, unknown, or that of another level."""
    thing = cascade.get(named) if named in cascade else None
    return thing if isinstance(thing, Objective) else None


def attachments(judged: Sequence[Judged]) -> dict[str, str]:
    """Initiative id to what it says that it supports."""
    return {entry.initiative.id: entry.initiative.supports for entry in judged}


def quarter_named(text: str) -> str:
    """The quarter that an initiative's free text names, or an empty text when it names none."""
    try:
        return Quarter.parse(text.strip()).label
    except NotAQuarterError:
        return ""


def work_of(cascade: Cascade, judged: Sequence[Judged] = ()) -> tuple[Work, ...]:
    """Everything that costs effort, each once; stopped tactics are left out.

    A quarterly initiative is counted by its tactics; it is counted itself, and they are not, while
    none of them has an effort and it has one, or while it has none. An initiative of the list is
    counted by what carries it out; where several do, each one without an effort (or an impact) of its
    own takes an equal part. Work is of the kind of the initiative that it, or the
    quarterly initiative above it, carries out; without one a tactic is tactical and a quarterly
    initiative undecided.

    Args:
        cascade: The cascade.
        judged: The initiatives of the triage list, each with its verdict.

    Returns:
        Quarterly initiatives, then tactics, then what is left of the list, each in its own order.

    References:
        House rule.
    """
    listed = {entry.initiative.id: entry for entry in judged}
    attached = attachments(judged)
    carriers = _counted(cascade, listed)
    parts = Counter(thing.initiative for thing in carriers)
    carried = {made.initiative for made in cascade.quarterly_initiatives}
    carried |= {tactic.initiative for tactic in cascade.live_tactics}
    return (
        *(_carrier(cascade, thing, listed, attached, parts[thing.initiative]) for thing in carriers),
        *(_idea(cascade, entry) for entry in judged if entry.initiative.id not in carried),
    )


def _counted(cascade: Cascade, listed: Mapping[str, Judged]) -> list[Carrier]:
    """What stands for the effort of the cascade: tactics, or the quarterly initiative above them."""
    tactics = cascade.live_tactics
    whole: list[Carrier] = []
    inside: set[str] = set()
    for quarterly in cascade.quarterly_initiatives:
        below = [tactic for tactic in tactics if tactic.supports == quarterly.id]
        has_effort = _effort(quarterly, listed, 1)[0] is not None
        if not below or (has_effort and all(_effort(tactic, listed, 1)[0] is None for tactic in below)):
            whole.append(quarterly)
            inside.update(tactic.id for tactic in below)
    return [*whole, *(tactic for tactic in tactics if tactic.id not in inside)]


def _effort(thing: Carrier, listed: Mapping[str, Judged], parts: int) -> tuple[float | None, str]:
    """Person-weeks and where they come from; `parts` things carry out the same initiative."""
    if thing.person_weeks is not None:
        return thing.person_weeks, "typed"
    if thing.effort is not None:
        return person_weeks(thing.effort), "score"
    entry = listed.get(thing.initiative)
    weeks = idea_weeks(entry.initiative) if entry is not None else None
    return (None, "") if weeks is None else (float(exact(weeks) / parts), "initiative")


def idea_weeks(initiative: Initiative) -> float | None:
    """Person-weeks of an initiative of the list: its input ``person_weeks``, or by its effort score."""
    typed = initiative.inputs.get("person_weeks")
    return typed if typed is not None else person_weeks(initiative.effort)


def _carrier(
    cascade: Cascade,
    thing: Carrier,
    listed: Mapping[str, Judged],
    attached: Mapping[str, str],
    parts: int,
) -> Work:
    entry = listed.get(thing.initiative)
    idea = entry.initiative if entry is not None else None
    weeks, effort_from = _effort(thing, listed, parts)
    impact, shared_by = thing.impact, 1
    if impact is None and idea is not None:
        impact, shared_by = idea.impact, parts
    return Work(
        id=thing.id,
        level=thing.level,
        title=thing.title,
        owner=thing.owner,
        kind=_kind(cascade, thing, listed),
        quarter=quarter_of(cascade, thing) or (quarter_named(idea.quarter) if idea else ""),
        person_weeks=weeks,
        effort_from=effort_from,
        impact=impact,
        value=_worth(impact, shared_by),
        rank=entry.rank if entry is not None else None,
        needs=thing.needs if isinstance(thing, Tactic) else (),
        tags=thing.tags,
        **_serves(path_up(cascade, thing, attached)),
    )


def _worth(impact: float | None, shared_by: int) -> float | None:
    return None if impact is None else float(round(exact(impact) / shared_by, 2))


def _kind(cascade: Cascade, thing: Carrier, listed: Mapping[str, Judged]) -> Kind:
    above = [parent for parent in cascade.above(thing) if isinstance(parent, QuarterlyInitiative)]
    for carrier in (thing, *above):
        if carrier.initiative in listed:
            return listed[carrier.initiative].kind
    return Kind.TACTICAL if isinstance(thing, Tactic) else Kind.UNDECIDED


def quarter_of(cascade: Cascade, thing: Thing) -> str:
    """The quarter in which a thing counts, or an empty text while it is not planned.

    Its own quarter; without one, the quarter in which it starts (or ends, when only that is known);
    without any date, the quarter of the quarterly initiative that it supports.
    """
    if isinstance(thing, QuarterlyInitiative | Tactic) and thing.quarter:
        return thing.quarter
    start, end = thing.span
    day = start or end
    if day is not None:
        return Quarter.containing(day).label
    return next(
        (above.quarter for above in cascade.above(thing) if isinstance(above, QuarterlyInitiative)), ""
    )


def _idea(cascade: Cascade, entry: Judged) -> Work:
    idea = entry.initiative
    weeks = idea_weeks(idea)
    objective = objective_of(cascade, idea.supports)
    return Work(
        id=idea.id,
        level=Level.INITIATIVE,
        title=idea.title,
        owner=idea.owner,
        kind=entry.kind,
        quarter=quarter_named(idea.quarter),
        person_weeks=weeks,
        effort_from="" if weeks is None else ("typed" if "person_weeks" in idea.inputs else "score"),
        impact=idea.impact,
        value=_worth(idea.impact, 1),
        rank=entry.rank,
        tags=idea.tags,
        **_serves(() if objective is None else (objective, *cascade.above(objective))),
    )


def _serves(path: Sequence[Thing]) -> dict[str, Any]:
    """Nearest objective, pillar and whole path of a piece of work, as fields."""
    return {
        "objective": next((thing.id for thing in path if isinstance(thing, Objective)), ""),
        "pillar": next((thing.id for thing in path if isinstance(thing, Pillar)), ""),
        "path": tuple(thing.id for thing in path),
    }
