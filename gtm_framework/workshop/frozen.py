"""What every part of a workshop is made of: frozen, JSON-able, refusing in plain words."""

import re
import unicodedata
from typing import Annotated, Any, ClassVar, Self

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    ModelWrapValidatorHandler,
    ValidationError,
    model_validator,
)

from gtm_framework.errors import RefusedError
from gtm_framework.form_faults import form_faults
from gtm_framework.workshop.rules import rules

Moment = AwareDatetime
"""A point in time with its zone; the library never looks at a clock, it is told."""

_BLANKS = re.compile(r"\s+")


class Frozen(BaseModel):
    """A value that never changes; a faulty one is refused with every fault listed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    called: ClassVar[str] = "workshop"

    @model_validator(mode="wrap")
    @classmethod
    def _speak_plainly(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        try:
            return handler(data)
        except ValidationError as error:
            raise RefusedError(cls.called, form_faults(error, cls.called)) from error

    def having(self, **changes: object) -> Self:
        """The same value with some fields changed, checked again as a whole."""
        return type(self).model_validate({**dict(self), **changes})


def _printable(text: str) -> str:
    """Replace what no file or page can carry: lone surrogates and control characters."""
    return "".join(
        c if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cs"} else "\N{REPLACEMENT CHARACTER}"
        for c in text.replace("\r\n", "\n").replace("\r", "\n")
    )


def _line(value: object) -> object:
    if not isinstance(value, str):
        return value
    text = _BLANKS.sub(" ", _printable(value)).strip()
    return _no_longer_than(rules().limits.title_length, text)


def _text(value: object) -> object:
    if not isinstance(value, str):
        return value
    return _no_longer_than(rules().limits.text_length, _printable(value).strip())


def _no_longer_than(most: int, text: str) -> str:
    if len(text) > most:
        raise ValueError(f"{len(text)} characters are more than the {most} allowed; shorten it")
    return text


def _said(text: str) -> str:
    if not text:
        raise ValueError("it is empty; fill it in")
    return text


OneLine = Annotated[str, BeforeValidator(_line)]
"""Text from a person on one line, blanks collapsed; may be empty."""

Text = Annotated[str, BeforeValidator(_text)]
"""Text from a person, line breaks kept; may be empty."""

Said = AfterValidator(_said)
"""Added to either: it must not be empty."""
