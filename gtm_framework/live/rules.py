"""Which files a live link can open, and how often, read from `data/live_links.toml`."""

from functools import cache
from typing import Annotated, Literal

from pydantic import Field

from gtm_framework.records import Part, Record, Slug, Sources, Text, load

FileName = Literal["list.csv", "list.json", "matrix.svg", "reviews.ics", "client.html"]
"""The last part of a live link's address."""


class LiveFile(Part):
    """One file that a live link can open.

    Attributes:
        name: The last part of the address.
        title: What people call it.
        media_type: The Content-Type of the answer.
        how: Instructions on where to paste the address.
        formula: A formula that reads it, or empty; ``{address}`` is replaced with the address.

    Example:
        >>> from gtm_framework.live import live_rules
        >>> file = live_rules().files[0]
        >>> file.name, file.formula.format(address="https://team.example/live/secret/list.csv")
        ('list.csv', '=IMPORTDATA("https://team.example/live/secret/list.csv")')
    """

    name: FileName
    title: Text
    media_type: Text
    how: Text
    formula: str = ""


class LiveLimits(Part):
    """How many requests per minute are answered."""

    per_minute_for_a_link: Annotated[int, Field(gt=0)]
    per_minute_from_an_address: Annotated[int, Field(gt=0)]
    per_minute_in_all: Annotated[int, Field(gt=0)]


class LiveRules(Record):
    """Everything about live links that is not code."""

    source: Sources
    client_sections: Annotated[tuple[Slug, ...], Field(min_length=1)]
    limits: LiveLimits
    files: Annotated[tuple[LiveFile, ...], Field(alias="file", min_length=1)]


@cache
def live_rules() -> LiveRules:
    """The rules that the product ships.

    Example:
        >>> [file.name for file in live_rules().files]
        ['list.csv', 'list.json', 'matrix.svg', 'reviews.ics', 'client.html']
    """
    return load(LiveRules, "live_links.toml")
