"""The rules of the cascade, read from `data/cascade.toml`."""

from collections.abc import Iterator
from functools import cache
from typing import Annotated

from pydantic import Field

from gtm_framework.exact import exact
from gtm_framework.records.fields import Positive, Source, Text, Texts
from gtm_framework.records.loading import load
from gtm_framework.records.record import Part, Record
from gtm_framework.strategy.remarks import RemarkText
from gtm_framework.triage.initiative import SCALE, STEPS


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
    """How many person-weeks an effort of 1 to 10 stands for."""

    unit: Text
    source: Source
    levels: tuple[EffortLevel, ...]

    def inconsistencies(self) -> Iterator[str]:
        """Levels that are not 1 to 10 in order, or that do not rise."""
        given = [step.level for step in self.levels]
        if given != list(STEPS):
            yield f"levels {given} are not 1 to 10 in order. Add each level once."
        weeks = [step.person_weeks for step in self.levels]
        if weeks != sorted(weeks):
            yield "person-weeks decrease as effort rises. Enter increasing values."


class CapacityRule(Part):
    """What is said of a quarter that holds more work than the team has capacity for."""

    source: Source
    over: RemarkText


class Limits(Part):
    """How many things of a sort there may be before it is remarked on."""

    pillars: Annotated[int, Field(ge=1)]
    pillars_source: Source
    quarterly_initiatives: Annotated[int, Field(ge=1)]
    quarterly_initiatives_source: Source


class OutlierTexts(Part):
    """What an outlier's prompt says."""

    above_peers: Text
    below_peers: Text
    above_plan: Text
    below_plan: Text
    question: Text
    alone: Text


class OutlierRule(Part):
    """When a KPI result is an outlier."""

    factor: Annotated[float, Field(gt=1, allow_inf_nan=False)]
    strong: Annotated[float, Field(gt=1, allow_inf_nan=False)]
    fewest_peers: Annotated[int, Field(ge=1)]
    source: Source
    texts: OutlierTexts


class BestSetRule(Part):
    """How large a choice the exact search takes on."""

    most_candidates: Annotated[int, Field(ge=1)]
    most_branches: Annotated[int, Field(ge=1)]
    source: Source


class RemarkRule(RemarkText):
    """What one remark on the line of sight says, and what its fixes are called."""

    fixes: Texts


class CascadeRules(Record):
    """Every number and text that the cascade is judged by.

    Raises:
        FaultyRecordError: If anything in the file is wrong, with every fault.
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
