"""The levels of the roadmap as a person enters them: nothing calculated, nothing filled in."""

from typing import ClassVar

from gtm_framework.records import Day, GivenDay, GivenNumber, Id, Number, Text
from gtm_framework.strategy.cascade.work_items import Carrier
from gtm_framework.strategy.level import Level
from gtm_framework.strategy.quarters import Span
from gtm_framework.strategy.records import Given, ParentId


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


Thing = Pillar | Objective | Carrier
