"""The levels of the cascade, each as a person gives it: nothing computed, nothing filled in."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from gtm_framework.records.fields import Day, GivenDay, GivenNumber, Id, Number, Score, Text, Weeks
from gtm_framework.strategy.level import Level
from gtm_framework.strategy.quarters import Span, days_of
from gtm_framework.strategy.records import Given, ParentId, QuarterLabel


class Status(StrEnum):
    """Whether a tactic is still worked on."""

    OPEN = "open"
    DONE = "done"
    STOPPED = "stopped"


class Pillar(Given):
    """One of two or three big bets for three to five years (S3).

    Attributes:
        id: Stable name, unique in the whole cascade.
        title: The bet in a few words.
        description: Notes.
        owner: Who answers for it.
        start: First day, if one is set.
        end: Last day, if one is set.
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
        """Nothing stands above a pillar."""
        return ""

    @property
    def span(self) -> Span:
        """First and last day, as far as they are set."""
        return self.start, self.end


class Objective(Given):
    """A pillar made measurable: a number and a date (S3).

    Attributes:
        id: Stable name, unique in the whole cascade.
        title: What is to be reached, in words.
        supports: Id of the pillar, or of the larger objective, that it serves.
        number: The figure to reach, in `unit`.
        unit: What the figure counts, such as ``% of the segment``.
        baseline: The figure at the start, in `unit`.
        start: First day, if one is set.
        date: The day by which the number is to be reached.
        description: Notes.
        owner: Who answers for it.
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
        """First and last day, as far as they are set."""
        return self.start, self.date


class QuarterlyInitiative(Given):
    """One of one to three larger pieces of work in a quarter (S3).

    Attributes:
        id: Stable name, unique in the whole cascade.
        title: The piece of work in a few words.
        supports: Id of the objective that it serves.
        quarter: When, such as ``2026-Q3``; it starts and ends with the quarter.
        initiative: Id of the initiative of the triage list that it carries out.
        person_weeks: Effort, when someone has estimated it; it wins over `effort`.
        impact: 1 to 10; blank takes that of the attached initiative.
        effort: 1 to 10; blank takes that of the attached initiative.
        description: Notes.
        owner: Who answers for it.
        tags: Free labels, such as the activity it belongs to.
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
    """A piece of work that one person can be given (S3).

    Attributes:
        id: Stable name, unique in the whole cascade.
        title: The piece of work in a few words.
        supports: Id of the quarterly initiative, or of the objective, that it serves.
        owner: Who does it.
        kpi: The measure of its success, in words.
        target: The figure that the measure is to reach, in `unit`.
        unit: What the figure counts.
        lower_is_better: True for a cost or a time.
        quarter: When, such as ``2026-Q3``; blank takes that of its quarterly initiative.
        start: First day, when it is set finer than by quarter.
        end: Last day, when it is set finer than by quarter.
        initiative: Id of the initiative of the triage list that it carries out.
        needs: Ids of the tactics that must come first.
        person_weeks: Effort, when someone has estimated it; it wins over `effort`.
        impact: 1 to 10; blank takes that of the attached initiative.
        effort: 1 to 10; blank takes that of the attached initiative.
        status: Open, done or stopped.
        closed_reason: Why it ended as it did.
        description: Notes.
        tags: Free labels, such as the activity it belongs to.
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
        """First and last day: the dates, and the quarter where a date is blank."""
        first, last = days_of(self.quarter)
        return self.start or first, self.end or last


class KpiResult(Given):
    """What a measure stood at on a day.

    Attributes:
        id: Stable name, unique in the whole cascade.
        of: Id of the tactic or objective that was measured.
        on: The day of the reading.
        actual: The figure that was read, in the unit of the tactic or objective.
        label: Which part was read, when there are several: a topic, a channel, a sort of buyer.
        kpi: The measure, when it is another one than that of the tactic.
        target: The figure planned for this very day; blank takes the target of the tactic.
        note: What there is to say about it.
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
        """What a sentence calls it."""
        return self.label


Carrier = QuarterlyInitiative | Tactic
Thing = Pillar | Objective | Carrier
