"""The names of columns: ours, other tools' names for them, and the order in which we write them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from gtm_framework.catalog import read_toml
from gtm_framework.triage.header_words import normal as normal  # noqa: PLC0414  given on
from gtm_framework.triage.headers import aliases as aliases  # noqa: PLC0414  given on
from gtm_framework.triage.headers import names_of
from gtm_framework.triage.questions import Question
from gtm_framework.triage.rubric import Rubric
from gtm_framework.unique_names import BRACKETS, UniqueNames

TEXTS = ("id", "title", "description", "owner", "supports", "quarter", "status")
NUMBERS = ("impact", "effort", "reach", "confidence")

_UNIT = re.compile(r"\s*\((?!imported\b)[^()]*\)\s*$")


def without_unit(header: str) -> str:
    """A header as it is compared, without the scale that people put behind it: ``"Impact (1-10)"``."""
    return normal(_UNIT.sub("", header))


def is_title(header: str) -> bool:
    """Whether a header can become the title."""
    return any(named.name == "title" for named in names_of(header))


@cache
def own_results() -> Mapping[str, tuple[str, ...]]:
    """Method id, ``rank``, ``quadrant`` or ``any`` to what files call such a result of their own."""
    return {name: tuple(map(normal, headers)) for name, headers in _data()["own_result"].items()}


@cache
def quadrant_words() -> Mapping[str, str]:
    """What people call a quadrant, as `normal` makes it, to the quadrant."""
    return {normal(word): name for name, words in _data()["quadrant_words"].items() for word in words}


def derived() -> Sequence[str]:
    """Columns of our export that are computed, and so never believed when read."""
    return tuple(_data()["export"]["derived"])


def criteria() -> Sequence[str]:
    """The ids of the product's criteria and filter questions, in the order of our export."""
    return tuple(_data()["export"]["criteria"])


def when_used() -> Sequence[str]:
    """Columns of our export that are written only when some initiative has something in them."""
    return tuple(_data()["export"]["when_used"])


def leading() -> Sequence[str]:
    """The columns that open our export, before the criteria."""
    return tuple(_data()["export"]["before"])


def trailing() -> Sequence[str]:
    """The columns of our export that stand right after the criteria."""
    return tuple(_data()["export"]["after"])


def is_own_export(headers: Sequence[str]) -> bool:
    """Whether a file is one of ours: it has the columns that only our export computes."""
    return set(_data()["export"]["marks"]) <= set(headers)


def questions(rubric: Rubric) -> list[Question]:
    """The rubric's questions in the order in which files list them.

    The published order first; a question that it does not name keeps its place in the rubric.
    """
    order = {name: at for at, name in enumerate(criteria())}
    return sorted(rubric.questions, key=lambda question: order.get(question.id, len(order)))


def told_apart(headers: Sequence[str], taken: Iterable[str] = ()) -> list[str]:
    """Headers with the blank ones named by their letter and equal ones numbered."""
    names = UniqueNames(taken, BRACKETS, reserved=set(headers))
    return [
        names.claim(header) if header.strip() else names.claim(f"Column {_letter(at)}", made=True)
        for at, header in enumerate(headers)
    ]


@cache
def _data() -> dict[str, Any]:
    return read_toml("headers.toml")


def _letter(at: int) -> str:
    """The letter above a column in a spreadsheet: A to Z, AA, AB and on."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
