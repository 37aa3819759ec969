"""Scorecards whose scores are words, such as Low, Medium, and High."""

from gtm_framework.exact import exact
from gtm_framework.exchange.cells.number_cells import parts_of
from gtm_framework.exchange.scorecards.layout import ScorecardGrid
from gtm_framework.scorecard import Scale
from gtm_framework.triage.scales import Layout, words_scale
from gtm_framework.triage.scales import scale as scale_named


def words_as_numbers(found: ScorecardGrid) -> tuple[Scale, str] | None:
    """Replace the words of a table by their numbers, if all of its scores are words on one scale.

    Args:
        found: The scorecard; its cells change.

    Returns:
        The range of the scores and what is assumed, in a sentence; None if they aren't such words.
    """
    cells = [cell.strip() for _, row in found.rows for cell in row[1:] if cell.strip()]
    if not cells or any(parts_of(cell).digits for cell in cells):
        return None
    detected = words_scale("impact", Layout.MATRIX, cells)
    if detected is None or detected.scale is None:
        return None
    known = scale_named(detected.scale)
    counted = {cell: number for cell in cells if (number := known.number_of(cell)) is not None}
    for _, row in found.rows:
        row[1:] = [f"{counted[cell.strip()]:g}" if cell.strip() else cell for cell in row[1:]]
    told = ", ".join(f"{known.word(number)} as {number:g}" for number in sorted(set(counted.values())))
    low, high = known.span
    return Scale(
        exact(low), exact(high)
    ), f"Assumed: the scores count {told}. To change that, write numbers."
