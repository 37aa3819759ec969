"""What the records of a strategy have in common: their names in errors, and shared fields."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator

from gtm_framework.records import Record
from gtm_framework.strategy.quarters import Quarter


class Given(Record):
    """A record as a person enters it; an error names it by its id and title."""

    @classmethod
    def name_in_errors(cls, data: Any) -> str:
        """Its kind, with id and title if the content has them."""
        if not isinstance(data, Mapping) or not data.get("id"):
            return cls.word
        return name_of(cls.word, str(data["id"]), str(data.get("title") or ""))


def name_of(word: str, record_id: str, title: str) -> str:
    """An item's name in a sentence: its level and its title, or its id if it has no title."""
    return f"{word} “{title}”" if title else f"{word} {record_id!r}"


def _one_parent(value: Any) -> Any:
    """Read the id of the one parent; a list is accepted if it has one entry."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        parents = list(dict.fromkeys(str(parent) for parent in value if parent))
        if len(parents) > 1:
            raise ValueError(
                f"it has {len(parents)} parents: {', '.join(map(repr, parents))}. "
                "Keep one, and add a copy for the other."
            )
        return parents[0] if parents else ""
    return value


def _quarter(value: Any) -> Any:
    if isinstance(value, str) and value.strip():
        return Quarter.parse(value.strip()).label
    return "" if value is None else value


ParentId = Annotated[str, BeforeValidator(_one_parent)]
"""Id of the one parent, or empty."""
QuarterLabel = Annotated[str, BeforeValidator(_quarter)]
"""A quarter written 2026-Q3, or empty."""
