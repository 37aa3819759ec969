"""The questions of a rubric: what is asked, what can be answered, and which side an answer speaks for."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationInfo

from gtm_framework.records.fields import Slug, Source, Text, Whole
from gtm_framework.records.lookup import ids_of, repeated
from gtm_framework.records.record import Part
from gtm_framework.records.wording import require_none
from gtm_framework.triage.initiative import Initiative
from gtm_framework.triage.methods import all_inputs

RESULTS = ("kind", "lean", "coverage", "decided", "quadrant", "action", "score", "rank", "why")
"""The columns that a list gains; no question goes by one of these names."""


class Option(Part):
    """One answer that a question offers, with the side it speaks for."""

    id: Slug
    label: Text
    lean: Whole


class Question(Part):
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
        """The answers that any criterion takes besides its own options; a filter question takes none."""
        if self.group == "filter":
            return {}
        return {"strategic": lean_max, "mixed": 0, "tactical": -lean_max}

    def inconsistencies(self) -> Iterator[str]:
        """An id that is the name of a column, and options with the same id."""
        if self.id in {*Initiative.model_fields, *RESULTS, *all_inputs()}:
            yield "this id is the name of a built-in column. Use another id."
        yield from repeated("option", ids_of(self.options))


def _has_fitting_leans(question: Question, info: ValidationInfo) -> Question:
    if "lean_max" in info.data:
        require_none(_lean_errors(question, info.data["lean_max"]))
    return question


RubricQuestion = Annotated[Question, AfterValidator(_has_fitting_leans)]
"""A question in a rubric, whose ``lean_max`` its leans must fit."""


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
    """An output of a strategy that is often taken for one (S4)."""

    id: Slug
    label: str
    why: str
    source: tuple[Source, ...] = ()
