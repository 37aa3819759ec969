"""What the comparison of six concepts is made of: criteria, concepts, cells, each with its source."""

from collections.abc import Iterable
from typing import Annotated, Protocol, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StrictInt

from gtm_framework.errors import UnknownNameError

Text = Annotated[str, Field(min_length=1)]
Texts = Annotated[tuple[Text, ...], Field(min_length=1)]
Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


class Sourced(BaseModel):
    """Anything that rests on documents.

    Attributes:
        source: Ids of the documents (see `gtm_framework.catalog.sources`), at least one.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    source: Texts


class ScoreRange(Sourced):
    """The smallest and the largest score of a cell."""

    low: StrictInt
    high: StrictInt


class WeightRange(Sourced):
    """How a person may weigh a criterion on a screen: `low` to `high` in steps, beginning at `start`."""

    low: float
    high: float
    step: Annotated[float, Field(gt=0)]
    start: float


class Printed(Sourced):
    """What the source prints beside its totals.

    Attributes:
        out_of: The maximum that it names.
        reason: Why the maximum shown here is another, with places for the figures.
    """

    out_of: StrictInt
    reason: Text


class Criterion(Sourced):
    """One row of the comparison.

    Attributes:
        id: Its name in files, links and on the command line.
        name: Its name for people.
        why_it_matters: What goes wrong where nobody looks at it.
        turn_note: What to know before turning it round; empty where that is no question.
    """

    id: Id
    name: Text
    why_it_matters: Text
    turn_note: str = ""


class ConfusedWith(Sourced):
    """What a concept is most often taken for, and how that happens."""

    concept: Id
    why: Text


class Concept(Sourced):
    """One column of the comparison.

    Attributes:
        id: Its name in files, links and on the command line.
        name: Its name for people.
        short: A few letters for narrow places.
        definition: What it is, in one sentence.
        pros: What speaks for it.
        cons: What speaks against it, or goes wrong with it.
        owner: Who answers for it.
        horizon: The time it looks ahead, in words.
        horizon_months: The same as the smallest and largest number of months.
        kpis: What it is measured by.
        printed_total: The total as the source prints it.
        confused_with: What it is most often taken for.
    """

    id: Id
    name: Text
    short: Text
    definition: Text
    pros: Texts
    cons: Texts
    owner: Text
    horizon: Text
    horizon_months: tuple[StrictInt, StrictInt]
    kpis: Texts
    printed_total: StrictInt
    confused_with: ConfusedWith


class Cell(Sourced):
    """One concept on one criterion: its score and why."""

    score: StrictInt
    rationale: Text


class BestFor(Sourced):
    """Which concept the source calls best for whom."""

    id: Id
    who: Text
    concept: Id
    why: Text


class WithId(Protocol):
    """Anything that goes by an id."""

    @property
    def id(self) -> str:
        """Its name in files."""


_Entry = TypeVar("_Entry", bound=WithId)


def by_id(what: str, name: str, entries: Iterable[_Entry]) -> _Entry:
    """The entry with this id.

    Args:
        what: The sort of thing that is looked for, for the message.
        name: Its id.
        entries: All there are.

    Raises:
        UnknownNameError: If none has it.
    """
    known = {entry.id: entry for entry in entries}
    if name not in known:
        raise UnknownNameError(what, name, known)
    return known[name]
