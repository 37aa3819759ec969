"""The parts of the workshop's rules, one for each table of `data/workshop.toml`."""

from enum import StrEnum
from typing import Literal

from pydantic import Field

from gtm_framework.records.fields import Source
from gtm_framework.records.record import Part


class Votes(StrEnum):
    """What a ballot on an axis consists of."""

    DOTS = "dots"
    CHOICE = "choice"
    SCORE = "score"


class Screens(Part):
    """The screen that a phase shows on each device, by its name in the pages.

    Attributes:
        desk: For the facilitator.
        phone: For a participant with nothing to answer.
        projector: For the room.
    """

    desk: str
    phone: str
    projector: str


class PhaseRule(Part):
    """One line of the run-sheet.

    Attributes:
        minutes: Suggested length.
        item_minutes: Suggested length for one idea, or None where the phase is not idea by idea.
        says: The facilitator's script.
        does: What the facilitator does meanwhile.
        room: What the shared screen says to the room.
        opens: Axes on which ballots are taken.
        reveals: Axes whose ballots can be uncovered here.
        takes_ideas: Whether participants hand in ideas.
        needs: What must be there before it can begin.
        required: Whether every agenda has it.
        screens: What it shows on each device.
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
    needs: tuple[Literal["goal", "items", "revealed"], ...] = ()
    required: bool = False
    screens: Screens


class StepRule(Part):
    """One phase in a template; a text that is empty is the phase's own.

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
        minutes: What its steps add up to.
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
        asks: The question on the ballot of a scored axis; empty for others.
        most: Asks for the idea at the upper end of a scored axis.
        least: Asks for the idea at its lower end.
        halves: Where a middle between two steps goes.
    """

    title: str
    votes: Votes
    asks: str = ""
    most: str = ""
    least: str = ""
    halves: Literal["down", "up", "inward"] = "down"
    source: Source


class RoleRule(Part):
    """A part that someone plays in the room, and the axes it scores to begin with.

    Attributes:
        silent: Whether it submits no ideas either.
    """

    title: str
    help: str
    scores: tuple[str, ...]
    silent: bool = False


class Limits(Part):
    """How much one workshop holds; lengths in characters."""

    people: int
    phase_minutes: int
    open_days: int
    items: int
    ideas_each: int
    title_length: int
    text_length: int


class AlikeRule(Part):
    """From how many shared words on two ideas are suggested as duplicates."""

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
    """How a ballot is filled in.

    Attributes:
        ends_from: Ideas from which on people pick the highest and the lowest before they score.
        reason_length: Characters of a private reason.
    """

    ends_from: int = Field(ge=3)
    reason_length: int = Field(gt=0)


class CombineRule(Part):
    """How ballots become one score, in words."""

    text: str


class AgreementRule(Part):
    """What agreement means, in words, and from where on a spread reads as close or apart.

    Attributes:
        order: In which order disagreements are discussed, in words.
    """

    text: str
    order: str
    close_percent: int = Field(ge=0, le=100)
    apart_percent: int = Field(ge=0, le=100)
    concordance: str


class GuardRule(Part):
    """From when on the room is told that nearly everything is high."""

    axis: str
    share_percent: int = Field(gt=0, le=100)
    least_items: int = Field(gt=0)
    text: str


class PlacingRule(Part):
    """How ideas are placed against one another, in words."""

    text: str


class CapacityRule(Part):
    """Where the list is cut, in words."""

    text: str


class CallRule(Part):
    """One of the final calls that can be made on an idea."""

    id: str
    title: str
    help: str


class CodeRule(Part):
    """What codes are made of, how long they are and how long they hold."""

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
    """What visitors without the facilitator's pass may use of a shared app."""

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
