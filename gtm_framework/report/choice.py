"""Which sections a report can have, read from `data/report.toml`."""

from collections.abc import Collection
from functools import cache
from typing import Annotated

from pydantic import Field

from gtm_framework.errors import UnknownNameError
from gtm_framework.records import Part, Record, Slug, Sources, Text, load


class SectionChoice(Part):
    """One section: its id, name, content, and whether it is included by default."""

    id: Slug
    name: Text
    about: Text
    chosen: bool


class ReportTexts(Record):
    """All report texts that don't come from the workspace."""

    source: Sources
    title: Text
    empty: Text
    sections: Annotated[tuple[SectionChoice, ...], Field(alias="section", min_length=1)]


@cache
def report_texts() -> ReportTexts:
    """The texts that the product ships."""
    return load(ReportTexts, "report.toml")


def section_choices() -> tuple[SectionChoice, ...]:
    """Every section a report can have, in order.

    Example:
        >>> [section.id for section in section_choices()][:3]
        ['strategy', 'conflicts', 'ranking']
    """
    return report_texts().sections


def chosen_sections(wanted: Collection[str] | None) -> tuple[SectionChoice, ...]:
    """The sections with those ids in the report's order; None for the default ones.

    Raises:
        UnknownNameError: If there is no such section.
    """
    if wanted is None:
        return tuple(section for section in section_choices() if section.chosen)
    known = [section.id for section in section_choices()]
    for name in wanted:
        if name not in known:
            raise UnknownNameError("section", name, known)
    return tuple(section for section in section_choices() if section.id in wanted)
