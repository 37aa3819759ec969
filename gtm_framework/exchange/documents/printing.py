"""What every printed format shares: one HTML page, one HTML table, one Markdown table.

Text goes in as people typed it and comes out escaped.
"""

from collections.abc import Collection, Iterable, Sequence

from gtm_framework.charts import ink, severity_sign
from gtm_framework.inert import inert_html, inert_markdown
from gtm_framework.strategy import Severity

LONGEST_WORD = 24
"""Characters of the longest word that is never broken in a table."""

_STYLE = """
:root { color-scheme: light; }
body { font: 11pt/1.5 system-ui, sans-serif; color: var(--text); background: var(--ground);
  max-width: 42rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0; }
h2 { font-size: 1.2rem; margin: 1.75rem 0 .3rem; break-after: avoid; }
p { margin: .3rem 0; }
.long { overflow-wrap: anywhere; }
@page { margin: 2cm; }
@media print { body { margin: 0; max-width: none; padding: 0; } }
"""

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<h1>{title}</h1>
{body}
</body>
</html>
"""


def html_page(title: str, body: Iterable[str], style: str = "") -> str:
    """A page that loads nothing, runs nothing, and prints on plain paper.

    Args:
        title: The page's title and heading, as plain text.
        body: Pieces of HTML, already escaped.
        style: CSS the page needs in addition to the shared CSS; the colors are the variables ``--text``,
            ``--quiet``, ``--line``, ``--ground``, and ``--warning``.
    """
    return _PAGE.format(title=inert_html(title), style=_colors() + _STYLE + style, body="\n".join(body))


def _colors() -> str:
    paper, warning = ink("light"), severity_sign(Severity.HIGH).colour("light")
    return (
        f"\n:root {{ --text: {paper.text}; --quiet: {paper.quiet}; --line: {paper.line}; "
        f"--ground: {paper.ground}; --warning: {warning}; }}"
    )


def html_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """An HTML table of plain text that scrolls sideways if it is too wide.

    Only words of more than `LONGEST_WORD` characters are broken.
    """
    head = "".join(f'<th scope="col">{inert_html(cell)}</th>' for cell in columns)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    return f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def _cell(words: str) -> str:
    is_long = any(len(word) > LONGEST_WORD for word in words.split())
    long = " class='long'" if is_long else ""
    return f"<td{long}>{inert_html(words)}</td>"


def markdown_table(
    columns: Sequence[str], rows: Iterable[Sequence[str]], numbers: Collection[int] = ()
) -> str:
    """A Markdown table of plain text, without a final line break.

    Args:
        columns: The column headings.
        rows: Each as wide as the header.
        numbers: The positions (from 0) of right-aligned columns.

    Example:
        >>> print(markdown_table(["Idea", "Impact"], [["Partner program", "8"]], numbers=[1]))
        | Idea | Impact |
        | --- | ---: |
        | Partner program | 8 |
    """
    aligned = ("---:" if place in numbers else "---" for place in range(len(columns)))
    lines = (columns, *rows)
    head, *body = (f"| {' | '.join(inert_markdown(cell) for cell in line)} |" for line in lines)
    return "\n".join([head, f"| {' | '.join(aligned)} |", *body])
