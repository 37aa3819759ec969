"""How results show themselves in a notebook: a table of plain text with a sentence above it."""

from numbers import Real
from typing import TYPE_CHECKING

from gtm_framework.inert import inert_html

if TYPE_CHECKING:
    import pandas as pd


def frame_html(frame: "pd.DataFrame", caption: str) -> str:
    """A table as HTML; whatever people typed in it stays plain text.

    Args:
        frame: The table; numbers are shown with four digits.
        caption: What it says, in a sentence.
    """
    head = "".join(f'<th scope="col">{inert_html(str(name))}</th>' for name in frame.columns)
    rows = "".join(
        f"<tr>{''.join(map(_cell, row))}</tr>" for row in frame.itertuples(index=False, name=None)
    )
    return (
        f'<table><caption style="text-align: start">{inert_html(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _cell(value: object) -> str:
    if isinstance(value, Real) and not isinstance(value, bool):
        shown = "" if value != value else f"{float(value):.4g}"  # noqa: PLR0124  (only a NaN differs from itself)
        return f'<td style="text-align: end">{shown}</td>'
    text = "" if value is None or str(value) == "<NA>" else str(value)
    return f'<td style="text-align: start" dir="auto">{inert_html(text)}</td>'
