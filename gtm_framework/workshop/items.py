"""The ideas in the room: added, reworded, merged, shortlisted, discussed."""

from datetime import timedelta

from gtm_framework.workshop.agenda.rounds import talk_ended, votes_again
from gtm_framework.workshop.agenda.timer import Timer
from gtm_framework.workshop.entries import Item, Round
from gtm_framework.workshop.events import AddItems, EndTalk, Merge, Part, Reword, Shortlist, Talk
from gtm_framework.workshop.rules.book import rules
from gtm_framework.workshop.state import Workshop


def add_items(state: Workshop, event: AddItems) -> Workshop:
    """Add ideas to the end of the list; an open vote on the whole list includes them.

    Raises:
        RefusedError: If an idea is already there, or there would be too many.
    """
    known = known_ids(state)
    new: list[Item] = []
    for item in event.items:
        if item.id in known:
            raise state.refuse(f"The idea {item.title!r} is already in the workshop. Choose another idea.")
        known |= {item.id, *(part.id for part in item.merged)}
        new.append(item if item.words else item.with_changes(words=item.title))
    most = rules().limits.items
    if len(state.items) + len(new) > most:
        raise state.refuse(
            f"{len(state.items) + len(new)} ideas are more than the {most} allowed. Merge some first."
        )
    ids = tuple(item.id for item in new if item.shortlisted)
    return state.with_changes(
        items=(*state.items, *new),
        rounds=tuple(
            one.with_changes(items=(*one.items, *ids)) if one.open and _on_the_whole_list(one) else one
            for one in state.rounds
        ),
    )


def known_ids(state: Workshop) -> set[str]:
    """Ids of every idea in the workshop, including merged ones.

    Example:
        >>> merged = Item(id="i-1", title="Win-back emails", merged=[Item(id="i-2", title="Email users")])
        >>> sorted(known_ids(Workshop(id="w-1", items=[merged])))
        ['i-1', 'i-2']
    """
    return {i for item in state.items for i in (item.id, *(part.id for part in item.merged))}


def _on_the_whole_list(one: Round) -> bool:
    return not votes_again(rules().phase(one.phase))


def reword(state: Workshop, event: Reword) -> Workshop:
    """Change a title and notes; the id stays, and so do all votes.

    Raises:
        UnknownNameError: If there is no such idea.
    """
    return _with(state, state.item(event.item).with_changes(title=event.title, notes=event.notes))


def merge(state: Workshop, event: Merge) -> Workshop:
    """Merge one idea into another; its wordings stay with it, and its votes no longer count.

    Raises:
        UnknownNameError: If there is no such idea.
        RefusedError: If the two are the same.
    """
    item, into = state.item(event.item), state.item(event.into)
    if item.id == into.id:
        raise state.refuse(f"{item.title!r} can’t be merged into itself. Choose another idea.")
    alone = item.with_changes(merged=())
    quiet = talk_ended(state) if state.talking == item.id else state
    without = quiet.with_changes(
        items=tuple(i for i in state.items if i.id != item.id),
        talked=tuple(i for i in quiet.talked if i != item.id),
        decisions=tuple(d for d in state.decisions if d.item != item.id),
        moves=tuple(one for one in quiet.moves if one.item != item.id),
        placing=None,
    )
    return _with(without, into.with_changes(merged=(*into.merged, alone, *item.merged)))


def part(state: Workshop, event: Part) -> Workshop:
    """Unmerge an idea; it goes after the other one in the list, in its earlier state.

    Raises:
        UnknownNameError: If there is no such idea.
        RefusedError: If it wasn't merged into that one.
    """
    whole = state.item(event.out_of)
    inside = [i for i in whole.merged if i.id == event.item]
    if not inside:
        raise state.refuse(f"{event.item!r} was not merged into {whole.title!r}. Check the list.")
    rest = whole.with_changes(merged=tuple(i for i in whole.merged if i.id != event.item))
    place = state.items.index(whole) + 1
    return _with(
        state.with_changes(items=(*state.items[:place], *inside, *state.items[place:]), placing=None), rest
    )


def shortlist(state: Workshop, event: Shortlist) -> Workshop:
    """Set the shortlist; other ideas are parked and can come back.

    Raises:
        UnknownNameError: If there is no such idea.
    """
    for name in event.keep:
        state.item(name)
    return state.with_changes(
        items=tuple(item.with_changes(shortlisted=item.id in event.keep) for item in state.items),
        placing=None,
    )


def talk(state: Workshop, event: Talk) -> Workshop:
    """Start discussing an idea, with its own timer; the previous one counts as discussed.

    Raises:
        UnknownNameError: If there is no such idea or axis.
        RefusedError: If the current phase doesn't go idea by idea.
    """
    phase = state.current_phase
    if phase.item_minutes is None:
        where = ", ".join(p.title for p in state.phases if p.item_minutes)
        raise state.refuse(f"{phase.title} does not go idea by idea. Go to one of: {where}.")
    item = state.item(event.item)
    for axis in event.axes:
        rules().axis(axis)
    timer = Timer(started_at=event.at, planned=timedelta(minutes=phase.item_minutes))
    about = {**state.talked_on, item.id: event.axes} if event.axes else state.talked_on
    return talk_ended(state).with_changes(talking=item.id, item_timer=timer, talked_on=about)


def end_talk(state: Workshop, _event: EndTalk) -> Workshop:
    """End the discussion of the current idea, if there is one, and mark it as discussed."""
    return talk_ended(state)


def _with(state: Workshop, changed: Item) -> Workshop:
    return state.with_changes(
        items=tuple(changed if item.id == changed.id else item for item in state.items)
    )
