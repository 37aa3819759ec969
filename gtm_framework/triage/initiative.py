"""One idea on Triage, as a person entered it: nothing calculated, nothing filled in."""

import hashlib
import math
from collections.abc import Iterable
from enum import StrEnum
from fractions import Fraction
from functools import partial
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    ValidationError,
    ValidationInfo,
    model_validator,
)

from gtm_framework.errors import OutOfRangeError, RefusedError, UnknownNameError
from gtm_framework.exact import exact, nearest_float
from gtm_framework.form_faults import form_faults
from gtm_framework.triage.scales.scales import Axis, all_scales, place_sources, scale

SCALE = (1, 10)
"""Lowest and highest impact and effort."""
STEPS = tuple(range(SCALE[0], SCALE[1] + 1))
"""The whole steps of that scale, for people to choose from."""

RANGES = {"impact": SCALE, "effort": SCALE, "reach": (0, math.inf), "confidence": (0, 100)}
"""Lowest and highest value of each numeric field."""


class Kind(StrEnum):
    """The possible verdicts on an initiative."""

    STRATEGIC = "strategic"
    TACTICAL = "tactical"
    UNDECIDED = "undecided"


class Output(StrEnum):
    """What a strategy produces and what is often mistaken for one (S4)."""

    HIRING_PLAN = "hiring_plan"
    CALENDAR = "calendar"
    TARGET = "target"
    LAUNCH_PLAN = "launch_plan"


def read_number(what: str, value: Any, low: float, high: float) -> float | None:
    """Read a number from people or tables.

    Args:
        what: What an error calls it, such as ``"impact"``.
        value: A number, its text, or a blank (nothing, white space, NaN).
        low: The smallest number allowed.
        high: The largest number allowed; infinite if there is no limit.

    Returns:
        The number, or None for a blank.

    Raises:
        OutOfRangeError: If it isn't a number in that range.
    """
    if is_blank(value):
        return None
    try:
        number = math.nan if isinstance(value, bool) else float(value)
    except (TypeError, ValueError, OverflowError):
        number = math.nan
    if math.isinf(number) or not low <= number <= high:
        raise OutOfRangeError(what, value, low, high)
    return number


def _number(field: str) -> BeforeValidator:
    def read(value: Any, info: ValidationInfo) -> float | None:
        on = info.data.get("scales", {}).get(field)
        return read_number(field, value, *(scale(on).span if on else RANGES[field]))

    return BeforeValidator(read)


def _known_scales(given: dict[str, str]) -> dict[str, str]:
    for on in given.values():
        if on not in all_scales():
            raise UnknownNameError("scale", on, all_scales())
    return given


def filled_in(cells: Any) -> Any:
    """Drop the blanks of a mapping: a blank is not an answer.

    Example:
        >>> filled_in({"impact": 8, "effort": " ", "reach": None})
        {'impact': 8}
    """
    if not isinstance(cells, dict):
        return cells
    return {key: cell for key, cell in cells.items() if not is_blank(cell)}


def is_blank(value: Any) -> bool:
    """Whether a cell is blank: no value, white space, or a table's NaN."""
    if isinstance(value, str):
        return not value.strip()
    return value is None or (isinstance(value, float) and math.isnan(value))


class Override(BaseModel):
    """An overridden verdict; the calculated verdict is kept as well.

    Example:
        >>> from gtm_framework import classify
        >>> said = Override(kind="strategic", reason="Board decision")
        >>> idea = Initiative(title="Partner program", override=said)
        >>> str(classify(idea).kind), str(classify(idea).final_kind)
        ('undecided', 'strategic')
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    kind: Kind
    reason: Annotated[str, Field(min_length=1)]


class Initiative(BaseModel):
    """One idea. It is immutable: ``initiative.model_copy(update=...)`` or `with_changes` creates a new one.

    Attributes:
        id: Stable id; generated from title and description if none is given.
        title: The idea's title; never empty.
        description: Notes in the person's own words.
        owner: Who is accountable for it.
        status: Its status, in the team's own words.
        quarter: The planned quarter, such as ``2026-Q3``.
        answers: Maps criterion ids to answers; a missing criterion is blank.
        suggested: Criteria whose answer is an accepted suggestion, by name; when a person answers one, it
            is removed (see `with_answer`).
        scales: Maps the name of a number (``impact``, ``reach``, an input, …) to its scale's id in
            `data/scales.toml`. A number not listed is on the range below.
        impact: 1 (barely noticeable) to 10 (changes the annual result), or on its scale; None until scored.
        effort: 1 (hours, one person) to 10 (several teams for quarters), or on its scale; or None.
        reach: People or accounts reached per quarter, 0 or more, or None.
        confidence: How sure the scores are: a share (0 to 1) or a percentage (above 1, to 100).
        inputs: Additional numbers that a ranking method needs, by name (see `data/methods.toml`).
        supports: Id of the objective it supports.
        output: Which strategy output it is, or None; an output keeps its lean.
        override: An overridden verdict with its reason, or None.
        tags: Free-form tags.
        extra: Imported columns that this product doesn't know, unchanged.

    Raises:
        OutOfRangeError: If a number is outside its range.
        RefusedError: If anything else is wrong; lists every error.

    Example:
        >>> idea = Initiative(title="Partner program", impact="8", effort="")
        >>> idea.impact, idea.effort, idea.with_changes(effort=6).effort
        (8.0, None, 6.0)
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=False)

    id: str = ""
    title: str
    description: str = ""
    owner: str = ""
    status: str = ""
    quarter: str = ""
    answers: Annotated[dict[str, str], BeforeValidator(filled_in)] = Field(default_factory=dict)
    suggested: tuple[str, ...] = ()
    scales: Annotated[dict[str, str], AfterValidator(_known_scales)] = Field(default_factory=dict)
    impact: Annotated[float | None, _number("impact")] = None
    effort: Annotated[float | None, _number("effort")] = None
    reach: Annotated[float | None, _number("reach")] = None
    confidence: Annotated[float | None, _number("confidence")] = None
    inputs: Annotated[dict[str, float], BeforeValidator(filled_in)] = Field(default_factory=dict)
    supports: str = ""
    output: Output | None = None
    override: Override | None = None
    tags: tuple[str, ...] = ()
    extra: dict[str, str] = Field(default_factory=dict)

    @model_validator(mode="wrap")
    @classmethod
    def _speak_plainly(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        try:
            made = handler(data)
        except ValidationError as error:
            raise RefusedError("initiative", form_faults(error, "initiative")) from error
        faults = [
            f"inputs.{name}: {name} is a separate field. Enter it there."
            for name in RANGES
            if name in made.inputs
        ]
        if not made.title.strip():
            faults.insert(0, "title: it is empty. Enter a title.")
        if faults:
            raise RefusedError("initiative", faults)
        if not made.id:
            # Immutable for everyone else; generating the id is part of creating it.
            object.__setattr__(made, "id", id_from(made.title, made.description))
        if made.scales:
            used = {name: on for name, on in made.scales.items() if made.number(name) is not None}
            object.__setattr__(made, "scales", used)
        if made.suggested:
            answered = tuple(sorted(set(made.suggested) & made.answers.keys()))
            object.__setattr__(made, "suggested", answered)
        return made

    def number(self, name: str) -> float | None:
        """One of its numbers as written: a field or an input by name."""
        return getattr(self, name) if name in RANGES else self.inputs.get(name)

    def position(self, axis: Axis) -> Fraction | None:
        """The exact place of its impact or effort on the matrix, 1 to 10; None if it has none.

        That is its own score on its scale, or else the first number in `data/scales.toml` that provides
        one.
        """
        own = getattr(self, axis)
        if own is not None:
            found = scale(self.scales[axis]).place(own) if axis in self.scales else exact(own)
            if found is not None:
                return found
        return self._derived(axis)[0]

    def position_from(self, axis: Axis) -> str | None:
        """The input that its place on an axis comes from; None for its own score, or without a place."""
        own = getattr(self, axis)
        if own is not None and (axis not in self.scales or scale(self.scales[axis]).has_place):
            return None
        return self._derived(axis)[1]

    @property
    def matrix_impact(self) -> float | None:
        """Its impact on the matrix, 1 to 10."""
        return self._shown("impact")

    @property
    def matrix_effort(self) -> float | None:
        """Its effort on the matrix, 1 to 10."""
        return self._shown("effort")

    def _shown(self, axis: Axis) -> float | None:
        own: float | None = getattr(self, axis)
        if own is not None and axis not in self.scales:
            return own
        found = self.position(axis)
        return None if found is None else nearest_float(found)

    def _derived(self, axis: Axis) -> tuple[Fraction | None, str | None]:
        if self.inputs:
            for source in place_sources(axis):
                given = self.inputs.get(source.input)
                if given is not None:
                    found = source.place(given, self.scales.get(source.input))
                    if found is not None:
                        return found, source.input
        return None, None

    def with_changes(self, **changes: Any) -> Self:
        """The same idea with some fields changed and validated again; the id stays.

        New answers are removed from `suggested`. A new impact or effort without a scale is on 1 to 10;
        other numbers keep their scale.
        """
        if "scales" not in changes:
            own = [axis for axis in ("impact", "effort") if axis in changes]
            moved = {axis for axis in own if changes[axis] != getattr(self, axis)}
            changes["scales"] = {name: on for name, on in self.scales.items() if name not in moved}
        if "answers" in changes and "suggested" not in changes:
            same = (name for name in self.suggested if changes["answers"].get(name) == self.answers[name])
            changes["suggested"] = tuple(same)
        return type(self).model_validate({**self.model_dump(), **changes})

    def with_answer(self, criterion: str, answer: str | None) -> Self:
        """The same idea with one answer given by a person, or cleared; it no longer counts as suggested."""
        others = {name: given for name, given in self.answers.items() if name != criterion}
        answers = others if answer is None else {**others, criterion: answer}
        left = tuple(name for name in self.suggested if name != criterion)
        return self.with_changes(answers=answers, suggested=left)


def id_from(title: str, description: str) -> str:
    """The id of an initiative that was given none."""
    return stable_name("i", title, description)


def ids_from(titles: Iterable[str], descriptions: Iterable[str]) -> list[str]:
    """`id_from` for many ideas at once.

    Example:
        >>> ids_from(["Partner program", "Webinar series", "Partner program"], ["", "", ""])
        ['i-4b5c8916c8', 'i-8faddcde32', 'i-4b5c8916c8']
    """
    words = [f"{title}\0{text}" for title, text in zip(titles, descriptions, strict=True)]
    digest = partial(hashlib.blake2b, digest_size=5)
    try:
        return ["i-" + digest(each.encode()).hexdigest() for each in words]
    except UnicodeEncodeError:  # a lone surrogate, which only this encoding accepts
        return ["i-" + digest(each.encode("utf-8", "surrogatepass")).hexdigest() for each in words]


def stable_name(letter: str, *words: str) -> str:
    """An id made from words: the same words give the same id.

    Example:
        >>> stable_name("m", "Payback first"), stable_name("m", "Reach first")
        ('m-f7cbce857d', 'm-ac5ff2b198')
    """
    digest = hashlib.blake2b("\0".join(words).encode("utf-8", "surrogatepass"), digest_size=5)
    return f"{letter}-{digest.hexdigest()}"
