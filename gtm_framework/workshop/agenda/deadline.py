"""Workshops where people vote when they can: how long a phase is open, and when its votes are revealed."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from gtm_framework.errors import RefusedError
from gtm_framework.workshop.agenda.rounds import hidden_rounds
from gtm_framework.workshop.events import OpenUntil
from gtm_framework.workshop.room.people import Participant, may_score
from gtm_framework.workshop.rules.book import rules
from gtm_framework.workshop.state import RevealWhen, Workshop
from gtm_framework.workshop.votes.ballots import Ballot, answered_all

LEAST_VOTERS = 2
"""The minimum number of voters for an automatic reveal; one person's vote wouldn't be anonymous."""


def open_until(state: Workshop, event: OpenUntil) -> Workshop:
    """Set or remove the current phase's deadline.

    Raises:
        RefusedError: If it has passed, or is too far away.
    """
    if event.until is None:
        return state.with_changes(open_until=None)
    if event.until <= event.at:
        raise state.refuse("The deadline has passed already. Choose a later time.")
    most = rules().limits.open_days
    if event.until > event.at + timedelta(days=most):
        raise state.refuse(f"The deadline is more than {most} days away. Choose an earlier one.")
    return state.with_changes(open_until=event.until)


def voters_expected(state: Workshop | None) -> int:
    """How many voters a workshop waits for, or a new one would.

    Example:
        >>> voters_expected(None), voters_expected(Workshop(id="w-1", expected=5))
        (2, 5)
    """
    return max(state.expected if state else 0, LEAST_VOTERS)


def require_open(state: Workshop, now: datetime) -> None:
    """Accept votes and ideas as long as the current phase is open.

    Raises:
        RefusedError: If its deadline has passed.

    Example:
        >>> state = Workshop(id="w-1", open_until="2026-10-05T12:00Z")
        >>> require_open(state, state.open_until)
        Traceback (most recent call last):
            ...
        gtm_framework.errors.RefusedError: workshop: The deadline has passed. Ask the facilitator to extend
        it if you still want to vote.
    """
    if is_late(state, now):
        raise RefusedError(
            "workshop",
            ["The deadline has passed. Ask the facilitator to extend it if you still want to vote."],
        )


def is_late(state: Workshop, now: datetime) -> bool:
    """Whether the current phase's deadline has passed.

    Example:
        >>> state = Workshop(id="w-1", open_until="2026-10-05T12:00Z")
        >>> is_late(state, state.open_until)
        True
    """
    return state.open_until is not None and now >= state.open_until and not state.finished_at


def is_due(state: Workshop, now: datetime) -> bool:
    """Whether the deadline has passed for votes that are revealed automatically.

    Example:
        >>> vote = {"number": 1, "phase": "impact", "axes": ["impact"], "items": ["i-1"]}
        >>> until = {"reveal_when": "deadline", "open_until": "2026-10-05T12:00Z"}
        >>> state = Workshop(id="w-1", phase="reveal", rounds=[vote], **until)
        >>> is_due(state, state.open_until)
        True
    """
    wanted = state.reveal_when is RevealWhen.DEADLINE
    return wanted and is_late(state, now) and bool(hidden_rounds(state))


def after_deadline(state: Workshop) -> str:
    """Who does what once the deadline has passed, in a sentence; empty if there is nothing to do.

    Example:
        >>> after_deadline(Workshop(id="w-1", phase="ideas"))
        'The facilitator can collect the ideas.'
    """
    if hidden_rounds(state):
        few = "Fewer than two people voted. " if state.reveal_when is RevealWhen.DEADLINE else ""
        return f"{few}The facilitator can reveal the votes or set a later deadline."
    if state.open_round:
        return "The facilitator can go to the next phase or set a later deadline."
    return "The facilitator can collect the ideas." if state.current_phase.takes_ideas else ""


def reveals_by_itself(
    state: Workshop, ballots: Sequence[Ballot], people: Sequence[Participant], now: datetime | None = None
) -> bool:
    """Whether to reveal the hidden votes now: everyone has answered, or the deadline has passed.

    “Everyone” means all people who joined, haven't left, and vote in one of the rounds, but at least the
    expected number. At the deadline, it takes at least two voters. A vote that the current phase doesn't
    reveal waits for the phase that does.

    Example:
        >>> vote = {"number": 1, "phase": "impact", "axes": ["impact"], "items": ["i-1"]}
        >>> idea = {"id": "i-1", "title": "Win-back emails"}
        >>> state = Workshop(id="w-1", phase="reveal", rounds=[vote], items=[idea], reveal_when="everyone")
        >>> people = [Participant(id=name, joined_at="2026-10-05T09:00Z") for name in ("ana", "leo")]
        >>> ballots = [Ballot(person=who.id, item="i-1", axis="impact", round=1, value=8) for who in people]
        >>> reveals_by_itself(state, ballots[:1], people), reveals_by_itself(state, ballots, people)
        (False, True)
    """
    hidden = hidden_rounds(state)
    if state.reveal_when is RevealWhen.MANUAL or state.finished_at or not hidden:
        return False
    if now and is_due(state, now):
        numbers = {one.number for one in hidden}
        return len({b.person for b in ballots if b.round in numbers}) >= LEAST_VOTERS
    axes = {axis for one in hidden for axis in one.axes}
    voters = [p for p in people if p.left_at is None and axes & set(may_score(state, p))]
    if len(voters) < max(state.expected, LEAST_VOTERS):
        return False
    return all(answered_all(state, one, ballots, voter) for one in hidden for voter in voters)
