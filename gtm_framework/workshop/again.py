"""A second vote: what it asks about each idea, and what each person said the first time."""

from collections.abc import Iterable
from dataclasses import dataclass

from gtm_framework.workshop.ballots import Answer, Ballot, latest
from gtm_framework.workshop.discussion import Queued
from gtm_framework.workshop.people import Participant
from gtm_framework.workshop.state import Workshop


@dataclass(frozen=True)
class SaidBefore:
    """One's own earlier answer.

    Attributes:
        answer: Whether it was a value, a skip or a "don't know".
        value: What it was; None unless the answer is a value.
    """

    answer: Answer
    value: int | str | None


def disputed(queued: Queued) -> tuple[str, ...]:
    """The axes on which the room is apart about an idea, the widest gap first.

    Those are all on which its votes are not close; if they are close on every axis, the widest of them.
    """
    apart = tuple(found.axis for found in queued.on if found.disputed)
    return apart or tuple(d.axis for d in queued.on[:1])


def said_before(
    state: Workshop, ballots: Iterable[Ballot], person: Participant
) -> dict[tuple[str, str], SaidBefore]:
    """What one person said of each idea and axis of the open round when it was last revealed.

    Args:
        state: The workshop as it stands.
        ballots: Ballots of that person or of everyone, in any order.
        person: Who asks; nobody learns what others said.

    Returns:
        The person's own answers in revealed rounds; nothing of a round that is still hidden.
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
