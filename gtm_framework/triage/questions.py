"""The questions of a rubric: what is asked, what can be answered, and which side an answer speaks for."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictInt

NAME_PATTERN = r"^[a-z][a-z0-9_]*$"


class Frozen(BaseModel):
    """A piece of a rubric: it never changes, and takes no unknown field."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Option(Frozen):
    """One answer that a question offers, with the side it speaks for."""

    id: Annotated[str, Field(pattern=NAME_PATTERN)]
    label: Annotated[str, Field(min_length=1)]
    lean: StrictInt


class Question(Frozen):
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

    def general(self, lean_max: int) -> dict[str, int]:
        """The answers that any criterion takes besides its own options; a filter question takes none."""
        if self.group == "filter":
            return {}
        return {"strategic": lean_max, "mixed": 0, "tactical": -lean_max}


class OutputSort(Frozen):
    """An output of a strategy that is often taken for one (S4)."""

    id: Annotated[str, Field(pattern=NAME_PATTERN)]
    label: str
    why: str
    source: tuple[str, ...] = ()
