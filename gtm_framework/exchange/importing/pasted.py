"""A pasted list: one idea per line, or cells from a spreadsheet."""

import csv
import re
from collections.abc import Sequence
from io import StringIO

from gtm_framework.exchange.columns import is_title
from gtm_framework.exchange.files.markup import is_html, is_markdown
from gtm_framework.exchange.formulas import inert
from gtm_framework.exchange.importing.csv_in import read_csv
from gtm_framework.exchange.limits import PAGE_ROWS, check_rows, check_size
from gtm_framework.triage import Initiative
from gtm_framework.triage.headers import names_of

_NAME = "The pasted list"
_LINE_ENDS = ("\n", "\r", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029")
"""The characters at which Python starts a new line."""
_TABLE_CELLS, _HEADER_NAMES, _HEADER_CHARACTERS = 3, 2, 40
_BULLET = re.compile(r"^\s*(?:[-–—*•·◦▪‣]|\[[ xX]?\]|\(?\d{1,4}[.)])(?:\s*\[[ xX]?\])?\s+")


def pasted_ideas(text: str) -> list[Initiative]:
    r"""Read pasted text.

    Args:
        text: One idea per line; a leading bullet or number is ignored, and text after a tab becomes the
            notes. A table (`is_pasted_table`) is read as a table.

    Returns:
        The ideas in order, without blank lines.

    Raises:
        FileRefused: If it is a table with errors.

    Example:
        >>> [idea.title for idea in pasted_ideas("- Partner program\n2. Webinar series\n")]
        ['Partner program', 'Webinar series']
    """
    if is_pasted_table(text):
        return read_csv(text.encode(errors="replace"), name="pasted list", encoding="utf-8").initiatives()
    return [_idea(line) for line in text.splitlines() if line.strip()]


def check_pasted(text: str) -> None:
    r"""Reject more than a page accepts, before reading any line.

    Raises:
        TooLargeError: If there are more lines or bytes.

    Example:
        >>> check_pasted("Partner program\n" * 20_000)
        Traceback (most recent call last):
            ...
        gtm_framework.exchange.limits.TooLargeError: The pasted list: it has more than 10,000 rows. The
        app accepts up to 20 MB or 10,000 rows. For millions of rows, use the command line:
        gtm-framework triage FILE -o OUT.csv
    """
    check_size(_NAME, len(text))
    check_rows(_NAME, sum(map(text.count, _LINE_ENDS)) - text.count("\r\n"), PAGE_ROWS)


def as_table(ideas: Sequence[Initiative]) -> bytes:
    """Pasted ideas as a table with titles and notes, for the import review.

    Example:
        >>> as_table([Initiative(title="Webinars", description="Monthly")]).decode().splitlines()
        ['Title,Notes', 'Webinars,Monthly']
    """
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(("Title", "Notes"))
    writer.writerows((inert(idea.title), inert(idea.description)) for idea in ideas)
    return out.getvalue().encode("utf-8", "replace")


def is_pasted_table(text: str) -> bool:
    r"""Whether a pasted text is a table.

    It is one if its first line is a header, if its lines have three or more tab-separated cells, equally
    many in each, or if it is HTML or Markdown. Two cells are an idea and its notes.

    Example:
        >>> is_pasted_table("Partner program\nWebinars"), is_pasted_table("Title\tImpact\nWebinars\t6")
        (False, True)
    """
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        return False
    cells = {line.count("\t") + 1 for line in lines}
    even = len(cells) == 1 and min(cells) >= _TABLE_CELLS
    return even or _is_header(lines[0]) or is_html(text) or is_markdown(lines)


def _is_header(line: str) -> bool:
    """Whether it names the title, or two or more of our other columns, between delimiters."""
    cells = [cell.strip().strip('"') for cell in re.split(r"[\t;,|]", line)]
    known = sum(1 for cell in cells if len(cell) <= _HEADER_CHARACTERS and names_of(cell))
    return len(cells) > 1 and (any(map(is_title, cells)) or known >= _HEADER_NAMES)


def _idea(line: str) -> Initiative:
    title, _, notes = _BULLET.sub("", line, count=1).strip().partition("\t")
    return Initiative(title=title.strip() or line.strip(), description=notes.strip())
