"""The state of one workshop: everything decided so far, but no votes."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from gtm_framework.errors import RefusedError, UnknownNameError
from gtm_framework.records import Record, by_id
from gtm_framework.triage import Rubric
from gtm_framework.workshop.agenda.timer import Timer
from gtm_framework.workshop.agenda_entries import Step
from gtm_framework.workshop.entries import Capacity, Decision, Item, Move, Parked, Round, Shown, Visit
from gtm_framework.workshop.rules.book import rules
from gtm_framework.workshop.rules.fields import Moment, OneLine, Said
from gtm_framework.workshop.rules.phase_rules import PhaseRule
from gtm_framework.workshop.rules.vote_rules import Votes
from gtm_framework.workshop.votes.placing import Placing


class DoneShown(StrEnum):
    """Who can see how many people have finished a silent round."""

    NOBODY = "nobody"
    FACILITATOR = "facilitator"
    EVERYONE = "everyone"


class RevealWhen(StrEnum):
    """When a silent vote is revealed."""

    MANUAL = "manual"
    EVERYONE = "everyone"
    DEADLINE = "deadline"


def as_phase(step: Step) -> PhaseRule:
    """A phase with the texts and the length from an agenda.

    Raises:
        UnknownNameError: If there is no such phase.

    Example:
        >>> phase = as_phase(Step(phase="impact", minutes=12, title="What would it change?"))
        >>> phase.title, phase.minutes, phase.opens
        ('What would it change?', 12, ('impact',))
    """
    texts = {name: told for name in ("title", "says", "does", "room") if (told := getattr(step, name))}
    return rules().phase(step.phase).model_copy(update={"minutes": step.minutes, **texts})


def options_of(rubric: Rubric) -> dict[str, tuple[str, ...]]:
    """The answers to each question about the verdict, from strategic to tactical.

    Raises:
        UnknownNameError: If the rubric doesn't have one of them.

    Example:
        >>> options_of(Rubric.default())["purpose"]
        ('position', 'both', 'demand')
    """
    asked = [name for name, axis in rules().axes.items() if axis.votes is Votes.CHOICE]
    for name in asked:
        if name not in rubric.by_id:
            raise UnknownNameError("criterion", name, rubric.by_id)
    return {
        name: tuple(o.id for o in sorted(rubric.by_id[name].options, key=lambda o: -o.lean))
        for name in asked
    }


class Workshop(Record):
    """The current state of one workshop: a value that the store saves and every event replaces.

    Attributes:
        id: The store's id for it.
        revision: Number of events so far; a new event must name the revision it is based on.
        moved_since: How many of the latest events only moved cards; they don't make other events stale.
        title: Its title; empty if the goal is enough.
        goal: The question the room answers; empty before it is asked.
        decider: The decision owner.
        named: Whether participants are asked for a name.
        done_shown: Who sees how many have finished a round (never who, never what).
        open_always: Whether people take part when they can, each phase until its deadline.
        open_until: When the current phase stops accepting votes and ideas, or None.
        reveal_when: Whether votes are revealed manually, automatically once everyone has answered, or also
            at the deadline.
        expected: How many people have to answer before votes are revealed automatically.
        scores: Which axes each role scores.
        options: The answers of each choice, from strategic to tactical.
        agenda: The phases in order, with their length and texts.
        phase: The current phase.
        visits: Every visit to a phase so far; the current one is last and open.
        timer: The phase's timer, or None before the start.
        item_timer: The timer of the idea under discussion, or None.
        talking: Id of the idea under discussion, or empty.
        talked: Ids of the ideas discussed so far, in order.
        talked_on: Maps ideas to the axes on which the room disagreed when they were discussed.
        items: The ideas, in list order.
        rounds: The silent votes so far.
        placing: The ranking by comparison in progress, or None.
        placed: Maps axis to idea to score if the room placed it: by comparison or on the board.
        everyone_moves: Whether everyone can move cards on the board, not only the facilitator.
        moves: The latest moves of cards that can be undone, in order.
        weeks: Maps ideas to person-weeks if someone entered a number.
        capacity: The capacity limit, or None.
        decisions: The decisions so far, at most one per idea.
        parked: The parking lot.
        shown: What the facilitator shows on the shared screen.
        finished_at: When it ended, or None.

    Example:
        >>> state = Workshop(id="w-1", items=[Item(id="i-1", title="Win-back emails", shortlisted=False)])
        >>> state.current_phase.title, state.item("i-1").title, state.shortlist
        ('Goal', 'Win-back emails', ())
    """

    id: Annotated[str, Said]
    revision: int = 0
    moved_since: Annotated[int, Field(ge=0)] = 0
    title: OneLine = ""
    goal: OneLine = ""
    decider: OneLine = ""
    named: bool = True
    done_shown: DoneShown = DoneShown.FACILITATOR
    open_always: bool = False
    open_until: Moment | None = None
    reveal_when: RevealWhen = RevealWhen.MANUAL
    expected: Annotated[int, Field(ge=0)] = 0
    scores: dict[str, tuple[str, ...]] = Field(
        default_factory=lambda: {name: role.scores for name, role in rules().roles.items()}
    )
    options: dict[str, tuple[str, ...]] = Field(default_factory=lambda: options_of(Rubric.default()))
    agenda: tuple[Step, ...] = Field(
        default_factory=lambda: tuple(Step(**one.model_dump()) for one in rules().templates[0].steps)
    )
    phase: str = Field(default_factory=lambda: rules().phases[0].id)
    visits: tuple[Visit, ...] = ()
    timer: Timer | None = None
    item_timer: Timer | None = None
    talking: str = ""
    talked: tuple[str, ...] = ()
    talked_on: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    items: tuple[Item, ...] = ()
    rounds: tuple[Round, ...] = ()
    placing: Placing | None = None
    placed: dict[str, dict[str, int]] = Field(default_factory=dict)
    everyone_moves: bool = False
    moves: tuple[Move, ...] = ()
    weeks: dict[str, float] = Field(default_factory=dict)
    capacity: Capacity | None = None
    decisions: tuple[Decision, ...] = ()
    parked: tuple[Parked, ...] = ()
    shown: Shown = Field(default_factory=Shown)
    finished_at: Moment | None = None

    @property
    def phases(self) -> tuple[PhaseRule, ...]:
        """The phases of the agenda, with its order and texts."""
        return tuple(as_phase(step) for step in self.agenda)

    @property
    def current_phase(self) -> PhaseRule:
        """The current phase, with the agenda's texts."""
        return self.phase_rule(self.phase)

    def phase_rule(self, name: str) -> PhaseRule:
        """One phase of the agenda by its id.

        Raises:
            UnknownNameError: If the agenda has no such phase.
        """
        return by_id("phase", name, self.phases)

    @property
    def shortlist(self) -> tuple[Item, ...]:
        """The ideas that aren't parked."""
        return tuple(item for item in self.items if item.shortlisted)

    @property
    def open_round(self) -> Round | None:
        """The current silent vote, or None."""
        return next((r for r in self.rounds if r.open), None)

    def item(self, name: str) -> Item:
        """One idea by its id.

        Raises:
            UnknownNameError: If there is no idea with that id.
        """
        return by_id("idea", name, self.items)

    def refuse(self, fault: str) -> RefusedError:
        """The error for a change this workshop doesn't allow."""
        return RefusedError("workshop", [fault])
