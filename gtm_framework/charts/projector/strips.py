"""Revealed votes as strips along the scale: round marks with the number of people who chose each step."""

from gtm_framework.charts.projector.measure import SMALLEST
from gtm_framework.charts.ramp import on, shade
from gtm_framework.charts.signs import Theme
from gtm_framework.charts.votes.rows import VoteRow
from gtm_framework.inert import inert_html
from gtm_framework.workshop.rules import Votes

_PALEST = 0.3
"""The shade of a single vote; more votes are darker."""
_FILL = 0.94
"""A mark's width as a share of its step's width."""


def mark_size(steps: int, across: float, most: float) -> float:
    """The diameter of a mark on a strip with this many steps."""
    return min(across / steps * _FILL, most)


def strip(row: VoteRow, across: float, most: float, theme: Theme, *, ends: bool = True) -> str:
    """One strip.

    Args:
        row: The votes.
        across: Its width.
        most: The largest diameter of a mark.
        theme: Colors to use.
        ends: Whether to label the scale below the strip: its steps, or the two ends of a choice.
    """
    diameter = mark_size(len(row.counts), across, most)
    top = max(row.counts, default=1) or 1
    marks = "".join(_mark(count, top, theme) for count in row.counts)
    told = inert_html(f"{row.vote} {row.disagreement.sentence}, {row.disagreement.words}".strip())
    size = max(SMALLEST, diameter * 0.6)
    return (
        f"<div class='strip' role='img' aria-label='{told}' style='width:calc(var(--u)*{across:.1f});"
        f"--d:{diameter:.2f};--s:{size:.2f}'>"
        f"<div class='marks'>{marks}</div>{_scale(row) if ends else ''}</div>"
    )


def _mark(count: int, top: int, theme: Theme) -> str:
    if not count:
        return "<span><s></s></span>"
    ground = shade(_PALEST + (1 - _PALEST) * count / top, theme)
    return f"<span><b style='background:{ground};color:{on(ground)}'>{count}</b></span>"


def _scale(row: VoteRow) -> str:
    if row.disagreement.votes is Votes.CHOICE:
        return (
            f"<div class='poles' style='--s:{SMALLEST}'><span>strategic</span><span>tactical</span></div>"
        )
    steps = "".join(
        f"<span{' class=middle' if step == row.middle else ''}>{step + 1}</span>"
        for step in range(len(row.counts))
    )
    return f"<div class='steps' style='--s:{SMALLEST}'>{steps}</div>"
