"""A re-vote: what it asks about each idea, and what each person answered the first time."""

from collections.abc import Iterable
from dataclasses import dataclass

from gtm_framework.workshop.discussion.queue_order import Queued
from gtm_framework.workshop.room.people import Participant
from gtm_framework.workshop.state import Workshop
from gtm_framework.workshop.votes.ballots import Answer, Ballot, latest


@dataclass(frozen=True)
class SaidBefore:
    """A person's own earlier answer.

    Attributes:
        answer: Whether it was a value, a skip, or a "don't know".
        value: The value; None unless the answer is a value.

    Example:
        >>> SaidBefore(Answer.VALUE, 8).value, SaidBefore(Answer.SKIP, None).value
        (8, None)
    """

    answer: Answer
    value: int | str | None


def disputed(queued: Queued) -> tuple[str, ...]:
    """The axes on which the room disagrees about an idea, widest gap first.

    These are all axes on which its votes aren't close; if they are close on every axis, only the widest.

    Example:
        >>> from gtm_framework.workshop import Item, Workshop
        >>> from gtm_framework.workshop.discussion import queue
        >>> from gtm_framework.workshop.votes import Heard, Seen
        >>> votes = Heard("i-1", "impact", 1, (2, 8, 9), 0, 0), Heard("i-1", "effort", 1, (3, 3), 0, 0)
        >>> state = Workshop(id="w-1", items=[Item(id="i-1", title="Partner channel")])
        >>> disputed(queue(state, Seen(heard=votes))[0])
        ('impact',)
    """
    apart = tuple(found.axis for found in queued.on if found.disputed)
    return apart or tuple(d.axis for d in queued.on[:1])


def said_before(
    state: Workshop, ballots: Iterable[Ballot], person: Participant
) -> dict[tuple[str, str], SaidBefore]:
    """One person's answers to each idea and axis of the open round when it was last revealed.

    Args:
        state: The workshop's current state.
        ballots: Votes of that person or of everyone, in any order.
        person: The person; nobody learns what others answered.

    Returns:
        The person's own answers in revealed rounds; nothing from a round that is still hidden.

    Example:
        >>> votes = {"phase": "impact", "axes": ["impact"], "items": ["i-1"]}
        >>> rounds = [{**votes, "number": 1, "open": False, "revealed": True}, {**votes, "number": 2}]
        >>> ballot = Ballot(person="ana", item="i-1", axis="impact", round=1, value=8)
        >>> ana = Participant(id="ana", joined_at="2026-10-05T09:00Z")
        >>> said_before(Workshop(id="w-1", rounds=rounds), [ballot], ana)["i-1", "impact"].value
        8
    """
    now_open = state.open_round
    if now_open is None:
        return {}
    shown = {one.number for one in state.rounds if one.revealed}
    own = [b for b in ballots if b.person == person.id and b.round in shown]
    return {
        (b.item, b.axis): SaidBefore(b.answer, b.value)
        for b in latest(own, now_open.number)
        if now_open.asks_about(b.item, b.axis)
    }
