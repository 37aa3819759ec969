"""The field types of a workshop: user-typed text and times."""

import re
import unicodedata
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, BeforeValidator

from gtm_framework.workshop.rules.book import rules

Moment = AwareDatetime
"""A time with its zone; the library never reads a clock."""

_BLANKS = re.compile(r"\s+")


def _printable(text: str) -> str:
    """Replace what files and pages can't contain: lone surrogates and control characters."""
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


def _reason(value: object) -> object:
    if not isinstance(value, str):
        return value
    return _no_longer_than(rules().ballot.reason_length, _BLANKS.sub(" ", _printable(value)).strip())


def _no_longer_than(most: int, text: str) -> str:
    if len(text) > most:
        raise ValueError(f"it has {len(text)} characters. Shorten it to {most} or fewer.")
    return text


def _said(text: str) -> str:
    if not text:
        raise ValueError("it is empty. Fill it in.")
    return text


OneLine = Annotated[str, BeforeValidator(_line)]
"""User-typed text on one line, with blanks collapsed; can be empty."""

Text = Annotated[str, BeforeValidator(_text)]
"""User-typed text with line breaks; can be empty."""

Reason = Annotated[str, BeforeValidator(_reason)]
"""Why someone voted as they did, on one line; can be empty."""

Said = AfterValidator(_said)
"""Added to either type: it must not be empty."""
