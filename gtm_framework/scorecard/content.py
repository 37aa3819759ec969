"""The comparison of the six disciplines: criteria, disciplines, and cells, each with its source."""

from typing import Annotated

from pydantic import Field

from gtm_framework.records import Part, Slug, Sources, Text, Texts, Whole


class Sourced(Part):
    """Anything based on documents.

    Attributes:
        source: Ids of the documents (see `gtm_framework.catalog.sources`), at least one.
    """

    source: Sources


class ScoreRange(Sourced):
    """The smallest and the largest score of a cell."""

    low: Whole
    high: Whole


class WeightRange(Sourced):
    """How to weight a criterion on screen: from `low` to `high` in steps, with `start` as the default."""

    low: float
    high: float
    step: Annotated[float, Field(gt=0)]
    start: float


class Printed(Sourced):
    """The maximum that the source prints with its totals.

    Attributes:
        out_of: The printed maximum.
        reason: Why we show a different maximum, with placeholders for the figures.
    """

    out_of: Whole
    reason: Text


class Criterion(Sourced):
    """One row of the comparison.

    Attributes:
        id: Its name in files, links, and on the command line.
        name: Its display name.
        why_it_matters: What goes wrong if it is ignored.
        turn_note: What to know before reversing it; empty if there is nothing to say.

    Example:
        >>> from gtm_framework import load_scorecard
        >>> [criterion.name for criterion in load_scorecard().criteria][:3]
        ['Primary purpose', 'Time horizon', 'Scope of decisions']
    """

    id: Slug
    name: Text
    why_it_matters: Text
    turn_note: str = ""


class ConfusedWith(Sourced):
    """What a discipline is most often mistaken for, and how that happens."""

    concept: Slug
    why: Text


class Concept(Sourced):
    """One column of the comparison.

    Attributes:
        id: Its name in files, links, and on the command line.
        name: Its display name.
        short: A few letters for narrow spaces.
        definition: What it is, in one sentence.
        pros: Its advantages.
        cons: Its disadvantages, or what goes wrong with it.
        owner: Who is accountable for it.
        horizon: Its time horizon, in words.
        horizon_months: The same as a minimum and maximum number of months.
        kpis: How it is measured.
        printed_total: The total as the source prints it.
        confused_with: What it is most often mistaken for.

    Example:
        >>> from gtm_framework import load_scorecard
        >>> gtm = load_scorecard().concepts[3]
        >>> gtm.name, gtm.horizon, gtm.horizon_months
        ('GTM strategy', '1 to 2 years', (12, 24))
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
    """One discipline on one criterion: its score and the reason."""

    score: Whole
    rationale: Text


class BestFor(Sourced):
    """Which discipline the source recommends for which team."""

    id: Slug
    who: Text
    concept: Slug
    why: Text
