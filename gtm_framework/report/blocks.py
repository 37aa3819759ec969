"""A report as data: sections with one message each, made of blocks that every format can draw."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from gtm_framework.report.chart_blocks import BarChart, LoadChart, MatrixChart, TimelineChart
from gtm_framework.strategy import Severity
from gtm_framework.triage import Quadrant


@dataclass(frozen=True, slots=True)
class Prose:
    """One paragraph."""

    form: ClassVar[str] = "prose"

    text: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One labeled statement: what someone wrote, and below it the options they chose."""

    label: str
    text: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """Labeled statements side by side."""

    form: ClassVar[str] = "facts"

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """One conflict: what it is, what it is based on, and the question that resolves it."""

    severity: Severity
    reason: str
    question: str
    rests_on: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflicts:
    """Conflicts, worst first."""

    form: ClassVar[str] = "conflicts"

    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Attributes:
        name: Its header.
        share: Its width relative to the other columns.
        is_number: Whether its cells are right-aligned.
    """

    name: str
    share: float = 1
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text.

    Attributes:
        name: A caption; empty if the section's heading is enough.
        columns: The columns.
        rows: Each as wide as the columns.
        quadrants: Maps row numbers to the quadrant whose tint their cells have.
        shades: For each row, each cell's position from 0 (low) to 1 (high) on the color scale, or None;
            empty if no cell is shaded.
    """

    form: ClassVar[str] = "table"

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    name: str = ""
    quadrants: Mapping[int, Quadrant] | None = None
    shades: tuple[tuple[float | None, ...], ...] = ()


Block = (
    Prose | Facts | Conflicts | Table | MatrixChart | BarChart | LoadChart | TimelineChart
)  # drawn by every format


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a report.

    Attributes:
        id: Its id in `data/report.toml`.
        name: Its heading.
        message: Its message in one sentence; the title of its slide.
        blocks: What it is made of.
        sources: Ids of the documents it is based on.
    """

    id: str
    name: str
    message: str
    blocks: tuple[Block, ...]
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A report on one workspace.

    Attributes:
        title: Its title.
        client: Who it is for.
        day: Its date.
        logo: The client's logo as a PNG file, or None.
        sections: Its sections in order.
        sources: The documents it is based on: maps id to citation, in numbered order.
        note: The text to show if there are no sections.

    Example:
        >>> from gtm_framework.report import build_report
        >>> from gtm_framework.workspace import example_workspace
        >>> report = build_report(example_workspace("contradictory"), date(2026, 10, 5))
        >>> report.client, [section.id for section in report.sections][:2]
        ('Quayside Metrics', ['strategy', 'conflicts'])
    """

    title: str
    client: str
    day: date
    logo: bytes | None
    sections: tuple[Section, ...]
    sources: Mapping[str, str]
    note: str = ""

    def numbers_of(self, sources: Sequence[str]) -> tuple[int, ...]:
        """The numbers of some sources in the final list, from 1."""
        order = list(self.sources)
        return tuple(sorted(order.index(source) + 1 for source in {*sources} & {*order}))
