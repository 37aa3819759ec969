"""What the ballot box hands out: plain frozen records, none of which holds a hidden ballot."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from gtm_framework.workshop.events import Event
from gtm_framework.workshop.people import Participant
from gtm_framework.workshop.seen import Seen
from gtm_framework.workshop.state import Workshop


@dataclass(frozen=True, slots=True)
class WorkshopEntry:
    """One workshop in the list of a workspace's workshops.

    Attributes:
        id: The store's name for it.
        goal: Its question; empty before it was asked.
        phase: Id of the phase that it stands in.
        created_at: When it was opened.
        finished_at: When it was closed, or None.
    """

    id: str
    goal: str
    phase: str
    created_at: datetime
    finished_at: datetime | None


class Pulse(NamedTuple):
    """What moves when something has changed that a screen must show; it never moves with a ballot.

    Attributes:
        revision: Moves with everything that a facilitator does.
        room: Moves when somebody comes, goes, or takes another name or role.
    """

    revision: int
    room: int


@dataclass(frozen=True, slots=True)
class Door:
    """How people come in.

    Attributes:
        code: What they type, without hyphens.
        link: The secret at the end of the link.
        until: When both stop working.
    """

    code: str
    link: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Look:
    """A workshop as one viewer sees it, all of it from the same moment.

    Attributes:
        state: Where it stands.
        seen: What this viewer may see of the ballots.
        people: Everyone who was let in, those who have left included, in the order in which they came.
    """

    state: Workshop
    seen: Seen
    people: tuple[Participant, ...]


@dataclass(frozen=True, slots=True)
class LoggedEvent:
    """One thing that was done.

    Attributes:
        revision: What it led to.
        at: When it was written down.
        actor: Who did it, or empty.
        event: What was done.
    """

    revision: int
    at: datetime
    actor: str
    event: Event
