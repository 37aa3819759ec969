"""Lists on the shared screen: as large as possible, in one or two columns, otherwise on several pages."""

from collections.abc import Sequence
from dataclasses import dataclass

from gtm_framework.charts.projector.measure import LINE, SMALLEST, height, width
from gtm_framework.charts.projector.scene_pages import HEIGHT, WIDTH, text
from gtm_framework.inert import inert_html

_GAP = 0.45
"""Space between two entries, as a share of their text size."""
_GUTTER = 5.0
"""Space between two columns."""
_LAYOUTS = ((5.6, 1), (4.8, 1), (4.4, 2), (3.9, 2), (SMALLEST, 2))


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list.

    Attributes:
        key: Id of its idea; empty for a divider across the list.
        text: The main text.
        lead: What comes before it, such as a number.
        tail: What comes after it, on the right.
        more: More lines below it, in quieter type.
        kind: A special style: ``"now"``, ``"quiet"``, ``"cut"``, or empty.
    """

    key: str
    text: str
    lead: str = ""
    tail: str = ""
    more: tuple[str, ...] = ()
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """A list split into pages.

    Attributes:
        pages: Each page's HTML.
        on: The page of each entry, from 1.
    """

    pages: tuple[str, ...]
    on: dict[str, int]


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a list is laid out: text size and widths."""

    size: float
    columns: int
    across: float
    lead: float
    tail: float

    @property
    def column(self) -> float:
        return (self.across - _GUTTER * (self.columns - 1)) / self.columns

    def height(self, entry: Entry) -> float:
        gap = _GAP * self.size
        if not entry.key:
            return height(entry.text, self.size, self.column) + gap
        words = self.column - self.lead - self.tail - 2
        tail = height(entry.tail, SMALLEST, self.tail - 2) if self.tail else 0
        own = max(height(entry.text, self.size, words), tail)
        return own + sum(height(line, SMALLEST, words) for line in entry.more) + gap


def listed(
    entries: Sequence[Entry],
    *,
    across: float = WIDTH,
    down: float = HEIGHT,
    layouts: Sequence[tuple[float, int]] = _LAYOUTS,
    tail: float = 0,
) -> Listed:
    """Lay out a list.

    Args:
        entries: Its entries.
        across: Available width.
        down: Available height.
        layouts: Text sizes with columns, most legible first. The first that fits on one page is used;
            otherwise the last.
        tail: Width reserved on the right of each entry.
    """
    widest = max((width(entry.lead, 1) for entry in entries), default=0)
    made = [_Layout(size, columns, across, widest * size * 1.1 + 1.5, tail) for size, columns in layouts]
    filled = [_filled(entries, layout, down) for layout in made]
    best = next((at for at, columns in enumerate(filled) if len(columns) <= made[at].columns), -1)
    layout, columns = made[best], filled[best]
    pages = [columns[at : at + layout.columns] for at in range(0, len(columns), layout.columns)]
    on = {entry.key: number for number, page in enumerate(pages, 1) for column in page for entry in column}
    return Listed(tuple(_page(page, layout) for page in pages), on)


def _filled(entries: Sequence[Entry], layout: _Layout, down: float) -> list[list[Entry]]:
    """The entries in columns, each filled as far as possible."""
    columns: list[list[Entry]] = []
    room = 0.0
    for entry in entries:
        needed = layout.height(entry)
        if needed > room or not columns:
            columns.append([])
            room = down
        columns[-1].append(entry)
        room -= needed
    return columns


def _page(columns: Sequence[Sequence[Entry]], layout: _Layout) -> str:
    drawn = "".join(
        f"<ol style='width:calc(var(--u)*{layout.column:.1f})'>"
        f"{''.join(_entry(entry, layout) for entry in column)}</ol>"
        for column in columns
    )
    return f"<div class='list' style='--s:{layout.size:g}'>{drawn}</div>"


def _entry(entry: Entry, layout: _Layout) -> str:
    style = f"padding:calc(var(--u)*{_GAP * layout.size / 2:.2f}) 0;line-height:{LINE}"
    if not entry.key:
        return f"<li class='cut' style='{style}'>{inert_html(entry.text)}</li>"
    lead = (
        f"<b style='width:calc(var(--u)*{layout.lead:.1f})'>{inert_html(entry.lead)}</b>"
        if entry.lead
        else ""
    )
    tail = (
        f"<em style='--s:{SMALLEST};width:calc(var(--u)*{layout.tail:.1f})'>{inert_html(entry.tail)}</em>"
        if layout.tail
        else ""
    )
    more = "".join(text(line, SMALLEST, kind="small") for line in entry.more)
    kind = f" class='{entry.kind}'" if entry.kind else ""
    return f"<li{kind} style='{style}'>{lead}<span>{inert_html(entry.text)}{more}</span>{tail}</li>"
