"""The roadmap rules, read from `data/cascade.toml`."""

from collections.abc import Iterator
from functools import cache
from typing import Annotated

from pydantic import Field

from gtm_framework.exact import exact
from gtm_framework.records import Part, Positive, Record, Source, Text, Texts, load
from gtm_framework.strategy.remarks import RemarkText
from gtm_framework.triage import SCALE, STEPS


class EffortLevel(Part):
    """One step of the effort scale, in people and weeks."""

    level: Annotated[int, Field(ge=SCALE[0], le=SCALE[1])]
    people: Positive
    weeks: Positive
    text: Text

    @property
    def person_weeks(self) -> float:
        """People times weeks."""
        return float(exact(self.people) * exact(self.weeks))


class EffortTable(Part):
    """How many person-weeks each effort from 1 to 10 stands for."""

    unit: Text
    source: Source
    levels: tuple[EffortLevel, ...]

    def inconsistencies(self) -> Iterator[str]:
        """Levels that aren't 1 to 10 in order, or that don't increase."""
        given = [step.level for step in self.levels]
        if given != list(STEPS):
            yield f"levels {given} are not 1 to 10 in order. Add each level once."
        weeks = [step.person_weeks for step in self.levels]
        if weeks != sorted(weeks):
            yield "person-weeks decrease as effort rises. Enter increasing values."


class CapacityRule(Part):
    """The finding for a quarter with more work than capacity."""

    source: Source
    over: RemarkText


class Limits(Part):
    """How many items of a kind are allowed before there is a finding."""

    pillars: Annotated[int, Field(ge=1)]
    pillars_source: Source
    quarterly_initiatives: Annotated[int, Field(ge=1)]
    quarterly_initiatives_source: Source


class OutlierTexts(Part):
    """The texts of an outlier prompt."""

    above_peers: Text
    below_peers: Text
    above_plan: Text
    below_plan: Text
    question: Text
    alone: Text


class OutlierRule(Part):
    """When a KPI result counts as an outlier."""

    factor: Annotated[float, Field(gt=1, allow_inf_nan=False)]
    strong: Annotated[float, Field(gt=1, allow_inf_nan=False)]
    fewest_peers: Annotated[int, Field(ge=1)]
    source: Source
    texts: OutlierTexts


class BestSetRule(Part):
    """The maximum size of an exact search."""

    most_candidates: Annotated[int, Field(ge=1)]
    most_branches: Annotated[int, Field(ge=1)]
    source: Source


class RemarkRule(RemarkText):
    """The texts of one line-of-sight finding, with the labels of its fixes."""

    fixes: Texts


class CascadeRules(Record):
    """Every number and text used to check a roadmap.

    Raises:
        FaultyRecordError: If anything in the file is wrong; lists every error.
    """

    effort: EffortTable
    capacity: CapacityRule
    limits: Limits
    outlier: OutlierRule
    best_set: BestSetRule
    remarks: dict[str, RemarkRule]


@cache
def cascade_rules() -> CascadeRules:
    """The rules that the product ships."""
    return load(CascadeRules, "cascade.toml")
