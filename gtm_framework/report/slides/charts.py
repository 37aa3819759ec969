"""Native charts on slides: the matrix, the bars of a scorecard, and work against capacity."""

from collections import Counter
from typing import Any

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from gtm_framework.charts import ink, kind_sign, quadrant_sign, readable_on, severity_sign, shade
from gtm_framework.inert import visible
from gtm_framework.report.chart_blocks import BarChart, LoadChart, Mark, MatrixChart
from gtm_framework.report.slides.page import FONT, Box, rgb, write
from gtm_framework.strategy import Severity
from gtm_framework.triage import Kind, Quadrant

_MARKERS = {
    Kind.STRATEGIC: XL_MARKER_STYLE.DIAMOND,
    Kind.TACTICAL: XL_MARKER_STYLE.CIRCLE,
    Kind.UNDECIDED: XL_MARKER_STYLE.SQUARE,
}
_INSIDE = (0.08, 0.02, 0.9, 0.86)
"""The plot within its chart, as shares: left, top, width, height."""
_LOW, _HIGH = 0, 11
"""Both axes extend one step below and one above the scale."""
_TICKS = '[=0]"";[=11]"";0'
_SMALLEST, _LARGEST = 7, 20
"""Sizes of a mark in points."""


def add_matrix(slide: Any, chart: MatrixChart, box: Box) -> None:
    """The matrix as a scatter chart over its four tinted quadrants."""
    left, top, width, height = _INSIDE
    plot = Box(
        box.left + left * box.width,
        box.top + top * box.height,
        width * box.width,
        height * box.height,
    )
    for quadrant in Quadrant:
        _add_ground(slide, quadrant, chart, plot)
    data = XyChartData()
    count = Counter(mark.kind for mark in chart.marks)
    kinds = [
        kind for kind, _ in count.most_common()
    ]  # LibreOffice drops a series that comes before a longer one
    for kind in kinds:
        series = data.add_series(kind_sign(kind).label)
        for mark in chart.marks:
            if mark.kind is kind:
                series.add_data_point(round(mark.x, 3), round(mark.y, 3))
    native = slide.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER, *box.emu, data).chart
    native.has_legend, native.has_title = False, False
    _fix_plot(native)
    for axis, title in ((native.category_axis, "Effort →"), (native.value_axis, "Impact →")):
        _scale(axis, title)
    size = _mark_points(chart, plot)
    for kind, series in zip(kinds, native.plots[0].series, strict=True):
        _style(series, kind, [mark for mark in chart.marks if mark.kind is kind], size)


def add_bars(slide: Any, chart: BarChart, box: Box) -> None:
    """Totals as horizontal bars, the largest on top."""
    data = CategoryChartData()
    data.categories = [visible(bar.label) for bar in reversed(chart.bars)]
    data.add_series(chart.name, [round(100 * bar.share, 1) for bar in reversed(chart.bars)])
    native = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *box.emu, data).chart
    native.has_legend, native.has_title = False, False
    native.value_axis.visible, native.value_axis.has_major_gridlines = False, False
    native.value_axis.minimum_scale, native.value_axis.maximum_scale = 0, 115
    _font(native.category_axis.tick_labels.font, 12)
    plot = native.plots[0]
    plot.gap_width = 60
    for at, bar in enumerate(reversed(chart.bars)):
        point = plot.series[0].points[at]
        point.format.fill.solid()
        point.format.fill.fore_color.rgb = rgb(shade(1 if bar.is_first else 0.45, "light"))
        write(point.data_label.text_frame, [bar.text], 12)
        point.data_label.position = XL_LABEL_POSITION.OUTSIDE_END


def add_loads(slide: Any, chart: LoadChart, box: Box) -> None:
    """Planned person-weeks next to each quarter's capacity."""
    data = CategoryChartData()
    data.categories = [load.quarter for load in chart.loads]
    data.add_series("Planned", [load.planned for load in chart.loads])
    data.add_series("Capacity", [load.capacity for load in chart.loads])
    native = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *box.emu, data).chart
    native.has_title, native.has_legend = False, True
    native.legend.position, native.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    _font(native.legend.font, 12)
    for axis in (native.category_axis, native.value_axis):
        _font(axis.tick_labels.font, 12)
    native.value_axis.major_gridlines.format.line.color.rgb = rgb(ink("light").line)
    planned, capacity = native.plots[0].series
    for series, color in ((planned, shade(0.7, "light")), (capacity, shade(0.15, "light"))):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = rgb(color)
    for at, load in enumerate(chart.loads):
        if load.is_over:
            point = planned.points[at]
            point.format.fill.solid()
            point.format.fill.fore_color.rgb = rgb(severity_sign(Severity.HIGH).light)
        write(planned.points[at].data_label.text_frame, [f"{load.planned:g}"], 11)


def _add_ground(slide: Any, quadrant: Quadrant, chart: MatrixChart, plot: Box) -> None:
    across = (chart.line - _LOW) / (_HIGH - _LOW) * plot.width
    down = (_HIGH - chart.line) / (_HIGH - _LOW) * plot.height
    is_right, is_upper = quadrant.is_high_effort, quadrant.is_high_impact
    box = Box(
        plot.left + (across if is_right else 0),
        plot.top + (0 if is_upper else down),
        plot.width - across if is_right else across,
        down if is_upper else plot.height - down,
    )
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *box.emu)
    sign = quadrant_sign(quadrant)
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(sign.light)
    shape.line.fill.background()
    shape.shadow.inherit = False
    write(shape.text_frame, [f"{sign.glyph} {sign.label}"], 11, color=ink("light").quiet)
    shape.text_frame.vertical_anchor = 1 if is_upper else 4
    shape.text_frame.paragraphs[0].alignment = 3 if is_right else 1


def _fix_plot(native: Any) -> None:
    """Fix the plot's position in its chart, so the quadrants behind it line up."""
    area = native._chartSpace.chart.plotArea  # noqa: SLF001  (the library has no name for it)
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    x, y, w, h = (f'<c:{name} val="{share}"/>' for name, share in zip("xywh", _INSIDE, strict=True))
    edges = '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
    layout = f"<c:layout {nsdecls('c')}><c:manualLayout>{edges}{x}{y}{w}{h}</c:manualLayout></c:layout>"
    area.insert(0, parse_xml(layout))


def _scale(axis: Any, title: str) -> None:
    axis.minimum_scale, axis.maximum_scale, axis.major_unit = _LOW, _HIGH, 1
    axis.has_major_gridlines, axis.visible = False, True
    axis.has_title = True
    write(axis.axis_title.text_frame, [title], 11)
    axis.format.line.color.rgb = rgb(ink("light").line)
    _font(axis.tick_labels.font, 10)
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = _TICKS, False


def _mark_points(chart: MatrixChart, plot: Box) -> int:
    """The mark size in points that avoids overlaps."""
    inches = chart.size / (_HIGH - _LOW) * min(plot.width, plot.height)
    return max(_SMALLEST, min(_LARGEST, int(inches * 72)))


def _style(series: Any, kind: Kind, marks: list[Mark], size: int) -> None:
    color = kind_sign(kind).light
    is_open = kind is Kind.UNDECIDED
    series.format.line.fill.background()
    series.marker.style, series.marker.size = _MARKERS[kind], size
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = rgb(ink("light").ground if is_open else color)
    series.marker.format.line.color.rgb = rgb(color)
    text = ink("light").text if is_open else readable_on(color)
    for at, mark in enumerate(marks):
        label = series.points[at].data_label
        write(
            label.text_frame,
            [str(mark.number)],
            size * (0.6 if mark.number < 100 else 0.42),
            bold=True,
            color=text,
        )
        label.position = XL_LABEL_POSITION.CENTER


def _font(font: Any, size: float) -> None:
    font.size, font.name = Pt(size), FONT
    font.color.rgb = rgb(ink("light").text)
