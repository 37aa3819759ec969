"""The agenda in action: moving between phases, and opening, closing, and revealing silent rounds."""

from datetime import timedelta

from gtm_framework.workshop.agenda.timer import Timer
from gtm_framework.workshop.entries import Round, Visit
from gtm_framework.workshop.events import Extend, GoTo, Hold, Resume, Reveal
from gtm_framework.workshop.rules.book import rules
from gtm_framework.workshop.rules.phase_rules import PhaseRule
from gtm_framework.workshop.rules.vote_rules import Votes
from gtm_framework.workshop.state import Workshop


def go_to(state: Workshop, event: GoTo) -> Workshop:
    """Leave the current phase and start another; its silent round opens, the previous one closes.

    Raises:
        UnknownNameError: If there is no such phase or idea.
        RefusedError: If the phase needs something that isn't there yet.
    """
    phase = state.phase_rule(event.phase)
    missing = missing_for(state, phase)
    if missing:
        raise state.refuse(f"{phase.title} can’t start yet. {' '.join(missing)}")
    left = (v if v.ended_at else v.with_changes(ended_at=event.at) for v in state.visits)
    visits = (*left, Visit(phase=phase.id, began_at=event.at))
    rounds = tuple(one.with_changes(open=False) if one.open else one for one in state.rounds)
    moved = talk_ended(state).with_changes(
        phase=phase.id,
        open_until=None,
        everyone_moves=False,
        visits=visits,
        timer=Timer(started_at=event.at, planned=timedelta(minutes=phase.minutes)),
        rounds=rounds,
    )
    if not phase.opens:
        return moved
    items = _to_vote_on(moved, phase, event.items)
    return moved.with_changes(rounds=_opened(moved, phase, items))


def missing_for(state: Workshop, phase: PhaseRule) -> tuple[str, ...]:
    """What a phase needs that the workshop doesn't have yet, one sentence each.

    Example:
        >>> missing_for(Workshop(id="w-1"), rules().phase("impact"))
        ('Enter the goal as a question first.', 'Add at least one idea first.')
    """
    has = {
        "goal": (bool(state.goal), "Enter the goal as a question first."),
        "items": (bool(state.shortlist), "Add at least one idea first."),
        "revealed": (scores_revealed(state), "Reveal a vote on impact or effort first."),
    }
    return tuple(has[need][1] for need in phase.needs if not has[need][0])


def scores_revealed(state: Workshop) -> bool:
    """Whether a vote on impact or effort was revealed."""
    return any(
        one.revealed and any(rules().axis(axis).votes is Votes.SCORE for axis in one.axes)
        for one in state.rounds
    )


def talk_ended(state: Workshop) -> Workshop:
    """The workshop with no idea under discussion; the current one counts as discussed."""
    ended = (state.talking,) if state.talking else ()
    return state.with_changes(
        talking="", talked=tuple(dict.fromkeys((*state.talked, *ended))), item_timer=None
    )


def _to_vote_on(state: Workshop, phase: PhaseRule, asked: tuple[str, ...]) -> tuple[str, ...]:
    """The ideas of a new round: the requested ones, or else the discussed ones, or else the shortlist."""
    for name in asked:
        item = state.item(name)
        if not item.shortlisted:
            raise state.refuse(f"{item.title!r} is parked. Put it back on the shortlist to vote on it.")
    chosen = asked or (state.talked if votes_again(phase) else ())
    shortlist = tuple(item.id for item in state.shortlist)
    return tuple(item for item in shortlist if item in chosen) or shortlist


def votes_again(phase: PhaseRule) -> bool:
    """Whether a phase votes on what has already been revealed.

    Example:
        >>> [phase.id for phase in rules().phases if votes_again(phase)]
        ['discuss', 'revote']
    """
    return "revealed" in phase.needs


def _opened(state: Workshop, phase: PhaseRule, items: tuple[str, ...]) -> tuple[Round, ...]:
    """Reopen a phase's round if it is hidden and the newest on its axes, or else start a new one."""
    rounds, asks = state.rounds, _asks(state, phase, items)
    axes = tuple(axis for axis in phase.opens if any(axis in asked for asked in asks.values()))
    newest = next((one for one in reversed(rounds) if set(one.axes) & set(phase.opens)), None)
    if newest and newest.phase == phase.id and not newest.revealed:
        axes = tuple(axis for axis in phase.opens if axis in {*newest.axes, *axes})
        again = newest.with_changes(open=True, items=items, axes=axes, asks=_unlike(axes, asks))
        return tuple(again if one is newest else one for one in rounds)
    opened = Round(number=len(rounds) + 1, phase=phase.id, axes=axes, items=items, asks=_unlike(axes, asks))
    return (*rounds, opened)


def _asks(state: Workshop, phase: PhaseRule, items: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Maps ideas to the axes a phase asks about: all it opens, or what was discussed about the idea.

    There is no re-vote on what was never revealed. If nothing says what an idea was discussed on, it is
    asked about on every scored axis.
    """
    if not votes_again(phase):
        return dict.fromkeys(items, phase.opens)
    known = {axis for one in state.rounds if one.revealed for axis in one.axes}
    scored = tuple(a for a in phase.opens if a in known and rules().axis(a).votes is Votes.SCORE)
    return {
        item: tuple(a for a in phase.opens if a in known and a in state.talked_on.get(item, ())) or scored
        for item in items
    }


def _unlike(axes: tuple[str, ...], asks: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The ideas that aren't asked about on every axis."""
    return {item: asked for item, asked in asks.items() if asked != axes}


def hidden_rounds(state: Workshop) -> list[Round]:
    """The hidden rounds that the current phase would reveal.

    Example:
        >>> vote = Round(number=1, phase="impact", axes=["impact"], items=["i-1"])
        >>> [one.number for one in hidden_rounds(Workshop(id="w-1", phase="reveal", rounds=[vote]))]
        [1]
    """
    reveals = set(state.current_phase.reveals)
    return [one for one in state.rounds if not one.revealed and reveals & set(one.axes)]


def reveal(state: Workshop, _event: Reveal) -> Workshop:
    """Reveal the hidden rounds on this phase's axes, and close them for good.

    A vote after a ranking by comparison replaces it for the ideas in the vote.

    Raises:
        RefusedError: If this phase reveals nothing, or nothing is hidden.
    """
    phase = state.current_phase
    if not phase.reveals:
        where = ", ".join(p.title for p in state.phases if p.reveals)
        raise state.refuse(f"Nothing is revealed in {phase.title}. Go to one of: {where}.")
    hidden = hidden_rounds(state)
    if not hidden:
        raise state.refuse("There is no hidden vote to reveal. Start a vote first.")
    voted_again = {(axis, item) for one in hidden for item in one.items for axis in one.axes_of(item)}
    placed = {
        axis: {item: score for item, score in scores.items() if (axis, item) not in voted_again}
        for axis, scores in state.placed.items()
    }
    return state.with_changes(
        placed={axis: scores for axis, scores in placed.items() if scores},
        moves=tuple(
            one for one in state.moves if not any((axis, one.item) in voted_again for axis in one.after)
        ),
        rounds=tuple(
            one.with_changes(open=False, revealed=True) if one in hidden else one for one in state.rounds
        ),
    )


def hold(state: Workshop, event: Hold) -> Workshop:
    """Pause both timers."""
    return state.with_changes(
        timer=state.timer and state.timer.hold(event.at),
        item_timer=state.item_timer and state.item_timer.hold(event.at),
    )


def resume(state: Workshop, event: Resume) -> Workshop:
    """Resume both timers."""
    return state.with_changes(
        timer=state.timer and state.timer.resume(event.at),
        item_timer=state.item_timer and state.item_timer.resume(event.at),
    )


def extend(state: Workshop, event: Extend) -> Workshop:
    """Add time to a timer.

    Raises:
        RefusedError: If that timer isn't running.
    """
    name = "timer" if event.timer == "phase" else "item_timer"
    timer: Timer | None = getattr(state, name)
    if timer is None:
        raise state.refuse(f"The {event.timer} timer isn’t running. Start it first.")
    return state.with_changes(**{name: timer.longer(event.by)})
