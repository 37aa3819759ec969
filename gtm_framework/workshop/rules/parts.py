"""The parts of the workshop's rules, one per table of `data/workshop.toml`."""

from enum import StrEnum
from typing import Literal

from pydantic import Field

from gtm_framework.records import Part, Source


class Votes(StrEnum):
    """What a vote on an axis consists of."""

    DOTS = "dots"
    CHOICE = "choice"
    SCORE = "score"


class Screens(Part):
    """The view a phase shows on each device, by its name in the pages.

    Attributes:
        desk: For the facilitator.
        phone: For a participant with nothing to answer.
        projector: For the room.
    """

    desk: str
    phone: str
    projector: str


class PhaseRule(Part):
    """One phase of the agenda.

    Attributes:
        minutes: Suggested length.
        item_minutes: Suggested length per idea; None if the phase doesn't go idea by idea.
        says: The facilitator's script.
        does: What the facilitator does meanwhile.
        room: What the shared screen says to the room.
        opens: Axes that are voted on.
        reveals: Axes whose votes can be revealed here.
        takes_ideas: Whether participants hand in ideas.
        takes_moves: Whether the facilitator can let everyone move cards on the board here.
        needs: What must be there before it can begin.
        required: Whether every agenda has it.
        screens: The views it shows on each device.

    Example:
        >>> from gtm_framework.workshop.rules import rules
        >>> impact = rules().phase("impact")
        >>> impact.minutes, impact.opens, impact.needs
        (6, ('impact',), ('goal', 'items'))
    """

    id: str
    title: str
    minutes: int = Field(gt=0)
    item_minutes: int | None = Field(default=None, gt=0)
    says: str
    does: str
    room: str
    why: str
    opens: tuple[str, ...] = ()
    reveals: tuple[str, ...] = ()
    takes_ideas: bool = False
    takes_moves: bool = False
    needs: tuple[Literal["goal", "items", "revealed"], ...] = ()
    required: bool = False
    screens: Screens


class StepRule(Part):
    """One phase in a template; if a text is empty, the phase's own text applies.

    Attributes:
        minutes: Its length here.
    """

    phase: str
    minutes: int = Field(gt=0)
    title: str = ""
    says: str = ""
    does: str = ""
    room: str = ""


class TemplateRule(Part):
    """An agenda that a workshop can start from.

    Attributes:
        minutes: The sum of its steps.
    """

    id: str
    title: str
    help: str
    minutes: int
    steps: tuple[StepRule, ...]


class AxisRule(Part):
    """What can be voted on.

    Attributes:
        votes: Dots, one of the rubric's options, or a whole step from 1 to 10.
        asks: The question for a scored axis; empty for others.
        most: Asks for the highest idea on a scored axis.
        least: Asks for the lowest idea on it.
        halves: How to round a median between two steps.
    """

    title: str
    votes: Votes
    asks: str = ""
    most: str = ""
    least: str = ""
    halves: Literal["down", "up", "inward"] = "down"
    source: Source


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


class AlikeRule(Part):
    """How many shared words make two ideas likely duplicates."""

    least_words: int = Field(gt=0)
    share_percent: int = Field(gt=0, le=100)


class DotRule(Part):
    """How many dots each person has, and how long the suggested shortlist is."""

    divide_by: int = Field(gt=0)
    least: int = Field(ge=0)
    most: int = Field(gt=0)
    on_one: int = Field(gt=0)
    keep: int = Field(gt=0)


class BallotRule(Part):
    """How voting works on the phone.

    Attributes:
        ends_from: With this many ideas or more, people pick the highest and the lowest before scoring.
        reason_length: Maximum characters of a private reason.
    """

    ends_from: int = Field(ge=3)
    reason_length: int = Field(gt=0)


class CombineRule(Part):
    """How votes become one score, in words."""

    text: str


class AgreementRule(Part):
    """What agreement means, in words, and which spreads count as close or apart.

    Attributes:
        order: The order in which disagreements are discussed, in words.
    """

    text: str
    order: str
    close_percent: int = Field(ge=0, le=100)
    apart_percent: int = Field(ge=0, le=100)
    concordance: str


class GuardRule(Part):
    """When to warn the room that nearly everything is high."""

    axis: str
    share_percent: int = Field(gt=0, le=100)
    least_items: int = Field(gt=0)
    text: str


class PlacingRule(Part):
    """How ranking by comparison works, in words."""

    text: str


class CapacityRule(Part):
    """How the cut line works, in words."""

    text: str


class CallRule(Part):
    """One of the possible decisions on an idea."""

    id: str
    title: str
    help: str


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
