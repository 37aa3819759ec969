"""The state of one workshop: all that the room has settled so far, and no ballot."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from gtm_framework.errors import RefusedError, UnknownNameError
from gtm_framework.triage.rubric import Rubric
from gtm_framework.workshop.entries import Capacity, Decision, Item, Parked, Round, Visit
from gtm_framework.workshop.frozen import Frozen, Moment, OneLine, Said
from gtm_framework.workshop.placing import Placing
from gtm_framework.workshop.rule_parts import Votes
from gtm_framework.workshop.rules import rules
from gtm_framework.workshop.timer import Timer


class DoneShown(StrEnum):
    """Who sees how many have finished a silent round."""

    NOBODY = "nobody"
    FACILITATOR = "facilitator"
    EVERYONE = "everyone"


def _roles() -> dict[str, tuple[str, ...]]:
    return {name: role.scores for name, role in rules().roles.items()}


def options_of(rubric: Rubric) -> dict[str, tuple[str, ...]]:
    """The answers of each question about the kind, from the strategic to the tactical pole.

    Raises:
        UnknownNameError: If the rubric does not ask one of them.
    """
    asked = [name for name, axis in rules().axes.items() if axis.votes is Votes.CHOICE]
    for name in asked:
        if name not in rubric.by_id:
            raise UnknownNameError("criterion", name, rubric.by_id)
    return {
        name: tuple(o.id for o in sorted(rubric.by_id[name].options, key=lambda o: -o.lean))
        for name in asked
    }


class Workshop(Frozen):
    """One workshop as it stands: a value that the store keeps and every transition replaces.

    Attributes:
        id: The store's name for it.
        revision: How many transitions have made it; a new one must name the one that it was made against.
        goal: The question that the room answers; empty before it is asked.
        decider: Who makes the final call.
        named: Whether participants are asked for a name.
        done_shown: Who sees how many have finished a round (never who, never what).
        scores: Which axes each role scores.
        options: The answers of each choice, from the strategic to the tactical pole.
        phase: Where the workshop stands in the run-sheet.
        visits: Every stay in a phase so far, the present one last and open.
        timer: The phase's timer, or None before the start.
        item_timer: The timer of the idea under discussion, or None.
        talking: Id of the idea under discussion, or empty.
        talked: Ids of the ideas discussed so far, in order.
        items: The ideas, in the order of the list.
        rounds: The silent votes so far.
        placing: A relative placing under way, or None.
        placed: Axis to idea to score, where the room placed it: by a relative placing or on the board.
        weeks: Idea to person-weeks, where somebody has given a number.
        capacity: What can be done at once, or None.
        decisions: The final calls so far, one for an idea at most.
        parked: The parking lot.
        finished_at: When it was closed, or None.
    """

    id: Annotated[str, Said]
    revision: int = 0
    goal: OneLine = ""
    decider: OneLine = ""
    named: bool = True
    done_shown: DoneShown = DoneShown.FACILITATOR
    scores: dict[str, tuple[str, ...]] = Field(default_factory=_roles)
    options: dict[str, tuple[str, ...]] = Field(default_factory=lambda: options_of(Rubric.default()))
    phase: str = Field(default_factory=lambda: rules().phases[0].id)
    visits: tuple[Visit, ...] = ()
    timer: Timer | None = None
    item_timer: Timer | None = None
    talking: str = ""
    talked: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    rounds: tuple[Round, ...] = ()
    placing: Placing | None = None
    placed: dict[str, dict[str, int]] = Field(default_factory=dict)
    weeks: dict[str, float] = Field(default_factory=dict)
    capacity: Capacity | None = None
    decisions: tuple[Decision, ...] = ()
    parked: tuple[Parked, ...] = ()
    finished_at: Moment | None = None

    @property
    def shortlist(self) -> tuple[Item, ...]:
        """The ideas that have not been set aside."""
        return tuple(item for item in self.items if item.shortlisted)

    @property
    def open_round(self) -> Round | None:
        """The silent vote under way, or None."""
        return next((r for r in self.rounds if r.open), None)

    def item(self, name: str) -> Item:
        """One idea by its id.

        Raises:
            UnknownNameError: If no idea goes by that name.
        """
        for item in self.items:
            if item.id == name:
                return item
        raise UnknownNameError("idea", name, [i.id for i in self.items])

    def refuse(self, fault: str) -> RefusedError:
        """The error for a change that this workshop does not allow."""
        return RefusedError("workshop", [fault])
