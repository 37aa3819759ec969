"""A company's exclusions, and the initiatives that conflict with them by keywords in named fields (S4)."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, ClassVar, Self

from pydantic import BeforeValidator, model_validator

from gtm_framework import catalog
from gtm_framework.records import Part, Record, Text
from gtm_framework.triage import stable_name

FILE = "exclusions.toml"


class Sort(StrEnum):
    """The type of an exclusion."""

    SEGMENT = "segment"
    DEAL_TYPE = "deal_type"
    CHANNEL = "channel"
    INDUSTRY = "industry"
    ACCOUNT_SIZE = "account_size"
    MARKET = "market"


def _without_blanks(words: Any) -> Any:
    """Drop empty words and duplicates; keep the order."""
    if not isinstance(words, list | tuple) or not all(isinstance(word, str) for word in words):
        return words
    return tuple(dict.fromkeys(word.strip() for word in words if word.strip()))


class Exclusion(Record):
    """One exclusion; immutable.

    Attributes:
        id: Stable id; generated from type and `what` if none is given.
        sort: Its type.
        what: What is excluded, in the company's words; never empty.
        words: Keywords that flag an initiative; without any, nothing is flagged.
        reason: Why it is excluded.

    Raises:
        FaultyRecordError: If a part is missing or invalid; lists every error.

    Example:
        >>> fleets = Exclusion(sort="account_size", what="Large fleets", words=["180 vans", " "])
        >>> fleets.words, fleets.id
        (('180 vans',), 'x-89501fdf76')
    """

    word: ClassVar[str] = "exclusion"

    id: str = ""
    sort: Sort
    what: Text
    words: Annotated[tuple[str, ...], BeforeValidator(_without_blanks)] = ()
    reason: str = ""

    @model_validator(mode="after")
    def _make_id(self) -> Self:
        if not self.id:
            # Immutable for everyone else; generating the id is part of creating it.
            object.__setattr__(self, "id", stable_name("x", self.sort, self.what))
        return self


@dataclass(frozen=True, slots=True)
class SortShown:
    """A type of exclusion for display: its name and what it covers."""

    sort: Sort
    name: str
    help: str
    source: str


class ScopeException(Part):
    """An idea the company will do although one of its exclusions rules it out.

    Attributes:
        initiative: The idea's id.
        exclusion: The exclusion's id.
        reason: Why it is an exception, and who decided; never empty.

    Example:
        >>> exception = ScopeException(initiative="i-1", exclusion="fleets", reason=" Signed in May ")
        >>> exception.reason
        'Signed in May'
    """

    initiative: Text
    exclusion: Text
    reason: Text


@cache
def starting_points() -> tuple[Exclusion, ...]:
    """S4's six exclusions in our words, as starting points.

    Example:
        >>> starting_points()[0].what
        'Segments that could buy but are in no hurry'
    """
    entries = catalog.read_toml(FILE)["start"]
    return tuple(Exclusion.model_validate({k: v for k, v in e.items() if k != "source"}) for e in entries)


@cache
def sorts() -> tuple[SortShown, ...]:
    """The types of exclusion, in display order.

    Example:
        >>> [sort.name for sort in sorts()][:3]
        ['Segment', 'Deal type', 'Channel']
    """
    entries = catalog.read_toml(FILE)["sort"]
    return tuple(SortShown(Sort(e["id"]), e["name"], e["help"], e["source"]) for e in entries)
