"""What a viewer may see of the votes: the only code that hands out votes.

Before the reveal, it only says how many people are done, if the facilitator wants that. After the reveal,
it returns the values, sorted and without names.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from gtm_framework.workshop.discussion.agreement import kendalls_w
from gtm_framework.workshop.entries import Round
from gtm_framework.workshop.room.people import Participant, may_score
from gtm_framework.workshop.rules.book import rules
from gtm_framework.workshop.rules.vote_rules import Votes
from gtm_framework.workshop.state import DoneShown, Workshop
from gtm_framework.workshop.votes.ballots import Answer, Ballot, latest, still_to_answer
from gtm_framework.workshop.votes.seen import Done, Heard, Reason, Seen, Viewer, Whole


def visible(
    state: Workshop, ballots: Iterable[Ballot], people: Sequence[Participant], viewer: Viewer
) -> Seen:
    """What a viewer may see of the votes.

    Args:
        state: The workshop's current state.
        ballots: Every vote in the workshop; repeated votes within a round in the order they were cast.
        people: Everyone in the room; those who left don't count as waiting.
        viewer: The viewer. After the reveal, everyone sees the same.

    Returns:
        Before a round is revealed: only how many people are done, if the workshop
        shows that to this viewer. After it: its values without names.

    Example:
        >>> vote = {"number": 1, "phase": "impact", "axes": ["impact"], "items": ["i-1"]}
        >>> hidden = Workshop(id="w-1", items=[{"id": "i-1", "title": "Webinar"}], rounds=[vote])
        >>> shown = hidden.with_changes(rounds=[{**vote, "open": False, "revealed": True}])
        >>> ballot = Ballot(person="leo", item="i-1", axis="impact", round=1, value=8)
        >>> [len(visible(state, [ballot], [], Viewer.SCREEN).heard) for state in (hidden, shown)]
        [0, 1]
    """
    ballots = tuple(ballots)
    revealed = [one for one in state.rounds if one.revealed]
    return Seen(
        done=_done(state, ballots, people) if _sees_done(state, viewer) else None,
        heard=tuple(h for one in revealed for h in _heard(state, ballots, one)),
        wholes=tuple(w for one in revealed for w in _wholes(state, ballots, one)),
    )


def _sees_done(state: Workshop, viewer: Viewer) -> bool:
    if state.open_round is None:
        return False
    shown = state.done_shown
    return shown is DoneShown.EVERYONE or (shown is DoneShown.FACILITATOR and viewer is Viewer.FACILITATOR)


def _done(state: Workshop, ballots: Sequence[Ballot], people: Sequence[Participant]) -> Done:
    now_open = state.open_round
    asked = set(now_open.axes) if now_open else set()
    voters = [p for p in people if p.left_at is None and asked & set(may_score(state, p))]
    cast: dict[str, list[Ballot]] = {p.id: [] for p in voters}
    for ballot in ballots:
        if now_open and ballot.round == now_open.number and ballot.person in cast:
            cast[ballot.person].append(ballot)
    return Done(done=sum(not still_to_answer(state, cast[p.id], p) for p in voters), of=len(voters))


def _standing(ballots: Sequence[Ballot], one: Round) -> dict[str, list[Ballot]]:
    """Maps each axis to the votes that count in a round."""
    standing: dict[str, list[Ballot]] = {axis: [] for axis in one.axes}
    for ballot in latest((b for b in ballots if b.axis in standing), one.number):
        standing[ballot.axis].append(ballot)
    return standing


def _heard(state: Workshop, ballots: Sequence[Ballot], one: Round) -> Iterable[Heard]:
    for axis, standing in _standing(ballots, one).items():
        choice = rules().axis(axis).votes is Votes.CHOICE
        place = state.options[axis].index if choice else None
        by_item: dict[str, list[Ballot]] = {item: [] for item in one.items if one.asks_about(item, axis)}
        for ballot in standing:
            if ballot.item in by_item:
                by_item[ballot.item].append(ballot)
        for item, here in by_item.items():
            values = [b.value for b in here if b.value is not None]
            yield Heard(
                item=item,
                axis=axis,
                round=one.number,
                values=tuple(sorted(values, key=place)),
                skipped=sum(b.answer is Answer.SKIP for b in here),
                dont_know=sum(b.answer is Answer.DONT_KNOW for b in here),
                reasons=_reasons(here, place),
            )


def _reasons(here: Sequence[Ballot], place: Callable[[Any], int] | None) -> tuple[Reason, ...]:
    """The reasons on one idea and axis in an order that reveals nothing about who wrote them."""

    def order(reason: Reason) -> tuple[bool, int, str]:
        counted = reason.value is not None
        step = 0 if reason.value is None else place(reason.value) if place else int(reason.value)
        return not counted, step, reason.text

    return tuple(sorted((Reason(b.value, b.reason) for b in here if b.reason), key=order))


def _wholes(state: Workshop, ballots: Sequence[Ballot], one: Round) -> Iterable[Whole]:
    for axis, standing in _standing(ballots, one).items():
        if rules().axis(axis).votes is not Votes.SCORE:
            continue
        earlier = [r for r in state.rounds if axis in r.axes and r.number <= one.number]
        asked = {item for r in earlier for item in r.items if r.asks_about(item, axis)}
        items = [item.id for item in state.shortlist if item.id in asked]
        by_person: dict[str, dict[str, int]] = {}
        for ballot in standing:
            if isinstance(ballot.value, int):
                by_person.setdefault(ballot.person, {})[ballot.item] = ballot.value
        complete = [scores for scores in by_person.values() if set(items) <= set(scores)]
        sheets = [[scores[item] for item in items] for scores in complete]
        yield Whole(axis=axis, round=one.number, concordance=kendalls_w(sheets))
