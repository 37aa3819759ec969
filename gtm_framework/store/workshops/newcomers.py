"""Who may join a workshop, in which role, and under which name."""

import secrets
from collections.abc import Sequence
from datetime import datetime

from gtm_framework.errors import RefusedError, UnknownNameError
from gtm_framework.workshop import Workshop
from gtm_framework.workshop.room import Participant, distinct_name
from gtm_framework.workshop.rules import rules


def newcomer(
    state: Workshop, here: Sequence[Participant], name: str, role: str, *, device: bool, now: datetime
) -> Participant:
    """Someone who joins, under a name nobody else has."""
    most = rules().limits.people
    if sum(p.left_at is None for p in here) >= most:
        full = (
            f"{most} people are in the workshop, and that is the limit. Ask the facilitator to make room."
        )
        raise RefusedError("join", [full])
    wanted = Participant(
        id=f"p-{secrets.token_hex(8)}",
        name=name if state.named else "",
        role=role,
        device=device,
        joined_at=now,
    )
    if state.named and not wanted.name:
        raise RefusedError("join", ["Add a name. This workshop asks everyone for one."])
    return wanted.with_changes(name=distinct_name(wanted.name, {p.name for p in here}))


def check_role(state: Workshop, role: str) -> None:
    """Refuse a role that the workshop doesn't have.

    Raises:
        UnknownNameError: If there is no such role.
    """
    known = {**rules().roles, **state.scores}
    if role not in known:
        raise UnknownNameError("role", role, known)
