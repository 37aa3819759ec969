"""What the records of a strategy have in common: frozen, strict, refused in plain words."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Any, ClassVar, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    StringConstraints,
    ValidationError,
    model_validator,
)
from pydantic_core import ErrorDetails

from gtm_framework import catalog
from gtm_framework.errors import RefusedError, nearest
from gtm_framework.form_faults import place_of
from gtm_framework.strategy.quarters import Quarter


class FaultyRecordError(RefusedError):
    """One record was refused; each fault names its field.

    Attributes:
        fields: The field of each fault, in the order of `faults`.
    """

    def __init__(self, what: str, faults: Sequence[tuple[str, str]]) -> None:
        self.fields = tuple(field for field, _ in faults)
        super().__init__(
            what, [f"{field}: {sentence}" if field else sentence for field, sentence in faults]
        )


class Part(BaseModel):
    """A piece of a record: frozen, no unknown field, JSON in and out."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Record(Part):
    """A part that stands alone, and is therefore refused by name, with every fault.

    Attributes:
        word: What such a record is called in a sentence.

    Raises:
        FaultyRecordError: If a field is missing, unknown or wrong.
    """

    word: ClassVar[str] = "record"

    @model_validator(mode="wrap")
    @classmethod
    def _speak_plainly(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        try:
            return handler(data)
        except ValidationError as error:
            faults = [(place_of(found), _sentence(cls, found)) for found in error.errors()]
            raise FaultyRecordError(_named(cls, data), faults) from error

    def with_changes(self, **changes: Any) -> Self:
        """The same record with some fields changed, validated again."""
        return type(self).model_validate({**self.model_dump(), **changes})


class Given(Record):
    """A record as a person gives it: its text is trimmed, and must be whole characters."""

    model_config = ConfigDict(str_strip_whitespace=True)


def name_of(word: str, record_id: str, title: str) -> str:
    """How a sentence names a thing: its level, its id and, where it has one, its title."""
    return f"{word} {record_id!r} ({title})" if title else f"{word} {record_id!r}"


def _named(cls: type[Record], data: Any) -> str:
    if not isinstance(data, Mapping) or not data.get("id"):
        return cls.word
    return name_of(cls.word, str(data["id"]), str(data.get("title") or ""))


_SENTENCES = {
    "missing": "it is missing. Give it.",
    "string_unicode": "it holds a broken character. Type it again.",
    "string_too_short": "it is empty. Give it.",
    "too_short": "it is empty. Give it.",
    "greater_than": "{value} is not allowed. {must}.",
    "less_than": "{value} is not allowed. {must}.",
    "enum": "{value} is not one of {expected}. Choose one of them.",
    "literal": "{value} is not one of {expected}. Choose one of them.",
    "float": "{value} is not a number. Give a number{or_leave}.",
    "int": "{value} is not a number. Give a number{or_leave}.",
    "finite": "{value} is not a number. Give a number{or_leave}.",
    "time": "{value} is not a time of day. Write it as 09:00{or_leave}.",
    "date": "{value} is not a date. Write it as 2026-07-01{or_leave}.",
    "model": "a value of type {type} is no {word}. Give its fields.",
    "": "{message}. Correct it.",
}
"""What is said of a fault, by how the name of its sort begins."""


def _sentence(cls: type[Record], error: ErrorDetails) -> str:
    """One fault of a field: the value, what is allowed, what to do."""
    place, sort, context = error["loc"], error["type"], error.get("ctx", {})
    if sort == "extra_forbidden":
        return _no_such_field(cls, place)
    if sort == "value_error":
        return str(context["error"])
    field = cls.model_fields.get(str(place[-1])) if len(place) == 1 else None
    return next(text for start, text in _SENTENCES.items() if sort.startswith(start)).format(
        value=repr(error["input"]),
        type=type(error["input"]).__name__,
        word=cls.word,
        message=error["msg"],
        must=error["msg"].replace("Input should", "It must"),
        expected=context.get("expected"),
        or_leave="" if field is None or field.is_required() else ", or leave it empty",
    )


def _no_such_field(cls: type[Record], place: tuple[int | str, ...]) -> str:
    known = list(cls.model_fields) if len(place) == 1 else []
    return f"there is no such field. {nearest(str(place[-1]), known) if known else 'Remove it.'}"


def _blank_is_none(value: Any) -> Any:
    """An empty cell, a NaN and a NaT are blanks; a truth value is no number and no date."""
    blank = value != value  # noqa: PLR0124  (only a NaN and a NaT differ from themselves)
    if value is None or blank or (isinstance(value, str) and not value.strip()):
        return None
    return str(value) if isinstance(value, bool) else value


def _day(value: Any) -> Any:
    """A bare number is no date, though it could be read as seconds since 1970."""
    value = _blank_is_none(value)
    return str(value) if isinstance(value, int | float) else value


def _one_parent(value: Any) -> Any:
    """Read the id of the one thing that is supported; a list is read when it names one."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        parents = list(dict.fromkeys(str(parent) for parent in value if parent))
        if len(parents) > 1:
            raise ValueError(
                f"it stands in {len(parents)} places: {', '.join(map(repr, parents))}. "
                "Keep one, and make a second thing for the other."
            )
        return parents[0] if parents else ""
    return value


def _quarter(value: Any) -> Any:
    if isinstance(value, str) and value.strip():
        return Quarter.parse(value.strip()).label
    return "" if value is None else value


def _known_sources(value: str) -> str:
    unknown = [source for source in value.split() if source not in catalog.sources()]
    if unknown or not value:
        raise ValueError(f"{value!r} names no known source. Known: {', '.join(catalog.sources())}.")
    return value


Id = Annotated[str, StringConstraints(min_length=1)]
Text = Annotated[str, StringConstraints(min_length=1)]
Finite = Annotated[float, Field(ge=-1e15, le=1e15, allow_inf_nan=False)]
Number = Annotated[Finite | None, BeforeValidator(_blank_is_none)]
Weeks = Annotated[
    Annotated[float, Field(ge=0, le=10_000, allow_inf_nan=False)] | None, BeforeValidator(_blank_is_none)
]
Points = Weeks
Score = Annotated[
    Annotated[float, Field(ge=1, le=10, allow_inf_nan=False)] | None, BeforeValidator(_blank_is_none)
]
Day = Annotated[date | None, BeforeValidator(_day)]
GivenNumber = Annotated[Finite, BeforeValidator(_blank_is_none)]
GivenDay = Annotated[date, BeforeValidator(_day)]
ParentId = Annotated[str, BeforeValidator(_one_parent)]
QuarterLabel = Annotated[str, BeforeValidator(_quarter)]
Source = Annotated[str, AfterValidator(_known_sources)]
