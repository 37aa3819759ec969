"""The impact/effort matrix as an SVG picture, drawn without a browser, with the same marks as on screen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gtm_framework.charts.matrix.frame import MatrixFrame, MatrixView
from gtm_framework.charts.matrix.marks import PlacedMark, mark_size, place_ideas
from gtm_framework.charts.signs import Theme, ink, kind_sign, quadrant_sign, readable_on
from gtm_framework.english import counted
from gtm_framework.triage import SCALE, Kind, Quadrant, Ranked

_DOWN = 0.35
"""From the middle of a line of digits down to its baseline, as a share of the font size."""


@dataclass(frozen=True, slots=True)
class MatrixPicture:
    """The matrix, ready to insert into a page.

    Attributes:
        svg: The picture; it contains no text typed by users.
        told: Alternative text for screen readers.
        numbers: Maps each idea's id to its number on the picture.
        font: The smallest text in it, in pixels of its view box.
        shares: Each idea's number with the position of its mark, from 0 to 1 to the right and upward.

    Example:
        >>> from gtm_framework.triage import Initiative, rank
        >>> ranked = rank([Initiative(title="Webinar", id="i-1", impact=7, effort=2)])
        >>> drawn = matrix_svg(ranked, {"i-1": 1}, MatrixView())
        >>> drawn.numbers, drawn.font
        ({'i-1': 1}, 13.0)
    """

    svg: str
    told: str
    numbers: dict[str, int]
    font: float
    shares: tuple[tuple[int, float, float], ...]


def matrix_svg(
    ranked: Sequence[Ranked], numbered: Mapping[str, int], view: MatrixView, theme: Theme = "light"
) -> MatrixPicture | None:
    """Draw the ideas that have a quadrant.

    Args:
        ranked: The list in order; earlier ideas get the first choice of position.
        numbered: The number of each idea.
        view: Size and quadrant; the ring is ignored.
        theme: Colors to use.

    Returns:
        The picture; None if no idea is placed.

    Example:
        >>> from gtm_framework.triage import Initiative, rank
        >>> ranked = rank([Initiative(title="Webinar", id="i-1", impact=7, effort=2)])
        >>> number, right, up = matrix_svg(ranked, {"i-1": 1}, MatrixView()).shares[0]
        >>> number, round(right, 2), round(up, 2)
        (1, 0.16, 0.65)
    """
    placed = [item for item in ranked if item.quadrant and view.quadrant in (None, item.quadrant)]
    if not placed:
        return None
    frame = MatrixFrame(view, placed[0].threshold)
    marks, font = place_ideas(placed, numbered, frame)
    size = mark_size(font, numbered)
    drawn = "".join(
        [_grounds(frame, theme), _scale(frame, theme), *(_mark(m, size, font, theme) for m in marks)]
    )
    label = f"Impact/effort matrix with {counted(len(marks), 'numbered idea')}; the key names each"
    left, top = frame.margin["l"], frame.margin["t"]
    svg = (
        f"<svg viewBox='0 0 {view.width} {view.height}' role='img' aria-label='{label}' "
        f"xmlns='http://www.w3.org/2000/svg' font-family='system-ui, sans-serif'>"
        f"<g transform='translate({left} {top})'>{drawn}</g></svg>"
    )
    shares = tuple(
        (mark.number, mark.place[0] / frame.width, 1 - mark.place[1] / frame.height) for mark in marks
    )
    return MatrixPicture(svg, label, {m.item.initiative.id: m.number for m in marks}, font, shares)


@dataclass(frozen=True, slots=True)
class _Pen:
    """Size and fill color of text."""

    size: float
    fill: str

    def text(self, words: str, x: float, y: float, more: str) -> str:
        place = f"x='{x:.1f}' y='{y:.1f}' font-size='{self.size:.1f}' fill='{self.fill}'"
        return f"<text {place} {more}>{words}</text>"


def _grounds(frame: MatrixFrame, theme: Theme) -> str:
    font, pen = frame.view.font, _Pen(frame.view.font, ink(theme).text)
    drawn = []
    for quadrant in [frame.view.quadrant] if frame.view.quadrant else list(Quadrant):
        area, sign = frame.area(quadrant), quadrant_sign(quadrant)
        drawn.append(
            f"<rect x='{area.left:.1f}' y='{area.top:.1f}' width='{area.right - area.left:.1f}' "
            f"height='{area.bottom - area.top:.1f}' fill='{sign.colour(theme)}'/>"
        )
        x, anchor = (frame.width, "end") if quadrant.is_high_effort else (0, "start")
        y = -0.45 * font if quadrant.is_high_impact else frame.height + 2.5 * font
        words = f"{sign.glyph} {quadrant.label}"
        drawn.append(pen.text(words, x, y, f"text-anchor='{anchor}' font-weight='600'"))
    return "".join(drawn)


def _scale(frame: MatrixFrame, theme: Theme) -> str:
    font, colors = frame.view.font, ink(theme)
    quiet, loud = _Pen(font, colors.quiet), _Pen(font, colors.text)
    drawn = []
    for step in range(int(SCALE[0]), int(SCALE[1]) + 1):
        x, y = frame.pixel(step, step)
        if 0 <= x <= frame.width:
            drawn.append(quiet.text(str(step), x, frame.height + 1.15 * font, "text-anchor='middle'"))
        if 0 <= y <= frame.height:
            drawn.append(quiet.text(str(step), -0.35 * font, y + _DOWN * font, "text-anchor='end'"))
    across, down = frame.width / 2, frame.height / 2
    turned = f"text-anchor='middle' transform='rotate(-90 {-1.9 * font:.1f} {down:.1f})'"
    drawn.append(loud.text("effort →", across, frame.height + 2.5 * font, "text-anchor='middle'"))
    drawn.append(loud.text("impact →", -1.9 * font, down, turned))
    return "".join(drawn)


def _mark(mark: PlacedMark, size: float, font: float, theme: Theme) -> str:
    """A mark with its number, and a line to its true position if it was moved."""
    (x, y), kind = mark.place, mark.item.verdict.final_kind
    color, half = kind_sign(kind).colour(theme), size / 2
    number = ink(theme).text if kind is Kind.UNDECIDED else readable_on(color)
    match kind:
        case Kind.STRATEGIC:
            corners = ((x - half, y), (x, y - half), (x + half, y), (x, y + half))
            points = " ".join(f"{across:.1f},{down:.1f}" for across, down in corners)
            shape = f"<polygon points='{points}' fill='{color}'/>"
        case Kind.TACTICAL:
            shape = f"<circle cx='{x:.1f}' cy='{y:.1f}' r='{0.92 * half:.1f}' fill='{color}'/>"
        case _:
            side = 0.86 * size
            shape = (
                f"<rect x='{x - side / 2:.1f}' y='{y - side / 2:.1f}' width='{side:.1f}' "
                f"height='{side:.1f}' fill='{ink(theme).ground}' stroke='{color}' "
                f"stroke-width='{0.1 * font:.1f}'/>"
            )
    words = _Pen(font, number).text(
        str(mark.number), x, y + _DOWN * font, "text-anchor='middle' font-weight='600'"
    )
    return _line(mark, size, theme) + shape + words


def _line(mark: PlacedMark, size: float, theme: Theme) -> str:
    if max(abs(one - other) for one, other in zip(mark.own, mark.place, strict=True)) <= size:
        return ""
    (x, y), (left, top) = mark.place, mark.own
    return f"<line x1='{left:.1f}' y1='{top:.1f}' x2='{x:.1f}' y2='{y:.1f}' stroke='{ink(theme).quiet}'/>"
