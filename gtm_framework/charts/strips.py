"""Revealed ballots for the back of a room: one line an idea, a strip of the scale for each axis.

A strip is a row of ten places with how many chose each; the room's score stands behind it in large type. It
is an HTML table, so it is read aloud like one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from gtm_framework.charts.ramp import on, shade
from gtm_framework.charts.signs import Theme
from gtm_framework.charts.votes import VoteRow
from gtm_framework.inert import inert_html

_PALEST = 0.3
"""The shade of a single ballot; every further one is deeper."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of strips.

    Attributes:
        name: What stands before them: an idea, or what was asked.
        rows: Its ballots, one row for each head.
        follows: Whether it belongs to the line above, as a second vote does.
    """

    name: str
    rows: tuple[VoteRow, ...]
    follows: bool = False


def strips_html(lines: Sequence[Line], heads: Sequence[str], theme: Theme) -> str:
    """Lines of strips as an HTML table; everything that people typed is text in it.

    Args:
        lines: What to draw.
        heads: What was asked, as every line has it one after the other; none where the names say it.
        theme: Whose colours.
    """
    most = max((count for line in lines for row in line.rows for count in row.counts), default=1) or 1
    named = "".join(f"<th scope='col' colspan='2'>{inert_html(head)}</th>" for head in heads)
    widths = "".join("<col><col class='result'>" for _ in (heads or lines[:1]))
    head = f"<thead><tr><td></td>{named}</tr></thead>" if heads else ""
    body = "".join(_line(line, most, theme) for line in lines)
    columns = f"<colgroup><col class='name'>{widths}</colgroup>"
    return f"<table class='strips' style='--rows:{len(lines)}'>{columns}{head}<tbody>{body}</tbody></table>"


def _line(line: Line, most: int, theme: Theme) -> str:
    cells = "".join(_strip(row, most, theme) for row in line.rows)
    follows = " class='follows'" if line.follows else ""
    return f"<tr{follows}><th scope='row'>{inert_html(line.name)}</th>{cells}</tr>"


def _strip(row: VoteRow, most: int, theme: Theme) -> str:
    places = "".join(
        _place(count, most, theme, step, middle=step == row.middle) for step, count in enumerate(row.counts)
    )
    told = inert_html(f"{row.vote} {row.disagreement.sentence}, {row.disagreement.words}".strip())
    return (
        f"<td class='strip' aria-label='{told}'><div>{places}</div></td>"
        f"<td class='result'>{inert_html(row.result) or '–'}</td>"
    )


def _place(count: int, most: int, theme: Theme, step: int, *, middle: bool) -> str:
    mark = " class='middle'" if middle else ""
    if not count:
        return f"<span{mark}><i>{step + 1}</i></span>"
    ground = shade(_PALEST + (1 - _PALEST) * count / most, theme)
    return f"<span{mark}><b style='background:{ground};color:{on(ground)}'>{count}</b></span>"
