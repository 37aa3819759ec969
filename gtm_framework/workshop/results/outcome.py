"""The outcome of a workshop, as reports show it: its decisions and its parking lot, in words."""

from datetime import date
from typing import Annotated

from pydantic import Field

from gtm_framework.records import Part
from gtm_framework.workshop.results.full_record import Record
from gtm_framework.workshop.rules.book import rules
from gtm_framework.workshop.rules.fields import OneLine, Said, Text


class DecidedIdea(Part):
    """One idea with its decision, such as ``"Do now"``, and who decided and why."""

    title: Annotated[OneLine, Said]
    decision: Annotated[OneLine, Said]
    reason: Text = ""
    decider: OneLine = ""
    owner: OneLine = ""
    due: date | None = None


class ParkedTopic(Part):
    """One topic of the parking lot."""

    text: Annotated[Text, Said]
    owner: OneLine = ""
    due: date | None = None


class Outcome(Part):
    """The outcome of a workshop.

    Attributes:
        goal: The question it answered.
        day: When it ended.
        people: How many took part.
        shortlisted: How many ideas were up for a decision.
        decided: Those it decided, in list order.
        parked: The parking lot.
    """

    goal: Text = ""
    day: date
    people: Annotated[int, Field(ge=0)]
    shortlisted: Annotated[int, Field(ge=0)]
    decided: tuple[DecidedIdea, ...] = ()
    parked: tuple[ParkedTopic, ...] = ()


def outcome_of(made: Record) -> Outcome:
    """A workshop's outcome, from its record."""
    titles = {each.id: each.title for each in rules().calls}
    return Outcome(
        goal=made.goal,
        day=made.ended_at.date(),
        people=made.people,
        shortlisted=len(made.ideas),
        decided=tuple(
            DecidedIdea(
                title=idea.item.title,
                decision=titles[idea.decision.call],
                reason=idea.decision.reason,
                decider=idea.decision.decider,
                owner=idea.decision.owner,
                due=idea.decision.due,
            )
            for idea in made.ideas
            if idea.decision
        ),
        parked=tuple(ParkedTopic(text=one.text, owner=one.owner, due=one.due) for one in made.parked),
    )
