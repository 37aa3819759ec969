"""Native tables on slides, continued on as many slides as necessary."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pptx.enum.text import PP_ALIGN
from pptx.util import Emu, Inches

from gtm_framework.charts import ink, on, quadrant_sign, shade
from gtm_framework.report.blocks import Table
from gtm_framework.report.slides.page import WHOLE, Box, cut_to, height_of, lines_of, rgb, width_of, write

SIZE = 12
"""Font size of a table in points."""
_MOST_LINES = 12
"""A cell is cut after this many lines, so every row fits on a slide."""
_PADDING = 0.1
Fill = Callable[[int, int], str | None]
"""The color of a cell by its row and column, or None."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The rows of a table that fit on one slide: the first row's number, and the rows."""

    first: int
    rows: tuple[tuple[str, ...], ...]


def pieces(
    table: Table, box: Box = WHOLE, size: float = SIZE, *, headings: Collection[int] = ()
) -> list[Piece]:
    """Split a table into pieces that fit into a box.

    Args:
        table: The table.
        box: Where each piece goes.
        size: Font size in points.
        headings: Rows that stay on the same slide as the row after them.
    """
    widths = _widths(table, box.width, size)
    rows = [_cut(row, widths, size) for row in table.rows]
    heights = [_height(row, widths, size) for row in rows]
    whole = box.height - _height([column.name for column in table.columns], widths, size)
    made: list[list[tuple[str, ...]]] = []
    room = 0.0
    for at, row in enumerate(rows):
        needed = sum(heights[at : at + 2]) if at in headings else heights[at]
        if not made or needed > room:
            made.append([])
            room = whole
        made[-1].append(row)
        room -= heights[at]
    firsts = _firsts(made)
    return [Piece(first, tuple(part)) for first, part in zip(firsts, made, strict=True)]


def _cut(row: Sequence[str], widths: Sequence[float], size: float) -> tuple[str, ...]:
    return tuple(
        cut_to(text, width - 2 * _PADDING, size, _MOST_LINES)
        for text, width in zip(row, widths, strict=True)
    )


def add_table(
    slide: Any,
    table: Table,
    piece: Piece,
    *,
    box: Box = WHOLE,
    fill: Fill | None = None,
    size: float = SIZE,
) -> None:
    """Draw one piece of a table.

    Args:
        slide: The slide.
        table: The table.
        piece: Which of its rows to draw.
        box: Where to draw it.
        fill: The color of each cell. Default: its quadrant's tint, or its shade.
        size: Font size in points.
    """
    widths = _widths(table, box.width, size)
    shape = slide.shapes.add_table(len(piece.rows) + 1, len(table.columns), *box.emu)
    native = shape.table
    native.horz_banding = False
    for column, width in zip(native.columns, widths, strict=True):
        column.width = Emu(Inches(width))
    lines = [tuple(column.name for column in table.columns), *piece.rows]
    for at, row in enumerate(lines):
        native.rows[at].height = Emu(Inches(_height(row, widths, size)))
        for place, text in enumerate(row):
            color = None if at == 0 else (fill or _fill(table))(piece.first + at - 1, place)
            _cell(native.cell(at, place), text, color, size, is_head=at == 0)
            if table.columns[place].is_number:
                for paragraph in native.cell(at, place).text_frame.paragraphs:
                    paragraph.alignment = PP_ALIGN.RIGHT


def _cell(cell: Any, text: str, color: str | None, size: float, *, is_head: bool) -> None:
    cell.margin_left = cell.margin_right = Emu(Inches(_PADDING))
    cell.margin_top = cell.margin_bottom = Emu(Inches(_PADDING / 3))
    cell.fill.solid()
    ground = ink("light").text if is_head else color or ink("light").ground
    cell.fill.fore_color.rgb = rgb(ground)
    write(cell.text_frame, text.split("\n"), size, bold=is_head, color=on(ground))


def _fill(table: Table) -> Fill:
    def fill(row: int, column: int) -> str | None:
        if table.shades:
            level = table.shades[row][column]
            return None if level is None else shade(level, "light")
        quadrant = (table.quadrants or {}).get(row)
        return None if quadrant is None else quadrant_sign(quadrant).light

    return fill


def _widths(table: Table, across: float, size: float) -> list[float]:
    """The width of each column by its share, but not narrower than its longest ordinary word."""
    cells = zip((column.name for column in table.columns), *table.rows, strict=True) if table.rows else ()
    least = [max(width_of(text, size) for text in column) + 2 * _PADDING + 0.05 for column in cells]
    least = least or [0.5] * len(table.columns)
    rest = max(across - sum(least), 0)
    whole = sum(column.share for column in table.columns)
    wide = [low + rest * column.share / whole for low, column in zip(least, table.columns, strict=True)]
    return [each * across / sum(wide) for each in wide]


def _height(row: Sequence[str], widths: Sequence[float], size: float) -> float:
    lines = max(lines_of(text, width - 2 * _PADDING, size) for text, width in zip(row, widths, strict=True))
    return height_of(lines, size) + _PADDING


def _firsts(made: Sequence[Sequence[object]]) -> Iterator[int]:
    first = 0
    for rows in made:
        yield first
        first += len(rows)
