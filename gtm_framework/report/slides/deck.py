"""A report as a PowerPoint file: a cover, and one slide per message for each section."""

from collections.abc import Collection, Iterator
from io import BytesIO
from typing import Any, assert_never

from pptx import Presentation
from pptx.util import Emu, Inches

from gtm_framework.charts import kind_sign
from gtm_framework.english import written_day
from gtm_framework.report.blocks import Block, Column, Conflicts, Facts, Prose, Report, Section, Table
from gtm_framework.report.chart_blocks import BarChart, LoadChart, MatrixChart, TimelineChart
from gtm_framework.report.slides.block_tables import (
    conflicts_table,
    facts_table,
    lane_rows,
    severity_fill,
    span_fill,
    timeline_table,
)
from gtm_framework.report.slides.charts import add_bars, add_loads, add_matrix
from gtm_framework.report.slides.page import (
    DOWN,
    HEIGHT,
    LEFT,
    TOP,
    WHOLE,
    WIDTH,
    Box,
    add_text,
    cut_to,
    new_slide,
)
from gtm_framework.report.slides.tables import Fill, add_table, pieces

_CHART = Box(LEFT, TOP, 6.2, DOWN)
_KEY = Box(LEFT + 6.5, TOP, WIDTH - LEFT - 7.1, DOWN)
_KEY_SIZES = (10, 9, 8)
"""Font sizes of the key in points; the first one that fits next to the chart is used."""
_LONG = 300
"""Maximum characters of a caption; longer prose gets its own slide."""


def report_slides(report: Report) -> bytes:
    """Write a report as slides.

    Args:
        report: The report. User-typed text stays plain text.

    Returns:
        A 16:9 PPTX file. Charts and tables are native, so they can be edited.

    Example:
        >>> from datetime import date
        >>> from gtm_framework.report import build_report
        >>> from gtm_framework.workspace import example_workspace
        >>> report = build_report(example_workspace("contradictory"), date(2026, 10, 5))
        >>> deck = Presentation(BytesIO(report_slides(report)))
        >>> deck.slides[0].shapes.title.text, len(deck.slides)
        ('Quayside Metrics', 7)
    """
    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(Inches(WIDTH)), Emu(Inches(HEIGHT))
    deck.core_properties.title = report.title
    _add_cover(deck, report)
    for section in report.sections:
        _add_section(deck, section)
    if report.sources:
        slide = new_slide(deck, "Sources")
        lines = [f"{number}. {source}." for number, source in enumerate(report.sources.values(), start=1)]
        add_text(slide, WHOLE, lines, 14)
    out = BytesIO()
    deck.save(out)
    return out.getvalue()


def _add_cover(deck: Any, report: Report) -> None:
    slide = new_slide(deck, report.client, size=40)
    title = slide.shapes.title
    title.top = Emu(Inches(2.9))
    add_text(slide, Box(LEFT, 2.45, 11, 0.5), [report.title], 16)
    add_text(slide, Box(LEFT, 4.0, 11, 0.5), [written_day(report.day)], 16)
    if report.note:
        add_text(slide, Box(LEFT, 4.7, 11, 0.8), [report.note], 14)
    if report.logo:
        picture = slide.shapes.add_picture(BytesIO(report.logo), Emu(Inches(LEFT)), Emu(Inches(0.9)))
        scale = min(Inches(3) / picture.width, Inches(1.3) / picture.height)
        picture.width, picture.height = Emu(int(picture.width * scale)), Emu(int(picture.height * scale))


def _add_section(deck: Any, section: Section) -> None:
    """The first slide states the section's message; the others say what they show."""
    prose = [block.text for block in section.blocks if isinstance(block, Prose)]
    caption = " ".join(text for text in prose if len(text) <= _LONG)
    title = section.message
    for block in section.blocks:
        if isinstance(block, Prose):
            continue
        for _ in _add_block(deck, block, title, caption if title == section.message else ""):
            caption = ""
        title = section.name
    for text in prose:
        if len(text) > _LONG:
            add_text(new_slide(deck, section.name), WHOLE, [cut_to(text, WHOLE.width, 14, 18)], 14)


def _add_block(deck: Any, block: Block, title: str, caption: str) -> Iterator[Any]:
    """The slides of one block."""
    match block:
        case Prose():
            return
        case Facts():
            yield from _add_tables(deck, facts_table(block), title, caption)
        case Conflicts():
            yield from _add_tables(deck, conflicts_table(block), title, caption, fill=severity_fill(block))
        case Table():
            yield from _add_tables(deck, block, f"{title}: {block.name}" if block.name else title, caption)
        case MatrixChart():
            yield from _add_matrix(deck, block, title, caption)
        case BarChart():
            slide = new_slide(deck, title, caption)
            add_bars(slide, block, WHOLE)
            yield slide
        case LoadChart():
            slide = new_slide(deck, title, caption)
            add_loads(slide, block, WHOLE)
            yield slide
        case TimelineChart():
            lanes = lane_rows(block)
            bars = span_fill(block)
            yield from _add_tables(deck, timeline_table(block), title, caption, fill=bars, headings=lanes)
        case _:
            assert_never(block)


def _add_tables(
    deck: Any,
    table: Table,
    title: str,
    caption: str,
    *,
    fill: Fill | None = None,
    headings: Collection[int] = (),
) -> Iterator[Any]:
    parts = pieces(table, headings=headings)
    for number, piece in enumerate(parts, start=1):
        numbered = f"{title} ({number} of {len(parts)})" if len(parts) > 1 else title
        slide = new_slide(deck, numbered, caption if number == 1 else "")
        add_table(slide, table, piece, fill=fill)
        yield slide


def _add_matrix(deck: Any, chart: MatrixChart, title: str, caption: str) -> Iterator[Any]:
    """The chart with as much of its key as fits next to it; the rest follows on more slides."""
    table = Table(
        (Column("No.", 0.5, is_number=True), Column("Idea", 4)),
        tuple((str(mark.number), f"{kind_sign(mark.kind).glyph} {mark.title}") for mark in chart.marks),
    )
    slide = new_slide(deck, title, caption)
    add_matrix(slide, chart, _CHART)
    size = next((size for size in _KEY_SIZES if len(pieces(table, _KEY, size)) == 1), _KEY_SIZES[-1])
    beside = pieces(table, _KEY, size)[0]
    add_table(slide, table, beside, box=_KEY, size=size)
    yield slide
    rest = Table(table.columns, table.rows[len(beside.rows) :])
    if rest.rows:
        yield from _add_tables(deck, rest, "Key to the matrix", "")
