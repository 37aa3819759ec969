"""The ranking methods as data: which numbers each one takes, and where they come from."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, cached_property, lru_cache, reduce
from math import inf, isinf
from operator import add, mul
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from gtm_framework.catalog import read_toml
from gtm_framework.errors import NotOneOfError, OutOfRangeError, UnknownNameError
from gtm_framework.exact import exact
from gtm_framework.triage.initiative import Initiative

Field_of_initiative = Literal["impact", "effort", "reach", "confidence"]


class Input(BaseModel):
    """One number that a method takes.

    Attributes:
        id: Its own name in `Initiative.inputs` and as a column.
        label: Its name as people read it.
        unit: What it counts, and in which range.
        low: Smallest number allowed, where there is a range.
        high: Largest number allowed, or None.
        allowed: The only numbers allowed, where there is a list.
        field: The initiative's field that it is made from when it is not given.
        times: The field is multiplied by this.
        from_11: The field counts downwards: 11 minus it.
        bands: (up to and including, number) pairs that turn the field into this number.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    label: str
    unit: str
    low: float | None = None
    high: float | None = None
    allowed: tuple[float, ...] = ()
    field: Field_of_initiative | None = None
    times: int = 1
    from_11: bool = False
    bands: tuple[tuple[float, float], ...] = ()

    @property
    def is_field(self) -> bool:
        """Whether it is a field of the initiative itself, by the same name."""
        return self.id == self.field

    @property
    def span(self) -> tuple[float, float]:
        """The smallest and the largest number that it takes; infinite where there is no largest."""
        if self.allowed:
            return min(self.allowed), max(self.allowed)
        return self.low or 0, inf if self.high is None else self.high

    def checked(self, number: float) -> float:
        """The number, if this input allows it.

        Raises:
            OutOfRangeError: If it lies outside the range.
            NotOneOfError: If it is not one of the allowed numbers.
        """
        low, high = self.span
        if self.allowed and number not in self.allowed:
            raise NotOneOfError(self.label, number, self.allowed)
        if isinf(number) or not low <= number <= high:
            raise OutOfRangeError(self.label, number, low, high)
        return number

    def from_field(self, number: float) -> Fraction:
        """This input made from the initiative's field."""
        if self.bands:
            return exact(next(made for up_to, made in self.bands if number <= up_to))
        if self.field == "confidence":
            return confidence_share(number) * self.times
        return 11 - exact(number) if self.from_11 else exact(number) * self.times


class Method(BaseModel):
    """One way of ranking.

    Attributes:
        id: Its name on the command line and in `rank`.
        name: Its name as people read it.
        formula: The formula in words.
        by_quadrant: Whether the quadrant's place comes before the score.
        combine: Whether the numerator's numbers are multiplied or added.
        numerator: Ids of the inputs above the line.
        denominator: Ids of the inputs below it; none means that nothing is divided.
        source: Who published it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    name: str
    formula: str
    by_quadrant: bool
    combine: Literal["product", "sum"]
    numerator: Annotated[tuple[str, ...], Field(min_length=1)]
    denominator: tuple[str, ...]
    source: tuple[str, ...]

    @cached_property
    def inputs(self) -> tuple[Input, ...]:
        """Every number that it takes, in the order of the formula."""
        return tuple(all_inputs()[name] for name in (*self.numerator, *self.denominator))


@dataclass(frozen=True, slots=True)
class Part:
    """One number of a score: what it is, how much, and whether it was typed or made from a field."""

    input: Input
    value: Fraction | None
    made_from: str | None


def all_methods() -> Mapping[str, Method]:
    """Every method by its id, the default first."""
    return _read()[0]


def all_inputs() -> Mapping[str, Input]:
    """Every number that some method takes, by its id."""
    return _read()[1]


def method(name: str) -> Method:
    """One method.

    Raises:
        UnknownNameError: If no method goes by that name.
    """
    if name not in all_methods():
        raise UnknownNameError("method", name, all_methods())
    return all_methods()[name]


def parts_of(initiative: Initiative, by: Method) -> tuple[Part, ...]:
    """The numbers of one initiative that a method takes; a missing one has no value."""
    return tuple(_part(initiative, needed) for needed in by.inputs)


def score_of(parts: tuple[Part, ...], by: Method) -> Fraction | None:
    """The exact score, or None while any of its numbers is missing: blank is not zero."""
    values = [part.value for part in parts if part.value is not None]
    if len(values) < len(parts):
        return None
    above, below = values[: len(by.numerator)], values[len(by.numerator) :]
    top = reduce(add if by.combine == "sum" else mul, above)
    return top / reduce(mul, below) if below else top


def confidence_share(confidence: float) -> Fraction:
    """A confidence as a share: numbers up to 1 are one already, larger ones are percentages."""
    return exact(confidence) if confidence <= 1 else exact(confidence) / 100


def _part(initiative: Initiative, needed: Input) -> Part:
    typed = initiative.inputs.get(needed.id)
    if typed is not None:
        return Part(needed, exact(needed.checked(typed)), None)
    return _made(needed.id, getattr(initiative, needed.field) if needed.field else None)


@lru_cache(maxsize=10_000)
def _made(name: str, number: float | None) -> Part:
    """A number made from its field: a list has few different scores, and exact numbers take time."""
    needed = all_inputs()[name]
    return Part(needed, None if number is None else needed.from_field(number), needed.field)


@cache
def _read() -> tuple[Mapping[str, Method], Mapping[str, Input]]:
    raw = read_toml("methods.toml")
    inputs = {name: Input(id=name, **entry) for name, entry in raw["input"].items()}
    methods = {name: Method(id=name, **entry) for name, entry in raw["method"].items()}
    return methods, inputs
