"""A list that someone pasted: one idea a line, or a piece of a spreadsheet."""

import re

from gtm_framework.exchange.columns import is_title
from gtm_framework.exchange.csv_in import read_csv
from gtm_framework.exchange.markup import is_html, is_markdown
from gtm_framework.triage.initiative import Initiative

_BULLET = re.compile(r"^\s*(?:[-–—*•·◦▪‣]|\[[ xX]?\]|\(?\d{1,4}[.)])(?:\s*\[[ xX]?\])?\s+")


def pasted_ideas(text: str) -> list[Initiative]:
    """Read what was pasted.

    Args:
        text: One idea a line; a bullet or a number in front is left out, what follows a tab becomes
            the notes. If the first line is a header row that names a title column, or the text is
            HTML or has a Markdown table, it is read as a table.

    Returns:
        The ideas in their order; blank lines are none.

    Raises:
        FileRefused: If it is a table with faults.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    if lines and (_is_header(lines[0]) or is_html(text) or is_markdown(lines)):
        return read_csv(text.encode(errors="replace"), name="pasted list", encoding="utf-8").initiatives()
    return [_idea(line) for line in lines]


def _is_header(line: str) -> bool:
    cells = re.split(r"[\t;,|]", line)
    return len(cells) > 1 and any(is_title(cell.strip().strip('"')) for cell in cells)


def _idea(line: str) -> Initiative:
    title, _, notes = _BULLET.sub("", line, count=1).strip().partition("\t")
    return Initiative(title=title.strip() or line.strip(), description=notes.strip())
