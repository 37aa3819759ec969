"""The levels of the roadmap as a person enters them: nothing calculated, nothing filled in."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from gtm_framework.records import Day, GivenDay, GivenNumber, Id, Number, Score, Text, Weeks
from gtm_framework.strategy.level import Level
from gtm_framework.strategy.quarters import Span, days_of
from gtm_framework.strategy.records import Given, ParentId, QuarterLabel


class Status(StrEnum):
    """Whether a tactic is still in progress."""

    OPEN = "open"
    DONE = "done"
    STOPPED = "stopped"


class Pillar(Given):
    """One of two or three big bets for three to five years (S3).

    Attributes:
        id: Stable id, unique in the whole roadmap.
        title: The bet in a few words.
        description: Notes.
        owner: Who is accountable for it.
        start: First day, if set.
        end: Last day, if set.

    Example:
        >>> Pillar(id="p-1", title="Lead the mid-market", start="2026-07-01").span[0].isoformat()
        '2026-07-01'
    """

    word: ClassVar[str] = "pillar"
    level: ClassVar[Level] = Level.PILLAR

    id: Id
    title: Text
    description: str = ""
    owner: str = ""
    start: Day = None
    end: Day = None

    @property
    def supports(self) -> str:
        """A pillar has no parent."""
        return ""

    @property
    def span(self) -> Span:
        """First and last day, if set."""
        return self.start, self.end


class Objective(Given):
    """A pillar made measurable: a number and a date (S3).

    Attributes:
        id: Stable id, unique in the whole roadmap.
        title: What to achieve, in words.
        supports: Id of the pillar, or of the larger objective, that it supports.
        number: The target value, in `unit`.
        unit: What the value counts, such as ``% of the segment``.
        baseline: The starting value, in `unit`.
        start: First day, if set.
        date: The due date.
        description: Notes.
        owner: Who is accountable for it.

    Example:
        >>> objective = Objective(id="o-1", title="Win carriers", number=60, date="2027-12-31")
        >>> objective.span[1].year, objective.level.words
        (2027, 'objective')
    """

    word: ClassVar[str] = "objective"
    level: ClassVar[Level] = Level.OBJECTIVE

    id: Id
    title: Text
    supports: ParentId = ""
    number: Number = None
    unit: str = ""
    baseline: Number = None
    start: Day = None
    date: Day = None
    description: str = ""
    owner: str = ""

    @property
    def span(self) -> Span:
        """First and last day, if set."""
        return self.start, self.date


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


class KpiResult(Given):
    """A measured value on a certain day.

    Attributes:
        id: Stable id, unique in the whole roadmap.
        of: Id of the measured tactic or objective.
        on: The day of the check-in.
        actual: The measured value, in the unit of the tactic or objective.
        label: Which segment was measured, if there are several: a topic, a channel, a type of buyer.
        kpi: The KPI, if different from the tactic's.
        target: The target for this day; if blank, the tactic's target.
        note: A comment.

    Example:
        >>> result = KpiResult(id="r-1", of="t-1", on="2026-09-30", actual="2", label="Banks")
        >>> result.actual, result.on.year, result.title
        (2.0, 2026, 'Banks')
    """

    word: ClassVar[str] = "KPI result"

    id: Id
    of: Id
    on: GivenDay
    actual: GivenNumber
    label: str = ""
    kpi: str = ""
    target: Number = None
    note: str = ""

    @property
    def title(self) -> str:
        """What to call it in a sentence."""
        return self.label


Carrier = QuarterlyInitiative | Tactic
Thing = Pillar | Objective | Carrier
