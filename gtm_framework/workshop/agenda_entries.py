"""The agenda of one workshop as people set it, and a team's own templates."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from gtm_framework.records import Record
from gtm_framework.workshop.rules.book import rules
from gtm_framework.workshop.rules.fields import OneLine, Said, Text


class Step(Record):
    """One phase of a workshop's agenda; if a text is empty, the phase's own text applies.

    Attributes:
        phase: Id of the phase.
        minutes: How long it should take.
        title: Its title on this agenda.
        says: The facilitator's script.
        does: What the facilitator does.
        room: The shared screen's text for the room.

    Example:
        >>> from gtm_framework.workshop import as_phase
        >>> as_phase(Step(phase="goal", minutes=10)).title
        'Goal'
    """

    word = "agenda"

    phase: str
    minutes: Annotated[int, Field(ge=1, le=rules().limits.phase_minutes)]
    title: OneLine = ""
    says: Text = ""
    does: Text = ""
    room: Text = ""


class Template(Record):
    """A team's own agenda that a workshop can start from.

    Example:
        >>> steps = [Step(phase="goal", minutes=5), Step(phase="record", minutes=5)]
        >>> template = Template(title="Monday review", steps=steps)
        >>> sum(step.minutes for step in template.steps)
        10
    """

    word = "template"

    title: Annotated[OneLine, Said]
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]

    def inconsistencies(self) -> Iterator[str]:
        """A title that one of the product's templates already has."""
        if self.title in {one.title for one in rules().templates}:
            yield f"{self.title!r} is a built-in template. Choose another title."
