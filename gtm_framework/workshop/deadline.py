"""Workshops without a common time: how long a phase is open, and when it is revealed."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from gtm_framework.errors import RefusedError
from gtm_framework.workshop.ballots import Ballot, answered_all
from gtm_framework.workshop.events import OpenUntil
from gtm_framework.workshop.people import Participant, may_score
from gtm_framework.workshop.rounds import hidden_rounds
from gtm_framework.workshop.rules import rules
from gtm_framework.workshop.state import RevealWhen, Workshop

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
    """How many voters a workshop waits for, or a new one would."""
    return max(state.expected if state else 0, LEAST_VOTERS)


def require_open(state: Workshop, now: datetime) -> None:
    """Accept votes and ideas as long as the current phase is open.

    Raises:
        RefusedError: If its deadline has passed.
    """
    if state.open_until is not None and now >= state.open_until:
        raise RefusedError(
            "workshop",
            ["The deadline has passed. Ask the facilitator to extend it if you still want to vote."],
        )


def reveals_by_itself(state: Workshop, ballots: Sequence[Ballot], people: Sequence[Participant]) -> bool:
    """Whether to reveal the hidden votes now, because everyone has answered them.

    Everyone means all people who joined, haven't left, and vote in one of them, and at least the expected
    number. A vote that the current phase doesn't reveal waits for the phase that does.
    """
    hidden = hidden_rounds(state)
    if state.reveal_when is not RevealWhen.EVERYONE or state.finished_at or not hidden:
        return False
    axes = {axis for one in hidden for axis in one.axes}
    voters = [p for p in people if p.left_at is None and axes & set(may_score(state, p))]
    if len(voters) < max(state.expected, LEAST_VOTERS):
        return False
    return all(answered_all(state, one, ballots, voter) for one in hidden for voter in voters)
