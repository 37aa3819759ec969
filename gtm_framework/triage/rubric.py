"""The rubric as data: questions, options with their lean, whole-number weights, the threshold."""

from collections.abc import Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import Field, ModelWrapValidatorHandler, StrictInt, ValidationError, model_validator

from gtm_framework.catalog import read_own_toml, read_toml
from gtm_framework.errors import RefusedError, UnknownNameError
from gtm_framework.triage.initiative import Initiative
from gtm_framework.triage.questions import Frozen, OutputSort, Question
from gtm_framework.triage.rubric_faults import rule_faults, sound_part, worded


class Rubric(Frozen):
    """Every question and rule behind a verdict.

    Attributes:
        id: Name of the rubric.
        version: Counts up when a weight, lean or threshold changes.
        lean_max: Leans are whole numbers from ``-lean_max`` to ``+lean_max``.
        threshold_percent: How far from the middle a lean must be for a verdict, 1 to 100.
        min_coverage_percent: How much of the weight must be answered for a verdict, 0 to 100.
        questions: In the order in which they stand in the file; of equal weights, the first is asked first.
        outputs: What is marked as an output.

    Raises:
        RefusedError: If it is faulty, with every fault.
    """

    id: str = "rubric"
    version: StrictInt = 1
    lean_max: Annotated[StrictInt, Field(gt=0)] = 1
    threshold_percent: Annotated[StrictInt, Field(ge=1, le=100)]
    min_coverage_percent: Annotated[StrictInt, Field(ge=0, le=100)]
    source: tuple[str, ...] = ()
    questions: Annotated[tuple[Question, ...], Field(alias="question")]
    outputs: Annotated[tuple[OutputSort, ...], Field(alias="output")] = ()

    @model_validator(mode="wrap")
    @classmethod
    def _list_every_fault(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        try:
            rubric = handler(data)
        except ValidationError as error:
            faults = [worded(e["loc"], e["msg"], data) for e in error.errors()]
            raise RefusedError("rubric", [*faults, *rule_faults(*sound_part(data))]) from error
        faults = list(rule_faults(rubric.questions, rubric.lean_max))
        if not rubric.questions:
            faults.append("question: there is none. Add one.")
        if faults:
            raise RefusedError("rubric", faults)
        return rubric

    @classmethod
    def default(cls) -> "Rubric":
        """The rubric that ships with the product (`data/rubric.toml`)."""
        return _default()

    @classmethod
    def from_toml(cls, path: Path | str) -> "Rubric":
        """A rubric of the user's own.

        Raises:
            RefusedError: If the file cannot be read, or is faulty, with every fault.
        """
        path = Path(path)
        name = f"rubric {path.name}"
        given = read_own_toml(path, name)
        try:
            return cls.model_validate(given)
        except RefusedError as refused:
            raise RefusedError(name, refused.faults) from refused

    @cached_property
    def total_weight(self) -> int:
        """The weight of all questions together."""
        return sum(q.weight for q in self.questions)

    @cached_property
    def by_id(self) -> Mapping[str, Question]:
        """Every question by its id."""
        return {q.id: q for q in self.questions}

    @cached_property
    def heaviest_first(self) -> tuple[Question, ...]:
        """Every question, the one with the largest weight first."""
        return tuple(sorted(self.questions, key=lambda q: -q.weight))

    @cached_property
    def leans(self) -> Mapping[str, Mapping[str, int]]:
        """Question id to answer to lean: the options, and the general answers of a criterion."""
        return {
            q.id: {**{o.id: o.lean for o in q.options}, **q.general(self.lean_max)} for q in self.questions
        }

    @cached_property
    def marks(self) -> Mapping[str, Mapping[str, tuple[int, int]]]:
        """Question id to answer to (weight × lean, weight): all that a verdict adds up."""
        weight = {q.id: q.weight for q in self.questions}
        return {
            question: {
                answer: (weight[question] * lean, weight[question]) for answer, lean in leans.items()
            }
            for question, leans in self.leans.items()
        }

    def lean_of(self, question: str, answer: str) -> int:
        """The lean of one answer, from ``-lean_max`` to ``+lean_max``.

        Raises:
            UnknownNameError: If there is no such question, or no such answer to it.
        """
        if question not in self.leans:
            raise UnknownNameError("criterion", question, self.leans)
        if answer not in self.leans[question]:
            raise UnknownNameError(f"answer to '{question}'", answer, self.leans[question])
        return self.leans[question][answer]

    def words(self, question: str, answer: str) -> str:
        """An answer in words: its option's label, or the pole that a general answer stands for."""
        asked = self.by_id[question]
        general = {"strategic": asked.strategic, "mixed": "Some of both", "tactical": asked.tactical}
        return next((o.label for o in asked.options if o.id == answer), general.get(answer, answer))

    def check(self, initiative: Initiative) -> None:
        """Refuse an initiative whose answers this rubric does not know.

        Raises:
            UnknownNameError: For the first answer that is unknown.
        """
        for question, answer in initiative.answers.items():
            self.lean_of(question, answer)


@cache
def _default() -> Rubric:
    return Rubric.model_validate(read_toml("rubric.toml"))
