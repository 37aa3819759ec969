"""The rules of the agenda: phases, their views, and templates."""

from typing import Literal

from pydantic import Field

from gtm_framework.records import Part


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
