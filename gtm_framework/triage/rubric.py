"""The rubric as data: questions, options with their lean, whole-number weights, and the threshold."""

from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, ClassVar

from pydantic import Field

from gtm_framework.errors import UnknownNameError
from gtm_framework.records import Record, Source, Whole, ids_of, load, load_own, repeated
from gtm_framework.triage.initiative import Initiative
from gtm_framework.triage.questions import OutputSort, Question, RubricQuestion


class Rubric(Record):
    """Every question and rule behind a verdict.

    Attributes:
        id: Name of the rubric.
        version: Increases when a weight, lean, or threshold changes.
        lean_max: Leans are whole numbers from ``-lean_max`` to ``+lean_max``.
        threshold_percent: How far from the middle a lean must be for a verdict, 1 to 100.
        min_coverage_percent: How much of the weight must be answered for a verdict, 0 to 100.
        questions: In file order; with equal weights, the first is asked first.
        outputs: What counts as an output.

    Raises:
        FaultyRecordError: If anything is missing or wrong; lists every error.

    Example:
        >>> rubric = Rubric.default()
        >>> len(rubric.questions), rubric.total_weight, rubric.lean_of("horizon", "weeks")
        (18, 102, -1)
    """

    word: ClassVar[str] = "rubric"

    id: str = "rubric"
    version: Whole = 1
    lean_max: Annotated[Whole, Field(gt=0)] = 1
    threshold_percent: Annotated[Whole, Field(ge=1, le=100)]
    min_coverage_percent: Annotated[Whole, Field(ge=0, le=100)]
    source: tuple[Source, ...] = ()
    questions: Annotated[tuple[RubricQuestion, ...], Field(alias="question", min_length=1)]
    outputs: Annotated[tuple[OutputSort, ...], Field(alias="output")] = ()

    def inconsistencies(self) -> Iterator[str]:
        """Questions with the same id."""
        yield from repeated("question", ids_of(self.questions))

    @classmethod
    def default(cls) -> "Rubric":
        """The rubric that ships with the product (`data/rubric.toml`)."""
        return _default()

    @classmethod
    def from_toml(cls, path: Path | str) -> "Rubric":
        """A user's own rubric.

        Raises:
            RefusedError: If the file can't be read, or anything in it is wrong; lists every error.
        """
        return load_own(cls, path, "rubric")

    @cached_property
    def total_weight(self) -> int:
        """The total weight of all questions."""
        return sum(q.weight for q in self.questions)

    @cached_property
    def by_id(self) -> Mapping[str, Question]:
        """Every question by id."""
        return {q.id: q for q in self.questions}

    @cached_property
    def heaviest_first(self) -> tuple[Question, ...]:
        """Every question, largest weight first."""
        return tuple(sorted(self.questions, key=lambda q: -q.weight))

    @cached_property
    def leans(self) -> Mapping[str, Mapping[str, int]]:
        """Maps each question id to its answers and leans: its options and a criterion's general answers."""
        return {
            q.id: {**{o.id: o.lean for o in q.options}, **q.general(self.lean_max)} for q in self.questions
        }

    @cached_property
    def marks(self) -> Mapping[str, Mapping[str, tuple[int, int]]]:
        """Maps each question id and answer to (weight × lean, weight): everything a verdict adds up."""
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
        """An answer in words: its option's label, or the end a general answer stands for."""
        asked = self.by_id[question]
        general = {"strategic": asked.strategic, "mixed": "Some of both", "tactical": asked.tactical}
        return next((o.label for o in asked.options if o.id == answer), general.get(answer, answer))

    def short_words(self, question: str, answer: str) -> str:
        """The short form of an answer: its label up to the colon."""
        return self.words(question, answer).partition(":")[0]

    def check(self, initiative: Initiative) -> None:
        """Reject an initiative with answers this rubric doesn't know.

        Raises:
            UnknownNameError: For the first unknown answer.
        """
        for question, answer in initiative.answers.items():
            self.lean_of(question, answer)


@cache
def _default() -> Rubric:
    return load(Rubric, "rubric.toml")
