"""What a team enters about its health: stage, target, answers, and meeting schedule."""

from collections.abc import Iterator
from typing import ClassVar, Self

from pydantic import Field

from gtm_framework.records import Record, Share, unknown
from gtm_framework.strategy.health.assessment import answer_faults
from gtm_framework.strategy.health.mix_target import Target, target
from gtm_framework.strategy.health.rules import health_rules
from gtm_framework.strategy.reviews.reviews import default_rhythm
from gtm_framework.strategy.reviews.rules import Cadence


class HealthSheet(Record):
    """The part of the health check that only people can fill in; immutable.

    Attributes:
        stage: Id of the company stage; empty if not set.
        share: Target strategic share of the effort, 0 to 1; None for the stage's suggestion.
        answers: Maps warning sign ids to option ids, for what the workspace can't answer.
        rhythm: When the team meets; the product's default if not set.

    Raises:
        FaultyRecordError: If a field is invalid, or a stage, warning sign, or option doesn't exist.

    Example:
        >>> sheet = HealthSheet(stage="after_fit").answered("flat_pipeline", "jumping")
        >>> sheet.answers, sheet.target.share
        ({'flat_pipeline': 'jumping'}, 0.35)
    """

    word: ClassVar[str] = "health"

    stage: str = ""
    share: Share | None = None
    answers: dict[str, str] = Field(default_factory=dict)
    rhythm: Cadence = Field(default_factory=default_rhythm)

    def inconsistencies(self) -> Iterator[str]:
        """A stage, warning sign, or option that doesn't exist."""
        yield from unknown("stage", filter(None, [self.stage]), health_rules().stages)
        yield from answer_faults(self.answers)

    @property
    def target(self) -> Target | None:
        """The target strategic share, or None if the stage isn't set."""
        return target(self.stage, self.share) if self.stage else None

    def answered(self, symptom: str, option: str | None) -> Self:
        """The same sheet with one warning sign answered, or its answer removed with None."""
        others = {key: value for key, value in self.answers.items() if key != symptom}
        return self.with_changes(answers={**others, symptom: option} if option else others)
