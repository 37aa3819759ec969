"""The end of the workshop: the capacity limit, the decisions, and the parking lot."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from gtm_framework.errors import UnknownNameError
from gtm_framework.exact import exact
from gtm_framework.workshop.entries import Capacity, Decision, Parked
from gtm_framework.workshop.events import Decide, DecideRest, Park, SetCapacity, SetWeeks, TakeBack, Unpark
from gtm_framework.workshop.rules.book import rules
from gtm_framework.workshop.state import Workshop


@dataclass(frozen=True)
class CapacityLine:
    """Where the cut line is.

    Attributes:
        above: Ids that fit, in list order.
        below: Ids below the line, in list order.
        used: What the ideas above take up, in ideas or person-weeks, exact.
        would_still_fit: Ids below the line that would each fit on their own into the remaining capacity.
        unknown: Ids whose person-weeks are unknown; they count as zero.
    """

    above: tuple[str, ...]
    below: tuple[str, ...]
    used: Fraction
    would_still_fit: tuple[str, ...]
    unknown: tuple[str, ...]


WeeksOf = Callable[[float | None], float | None]
"""The person-weeks for an effort from 1 to 10; None for a blank effort."""


def weeks_for(state: Workshop, item: str, effort: float | None, weeks_of: WeeksOf) -> Fraction | None:
    """An idea's person-weeks: the number someone entered, or else the estimate from its effort.

    Args:
        state: The workshop's current state.
        item: Id of the idea.
        effort: Its effort from 1 to 10, or None.
        weeks_of: The product's table from effort to person-weeks.
    """
    weeks = state.weeks[item] if item in state.weeks else weeks_of(effort)
    return None if weeks is None else exact(weeks)


def capacity_line(
    order: Sequence[str], capacity: Capacity, weeks: Mapping[str, Fraction | None] | None = None
) -> CapacityLine:
    """Cut a list where the capacity is used up.

    Args:
        order: Ids in list order.
        capacity: The capacity limit.
        weeks: Person-weeks of each idea, for a capacity in person-weeks.

    Returns:
        The first idea that doesn't fit sets the line; everything after it is below, whatever its size.
    """
    counting = capacity.unit == "ideas"
    costs = {item: Fraction(1) if counting else (weeks or {}).get(item) for item in order}
    amount, used, cut = exact(capacity.amount), Fraction(), len(order)
    for place, item in enumerate(order):
        cost = costs[item] or Fraction()
        if used + cost > amount:
            cut = place
            break
        used += cost
    below = tuple(order[cut:])
    left = amount - used
    return CapacityLine(
        above=tuple(order[:cut]),
        below=below,
        used=used,
        would_still_fit=tuple(i for i in below if (size := costs[i]) is not None and size <= left),
        unknown=tuple(i for i in order if costs[i] is None),
    )


def set_weeks(state: Workshop, event: SetWeeks) -> Workshop:
    """Set an idea's person-weeks, or estimate them from its effort again.

    Raises:
        UnknownNameError: If there is no such idea.
    """
    state.item(event.item)
    others = {item: weeks for item, weeks in state.weeks.items() if item != event.item}
    return state.with_changes(weeks=others if event.weeks is None else {**others, event.item: event.weeks})


def set_capacity(state: Workshop, event: SetCapacity) -> Workshop:
    """Set the capacity limit."""
    return state.with_changes(capacity=event.capacity)


def decide(state: Workshop, event: Decide) -> Workshop:
    """Make the decision on an idea; a later one replaces an earlier one.

    Raises:
        UnknownNameError: If there is no such idea or decision.
        RefusedError: If no decision owner is named.
    """
    state.item(event.item)
    calls = [call.id for call in rules().calls]
    if event.call not in calls:
        raise UnknownNameError("call", event.call, calls)
    decider = event.decider or state.decider
    if not decider:
        raise state.refuse("No decision owner is named. Name one person first.")
    made = Decision(
        item=event.item,
        call=event.call,
        decider=decider,
        reason=event.reason,
        owner=event.owner,
        due=event.due,
        at=event.at,
    )
    return state.with_changes(decisions=(*(d for d in state.decisions if d.item != event.item), made))


def undecided(state: Workshop) -> tuple[str, ...]:
    """Ids of the shortlisted ideas without a decision, in list order.

    Example:
        >>> ideas = [{"id": "i-1", "title": "Webinar"}, {"id": "i-2", "title": "Booth"}]
        >>> call = {"item": "i-1", "call": "do", "decider": "Maya", "at": "2026-10-05T10:40Z"}
        >>> undecided(Workshop(id="w-1", items=ideas, decisions=[call]))
        ('i-2',)
    """
    decided = {decision.item for decision in state.decisions}
    return tuple(item.id for item in state.shortlist if item.id not in decided)


def decide_rest(state: Workshop, event: DecideRest) -> Workshop:
    """Make the same decision on every shortlisted idea that has none yet.

    Raises:
        UnknownNameError: If there is no such decision.
        RefusedError: If no decision owner is named, or every idea has a decision.
    """
    open_still = undecided(state)
    if not open_still:
        raise state.refuse("Every shortlisted idea has a decision. Change one in the list.")
    for item in open_still:
        one = Decide(against=event.against, at=event.at, item=item, call=event.call, reason=event.reason)
        state = decide(state, one)
    return state


def take_back(state: Workshop, event: TakeBack) -> Workshop:
    """Remove the decision on an idea.

    Raises:
        RefusedError: If there is none.
    """
    if all(d.item != event.item for d in state.decisions):
        raise state.refuse(f"There is no decision on {state.item(event.item).title!r}. Make one first.")
    return state.with_changes(decisions=tuple(d for d in state.decisions if d.item != event.item))


def park(state: Workshop, event: Park) -> Workshop:
    """Add a topic to the parking lot."""
    return state.with_changes(
        parked=(*state.parked, Parked(text=event.text, owner=event.owner, due=event.due))
    )


def unpark(state: Workshop, event: Unpark) -> Workshop:
    """Remove a topic from the parking lot.

    Raises:
        RefusedError: If there is no such topic.
    """
    if event.place >= len(state.parked):
        raise state.refuse("That topic isn’t in the parking lot anymore. Check the list.")
    return state.with_changes(parked=state.parked[: event.place] + state.parked[event.place + 1 :])
