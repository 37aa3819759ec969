"""Everything a facilitator can do in a workshop, as data: what, when, and against which revision."""

from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import Field

from gtm_framework.records import Record
from gtm_framework.triage import SCALE
from gtm_framework.workshop.agenda_entries import Step
from gtm_framework.workshop.entries import Capacity, Item
from gtm_framework.workshop.rules.fields import Moment, OneLine, Said, Text
from gtm_framework.workshop.state import DoneShown, RevealWhen


class Event(Record):
    """One action.

    Attributes:
        against: The revision the person was looking at; an older one is rejected.
        at: When it was done.

    Example:
        >>> from gtm_framework.workshop import Workshop, apply
        >>> at = "2026-10-05T09:00Z"
        >>> ideas = [Item(id="i-1", title="Webinar"), Item(id="i-2", title="Booth")]
        >>> state = apply(Workshop(id="w-1"), AskGoal(against=0, at=at, goal="What wins the mid-market?"))
        >>> state = apply(state, NameDecider(against=1, at=at, decider="Maya"))
        >>> state = apply(state, AddItems(against=2, at=at, items=ideas))
        >>> state = apply(state, Shortlist(against=3, at=at, keep=["i-1"]))
        >>> state = apply(state, GoTo(against=4, at=at, phase="impact"))
        >>> state.revision, state.open_round.items, state.open_round.axes
        (5, ('i-1',), ('impact',))
    """

    word = "event"

    against: int
    at: Moment


class AskGoal(Event):
    """Set the goal; it is written as a question."""

    goal: Annotated[OneLine, Said]


class NameDecider(Event):
    """Name the decision owner."""

    decider: Annotated[OneLine, Said]


class SetUp(Event):
    """Change the settings; None leaves a setting unchanged.

    Example:
        >>> from gtm_framework.workshop import Workshop, apply
        >>> setting = SetUp(against=0, at="2026-10-05T09:00Z", reveal_when="everyone", expected=5)
        >>> state = apply(Workshop(id="w-1"), setting)
        >>> state.reveal_when.value, state.expected, state.named
        ('everyone', 5, True)
    """

    title: OneLine | None = None
    named: bool | None = None
    done_shown: DoneShown | None = None
    open_always: bool | None = None
    reveal_when: RevealWhen | None = None
    expected: Annotated[int, Field(ge=0)] | None = None
    scores: dict[str, tuple[str, ...]] | None = None


class SetAgenda(Event):
    """Change the phases, their order, their length, or their texts."""

    steps: Annotated[tuple[Step, ...], Field(min_length=1)]


class OpenUntil(Event):
    """Set the deadline for votes and ideas in the current phase; None removes it."""

    until: Moment | None


class GoTo(Event):
    """Go to a phase: the next one, a later one, or an earlier one to repeat it.

    Attributes:
        phase: Its id.
        items: Ideas to vote on, if the phase votes; empty for the whole shortlist, or after a discussion
            for the discussed ideas.

    Example:
        >>> from gtm_framework.workshop import Workshop, apply
        >>> next_phase = GoTo(against=0, at="2026-10-05T09:00Z", phase="ideas")
        >>> state = apply(Workshop(id="w-1", goal="What next?"), next_phase)
        >>> state.current_phase.title, state.timer.planned.seconds
        ('Silent brainstorm', 360)
    """

    phase: str
    items: tuple[str, ...] = ()


class Reveal(Event):
    """Reveal the votes of this phase; the round is closed for good."""


class Hold(Event):
    """Pause the timers."""


class Resume(Event):
    """Resume the timers."""


class Extend(Event):
    """Add time to the phase's timer, or the idea's; a negative length removes time."""

    by: timedelta
    timer: Literal["phase", "item"] = "phase"


class AddItems(Event):
    """Add ideas: those submitted silently, or some from the workspace's list."""

    items: Annotated[tuple[Item, ...], Field(min_length=1)]


class Reword(Event):
    """Change an idea's title or notes; its votes stay with it."""

    item: str
    title: Annotated[OneLine, Said]
    notes: Text = ""


class Merge(Event):
    """Merge an idea into another one; every wording is kept.

    Example:
        >>> from gtm_framework.workshop import Workshop, apply
        >>> ideas = [Item(id="i-1", title="Win-back emails"), Item(id="i-2", title="Email churned users")]
        >>> merge = Merge(against=0, at="2026-10-05T09:20Z", item="i-2", into="i-1")
        >>> apply(Workshop(id="w-1", items=ideas), merge).item("i-1").texts
        ('Win-back emails', 'Email churned users')
    """

    item: str
    into: str


class Part(Event):
    """Unmerge an idea."""

    item: str
    out_of: str


class Shortlist(Event):
    """Set the shortlist: these ideas stay, all others are parked."""

    keep: Annotated[tuple[str, ...], Field(min_length=1)]


class Talk(Event):
    """Start discussing an idea; the previous idea counts as discussed.

    Attributes:
        axes: The axes on which the room disagrees, which a re-vote asks about.
    """

    item: str
    axes: tuple[str, ...] = ()


class EndTalk(Event):
    """End the discussion of the current idea."""


class StartPlacing(Event):
    """Start ranking the shortlist by comparison on an axis."""

    axis: str


class AnswerPlacing(Event):
    """Answer the current comparison."""

    higher: bool


class UndoPlacing(Event):
    """Undo the last comparison."""


class EndPlacing(Event):
    """End the ranking by comparison: use its order as scores if it is complete, or discard it."""

    keep: bool


class MoveNote(Event):
    """Move an idea on the board; None leaves an axis unchanged.

    Example:
        >>> from gtm_framework.workshop import Workshop, apply
        >>> ideas, vote = [Item(id="i-1", title="Webinar")], {"axes": ["impact"], "items": ["i-1"]}
        >>> vote = {**vote, "number": 1, "phase": "impact", "open": False, "revealed": True}
        >>> state = Workshop(id="w-1", phase="reveal", items=ideas, rounds=[vote])
        >>> apply(state, MoveNote(against=0, at="2026-10-05T10:10Z", item="i-1", impact=8)).placed
        {'impact': {'i-1': 8}}
    """

    item: str
    impact: Annotated[int, Field(ge=SCALE[0], le=SCALE[1])] | None = None
    effort: Annotated[int, Field(ge=SCALE[0], le=SCALE[1])] | None = None

    @property
    def scores(self) -> dict[str, int | None]:
        """Axis to score."""
        return {"impact": self.impact, "effort": self.effort}


class UndoMove(Event):
    """Undo a move of a card, by its number."""

    move: Annotated[int, Field(ge=1)]


class LetEveryoneMove(Event):
    """Let everyone move cards on the board, or only the facilitator again."""

    everyone: bool


class LetBallotsStand(Event):
    """Use an idea's votes again after it was moved or ranked by comparison."""

    item: str


class SetWeeks(Event):
    """Set an idea's person-weeks; None estimates them from its effort."""

    item: str
    weeks: Annotated[float, Field(ge=0, allow_inf_nan=False)] | None


class SetCapacity(Event):
    """Set the capacity limit; None for no limit."""

    capacity: Capacity | None


class Decide(Event):
    """Make the decision on an idea.

    Attributes:
        decider: Who decides; the decision owner if empty.

    Example:
        >>> from gtm_framework.workshop import Workshop, apply
        >>> state = Workshop(id="w-1", decider="Maya", phase="decide", items=[Item(id="i-1", title="Ads")])
        >>> event = Decide(against=0, at="2026-10-05T10:40Z", item="i-1", call="do", owner="Leo")
        >>> [(made.call, made.decider, made.owner) for made in apply(state, event).decisions]
        [('do', 'Maya', 'Leo')]
    """

    item: str
    call: str
    reason: Text = ""
    decider: OneLine = ""
    owner: OneLine = ""
    due: date | None = None


class DecideRest(Event):
    """Make the same decision on every shortlisted idea that has none yet.

    Example:
        >>> from gtm_framework.workshop import Workshop, apply
        >>> ideas = [Item(id="i-1", title="Webinar"), Item(id="i-2", title="Booth")]
        >>> state = Workshop(id="w-1", decider="Maya", phase="decide", items=ideas)
        >>> event = DecideRest(against=0, at="2026-10-05T10:45Z", call="later", reason="Next quarter")
        >>> [(made.item, made.call) for made in apply(state, event).decisions]
        [('i-1', 'later'), ('i-2', 'later')]
    """

    call: str
    reason: Text = ""


class TakeBack(Event):
    """Remove the decision on an idea."""

    item: str


class Park(Event):
    """Add a topic to the parking lot."""

    text: Annotated[Text, Said]
    owner: OneLine = ""
    due: date | None = None


class Unpark(Event):
    """Remove a topic from the parking lot, by its position from 0."""

    place: Annotated[int, Field(ge=0)]


class TurnTo(Event):
    """Turn the shared screen to a page of its scene, from 1."""

    page: Annotated[int, Field(ge=1)]


class PointAt(Event):
    """Highlight an idea on the shared screen, and show its page; empty highlights none."""

    item: str = ""


class ShowCode(Event):
    """Show or hide the QR code over the shared screen."""

    shown: bool


class Finish(Event):
    """End the workshop."""


class Reopen(Event):
    """Reopen an ended workshop."""
