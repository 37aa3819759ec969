"""The rules for the health check and the mix, read from `data/health.toml`."""

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Literal

from pydantic import Field

from gtm_framework.records import Id, Part, Record, Share, Source, Text, load
from gtm_framework.strategy.remarks import RemarkText
from gtm_framework.strategy.severity import Severity

Evidence = Literal[
    "work_without_objective", "objective_without_work", "only_tactics", "no_metric", "unexplained_end"
]


class Option(Part):
    """One answer to a warning sign's question; without a severity, it is the all-clear."""

    id: Id
    text: Text
    severity: Literal[Severity.MEDIUM, Severity.HIGH] | None = None


class EvidenceRule(Part):
    """How the workspace answers for a warning sign.

    Attributes:
        kind: The share to check.
        medium: The share at which it becomes a finding of medium severity.
        high: The share at which it becomes a finding of high severity.
        fewest: The minimum number of items the share has to be based on.
        found: The text of a finding.
        clear: The text if there is none.
    """

    kind: Evidence
    medium: Share
    high: Share
    fewest: Annotated[int, Field(ge=1)] = 1
    found: Text
    clear: Text

    def inconsistencies(self) -> Iterator[str]:
        """A threshold for high severity below the one for medium severity."""
        if self.high < self.medium:
            yield f"high ({self.high:g}) is below medium ({self.medium:g}). Swap them."


class SymptomRule(Part):
    """One warning sign: what answers it, and its texts."""

    title: Text
    evidence: EvidenceRule | None = None
    question: Text
    options: Annotated[tuple[Option, ...], Field(min_length=2)]
    answered: Text
    advice: Text
    source: Source
    limits_source: Source


class Readings(Part):
    """The summary texts."""

    nothing_known: Text
    clear: Text
    medium: Text
    high: Text
    first_unknown: Text
    first_clear: Text


class MixTexts(Part):
    """The texts about a mix."""

    below: Text
    above: Text
    within: Text
    unknown: Text
    followed: Text
    steady: Text
    no_effort: Text


class MixRemarks(Part):
    """The two ways in which mix and strategy can diverge."""

    mix_not_followed: RemarkText
    mix_unexplained: RemarkText


class MixRule(Part):
    """When a mix is off target, and when it has shifted."""

    tolerance: Share
    far: Share
    moved: Share
    source: Source
    texts: MixTexts
    remarks: MixRemarks


class StageRule(Part):
    """A company stage and the strategic share of effort it suggests."""

    title: Text
    strategic_share: Share
    text: Text
    source: Source
    share_source: Source


class HealthRules(Record):
    """Every number and text of the health check.

    Raises:
        FaultyRecordError: If anything in the file is wrong; lists every error.
    """

    symptoms: dict[str, SymptomRule]
    readings: Readings
    mix: MixRule
    stages: dict[str, StageRule]


@cache
def health_rules() -> HealthRules:
    """The rules that the product ships.

    Example:
        >>> list(health_rules().stages)
        ['before_fit', 'after_fit', 'scaling']
    """
    return load(HealthRules, "health.toml")
