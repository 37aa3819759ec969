"""Work items of the roadmap as a person enters them: quarterly initiatives and tactics."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from gtm_framework.records import Day, Id, Number, Score, Text, Weeks
from gtm_framework.strategy.level import Level
from gtm_framework.strategy.quarters import Span, days_of
from gtm_framework.strategy.records import Given, ParentId, QuarterLabel


class Status(StrEnum):
    """Whether a tactic is still in progress."""

    OPEN = "open"
    DONE = "done"
    STOPPED = "stopped"


class QuarterlyInitiative(Given):
    """One of one to three larger work items in a quarter (S3).

    Attributes:
        id: Stable id, unique in the whole roadmap.
        title: The work in a few words.
        supports: Id of the objective it supports.
        quarter: Its quarter, such as ``2026-Q3``; it starts and ends with the quarter.
        initiative: Id of the initiative on Triage that it implements.
        person_weeks: Estimated effort, if any; it overrides `effort`.
        impact: 1 to 10; if blank, that of the linked initiative.
        effort: 1 to 10; if blank, that of the linked initiative.
        description: Notes.
        owner: Who is accountable for it.
        tags: Free-form tags, such as the activity it belongs to.

    Example:
        >>> campaign = QuarterlyInitiative(id="q-1", title="Campaign for 50 accounts", quarter="2026-Q3")
        >>> [day.isoformat() for day in campaign.span]
        ['2026-07-01', '2026-09-30']
    """

    word: ClassVar[str] = "quarterly initiative"
    level: ClassVar[Level] = Level.QUARTERLY_INITIATIVE

    id: Id
    title: Text
    supports: ParentId = ""
    quarter: Annotated[QuarterLabel, Field(min_length=1)]
    initiative: str = ""
    person_weeks: Weeks = None
    impact: Score = None
    effort: Score = None
    description: str = ""
    owner: str = ""
    tags: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        """First and last day of its quarter."""
        return days_of(self.quarter)


class Tactic(Given):
    """A work item that one person can be assigned (S3).

    Attributes:
        id: Stable id, unique in the whole roadmap.
        title: The work in a few words.
        supports: Id of the quarterly initiative or objective it supports.
        owner: Who does it.
        kpi: Its success metric, in words.
        target: The KPI's target value, in `unit`.
        unit: What the value counts.
        lower_is_better: True for a cost or a duration.
        quarter: Its quarter, such as ``2026-Q3``; if blank, that of its quarterly initiative.
        start: First day, if more precise than the quarter.
        end: Last day, if more precise than the quarter.
        initiative: Id of the initiative on Triage that it implements.
        needs: Ids of the tactics that must come first.
        person_weeks: Estimated effort, if any; it overrides `effort`.
        impact: 1 to 10; if blank, that of the linked initiative.
        effort: 1 to 10; if blank, that of the linked initiative.
        status: Open, done, or stopped.
        closed_reason: Why it ended the way it did.
        description: Notes.
        tags: Free-form tags, such as the activity it belongs to.

    Example:
        >>> tactic = Tactic(id="t-1", title="Write case studies", quarter="2026-Q3", start="2026-08-01")
        >>> [day.isoformat() for day in tactic.span]
        ['2026-08-01', '2026-09-30']
    """

    word: ClassVar[str] = "tactic"
    level: ClassVar[Level] = Level.TACTIC

    id: Id
    title: Text
    supports: ParentId = ""
    owner: str = ""
    kpi: str = ""
    target: Number = None
    unit: str = ""
    lower_is_better: bool = False
    quarter: QuarterLabel = ""
    start: Day = None
    end: Day = None
    initiative: str = ""
    needs: tuple[str, ...] = ()
    person_weeks: Weeks = None
    impact: Score = None
    effort: Score = None
    status: Status = Status.OPEN
    closed_reason: str = ""
    description: str = ""
    tags: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        """First and last day: the dates, or the quarter if a date is blank."""
        first, last = days_of(self.quarter)
        return self.start or first, self.end or last


Carrier = QuarterlyInitiative | Tactic
