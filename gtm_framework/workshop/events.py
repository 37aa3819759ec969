"""Everything that a facilitator can do to a workshop, as data: what, when, and against which revision."""

from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import Field

from gtm_framework.records.record import Record
from gtm_framework.triage.initiative import SCALE
from gtm_framework.workshop.entries import Capacity, Item, Step
from gtm_framework.workshop.fields import Moment, OneLine, Said, Text
from gtm_framework.workshop.state import DoneShown, RevealWhen


class Event(Record):
    """One thing done.

    Attributes:
        against: The revision that was in front of whoever did it; an older one is refused.
        at: When it was done.
    """

    word = "event"

    against: int
    at: Moment


class AskGoal(Event):
    """Set the goal; it is written as a question."""

    goal: Annotated[OneLine, Said]


class NameDecider(Event):
    """Name the person who makes the final call."""

    decider: Annotated[OneLine, Said]


class SetUp(Event):
    """Change how the room works; what is None stays as it is."""

    title: OneLine | None = None
    named: bool | None = None
    done_shown: DoneShown | None = None
    open_always: bool | None = None
    reveal_when: RevealWhen | None = None
    expected: Annotated[int, Field(ge=0)] | None = None
    scores: dict[str, tuple[str, ...]] | None = None


class SetAgenda(Event):
    """Change the phases, their order, their length or their words."""

    steps: Annotated[tuple[Step, ...], Field(min_length=1)]


class OpenUntil(Event):
    """Set until when the present phase takes votes and ideas, or None for as long as it lasts."""

    until: Moment | None


class GoTo(Event):
    """Go to a phase: the next one, one further on, or back to one that is to be repeated.

    Attributes:
        phase: Its id.
        items: Ideas to vote on, where the phase votes; empty for the whole shortlist, or after a discussion
            for the ideas that were talked about.
    """

    phase: str
    items: tuple[str, ...] = ()


class Reveal(Event):
    """Uncover the ballots that this phase reveals; the round is closed for good."""


class Hold(Event):
    """Stop the timers."""


class Resume(Event):
    """Let the timers run on."""


class Extend(Event):
    """Give the phase's timer, or the idea's, more time; a negative length takes some away."""

    by: timedelta
    timer: Literal["phase", "item"] = "phase"


class AddItems(Event):
    """Bring ideas in: those gathered in silence, or some from the workspace's list."""

    items: Annotated[tuple[Item, ...], Field(min_length=1)]


class Reword(Event):
    """Change an idea's title or notes; its ballots stay with it."""

    item: str
    title: Annotated[OneLine, Said]
    notes: Text = ""


class Merge(Event):
    """Put an idea into another one; every wording is kept."""

    item: str
    into: str


class Part(Event):
    """Take an idea out of the one that it was put into."""

    item: str
    out_of: str


class Shortlist(Event):
    """Draw the shortlist: these ideas stay, all others are set aside."""

    keep: Annotated[tuple[str, ...], Field(min_length=1)]


class Talk(Event):
    """Begin to discuss an idea; the previous idea counts as discussed.

    Attributes:
        axes: On which the room is apart: what a new vote asks about the idea.
    """

    item: str
    axes: tuple[str, ...] = ()


class EndTalk(Event):
    """End the discussion of the present idea."""


class StartPlacing(Event):
    """Begin to place the shortlist against one another on an axis."""

    axis: str


class AnswerPlacing(Event):
    """Answer the question that the placing asks."""

    higher: bool


class UndoPlacing(Event):
    """Take the last answer of the placing back."""


class EndPlacing(Event):
    """End the placing: keep its order as scores once it is complete, or drop it."""

    keep: bool


class MoveNote(Event):
    """Put an idea elsewhere on the board; None leaves an axis as it is."""

    item: str
    impact: Annotated[int, Field(ge=SCALE[0], le=SCALE[1])] | None = None
    effort: Annotated[int, Field(ge=SCALE[0], le=SCALE[1])] | None = None

    @property
    def scores(self) -> dict[str, int | None]:
        """Axis to score."""
        return {"impact": self.impact, "effort": self.effort}


class LetBallotsStand(Event):
    """Take an idea back to where its ballots put it, after it was moved or placed."""

    item: str


class SetWeeks(Event):
    """Say how many person-weeks an idea takes, or None to go by its effort again."""

    item: str
    weeks: Annotated[float, Field(ge=0, allow_inf_nan=False)] | None


class SetCapacity(Event):
    """Say what can be done at once, or None for no line."""

    capacity: Capacity | None


class Decide(Event):
    """Make the final call on an idea.

    Attributes:
        decider: Who decides; the workshop's named decider when empty.
    """

    item: str
    call: str
    reason: Text = ""
    decider: OneLine = ""
    owner: OneLine = ""
    due: date | None = None


class DecideRest(Event):
    """Make the same final call on every shortlisted idea that has none yet."""

    call: str
    reason: Text = ""


class TakeBack(Event):
    """Take the final call on an idea back."""

    item: str


class Park(Event):
    """Put something into the parking lot."""

    text: Annotated[Text, Said]
    owner: OneLine = ""
    due: date | None = None


class Unpark(Event):
    """Take something out of the parking lot, by its place from 0."""

    place: Annotated[int, Field(ge=0)]


class TurnTo(Event):
    """Turn the shared screen to a page of its scene, from 1."""

    page: Annotated[int, Field(ge=1)]


class PointAt(Event):
    """Point at an idea on the shared screen, and show the page that it is on; empty points at none."""

    item: str = ""


class ShowCode(Event):
    """Lay the QR code over the shared screen, or take it away."""

    shown: bool


class Finish(Event):
    """Close the workshop."""


class Reopen(Event):
    """Open a closed workshop again."""
