"""The impact/effort matrix as a Mermaid chart, for Markdown viewers that support Mermaid."""

from collections.abc import Iterable

from gtm_framework.triage import Quadrant

_PLACES = (Quadrant.MAJOR_PROJECT, Quadrant.QUICK_WIN, Quadrant.FILL_IN, Quadrant.TIME_SINK)
"""Mermaid's quadrants 1 to 4, counterclockwise from the upper right."""


def quadrant_chart(points: Iterable[tuple[int, float, float]]) -> str:
    """The matrix as a Mermaid ``quadrantChart``.

    Args:
        points: Each idea's number in the key and its position, from 0 to 1 to the right and upward.

    Example:
        >>> print(quadrant_chart([(1, 0.12, 0.75)]))
        quadrantChart
            x-axis Low effort --> High effort
            y-axis Low impact --> High impact
            quadrant-1 Major project
            quadrant-2 Quick win
            quadrant-3 Fill-in
            quadrant-4 Time sink
            "1": [0.120, 0.750]
    """
    lines = [
        "quadrantChart",
        "    x-axis Low effort --> High effort",
        "    y-axis Low impact --> High impact",
        *(f"    quadrant-{number} {each.label}" for number, each in enumerate(_PLACES, start=1)),
        *(f'    "{number}": [{across:.3f}, {up:.3f}]' for number, across, up in points),
    ]
    return "\n".join(lines)
