"""The list of ideas in a report: in order with reasons, and on the matrix with a numbered key."""

from collections import Counter
from collections.abc import Sequence

from gtm_framework.charts import kind_sign, quadrant_sign
from gtm_framework.charts.matrix import MatrixFrame, MatrixView, PlacedMark, mark_size, place_ideas
from gtm_framework.english import counted, joined
from gtm_framework.report.blocks import Block, Column, Prose, Table
from gtm_framework.report.chart_blocks import Mark, MatrixChart
from gtm_framework.report.subject import Subject
from gtm_framework.triage import THRESHOLD, Quadrant, Ranked
from gtm_framework.triage.explain import why
from gtm_framework.triage.worklist import numbers

_VIEW = MatrixView(width=640, height=640, font=15)
"""The matrix on a page, in pixels."""
_Content = tuple[str, tuple[Block, ...], tuple[str, ...]]

_COLUMNS = (
    Column("Rank", 0.55, is_number=True),
    Column("Idea", 3),
    Column("Verdict", 1.3),
    Column("Quadrant", 1.5),
    Column("Score", 0.7, is_number=True),
    Column("Why", 5.4),
)


def ranking_section(subject: Subject) -> _Content | None:
    """Every idea in order; None if there are none."""
    ranked = subject.ranked
    if not ranked:
        return None
    table = Table(
        columns=_COLUMNS,
        rows=tuple(map(_row, ranked)),
        quadrants={row: item.quadrant for row, item in enumerate(ranked) if item.quadrant},
    )
    method = f"Ranked by {ranked[0].method.name}: {ranked[0].method.formula}."
    return _split(ranked), (Prose(method), table), ("S2", "S3")


def _row(item: Ranked) -> tuple[str, ...]:
    sign = kind_sign(item.verdict.final_kind)
    owner = item.initiative.owner.strip()
    return (
        "–" if item.rank is None else str(item.rank),
        f"{item.initiative.title}\nOwner: {owner}" if owner else item.initiative.title,
        f"{sign.glyph}\u00a0{sign.label}",
        _quadrant(item.quadrant),
        "" if item.score is None else f"{item.score:.3g}" if item.score < 1000 else f"{item.score:,.0f}",
        why(item),
    )


def _quadrant(quadrant: Quadrant | None) -> str:
    if quadrant is None:
        return "not scored"
    return f"{quadrant_sign(quadrant).glyph} {quadrant.label}"


def _split(ranked: Sequence[Ranked]) -> str:
    """How many ideas there are, by quadrant."""
    count = Counter(item.quadrant for item in ranked)
    parts = [counted(count[quadrant], quadrant.label.lower()) for quadrant in Quadrant if count[quadrant]]
    if count[None]:
        parts.append(f"{count[None]:,} not scored")
    return f"{counted(len(ranked), 'idea')}: {joined(parts)}."


def matrix_section(subject: Subject) -> _Content | None:
    """The matrix with its key; None if no idea has both impact and effort."""
    placed = [item for item in subject.ranked if item.quadrant is not None]
    if not placed:
        return None
    chart = matrix_chart(placed)
    left = len(subject.ranked) - len(placed)
    unplaced = (
        (Prose(f"{counted(left, 'idea')} without impact or effort: not on the matrix."),) if left else ()
    )
    first = sum(item.quadrant is Quadrant.QUICK_WIN for item in placed)
    message = f"{counted(first, 'quick win')} among {counted(len(placed), 'scored idea')}."
    return message, (*unplaced, chart), ("S2",)


def matrix_chart(placed: Sequence[Ranked]) -> MatrixChart:
    """The matrix of ideas that all have a quadrant, with the marks and numbers of the Matrix page."""
    frame = MatrixFrame(_VIEW, placed[0].threshold if placed else THRESHOLD)
    numbered = numbers(placed)
    marks, font = place_ideas(placed, numbered, frame)
    low, high = frame.efforts
    return MatrixChart(
        marks=tuple(_mark(mark, frame) for mark in marks),
        line=frame.line,
        low=low,
        high=high,
        size=mark_size(font, numbered) / frame.width * (high - low),
    )


def _mark(mark: PlacedMark, frame: MatrixFrame) -> Mark:
    idea = mark.item.initiative
    x, y = frame.place(mark.place)
    impact, effort = mark.item.matrix_impact or 0, mark.item.matrix_effort or 0
    return Mark(mark.number, idea.title, mark.item.verdict.final_kind, impact, effort, x, y)
