"""The parts of a workshop: ideas, silent rounds, phase visits, decisions, and the parking lot."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from gtm_framework.records import Record
from gtm_framework.workshop.rules.fields import Moment, OneLine, Said, Text


class Item(Record):
    """One idea in the room. Its id is the initiative's, so its votes stay with it whatever changes.

    Attributes:
        id: The initiative's id.
        title, notes: Its current title, and details.
        words: Its original title; never changed.
        merged: The ideas merged into it, complete, so they can be unmerged.
        shortlisted: False if it is parked.

    Example:
        >>> same = Item(id="i-2", title="Email churned users")
        >>> Item(id="i-1", title="Win-back", words="Win-back emails", merged=[same]).texts
        ('Win-back emails', 'Email churned users')
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
        """Every wording of this idea and those merged into it, its own first."""
        own = (self.words or self.title, *(m.words or m.title for m in self.merged))
        return tuple(dict.fromkeys(own))


class Round(Record):
    """One silent vote.

    Attributes:
        number: 1 for the first in the workshop, counting across all phases.
        phase: The phase that opened it.
        axes, items: The axes, and the ids of the ideas, to vote on.
        asks: Maps ideas to the axes to ask about, if a re-vote only asks about what was discussed; an idea
            not listed is asked about on every axis.
        open: Whether votes are accepted.
        revealed: Whether its votes have been revealed; it then never opens again.

    Example:
        >>> again = {"axes": ["impact", "effort"], "items": ["i-1"], "asks": {"i-1": ["effort"]}}
        >>> vote = Round(number=2, phase="revote", **again)
        >>> vote.axes_of("i-1"), vote.asks_about("i-1", "impact")
        (('effort',), False)
    """

    number: Annotated[int, Field(ge=1)]
    phase: str
    axes: tuple[str, ...]
    items: tuple[str, ...]
    asks: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    open: bool = True
    revealed: bool = False

    def axes_of(self, item: str) -> tuple[str, ...]:
        """The axes asked about one of its ideas."""
        return self.asks.get(item, self.axes)

    def asks_about(self, item: str, axis: str) -> bool:
        """Whether there is a vote on an idea on an axis."""
        return item in self.items and axis in self.axes_of(item)


class Visit(Record):
    """One visit to a phase."""

    phase: str
    began_at: Moment
    ended_at: Moment | None = None


class Parked(Record):
    """A topic for later: raised in the room, but not handled now."""

    word = "parking lot"

    text: Annotated[Text, Said]
    owner: OneLine = ""
    due: date | None = None


class Decision(Record):
    """The decision on one idea, separate from its votes; a reason can be added later.

    Example:
        >>> decision = Decision(item="i-1", call="do", decider="Maya", owner="Leo", at="2026-10-05T10:40Z")
        >>> decision.call, decision.decider, decision.owner
        ('do', 'Maya', 'Leo')
    """

    word = "decision"

    item: str
    call: str
    decider: Annotated[OneLine, Said]
    reason: Text = ""
    owner: OneLine = ""
    due: date | None = None
    at: Moment


class Capacity(Record):
    """The capacity limit: a number of ideas, or person-weeks.

    Example:
        >>> capacity = Capacity(unit="person_weeks", amount=20)
        >>> capacity.unit, capacity.amount
        ('person_weeks', 20.0)
    """

    word = "capacity"

    unit: Literal["ideas", "person_weeks"]
    amount: Annotated[float, Field(ge=0, allow_inf_nan=False)]


class Move(Record):
    """One move of a card on the board, without a name.

    Attributes:
        number: 1 for the first of the workshop.
        item: Id of the idea.
        at: When.
        before: Maps axes to the idea's earlier placement; None if its votes applied.
        after: Maps axes to its new score.

    Example:
        >>> scores = {"before": {"impact": 3}, "after": {"impact": 8}}
        >>> move = Move(number=1, item="i-1", at="2026-10-05T10:10Z", **scores)
        >>> move.before["impact"], move.after["impact"]
        (3, 8)
    """

    word = "move"

    number: Annotated[int, Field(ge=1)]
    item: str
    at: Moment
    before: dict[str, int | None]
    after: dict[str, int]


class Shown(Record):
    """What the facilitator shows on the shared screen, within the current scene.

    Attributes:
        page, code: The scene's page, from 1 (None follows the idea); whether the QR code covers it.
        item: Id of the highlighted idea; empty for none.

    Example:
        >>> Shown(code=True).code, Shown().page
        (True, None)
    """

    word = "shared screen"

    page: Annotated[int, Field(ge=1)] | None = None
    item: str = ""
    code: bool = False
