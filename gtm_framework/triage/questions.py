"""The questions of a rubric: what is asked, the possible answers, and the side each answer is on."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationInfo

from gtm_framework.records import Part, Slug, Source, Text, Whole, ids_of, repeated, require_none
from gtm_framework.triage.initiative import Initiative
from gtm_framework.triage.methods.methods import all_inputs

RESULTS = ("kind", "lean", "coverage", "decided", "quadrant", "action", "score", "rank", "why")
"""The columns a list gains; no question can have one of these names."""


class Option(Part):
    """One answer to a question, with the side it is on."""

    id: Slug
    label: Text
    lean: Whole


class Question(Part):
    """One criterion or filter question.

    Attributes:
        id: Its name in files and in `Initiative.answers`.
        group: ``"criterion"`` or ``"filter"`` (a yes/no question).
        question: The question people are asked.
        help: How to find the answer.
        strategic: The strategic end in words.
        tactical: The tactical end in words.
        weight: Whole number above 0; only the ratio to the other weights counts.
        source: Ids of the documents it is based on.
        options: At least one for each end.

    Example:
        >>> from gtm_framework import Rubric
        >>> asked = Rubric.default().by_id["horizon"]
        >>> asked.question, asked.weight, asked.options[0].label
        ('How long until you can judge the result?', 6, 'Days to a few weeks')
    """

    id: Slug
    group: Literal["criterion", "filter"]
    question: Text
    help: str = ""
    strategic: Text
    tactical: Text
    weight: Annotated[Whole, Field(gt=0)]
    source: tuple[Source, ...] = ()
    options: tuple[Option, ...]

    def general(self, lean_max: int) -> dict[str, int]:
        """The answers every criterion accepts besides its own options; a filter question accepts none."""
        if self.group == "filter":
            return {}
        return {"strategic": lean_max, "mixed": 0, "tactical": -lean_max}

    def inconsistencies(self) -> Iterator[str]:
        """An id that is a column name, and options with the same id."""
        if self.id in {*Initiative.model_fields, *RESULTS, *all_inputs()}:
            yield "this id is the name of a built-in column. Use another id."
        yield from repeated("option", ids_of(self.options))


def _has_fitting_leans(question: Question, info: ValidationInfo) -> Question:
    if "lean_max" in info.data:
        require_none(_lean_errors(question, info.data["lean_max"]))
    return question


RubricQuestion = Annotated[Question, AfterValidator(_has_fitting_leans)]
"""A question in a rubric, whose leans must fit ``lean_max``."""


def _lean_errors(question: Question, lean_max: int) -> Iterator[str]:
    general = question.general(lean_max)
    for option in question.options:
        if abs(option.lean) > lean_max:
            yield (
                f"option {option.id}: lean {option.lean} is outside {-lean_max} to {lean_max}. "
                "Correct it, or raise lean_max."
            )
        if general.get(option.id, option.lean) != option.lean:
            yield f"option {option.id}: this id is reserved for lean {general[option.id]}. Use another id."
    for pole, lean in (("strategic", lean_max), ("tactical", -lean_max)):
        if all(option.lean != lean for option in question.options):
            yield f"no option has the {pole} lean ({lean}). Add one."


class OutputSort(Part):
    """A strategy output that is often mistaken for a strategy (S4)."""

    id: Slug
    label: str
    why: str
    source: tuple[Source, ...] = ()
