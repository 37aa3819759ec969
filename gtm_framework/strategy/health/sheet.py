"""What a team says of its own health: its stage, its target, its answers, its rhythm of reviews."""

from collections.abc import Iterator
from typing import ClassVar, Self

from pydantic import Field

from gtm_framework.records.fields import Share
from gtm_framework.records.lookup import unknown
from gtm_framework.records.record import Record
from gtm_framework.strategy.health.health import answer_faults
from gtm_framework.strategy.health.mix_target import Target, target
from gtm_framework.strategy.health.rules import health_rules
from gtm_framework.strategy.reviews.reviews import default_rhythm
from gtm_framework.strategy.reviews.rules import Cadence


class HealthSheet(Record):
    """The part of the health check that only people can fill in, frozen.

    Attributes:
        stage: Id of the company's stage, or empty while nobody has said.
        share: Strategic share of the effort to aim at, 0 to 1, or None to take what the stage suggests.
        answers: Symptom id to option id, for what the workspace cannot answer.
        rhythm: When the team meets; the house's own while nobody has said.

    Raises:
        FaultyRecordError: If a field is wrong, or a stage, symptom or option does not exist.
    """

    word: ClassVar[str] = "health"

    stage: str = ""
    share: Share | None = None
    answers: dict[str, str] = Field(default_factory=dict)
    rhythm: Cadence = Field(default_factory=default_rhythm)

    def inconsistencies(self) -> Iterator[str]:
        """A stage, symptom or option that does not exist."""
        yield from unknown("stage", filter(None, [self.stage]), health_rules().stages)
        yield from answer_faults(self.answers)

    @property
    def target(self) -> Target | None:
        """The strategic share to aim at, or None while the stage is not known."""
        return target(self.stage, self.share) if self.stage else None

    def answered(self, symptom: str, option: str | None) -> Self:
        """The same sheet with one symptom answered, or its answer taken back with None."""
        others = {key: value for key, value in self.answers.items() if key != symptom}
        return self.with_changes(answers={**others, symptom: option} if option else others)
