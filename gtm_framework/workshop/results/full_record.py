"""A workshop's record: decisions, reasons, who decided, spread before and after, what was parked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction

from gtm_framework.triage import THRESHOLD, Initiative, Ranked, Rubric, rank
from gtm_framework.triage.methods import MethodChoice
from gtm_framework.triage.methods import method as method_named
from gtm_framework.workshop.entries import Capacity, Decision, Item, Parked
from gtm_framework.workshop.results.axis_records import AxisRecord, axis_records
from gtm_framework.workshop.results.final_call import CapacityLine, WeeksOf, capacity_line, weeks_for
from gtm_framework.workshop.results.saving import hand_back
from gtm_framework.workshop.room.people import Participant
from gtm_framework.workshop.state import Workshop
from gtm_framework.workshop.votes.seen import Seen


@dataclass(frozen=True)
class IdeaRecord:
    """One idea at the end of the workshop.

    Attributes:
        item: The idea with all its wordings.
        ranked: Its verdict, quadrant, and rank from the ranking engine.
        axes: The room's results for it.
        decision: The decision, or None.
        weeks: Its person-weeks, if known.
        above: Whether it is above the cut line; None without a line.

    Example:
        >>> placed = {"impact": {"i-1": 8}, "effort": {"i-1": 3}}
        >>> state = Workshop(id="w-1", items=[{"id": "i-1", "title": "Webinar"}], placed=placed)
        >>> made = record(state, Seen(), [], {}, datetime(2026, 10, 5, 11), weeks_of=lambda _: 1)
        >>> [(idea.item.title, idea.ranked.quadrant.value, idea.ranked.rank) for idea in made.ideas]
        [('Webinar', 'quick_win', 1)]
    """

    item: Item
    ranked: Ranked
    axes: tuple[AxisRecord, ...]
    decision: Decision | None
    weeks: Fraction | None
    above: bool | None


@dataclass(frozen=True)
class Record:
    """The complete record of a workshop.

    Attributes:
        goal, decider: The question it answered, and the decision owner.
        began_at: When it began, or None.
        ended_at: When it ended, or the time of the record.
        people: How many took part.
        names: Their names in a named workshop, sorted; never with their votes.
        ideas: The shortlist in list order.
        capacity, line: The capacity limit, and where the cut line is; None without one.
        concordance: Kendall's W by axis, of the first and of the last vote.
        parked: The parking lot.
        set_aside: Ideas that didn't make the shortlist.
        spent: Minutes of each phase that was visited.

    Example:
        >>> state = Workshop(id="w-1", goal="What next?", decider="Maya")
        >>> made = record(state, Seen(), [], {}, datetime(2026, 10, 5, 11), weeks_of=lambda _: 1)
        >>> made.goal, made.decider, made.people
        ('What next?', 'Maya', 0)
    """

    goal: str
    decider: str
    began_at: datetime | None
    ended_at: datetime
    people: int
    names: tuple[str, ...]
    ideas: tuple[IdeaRecord, ...]
    capacity: Capacity | None
    line: CapacityLine | None
    concordance: tuple[tuple[str, Fraction | None, Fraction | None], ...]
    parked: tuple[Parked, ...]
    set_aside: tuple[Item, ...]
    spent: tuple[tuple[str, timedelta], ...]


def record(
    state: Workshop,
    seen: Seen,
    people: Sequence[Participant],
    known: Mapping[str, Initiative],
    at: datetime,
    *,
    weeks_of: WeeksOf,
    method: MethodChoice | None = None,
    threshold: float = THRESHOLD,
    rubric: Rubric | None = None,
) -> Record:
    """Write a workshop's record.

    Args:
        state: The workshop's current state.
        seen: What was revealed; hidden votes aren't in the record.
        people: Everyone who took part.
        known: The workspace's initiatives by id.
        at: The time of the record.
        weeks_of: The product's table from effort to person-weeks.
        method: The workspace's ranking method.
        threshold: The workspace's threshold between low and high.
        rubric: The workspace's rubric; None for the product's own.

    Example:
        >>> state = Workshop(id="w-1", goal="What next?", items=[{"id": "i-1", "title": "Webinar"}])
        >>> made = record(state, Seen(), [], {}, datetime(2026, 10, 5, 11), weeks_of=lambda _: 1)
        >>> made.goal, [idea.item.title for idea in made.ideas]
        ('What next?', ['Webinar'])
    """
    rubric = rubric or Rubric.default()
    shortlist = {item.id: item for item in state.shortlist}
    back = hand_back(state, seen, known).initiatives
    by = method_named(method).with_own_places()
    ranked = rank([i for i in back if i.id in shortlist], by, rubric, threshold)
    weeks = {
        i.id: weeks_for(state, i.id, i.matrix_effort, weeks_of) for i in (r.initiative for r in ranked)
    }
    order = [r.initiative.id for r in ranked]
    line = capacity_line(order, state.capacity, weeks) if state.capacity else None
    decisions = {d.item: d for d in state.decisions}
    return Record(
        goal=state.goal,
        decider=state.decider,
        began_at=state.visits[0].began_at if state.visits else None,
        ended_at=state.finished_at or at,
        people=len(people),
        names=tuple(sorted(p.name for p in people if p.name)) if state.named else (),
        ideas=tuple(
            IdeaRecord(
                item=shortlist[r.initiative.id],
                ranked=r,
                axes=axis_records(state, seen, r.initiative.id, rubric),
                decision=decisions.get(r.initiative.id),
                weeks=weeks[r.initiative.id],
                above=None if line is None else r.initiative.id in line.above,
            )
            for r in ranked
        ),
        capacity=state.capacity,
        line=line,
        concordance=_concordance(seen),
        parked=state.parked,
        set_aside=tuple(item for item in state.items if not item.shortlisted),
        spent=_spent(state, at),
    )


def _concordance(seen: Seen) -> tuple[tuple[str, Fraction | None, Fraction | None], ...]:
    found = []
    for axis in dict.fromkeys(whole.axis for whole in seen.wholes):
        votes = [whole.concordance.w for whole in seen.wholes if whole.axis == axis]
        found.append((axis, votes[0], votes[-1] if len(votes) > 1 else None))
    return tuple(found)


def _spent(state: Workshop, at: datetime) -> tuple[tuple[str, timedelta], ...]:
    spent: dict[str, timedelta] = {}
    for visit in state.visits:
        spent[visit.phase] = spent.get(visit.phase, timedelta()) + ((visit.ended_at or at) - visit.began_at)
    return tuple((phase.title, spent[phase.id]) for phase in state.phases if phase.id in spent)
