"""A report as data: sections with one message each, made of blocks that every format can draw."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from gtm_framework.strategy import Severity
from gtm_framework.triage import Kind, Quadrant


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


@dataclass(frozen=True, slots=True)
class Mark:
    """One idea on the matrix: its number in the key, its scores, and its position.

    Attributes:
        number: Its number.
        title: The full title.
        kind: Its verdict.
        impact: 1 to 10.
        effort: 1 to 10.
        x: Its position along effort; moved if another mark is in the way.
        y: Its position along impact.
    """

    number: int
    title: str
    kind: Kind
    impact: float
    effort: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class MatrixChart:
    """The impact/effort matrix.

    Attributes:
        marks: The placed ideas by number.
        line: The threshold between low and high, on both axes.
        low: The lower end of both axes.
        high: Their upper end.
        size: Side length of the square that one mark needs, in scale steps.
    """

    form: ClassVar[str] = "matrix"

    marks: tuple[Mark, ...]
    line: float
    low: float
    high: float
    size: float


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label, its length, and the text after it."""

    label: str
    share: float
    text: str
    is_first: bool


@dataclass(frozen=True, slots=True)
class BarChart:
    """Shares of the highest possible total, largest first."""

    form: ClassVar[str] = "bars"

    name: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Load:
    """One quarter: planned person-weeks against capacity; None if no capacity is set."""

    quarter: str
    planned: float
    capacity: float | None

    @property
    def is_over(self) -> bool:
        """Whether the planned work exceeds the capacity."""
        return self.capacity is not None and self.planned > self.capacity

    @property
    def text(self) -> str:
        """Both numbers in words."""
        if self.capacity is None:
            return f"{self.planned:g}, no capacity set"
        over = f", over by {self.planned - self.capacity:g}" if self.is_over else ""
        return f"{self.planned:g} of {self.capacity:g}{over}"


@dataclass(frozen=True, slots=True)
class LoadChart:
    """Planned work against capacity by quarter."""

    form: ClassVar[str] = "loads"

    loads: tuple[Load, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """One bar of the timeline.

    Attributes:
        title: The item's title.
        level: Its level of the roadmap, in words.
        start: Where it starts, as a share of the timeline's width from 0 to 1.
        end: Where it ends, in the same unit.
        dates: Its dates in words.
        quarters: The quarters it runs in.
    """

    title: str
    level: str
    start: float
    end: float
    dates: str
    quarters: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lane:
    """Everything under one pillar."""

    title: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class TimelineChart:
    """The roadmap over time: a lane for each pillar across columns of quarters."""

    form: ClassVar[str] = "timeline"

    quarters: tuple[str, ...]
    lanes: tuple[Lane, ...]


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
