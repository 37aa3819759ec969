"""What a workshop is made of: ideas, silent rounds, visits to phases, final calls, the parking lot."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from gtm_framework.records.record import Record
from gtm_framework.workshop.fields import Moment, OneLine, Said, Text
from gtm_framework.workshop.rules import rules


class Step(Record):
    """One phase of a workshop's agenda; a text that is empty is the phase's own.

    Attributes:
        phase: Id of the phase.
        minutes: How long it should take.
        title: What it is called here.
        says: The facilitator's script.
        does: What the facilitator does meanwhile.
        room: What the shared screen says to the room.
    """

    word = "agenda"

    phase: str
    minutes: Annotated[int, Field(ge=1, le=rules().limits.phase_minutes)]
    title: OneLine = ""
    says: Text = ""
    does: Text = ""
    room: Text = ""


class Template(Record):
    """An agenda of a team's own that a workshop can start from."""

    word = "template"

    title: Annotated[OneLine, Said]
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]

    def inconsistencies(self) -> Iterator[str]:
        """A title that one of the product's templates has."""
        if self.title in {one.title for one in rules().templates}:
            yield f"{self.title!r} is a built-in template. Choose another title."


class Item(Record):
    """One idea in the room. Its id is the initiative's, so whatever changes, its ballots stay with it.

    Attributes:
        id: The initiative's id.
        title: What it is called now.
        words: What it was called when it came in; never changed.
        notes: More about it.
        merged: Ideas that were put together with this one, whole, so that they can be parted again.
        shortlisted: False once it has been set aside.
    """

    word = "idea"

    id: Annotated[str, Said]
    title: Annotated[OneLine, Said]
    words: OneLine = ""
    notes: Text = ""
    merged: tuple["Item", ...] = ()
    shortlisted: bool = True

    @property
    def texts(self) -> tuple[str, ...]:
        """Every wording that lies in this idea, its own first."""
        own = (self.words or self.title, *(m.words or m.title for m in self.merged))
        return tuple(dict.fromkeys(own))


class Round(Record):
    """One silent vote.

    Attributes:
        number: 1 for the first of the workshop, counted on over all phases.
        phase: The phase that opened it.
        axes: What is voted on.
        items: Ids of the ideas that are voted on.
        asks: Idea to the axes that are asked about it, where a second vote asks what was discussed; an idea
            that is not listed is asked about on every axis.
        open: Whether ballots are taken.
        revealed: Whether its ballots have been uncovered; it then never opens again.
    """

    number: Annotated[int, Field(ge=1)]
    phase: str
    axes: tuple[str, ...]
    items: tuple[str, ...]
    asks: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    open: bool = True
    revealed: bool = False

    def axes_of(self, item: str) -> tuple[str, ...]:
        """What is asked about one of its ideas."""
        return self.asks.get(item, self.axes)

    def asks_about(self, item: str, axis: str) -> bool:
        """Whether an idea is voted on on an axis."""
        return item in self.items and axis in self.axes_of(item)


class Visit(Record):
    """One stay in a phase."""

    phase: str
    began_at: Moment
    ended_at: Moment | None = None


class Parked(Record):
    """Something for later: said in the room, not dealt with now."""

    word = "parking lot"

    text: Annotated[Text, Said]
    owner: OneLine = ""
    due: date | None = None


class Decision(Record):
    """The final call on one idea, apart from its votes; a reason may be added later."""

    word = "decision"

    item: str
    call: str
    decider: Annotated[OneLine, Said]
    reason: Text = ""
    owner: OneLine = ""
    due: date | None = None
    at: Moment


class Capacity(Record):
    """What can be done at once: a number of ideas, or person-weeks."""

    word = "capacity"

    unit: Literal["ideas", "person_weeks"]
    amount: Annotated[float, Field(ge=0, allow_inf_nan=False)]


class Shown(Record):
    """What the facilitator has put on the shared screen, within the scene of the moment.

    Attributes:
        page: The page of the scene, from 1; None follows the idea that the room is at.
        item: Id of the idea that is pointed at; empty for none.
        code: Whether the QR code to join lies over the scene.
    """

    word = "shared screen"

    page: Annotated[int, Field(ge=1)] | None = None
    item: str = ""
    code: bool = False
