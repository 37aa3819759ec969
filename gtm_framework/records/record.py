"""The base of every model built from data: frozen, no unknown fields, errors in plain words."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, ModelWrapValidatorHandler, ValidationError, model_validator

from gtm_framework.errors import RefusedError
from gtm_framework.records.wording import RecordFault, explain, require_none


class FaultyRecordError(RefusedError):
    """A record was rejected; each error names its field.

    Attributes:
        fields: The field of each error, in the order of `faults`; empty if it concerns several fields.
    """

    def __init__(self, what: str, faults: Sequence[RecordFault]) -> None:
        self.fields = tuple(fault.field for fault in faults)
        super().__init__(what, [fault.sentence for fault in faults])


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    def inconsistencies(self) -> Iterable[str]:
        """One sentence for each contradiction between valid fields, and each unknown reference."""
        return ()


class Part(_Frozen):
    """A part of a record: frozen, no unknown fields, text trimmed.

    If a part is invalid, the record that contains it fails and lists the errors of all parts.

    Example:
        >>> class Bet(Part):
        ...     title: str
        ...     weeks: int
        >>> Bet(title=" Partner program ", weeks=6).title
        'Partner program'
    """

    @model_validator(mode="after")
    def _is_consistent(self) -> Self:
        require_none(self.inconsistencies())
        return self


class Record(_Frozen):
    """A standalone model, otherwise like a part: its error names it and lists everything wrong.

    Attributes:
        word: What to call such a record in a sentence.

    Raises:
        FaultyRecordError: If a field is missing, unknown, or invalid, or fields contradict each other.

    Example:
        >>> class Plan(Record):
        ...     word = "plan"
        ...     title: str
        ...     weeks: int
        >>> Plan(title="Partner program", weeks="six")
        Traceback (most recent call last):
            ...
        gtm_framework.records.record.FaultyRecordError: plan: weeks: 'six' is not a whole number. Enter
        a whole number.
    """

    word: ClassVar[str] = "record"

    @model_validator(mode="wrap")
    @classmethod
    def _reject_in_plain_words(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        try:
            made = handler(data)
        except ValidationError as error:
            raise FaultyRecordError(cls.name_in_errors(data), [*explain(error, data, cls)]) from error
        if made is data:  # already validated when it was created
            return made
        if faults := [RecordFault("", sentence) for sentence in made.inconsistencies()]:
            raise FaultyRecordError(cls.name_in_errors(data), faults)
        return made

    @classmethod
    def name_in_errors(cls, data: Any) -> str:  # noqa: ARG003 - a subclass may name it by its content
        """What to call a record with this content in an error message."""
        return cls.word

    def with_changes(self, **changes: Any) -> Self:
        """The same record with some fields changed, validated again."""
        return type(self).model_validate({**dict(self), **changes})
