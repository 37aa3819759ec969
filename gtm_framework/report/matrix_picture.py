"""The matrix with its numbered key as one SVG file, for a wiki or a slide."""

import re
from collections.abc import Sequence
from dataclasses import replace
from unicodedata import east_asian_width

from gtm_framework.english import counted
from gtm_framework.report.html import environment
from gtm_framework.report.list_sections import matrix_chart
from gtm_framework.triage import Ranked

_LONGEST = 42
"""Letters of a title in the key; a letter in East Asian scripts counts twice."""
_NOT_XML = re.compile("[\ufffe\uffff]")


def matrix_svg(ranked: Sequence[Ranked]) -> bytes:
    """Draw a ranked list.

    Args:
        ranked: The list in order; ideas without a quadrant are left out. User-typed text stays plain text.

    Returns:
        An SVG file about 660 pixels wide that loads nothing; long titles are shortened in its key.

    Example:
        >>> from gtm_framework.triage import Initiative, rank
        >>> svg = matrix_svg(rank([Initiative(title="Webinar & podcast", impact=7, effort=2)]))
        >>> b"Webinar &amp; podcast" in svg
        True
    """
    placed = [item for item in ranked if item.quadrant is not None]
    block = matrix_chart(placed)
    keys = [replace(mark, title=_short(mark.title)) for mark in block.marks]
    title = f"Impact/effort matrix: {counted(len(keys), 'scored idea')}"
    page = environment().get_template("matrix.svg")
    return page.render(block=block, keys=keys, title=title).strip().encode()


def _short(title: str) -> str:
    """A title on one line that fits into the key."""
    flat = " ".join(_NOT_XML.sub("", title).split())
    width = 0
    for at, letter in enumerate(flat):
        width += 2 if east_asian_width(letter) in "WF" else 1
        if width > _LONGEST:
            return f"{flat[: max(0, at - 1)].rstrip()}…"
    return flat
