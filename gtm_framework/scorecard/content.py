"""What the comparison of six concepts is made of: criteria, concepts, cells, each with its source."""

from typing import Annotated

from pydantic import Field

from gtm_framework.records.fields import Slug, Sources, Text, Texts, Whole
from gtm_framework.records.record import Part


class Sourced(Part):
    """Anything that rests on documents.

    Attributes:
        source: Ids of the documents (see `gtm_framework.catalog.sources`), at least one.
    """

    source: Sources


class ScoreRange(Sourced):
    """The smallest and the largest score of a cell."""

    low: Whole
    high: Whole


class WeightRange(Sourced):
    """How a person may weigh a criterion on a screen: `low` to `high` in steps, beginning at `start`."""

    low: float
    high: float
    step: Annotated[float, Field(gt=0)]
    start: float


class Printed(Sourced):
    """What the source prints beside its totals.

    Attributes:
        out_of: The maximum that it names.
        reason: Why the maximum shown here is another, with places for the figures.
    """

    out_of: Whole
    reason: Text


class Criterion(Sourced):
    """One row of the comparison.

    Attributes:
        id: Its name in files, links and on the command line.
        name: Its name for people.
        why_it_matters: What goes wrong where nobody looks at it.
        turn_note: What to know before turning it round; empty where that is no question.
    """

    id: Slug
    name: Text
    why_it_matters: Text
    turn_note: str = ""


class ConfusedWith(Sourced):
    """What a concept is most often taken for, and how that happens."""

    concept: Slug
    why: Text


class Concept(Sourced):
    """One column of the comparison.

    Attributes:
        id: Its name in files, links and on the command line.
        name: Its name for people.
        short: A few letters for narrow places.
        definition: What it is, in one sentence.
        pros: What speaks for it.
        cons: What speaks against it, or goes wrong with it.
        owner: Who answers for it.
        horizon: The time it looks ahead, in words.
        horizon_months: The same as the smallest and largest number of months.
        kpis: What it is measured by.
        printed_total: The total as the source prints it.
        confused_with: What it is most often taken for.
    """

    id: Slug
    name: Text
    short: Text
    definition: Text
    pros: Texts
    cons: Texts
    owner: Text
    horizon: Text
    horizon_months: tuple[Whole, Whole]
    kpis: Texts
    printed_total: Whole
    confused_with: ConfusedWith


class Cell(Sourced):
    """One concept on one criterion: its score and why."""

    score: Whole
    rationale: Text


class BestFor(Sourced):
    """Which concept the source calls best for whom."""

    id: Slug
    who: Text
    concept: Slug
    why: Text
