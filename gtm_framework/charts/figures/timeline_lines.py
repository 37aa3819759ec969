"""The lines of the timeline, and the pages they fill on a screen."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gtm_framework.charts.figures.template import room_font, room_height
from gtm_framework.charts.signs import level_sign
from gtm_framework.strategy import Level
from gtm_framework.strategy.alignment import Bar, Timeline
from gtm_framework.strategy.cascade import Pillar

LINE_HEIGHT = 2.55
"""Height of a line with its bar, in heights of its text."""
EDGE_HEIGHT = 6
"""Height of the quarters above and the legend below, in heights of their text."""

_ABOVE = 3.0
"""Lines of text for a room that the page has besides the plot."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the plot: a lane heading, or an item with its bar."""

    title: str
    bar: Bar | None = None


def timeline_pages(shown: Timeline, pillars: Sequence[Pillar], presenting: int) -> list[Timeline]:
    """Divide a timeline into pages whose lines fit a screen.

    Args:
        shown: The timeline.
        pillars: The pillars in the order of their lanes.
        presenting: Height in pixels of the screen.

    Returns:
        At least one page. A lane that goes on has its heading again.

    Example:
        >>> from gtm_framework.workspace import Checkup, example_workspace
        >>> shown = Checkup(example_workspace("fintech-cascade")).outlook
        >>> pages = timeline_pages(shown.timeline, shown.cascade.pillars, presenting=720)
        >>> sum(len(page.bars) for page in pages) == len(shown.timeline.bars)
        True
    """
    size = room_font(presenting)
    most = int((room_height(presenting, _ABOVE) - size * EDGE_HEIGHT) / (size * LINE_HEIGHT))
    pages: list[list[Bar]] = [[]]
    room, lane = most, None
    for bar in (line.bar for line in lines_of(shown, pillars) if line.bar is not None):
        needed = 1 if bar.lane == lane else 2
        if needed > room and pages[-1]:
            pages.append([])
            room, needed = most, 2
        pages[-1].append(bar)
        room, lane = room - needed, bar.lane
    return [replace(shown, bars=tuple(page)) for page in pages]


def lines_of(shown: Timeline, pillars: Sequence[Pillar]) -> list[Line]:
    """Each pillar with the items linked to it, then the unlinked items."""
    heads = {pillar.id: f"{level_sign(Level.PILLAR).glyph} {pillar.title}" for pillar in pillars}
    lines: list[Line] = []
    for lane, head in {**heads, "": "Not linked to a pillar"}.items():
        bars = [bar for bar in shown.bars if bar.lane == lane]
        if bars:
            ordered = sorted(bars, key=lambda bar: bar.level is not Level.OBJECTIVE)
            lines += [Line(head), *(Line(bar.title, bar) for bar in ordered)]
    return lines
