"""The rules of the room: roles, limits, codes, and what visitors may do."""

from pydantic import Field

from gtm_framework.records import Part


class RoleRule(Part):
    """A role in the room, and the axes it scores by default.

    Attributes:
        silent: Whether it also can't submit ideas.
    """

    title: str
    help: str
    scores: tuple[str, ...]
    silent: bool = False


class Limits(Part):
    """The limits of one workshop; lengths in characters."""

    people: int
    phase_minutes: int
    open_days: int
    items: int
    ideas_each: int
    title_length: int
    text_length: int
    moves: int


class CodeRule(Part):
    """The characters, length, and lifetime of codes."""

    alphabet: str
    read_as: dict[str, str]
    join_length: int = Field(gt=0)
    token_length: int = Field(gt=0)
    group: int = Field(gt=0)
    join_hours: int = Field(gt=0)
    token_hours: int = Field(gt=0)


class AttemptRule(Part):
    """How many wrong codes are answered within a window."""

    window_minutes: int = Field(gt=0)
    from_one_visitor: int = Field(gt=0)
    from_one_address: int = Field(gt=0)
    from_all: int = Field(gt=0)


class GuestRule(Part):
    """The limits for visitors without the facilitator's pass in a shared app.

    Example:
        >>> from gtm_framework.workshop.rules import rules
        >>> rules().guests.seats_per_address, rules().guests.idle_seconds
        (125, 180)
    """

    connections: int = Field(gt=0)
    connections_per_address: int = Field(gt=0)
    frames_per_second: int = Field(gt=0)
    frames_per_second_in_all: int = Field(gt=0)
    burst_seconds: int = Field(gt=0)
    frame_bytes: int = Field(gt=0)
    request_seconds: int = Field(gt=0)
    silent_per_address: int = Field(gt=0)
    silent_in_all: int = Field(gt=0)
    first_frame_seconds: int = Field(gt=0)
    idle_seconds: int = Field(gt=0)
    seats_per_address: int = Field(gt=0)
