"""The outcome of a workshop, as reports show it: its decisions and its parking lot, in words."""

from datetime import date
from typing import Annotated

from pydantic import Field

from gtm_framework.records import Part
from gtm_framework.workshop.results.full_record import Record
from gtm_framework.workshop.rules.book import rules
from gtm_framework.workshop.rules.fields import OneLine, Said, Text


class DecidedIdea(Part):
    """One idea with its decision, such as ``"Do now"``, and who decided and why.

    Example:
        >>> done = DecidedIdea(title="Win-back emails", decision="Do now", decider="Maya", due="2026-12-01")
        >>> done.decision, done.due.month
        ('Do now', 12)
    """

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

    Example:
        >>> from gtm_framework.workshop.results import DecidedIdea
        >>> done = DecidedIdea(title="Win-back emails", decision="Do now")
        >>> outcome = Outcome(day="2026-10-05", people=6, shortlisted=3, decided=[done])
        >>> f"{len(outcome.decided)} of {outcome.shortlisted}"
        '1 of 3'
    """

    goal: Text = ""
    day: date
    people: Annotated[int, Field(ge=0)]
    shortlisted: Annotated[int, Field(ge=0)]
    decided: tuple[DecidedIdea, ...] = ()
    parked: tuple[ParkedTopic, ...] = ()


def outcome_of(made: Record) -> Outcome:
    """A workshop's outcome, from its record.

    Example:
        >>> from datetime import datetime
        >>> from gtm_framework.workshop import Workshop, results, votes
        >>> call = {"item": "i-1", "call": "do", "decider": "Maya", "at": "2026-10-05T10:40Z"}
        >>> state = Workshop(id="w-1", items=[{"id": "i-1", "title": "Webinar"}], decisions=[call])
        >>> made = results.record(state, votes.Seen(), [], {}, datetime(2026, 10, 5), weeks_of=lambda _: 1)
        >>> [(idea.title, idea.decision) for idea in outcome_of(made).decided]
        [('Webinar', 'Do now')]
    """
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
