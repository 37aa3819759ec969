"""Who is in the room: participants, their roles, and what they can vote on."""

from collections.abc import Iterable
from typing import Annotated

from gtm_framework.errors import UnknownNameError
from gtm_framework.records import Record
from gtm_framework.unique_names import BRACKETS, UniqueNames
from gtm_framework.workshop.rules.book import rules
from gtm_framework.workshop.rules.fields import Moment, OneLine, Said
from gtm_framework.workshop.state import Workshop


class Participant(Record):
    """One person in the room; their personal key is only known to the store.

    Attributes:
        id: The store's id for the person; it says nothing about them.
        name: Their name, or empty in an anonymous workshop.
        role: Id of their role.
        device: False if the facilitator enters their votes for them.
        joined_at: When they joined.
        left_at: When they left, or None if they are here.

    Example:
        >>> leo = Participant(id="p-1", name="Leo", joined_at="2026-10-05T09:00Z")
        >>> leo.role, leo.device, leo.left_at
        ('member', True, None)
    """

    word = "participant"

    id: Annotated[str, Said]
    name: OneLine = ""
    role: str = "member"
    device: bool = True
    joined_at: Moment
    left_at: Moment | None = None


def may_score(state: Workshop, person: Participant) -> tuple[str, ...]:
    """The axes a person votes on in this workshop.

    Raises:
        UnknownNameError: If the workshop has no such role.

    Example:
        >>> ana = Participant(id="ana", role="observer", joined_at="2026-10-05T09:00Z")
        >>> [len(may_score(Workshop(id="w-1"), who)) for who in (ana, ana.with_changes(role="member"))]
        [0, 6]
    """
    known = {name: role.scores for name, role in rules().roles.items()} | state.scores
    if person.role not in known:
        raise UnknownNameError("role", person.role, known)
    return known[person.role]


def may_submit(person: Participant) -> bool:
    """Whether a person submits ideas.

    Example:
        >>> ana = Participant(id="ana", joined_at="2026-10-05T09:00Z")
        >>> may_submit(ana), may_submit(ana.with_changes(role="observer"))
        (True, False)
    """
    role = rules().roles.get(person.role)
    return role is None or not role.silent


def distinct_name(name: str, taken: Iterable[str]) -> str:
    """A name nobody in the room has: the second Ana becomes ``"Ana (2)"``.

    An empty name stays empty, because there can be many anonymous people.

    Example:
        >>> distinct_name("Ana", ["Ana", "Leo"]), distinct_name("", ["Ana", ""])
        ('Ana (2)', '')
    """
    room = rules().limits.title_length - len(" (999)")
    name = name[:room]
    return UniqueNames(taken, BRACKETS).claim(name) if name else name
