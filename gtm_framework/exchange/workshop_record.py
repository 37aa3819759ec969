"""The record of a workshop as Markdown and as an HTML page to print."""

from gtm_framework.exchange.printing import html_page, html_table, markdown_table
from gtm_framework.inert import inert_html, inert_markdown
from gtm_framework.workshop.minutes import opening, sections
from gtm_framework.workshop.record import Record

_STYLE = """
body { font-size: 16px; max-width: 72rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { border-bottom: 1px solid var(--line); padding: .3rem .5rem; text-align: left; vertical-align: top;
  overflow-wrap: anywhere; min-width: 3rem; }
th { font-weight: 600; }
@page { size: A4 landscape; margin: 12mm; }
@media print { body { font-size: 10pt; } tr { break-inside: avoid; }
  thead { display: table-header-group; } .wide { overflow: visible; } }
"""


def record_markdown(made: Record) -> str:
    """The record as Markdown."""
    blocks = [f"# {inert_markdown(made.goal)}", *(inert_markdown(line) for line in opening(made))]
    for section in sections(made):
        blocks.append(f"## {inert_markdown(section.heading)}")
        blocks.extend(inert_markdown(text) for text in section.paragraphs)
        if section.rows:
            blocks.append(markdown_table(section.columns, section.rows))
        if section.bullets:
            blocks.append("\n".join(f"- {inert_markdown(text)}" for text in section.bullets))
    return "\n\n".join(blocks) + "\n"


def record_html(made: Record) -> str:
    """The record as one HTML page without scripts, to be read or printed."""
    body = [f"<p>{inert_html(line)}</p>" for line in opening(made)]
    for section in sections(made):
        body.append(f"<h2>{inert_html(section.heading)}</h2>")
        body.extend(f"<p>{inert_html(text)}</p>" for text in section.paragraphs)
        if section.rows:
            body.append(html_table(section.columns, section.rows))
        if section.bullets:
            body.append(f"<ul>{''.join(f'<li>{inert_html(text)}</li>' for text in section.bullets)}</ul>")
    return html_page(made.goal, body, _STYLE)
