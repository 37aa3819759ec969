"""Turns a workspace into a report with the chosen sections that aren't empty."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date

from gtm_framework.catalog import sources
from gtm_framework.report.blocks import Block, Report, Section
from gtm_framework.report.choice import SectionChoice, chosen_sections, report_texts
from gtm_framework.report.list_sections import matrix_section, ranking_section
from gtm_framework.report.logo import readable_logo
from gtm_framework.report.meeting_sections import decisions_section, reviews_section
from gtm_framework.report.roadmap_sections import portfolio_section, roadmap_section
from gtm_framework.report.scorecard_sections import concepts_section, scorecard_section
from gtm_framework.report.strategy_sections import conflicts_section, strategy_section
from gtm_framework.report.subject import Subject
from gtm_framework.workshop.results import Outcome
from gtm_framework.workspace import Workspace

Content = tuple[str, tuple[Block, ...], tuple[str, ...]]
"""A section's message, its blocks, and the ids of its sources."""

_BUILDERS: Mapping[str, Callable[[Subject], Content | None]] = {
    "strategy": strategy_section,
    "conflicts": conflicts_section,
    "ranking": ranking_section,
    "matrix": matrix_section,
    "scorecard": scorecard_section,
    "concepts": concepts_section,
    "roadmap": roadmap_section,
    "portfolio": portfolio_section,
    "decisions": decisions_section,
    "reviews": reviews_section,
}


def build_report(
    workspace: Workspace,
    day: date,
    *,
    sections: Collection[str] | None = None,
    workshop: Outcome | None = None,
) -> Report:
    """Build a report.

    Args:
        workspace: The workspace; its report settings have the client's name and logo.
        day: The date on the cover, and the first day for upcoming reviews.
        sections: Ids of the sections to include (`section_choices`); None for the workspace's choice.
        workshop: The outcome of the last workshop.

    Returns:
        The report. Empty sections are left out, and so is an unreadable logo.

    Raises:
        UnknownNameError: If there is no such section.

    Example:
        >>> from gtm_framework.workspace import example_workspace
        >>> workspace = example_workspace("contradictory")
        >>> report = build_report(workspace, date(2026, 10, 5), sections=["strategy"])
        >>> report.title, len(report.sections)
        ('Go-to-market report', 1)
    """
    wanted = workspace.report.sections if sections is None else sections
    subject = Subject(workspace, day, workshop)
    built = [_section(choice, subject) for choice in chosen_sections(wanted)]
    held = tuple(section for section in built if section is not None)
    return Report(
        title=report_texts().title,
        client=workspace.report.client.strip() or workspace.name,
        day=day,
        logo=readable_logo(workspace.report.logo),
        sections=held,
        sources=_cited(held),
        note="" if held else report_texts().empty,
    )


def _section(choice: SectionChoice, subject: Subject) -> Section | None:
    content = _BUILDERS[choice.id](subject)
    return None if content is None else Section(choice.id, choice.name, *content)


def _cited(sections: Iterable[Section]) -> dict[str, str]:
    """The documents behind some sections, in the order of the source list."""
    used = {source for section in sections for source in section.sources}
    return {source: citation for source, citation in sources().items() if source in used}
