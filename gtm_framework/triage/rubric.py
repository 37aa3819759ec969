"""The rubric as data: questions, options with their lean, whole-number weights, the threshold."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    StrictInt,
    ValidationError,
    model_validator,
)

from gtm_framework.catalog import read_own_toml, read_toml
from gtm_framework.errors import RefusedError, UnknownNameError
from gtm_framework.triage.initiative import Initiative
from gtm_framework.triage.methods import all_inputs

NAME_PATTERN = r"^[a-z][a-z0-9_]*$"

RESULTS = ("kind", "lean", "coverage", "decided", "quadrant", "action", "score", "rank", "why")
"""The columns that a list gains; no question goes by one of these names."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Option(_Frozen):
    """One answer that a question offers, with the side it speaks for."""

    id: Annotated[str, Field(pattern=NAME_PATTERN)]
    label: Annotated[str, Field(min_length=1)]
    lean: StrictInt


class Question(_Frozen):
    """One criterion or filter question.

    Attributes:
        id: Name in files and in `Initiative.answers`.
        group: ``"criterion"`` or ``"filter"`` (a yes-or-no question).
        question: What a person is asked.
        help: How to find the answer.
        strategic: The strategic pole in words.
        tactical: The tactical pole in words.
        weight: Whole number above 0; only the ratio to the other weights counts.
        source: Ids of the documents that it rests on.
        options: At least one for either pole.
    """

    id: Annotated[str, Field(pattern=NAME_PATTERN)]
    group: Literal["criterion", "filter"]
    question: Annotated[str, Field(min_length=1)]
    help: str = ""
    strategic: Annotated[str, Field(min_length=1)]
    tactical: Annotated[str, Field(min_length=1)]
    weight: Annotated[StrictInt, Field(gt=0)]
    source: tuple[str, ...] = ()
    options: tuple[Option, ...]


class OutputSort(_Frozen):
    """An output of a strategy that is often taken for one (S4)."""

    id: Annotated[str, Field(pattern=NAME_PATTERN)]
    label: str
    why: str
    source: tuple[str, ...] = ()


class Rubric(_Frozen):
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
            faults = [_worded(e["loc"], e["msg"], data) for e in error.errors()]
            raise RefusedError("rubric", [*faults, *_rule_faults(*_sound_part(data))]) from error
        faults = list(_rule_faults(rubric.questions, rubric.lean_max))
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
            q.id: {**{o.id: o.lean for o in q.options}, **_general(q, self.lean_max)}
            for q in self.questions
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


def _general(question: Question, lean_max: int) -> dict[str, int]:
    """The answers that any criterion takes besides its own options; a filter question takes none."""
    if question.group == "filter":
        return {}
    return {"strategic": lean_max, "mixed": 0, "tactical": -lean_max}


def _worded(where: tuple[int | str, ...], message: str, data: Any) -> str:
    """A fault of form with the question that it is in, by name where there is one."""
    match where:
        case ("question", int(at), *rest):
            asked = data["question"][at]
            name = asked.get("id", f"number {at + 1}") if isinstance(asked, dict) else f"number {at + 1}"
            return f"question {name}{''.join(f', {part}' for part in rest)}: {message}."
        case _:
            return f"{', '.join(map(str, where)) or 'rubric'}: {message}."


def _sound_part(data: Any) -> tuple[list[Question], int]:
    """The questions of a faulty rubric that can be read, so that their faults are listed as well."""
    given = data if isinstance(data, dict) else {}
    lean_max = given.get("lean_max", 1)
    raw = given.get("question", [])
    if type(lean_max) is not int or lean_max < 1 or not isinstance(raw, list | tuple):
        return [], 1
    sound = []
    for entry in raw:
        with suppress(ValidationError):
            sound.append(Question.model_validate(entry))
    return sound, lean_max


def _rule_faults(questions: Sequence[Question], lean_max: int) -> Iterator[str]:
    for name, count in Counter(q.id for q in questions).items():
        if count > 1:
            yield f"question {name}: it stands there {count} times. Give each question an id of its own."
    for question in questions:
        yield from _question_faults(question, lean_max)


def _question_faults(question: Question, lean_max: int) -> Iterator[str]:
    if question.id in {*Initiative.model_fields, *RESULTS, *all_inputs()}:
        yield f"question {question.id}: that is the name of a column of every list. Use another id."
    for name, count in Counter(o.id for o in question.options).items():
        if count > 1:
            yield f"question {question.id}, option {name}: it stands there {count} times. Keep one."
    for option in question.options:
        if abs(option.lean) > lean_max:
            yield (
                f"question {question.id}, option {option.id}: lean {option.lean} is outside "
                f"{-lean_max} to {lean_max}. Correct it, or raise lean_max."
            )
        if _general(question, lean_max).get(option.id, option.lean) != option.lean:
            yield (
                f"question {question.id}, option {option.id}: that word means lean "
                f"{_general(question, lean_max)[option.id]} everywhere. Use another id."
            )
    for pole, lean in (("strategic", lean_max), ("tactical", -lean_max)):
        if all(o.lean != lean for o in question.options):
            yield f"question {question.id}: no option has the {pole} lean {lean}. Add one."
