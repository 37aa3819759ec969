"""A report as data: sections with one message each, made of blocks that every format can draw."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from gtm_framework.strategy.severity import Severity
from gtm_framework.triage.initiative import Kind
from gtm_framework.triage.matrix import Quadrant


@dataclass(frozen=True, slots=True)
class Prose:
    """One paragraph."""

    form: ClassVar[str] = "prose"

    text: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One labeled statement: what was written, and below it what was chosen."""

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
    """One conflict: what it is, what it rests on, and the question that settles it."""

    severity: Severity
    reason: str
    question: str
    rests_on: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflicts:
    """Conflicts, the worst first."""

    form: ClassVar[str] = "conflicts"

    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Attributes:
        name: Its header.
        share: Its width relative to the other columns.
        is_number: Whether its cells are aligned to the right.
    """

    name: str
    share: float = 1
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text.

    Attributes:
        name: A caption; empty when the section's heading says it all.
        columns: The columns.
        rows: Each as wide as the columns.
        quadrants: Row number to the quadrant whose tint its cells have.
        shades: For each row, each cell's place from 0 (low) to 1 (high) on the color scale, or None;
            empty when no cell is shaded.
    """

    form: ClassVar[str] = "table"

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    name: str = ""
    quadrants: Mapping[int, Quadrant] | None = None
    shades: tuple[tuple[float | None, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """One idea on the matrix: its number in the key, its scores, and where it is drawn.

    Attributes:
        number: Its number.
        title: The whole title.
        kind: Its verdict.
        impact: 1 to 10.
        effort: 1 to 10.
        x: Where it is drawn along effort; moved aside where another mark is.
        y: Where it is drawn along impact.
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
        line: The score at which low ends and high begins, on both axes.
        low: The lower end of both axes.
        high: Their upper end.
        size: How wide the square is that one mark needs, in scale steps.
    """

    form: ClassVar[str] = "matrix"

    marks: tuple[Mark, ...]
    line: float
    low: float
    high: float
    size: float


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it is, how long, and what to write behind it."""

    label: str
    share: float
    text: str
    is_first: bool


@dataclass(frozen=True, slots=True)
class BarChart:
    """Shares of the highest possible total, the largest first."""

    form: ClassVar[str] = "bars"

    name: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Load:
    """One quarter: planned person-weeks against capacity, which is None while nobody has set one."""

    quarter: str
    planned: float
    capacity: float | None

    @property
    def is_over(self) -> bool:
        """Whether more is planned than there is capacity for."""
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
        title: What it is.
        level: Its level of the roadmap, in words.
        start: Where it starts, as a share of the timeline's width from 0 to 1.
        end: Where it ends, likewise.
        dates: Its days in words.
        quarters: The quarters that it runs in.
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
    """The roadmap along time: a lane for each pillar over columns of quarters."""

    form: ClassVar[str] = "timeline"

    quarters: tuple[str, ...]
    lanes: tuple[Lane, ...]


Block = (
    Prose | Facts | Conflicts | Table | MatrixChart | BarChart | LoadChart | TimelineChart
)  # what every format draws


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a report.

    Attributes:
        id: Its id in `data/report.toml`.
        name: Its heading.
        message: What it says in one sentence; the title of its slide.
        blocks: What it is made of.
        sources: Ids of the documents that it rests on.
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
        title: What it is called.
        client: Whom it is for.
        day: Its date.
        logo: The client's logo as a PNG file, or None.
        sections: Its sections in order.
        sources: The documents it rests on: id to citation, in the order of their numbers.
        note: What to say instead of sections where there are none.
    """

    title: str
    client: str
    day: date
    logo: bytes | None
    sections: tuple[Section, ...]
    sources: Mapping[str, str]
    note: str = ""

    def numbers_of(self, sources: Sequence[str]) -> tuple[int, ...]:
        """The numbers of some sources in the list at the end, from 1."""
        order = list(self.sources)
        return tuple(sorted(order.index(source) + 1 for source in {*sources} & {*order}))
