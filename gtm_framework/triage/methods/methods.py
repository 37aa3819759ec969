"""The ranking methods as data: which numbers each one uses, and where they come from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, cached_property, reduce
from math import inf, isinf
from operator import mul
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, PositiveFloat, model_validator

from gtm_framework.catalog import read_toml
from gtm_framework.errors import NotOneOfError, OutOfRangeError, UnknownNameError
from gtm_framework.exact import exact
from gtm_framework.triage.initiative import Initiative
from gtm_framework.triage.scales.scales import AXES, Axis, PlaceSource, Scale, all_scales, scale

Field_of_initiative = Literal["impact", "effort", "reach", "confidence"]

_REMEMBERED = 10_000


class Input(BaseModel):
    """One number that a method uses.

    Attributes:
        id: Its name in `Initiative.inputs` and as a column.
        label: Its display name.
        unit: What it counts, and its range.
        scale: The scale to use if the idea names none (`data/scales.toml`), or None.
        direction: Whether more or less of it is better; less counts from the top of the scale down.
        low: Smallest number allowed, if there is a range.
        high: Largest number allowed, or None.
        allowed: The only numbers allowed, if there is a list.
        field: The initiative's field to derive it from if it isn't given.
        times: The factor to multiply the field by.
        from_11: The field counts downward: 11 minus it.
        bands: (up to and including, number) pairs that convert the field to this number.

    Example:
        >>> reach = all_inputs()["reach"]
        >>> reach.label, reach.unit, reach.span
        ('reach', 'people or accounts per quarter', (0, inf))
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    label: str
    unit: str = ""
    scale: str | None = None
    direction: Literal["more", "less"] = "more"
    low: float | None = None
    high: float | None = None
    allowed: tuple[float, ...] = ()
    field: Field_of_initiative | None = None
    times: int = 1
    from_11: bool = False
    bands: tuple[tuple[float, float], ...] = ()

    @model_validator(mode="after")
    def _on_known_scale(self) -> Self:
        if self.scale is not None:
            _check_scale(self.scale)
        if self.direction == "less" and isinf(self.span[1]):
            raise ValueError(f"{self.id}: “lower is better” needs a scale with a maximum. Choose one.")
        return self

    @property
    def is_field(self) -> bool:
        """Whether it is a field of the initiative, with the same name."""
        return self.id == self.field

    @property
    def span(self) -> tuple[float, float]:
        """The smallest and the largest number allowed; infinite if there is no largest."""
        return self.span_on(None)

    @property
    def counts_down(self) -> bool:
        """Whether more of its field means less of it."""
        return self.from_11 or self.direction == "less"

    def span_on(self, on: str | None) -> tuple[float, float]:
        """The range on a scale, or its own if None."""
        if on or self.scale:
            return scale(on or str(self.scale)).span
        if self.allowed:
            return min(self.allowed), max(self.allowed)
        return self.low or 0, inf if self.high is None else self.high

    def allowed_on(self, on: str | None) -> tuple[float, ...]:
        """The only numbers allowed; an explicit scale allows every number in its range."""
        return () if on else self.allowed

    def checked(self, number: float, on: str | None = None) -> float:
        """The number, if this input allows it.

        Args:
            number: As written.
            on: The scale it is on; None for its own range.

        Raises:
            OutOfRangeError: If it is outside the range.
            NotOneOfError: If it is not one of the allowed numbers.
        """
        low, high = self.span_on(on)
        allowed = self.allowed_on(on)
        if allowed and number not in allowed:
            raise NotOneOfError(self.label, number, allowed)
        if isinf(number) or not low <= number <= high:
            raise OutOfRangeError(self.label, number, low, high)
        return number

    def counted(self, number: float, on: str | None) -> Fraction:
        """A number given under its own name, as the formula uses it: as written on its scale."""
        on = on or self.scale
        value = scale(on).counted(number) if on else exact(number)
        return value if self.direction == "more" else self._turned(value, on)

    def from_field(self, number: float | Fraction, on: str | None = None) -> Fraction:
        """This input derived from the initiative's field: a matrix position, a reach, or a confidence.

        Args:
            number: The field's number; for impact and effort, its position on 1 to 10.
            on: The scale of a confidence.
        """
        if self.bands:
            return exact(next(made for up_to, made in self.bands if number <= up_to))
        if self.field == "confidence":
            points = on is not None and exact(scale(on).times) == 1 and on != "share"
            return confidence_share(float(number), on) * (1 if points else self.times)
        plain = number if isinstance(number, Fraction) else exact(number)
        if self.field == "reach":
            return plain
        return 11 - plain if self.counts_down else plain * self.times

    def made(self, number: float | None, on: str | None) -> "Part":
        """`from_field` as a part; cached, because few scores are distinct and exact numbers take time."""
        key = (number, on)
        if key not in self._made:
            if len(self._made) >= _REMEMBERED:
                self._made.clear()
            value = None if number is None else self.from_field(number, on)
            self._made[key] = Part(self, value, self.field, on)
        return self._made[key]

    @cached_property
    def _made(self) -> "dict[tuple[float | None, str | None], Part]":
        return {}

    def _turned(self, value: Fraction, on: str | None) -> Fraction:
        low, high = self.span_on(on)
        return exact(low) + exact(high) - value


class Method(BaseModel):
    """One ranking method.

    Attributes:
        id: Its name on the command line and in `rank`.
        name: Its display name.
        formula: The formula in words.
        by_quadrant: Whether the quadrant comes before the score.
        combine: Whether the numerator's numbers are multiplied or added.
        numerator: Ids of the inputs in the numerator.
        denominator: Ids of the inputs in the denominator; if empty, nothing is divided.
        weights: Maps input ids to weights in a sum; 1 if not listed.
        axes: Maps ``"impact"`` or ``"effort"`` to the input that places ideas on that axis of the matrix;
            otherwise, it's the idea's own impact or effort.
        source: Who published it.
        own: Inputs defined with it; the product's inputs are known by name.

    Example:
        >>> rice = all_methods()["rice"]
        >>> rice.name, rice.formula
        ('RICE', 'reach × impact × confidence ÷ effort')
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    name: str
    formula: str
    by_quadrant: bool = False
    combine: Literal["product", "sum"]
    numerator: Annotated[tuple[str, ...], Field(min_length=1)]
    denominator: tuple[str, ...] = ()
    weights: dict[str, PositiveFloat] = Field(default_factory=dict)
    axes: dict[Axis, str] = Field(default_factory=dict)
    source: tuple[str, ...] = ()
    own: tuple[Input, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _with_formula(cls, data: Any) -> Any:
        if isinstance(data, dict) and "formula" not in data and "numerator" in data:
            return {**data, "formula": _formula(data)}
        return data

    @model_validator(mode="after")
    def _of_known_inputs(self) -> Self:
        known = {*(entry.id for entry in self.own), *_inputs()}
        for name in (*self.numerator, *self.denominator):
            if name not in known:
                raise ValueError(str(UnknownNameError("input", name, known)))
        for name in self.weights:
            if name not in self.numerator or self.combine != "sum":
                raise ValueError(
                    f"weights.{name}: only inputs of a weighted sum have weights. Remove it, or add the "
                    "input to the sum."
                )
        for axis, name in self.axes.items():
            if problem := _unfit_for_axis({each.id: each for each in self.inputs}, name):
                raise ValueError(f"axes.{axis}: {problem}")
        return self

    @cached_property
    def inputs(self) -> tuple[Input, ...]:
        """Every number it uses, in the order of the formula."""
        known = {**_inputs(), **{entry.id: entry for entry in self.own}}
        return tuple(known[name] for name in (*self.numerator, *self.denominator))

    @cached_property
    def places(self) -> Mapping[Axis, PlaceSource]:
        """What places ideas on an axis, for each axis that has an input of its own.

        An input that counts against the score is low on impact and high on effort.
        """
        known = {each.id: each for each in self.inputs}
        found: dict[Axis, PlaceSource] = {}
        for axis, name in self.axes.items():
            against = (known[name].direction == "less") != (name in self.denominator)
            on = str(known[name].scale)
            found[axis] = PlaceSource(input=name, scale=on, reversed=against == (axis == "impact"))
        return found

    def with_own_places(self) -> "Method":
        """The same method, but its ideas have their own impact and effort as places, as after a vote."""
        return Method.model_validate({**self.model_dump(), "axes": {}}) if self.axes else self

    def axis_label(self, axis: Axis) -> str:
        """What places ideas on an axis, by its display name."""
        if axis not in self.axes:
            return axis
        return next(each.label for each in self.inputs if each.id == self.axes[axis])

    def weight(self, name: str) -> Fraction:
        """The weight of a number in its sum."""
        return exact(self.weights.get(name, 1))


@dataclass(frozen=True, slots=True)
class Part:
    """One number of a score: what it is, its value, and whether it was entered or derived from a field.

    Attributes:
        input: The number the method needs.
        value: As the formula uses it, or None if it is missing.
        made_from: What it was derived from, or None if it was entered.
        scale: The scale it is on, if the idea names one.

    Example:
        >>> from gtm_framework import Initiative, rank
        >>> [partner] = rank([Initiative(title="Partner program", impact=9, effort=6)], method="ratio")
        >>> [(part.input.id, part.value) for part in partner.parts]
        [('impact', Fraction(9, 1)), ('effort', Fraction(6, 1))]
    """

    input: Input
    value: Fraction | None
    made_from: str | None
    scale: str | None = None


class Methods(Mapping[str, Method]):
    """Methods by id: the product's own, and those defined by a workspace or a file.

    Example:
        >>> methods = all_methods()
        >>> methods.default, "rice" in methods, methods["ice"].name
        ('quadrant', True, 'ICE')
    """

    def __init__(self, methods: Mapping[str, Method], default: str) -> None:
        self._methods, self.default = dict(methods), default

    def __getitem__(self, name: str) -> Method:
        if name not in self._methods:
            raise UnknownNameError("method", name, self._methods)
        return self._methods[name]

    def __contains__(self, name: object) -> bool:
        return name in self._methods

    def __iter__(self) -> Iterator[str]:
        return iter(self._methods)

    def __len__(self) -> int:
        return len(self._methods)

    @cached_property
    def inputs(self) -> Mapping[str, Input]:
        """Every number that one of them uses, by id."""
        return {**_inputs(), **{i.id: i for by in self.values() for i in by.inputs}}


MethodChoice = str | Method
"""A method by its id, or the method itself."""


def all_methods() -> Methods:
    """Every method of the product by id, the default first.

    Example:
        >>> list(all_methods())
        ['quadrant', 'ratio', 'rice', 'ice', 'wsjf', 'value_effort', 'pie', 'cost_of_delay']
    """
    return _read()


def all_inputs() -> Mapping[str, Input]:
    """Every number that a method of the product uses, by id.

    Example:
        >>> all_inputs()["job_size"].allowed
        (1.0, 2.0, 3.0, 5.0, 8.0, 13.0, 20.0)
    """
    return _inputs()


def default_method() -> str:
    """The id of the default method.

    Example:
        >>> default_method()
        'quadrant'
    """
    return all_methods().default


def method(name: MethodChoice | None, among: Methods | None = None) -> Method:
    """One method.

    Args:
        name: Its id, the method itself, or None for the default.
        among: Where to look it up; None for the product's own methods.

    Raises:
        UnknownNameError: If there is no method with that name.

    Example:
        >>> method("wsjf").formula, method(None).id
        ('(business value + time criticality + risk reduction) ÷ job size', 'quadrant')
    """
    if isinstance(name, Method):
        return name
    known = all_methods() if among is None else among
    return known[name or known.default]


def parts_of(initiative: Initiative, by: Method) -> tuple[Part, ...]:
    """The numbers of one initiative that a method uses; a missing one has no value."""
    return tuple(_part(initiative, needed) for needed in by.inputs)


def score_of(parts: tuple[Part, ...], by: Method) -> Fraction | None:
    """The exact score, or None if a number is missing or the divisor is 0: blank is not zero."""
    values = [part.value for part in parts if part.value is not None]
    if len(values) < len(parts):
        return None
    above, below = values[: len(by.numerator)], values[len(by.numerator) :]
    if by.combine == "sum":
        top = sum((by.weight(n) * value for n, value in zip(by.numerator, above, strict=True)), Fraction())
    else:
        top = reduce(mul, above)
    bottom = reduce(mul, below, Fraction(1))
    return top / bottom if bottom else None


def confidence_share(confidence: float, on: str | None = None) -> Fraction:
    """A confidence as a formula uses it: by its scale, or else a share up to 1 and a percentage above.

    Example:
        >>> confidence_share(80), confidence_share(0.8), confidence_share(1, on="percent")
        (Fraction(4, 5), Fraction(4, 5), Fraction(1, 100))
    """
    if on is not None:
        return scale(on).counted(confidence)
    return exact(confidence) if confidence <= 1 else exact(confidence) / 100


def _part(initiative: Initiative, needed: Input) -> Part:
    scales = initiative.scales
    if not needed.is_field:
        typed = initiative.inputs.get(needed.id)
        if typed is not None:
            on = scales.get(needed.id)
            return Part(needed, needed.counted(needed.checked(typed, on), on), None, on)
    if needed.field is None:
        return Part(needed, None, None)
    own, on = getattr(initiative, needed.field), scales.get(needed.field)
    if needed.field in AXES and (own is None or on):
        if own is not None and on and not needed.counts_down:
            return Part(needed, scale(on).counted(own), needed.field, on)
        place = initiative.position(needed.field)
        source = initiative.position_from(needed.field) or needed.field
        return Part(needed, None if place is None else needed.from_field(place), source)
    return needed.made(own, on)


def _unfit_for_axis(inputs: Mapping[str, Input], name: str) -> str:
    """Why an input can't place ideas on the matrix; empty if it can."""
    if name not in inputs:
        return f"the formula doesn’t use {name}. Choose one of its inputs: {', '.join(inputs)}."
    needed = inputs[name]
    if needed.scale is None or not scale(needed.scale).has_place:
        return f"{name} has no place from 1 to 10. Choose a scale that has one, such as 1-5."
    return ""


def _check_scale(name: str) -> Scale:
    if name not in all_scales():
        raise ValueError(str(UnknownNameError("scale", name, all_scales())))
    return all_scales()[name]


def _formula(data: Mapping[str, Any]) -> str:
    own = (each if isinstance(each, Input) else Input.model_validate(each) for each in data.get("own", ()))
    labels = {each.id: each.label for each in own}

    def named(name: str) -> str:
        weight = data.get("weights", {}).get(name, 1)
        words = labels.get(name) or name.replace("_", " ")
        return words if weight == 1 else f"{weight:g} × {words}"

    above, below = ([named(name) for name in data.get(side, ())] for side in ("numerator", "denominator"))
    joint = " + " if data.get("combine") == "sum" else " × "
    top = joint.join(above)
    if below and joint == " + " and len(above) > 1:
        top = f"({top})"
    return " ÷ ".join((top, *below))


@cache
def _inputs() -> Mapping[str, Input]:
    raw = read_toml("methods.toml")
    return {name: Input(id=name, **entry) for name, entry in raw["input"].items()}


@cache
def _read() -> Methods:
    raw = read_toml("methods.toml")
    methods = {name: Method(id=name, **entry) for name, entry in raw["method"].items()}
    return Methods(methods, raw["default"])
