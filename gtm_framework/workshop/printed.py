"""The record as Markdown and as an HTML page to print; text from people stays text in both."""

from collections.abc import Sequence

from gtm_framework.inert import inert_html, inert_markdown
from gtm_framework.workshop.minutes import Section, opening, sections
from gtm_framework.workshop.record import Record

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = """
:root { color-scheme: light; }
body { font: 16px/1.5 system-ui, sans-serif; color: #1b2733; background: #fff; margin: 2rem auto;
  max-width: 72rem; padding: 0 1rem; }
h1 { font-size: 1.75rem; line-height: 1.25; } h2 { font-size: 1.25rem; margin-top: 2rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { border-bottom: 1px solid #c9d1d9; padding: .3rem .5rem; text-align: left; vertical-align: top;
  overflow-wrap: anywhere; min-width: 3rem; }
th { font-weight: 600; }
@page { size: A4 landscape; margin: 12mm; }
@media print { body { margin: 0; max-width: none; font-size: 10pt; } tr { break-inside: avoid; }
  thead { display: table-header-group; } h2 { break-after: avoid; } .wide { overflow: visible; } }
"""


def record_markdown(made: Record) -> str:
    """The record as Markdown."""
    blocks = [f"# {inert_markdown(made.goal)}", *(inert_markdown(line) for line in opening(made))]
    for section in sections(made):
        blocks.append(f"## {inert_markdown(section.heading)}")
        blocks.extend(inert_markdown(text) for text in section.paragraphs)
        if section.rows:
            blocks.append(_markdown_table(section))
        if section.bullets:
            blocks.append("\n".join(f"- {inert_markdown(text)}" for text in section.bullets))
    return "\n\n".join(blocks) + "\n"


def _markdown_table(section: Section) -> str:
    def row(cells: Sequence[str]) -> str:
        return f"| {' | '.join(inert_markdown(cell) for cell in cells)} |"

    rule = f"|{' --- |' * len(section.columns)}"
    return "\n".join([row(section.columns), rule, *(row(cells) for cells in section.rows)])


def record_html(made: Record) -> str:
    """The record as one HTML page without scripts, to be read or printed."""
    body = [f"<h1>{inert_html(made.goal)}</h1>", *(f"<p>{inert_html(line)}</p>" for line in opening(made))]
    for section in sections(made):
        body.append(f"<h2>{inert_html(section.heading)}</h2>")
        body.extend(f"<p>{inert_html(text)}</p>" for text in section.paragraphs)
        if section.rows:
            body.append(_html_table(section))
        if section.bullets:
            body.append(f"<ul>{''.join(f'<li>{inert_html(text)}</li>' for text in section.bullets)}</ul>")
    return "\n".join(
        [
            "<!doctype html>",
            '<html lang="en"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            f"<title>{inert_html(made.goal)}</title>",
            f"<style>{_STYLE}</style></head><body>",
            *body,
            "</body></html>\n",
        ]
    )


def _html_table(section: Section) -> str:
    head = "".join(f'<th scope="col">{inert_html(cell)}</th>' for cell in section.columns)
    rows = "".join(
        f"<tr>{''.join(f'<td>{inert_html(cell)}</td>' for cell in cells)}</tr>" for cells in section.rows
    )
    return f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
