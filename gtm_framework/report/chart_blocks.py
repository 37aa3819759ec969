"""Charts in a report: the matrix, bars, load by quarter, and the timeline, as data."""

from dataclasses import dataclass
from typing import ClassVar

from gtm_framework.triage import Kind


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
