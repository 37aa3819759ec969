"""What a workshop is made of: ideas, silent rounds, visits to phases, final calls, the parking lot."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from gtm_framework.records.record import Record
from gtm_framework.workshop.fields import Moment, OneLine, Said, Text


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
        open: Whether ballots are taken.
        revealed: Whether its ballots have been uncovered; it then never opens again.
    """

    number: Annotated[int, Field(ge=1)]
    phase: str
    axes: tuple[str, ...]
    items: tuple[str, ...]
    open: bool = True
    revealed: bool = False


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
    """The final call on one idea, apart from its votes."""

    word = "decision"

    item: str
    call: str
    decider: Annotated[OneLine, Said]
    reason: Annotated[Text, Said]
    owner: OneLine = ""
    due: date | None = None
    at: Moment


class Capacity(Record):
    """What can be done at once: a number of ideas, or person-weeks."""

    word = "capacity"

    unit: Literal["ideas", "person_weeks"]
    amount: Annotated[float, Field(ge=0, allow_inf_nan=False)]
