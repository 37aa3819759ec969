"""Column names: ours, other tools' names for them, and the order in which we write them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from gtm_framework.catalog import read_toml
from gtm_framework.triage import Question, Rubric
from gtm_framework.triage.headers import aliases as aliases  # noqa: PLC0414  given on
from gtm_framework.triage.headers import names_of
from gtm_framework.triage.headers import normal as normal  # noqa: PLC0414  given on
from gtm_framework.unique_names import BRACKETS, UniqueNames

TEXTS = ("id", "title", "description", "owner", "supports", "quarter", "status")
NUMBERS = ("impact", "effort", "reach", "confidence")

_UNIT = re.compile(r"\s*\((?!imported\b)[^()]*\)\s*$")


def without_unit(header: str) -> str:
    """A header normalized for comparison, without the scale people add to it: ``"Impact (1-10)"``."""
    return normal(_UNIT.sub("", header))


def is_title(header: str) -> bool:
    """Whether a header can become the title."""
    return any(named.name == "title" for named in names_of(header))


@cache
def own_results() -> Mapping[str, tuple[str, ...]]:
    """Maps a method id, ``rank``, ``quadrant``, or ``any`` to the names files use for their own results."""
    return {name: tuple(map(normal, headers)) for name, headers in _data()["own_result"].items()}


def methods_named(header: str) -> tuple[str, ...]:
    """The methods whose score a normalized header names with words around it: ``rice wert``."""
    words = set(header.split()) - set(_data()["score_words"])
    return tuple(kind for kind, names in own_results().items() if len(words) == 1 and words <= set(names))


@cache
def quadrant_words() -> Mapping[str, str]:
    """Maps people's names for a quadrant, as `normal` makes them, to the quadrant."""
    return {normal(word): name for name, words in _data()["quadrant_words"].items() for word in words}


def derived() -> Sequence[str]:
    """Calculated columns of our export; they are never trusted on import."""
    return tuple(_data()["export"]["derived"])


def criteria() -> Sequence[str]:
    """The ids of the product's criteria and filter questions, in the order of our export."""
    return tuple(_data()["export"]["criteria"])


def when_used() -> Sequence[str]:
    """Columns of our export that are only written if at least one initiative uses them."""
    return tuple(_data()["export"]["when_used"])


def leading() -> Sequence[str]:
    """The columns at the start of our export, before the criteria."""
    return tuple(_data()["export"]["before"])


def trailing() -> Sequence[str]:
    """The columns of our export right after the criteria."""
    return tuple(_data()["export"]["after"])


def is_own_export(headers: Sequence[str]) -> bool:
    """Whether a file is our own export: it has the columns that only our export calculates."""
    return set(_data()["export"]["marks"]) <= set(headers)


def questions(rubric: Rubric) -> list[Question]:
    """The rubric's questions in the order in which files list them.

    The published order comes first; a question it doesn't list keeps its place in the rubric.
    """
    order = {name: at for at, name in enumerate(criteria())}
    return sorted(rubric.questions, key=lambda question: order.get(question.id, len(order)))


def told_apart(headers: Sequence[str], taken: Iterable[str] = ()) -> list[str]:
    """Headers with the blank ones named by their letter and duplicates numbered."""
    names = UniqueNames(taken, BRACKETS, reserved=set(headers))
    return [
        names.claim(header) if header.strip() else names.claim(f"Column {_letter(at)}", made=True)
        for at, header in enumerate(headers)
    ]


@cache
def _data() -> dict[str, Any]:
    return read_toml("headers.toml")


def _letter(at: int) -> str:
    """The letter above a column in a spreadsheet: A to Z, AA, AB, and so on."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
