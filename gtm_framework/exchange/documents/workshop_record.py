"""A workshop's record as Markdown and as a printable HTML page: one page, then an appendix."""

from collections.abc import Iterator

from gtm_framework.charts import kind_sign
from gtm_framework.charts.matrix import MatrixPicture, MatrixView, matrix_svg, quadrant_chart
from gtm_framework.exchange.documents.printing import html_page, html_table, markdown_table
from gtm_framework.inert import inert_html, inert_markdown
from gtm_framework.triage import Kind
from gtm_framework.workshop.results import Record, Section, appendix, opening, sections

_APPENDIX = "Appendix"
_VIEW = MatrixView(width=640, height=440, font=17, actions=False)
_STYLE = """
* { box-sizing: border-box; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
body { font-size: 16px; max-width: 56rem; overflow-wrap: break-word; hyphens: none; }
h1 { text-wrap: balance; }
.opening { color: var(--quiet); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; margin: .4rem 0 .8rem; }
th, td { border-bottom: 1px solid var(--line); padding: .3rem .6rem .3rem 0; text-align: left;
  vertical-align: top; }
th { font-weight: 600; }
.matrix { display: grid; grid-template-columns: 10fr 9fr; gap: 1.2rem; align-items: start; }
.matrix svg { display: block; width: 100%; height: auto; }
.matrix ol { list-style: none; margin: 0; padding: 0; }
.matrix li { display: grid; grid-template-columns: 2rem 1fr; padding: .1rem 0; }
.matrix li b { font-variant-numeric: tabular-nums; }
figure { margin: 0; }
figcaption { color: var(--quiet); }
ul { margin: .3rem 0; padding-left: 1.2rem; }
@media (max-width: 640px) { .matrix { grid-template-columns: 1fr; } }
@page { margin: 14mm 15mm; }
@media print {
  body { font-size: 9pt; line-height: 1.3; }
  h1 { font-size: 16pt; } h2 { font-size: 11.5pt; margin: .8rem 0 .1rem; } p, table { margin: .2rem 0; }
  th, td { padding: .2rem .6rem .2rem 0; }
  tr, li, figure { break-inside: avoid; }
  thead { display: table-header-group; }
  .wide { overflow: visible; }
  .appendix { break-before: page; font-size: 8.5pt; }
}
"""


def record_markdown(made: Record) -> str:
    """The record as Markdown; the matrix is a Mermaid chart with its key.

    Example:
        >>> from datetime import UTC, datetime
        >>> from gtm_framework.workshop import Workshop
        >>> from gtm_framework.workshop.results import record
        >>> from gtm_framework.workshop.votes import Seen
        >>> state = Workshop(id="w", goal="What do we start first?")
        >>> made = record(state, Seen(), (), {}, datetime(2026, 10, 5, tzinfo=UTC), weeks_of=float)
        >>> record_markdown(made).splitlines()[0]
        '# What do we start first?'
    """
    blocks = [f"# {inert_markdown(made.goal)}", *(inert_markdown(line) for line in opening(made))]
    for section in sections(made):
        blocks.extend(_markdown(section))
    picture = _matrix(made)
    if picture:
        blocks += ["## Matrix", f"```mermaid\n{quadrant_chart(picture.shares)}\n```"]
        key = _key(picture, made)
        blocks.append("\n".join(f"- {number}: {inert_markdown(title)}" for number, title in key))
    blocks.append(f"## {_APPENDIX}")
    for section in appendix(made):
        blocks.extend(_markdown(section, level=3))
    return "\n\n".join(blocks) + "\n"


def _markdown(section: Section, level: int = 2) -> Iterator[str]:
    yield f"{'#' * level} {inert_markdown(section.heading)}"
    yield from (inert_markdown(text) for text in section.paragraphs)
    if section.rows:
        yield markdown_table(section.columns, section.rows)
    if section.bullets:
        yield "\n".join(f"- {inert_markdown(text)}" for text in section.bullets)


def record_html(made: Record) -> str:
    """The record as one HTML page without scripts, to read, send, or print on A4 or Letter.

    Example:
        >>> from datetime import UTC, datetime
        >>> from gtm_framework.workshop import Workshop
        >>> from gtm_framework.workshop.results import record
        >>> from gtm_framework.workshop.votes import Seen
        >>> state = Workshop(id="w", goal="What do we start & stop?")
        >>> made = record(state, Seen(), (), {}, datetime(2026, 10, 5, tzinfo=UTC), weeks_of=float)
        >>> "<title>What do we start &amp; stop?</title>" in record_html(made)
        True
    """
    body = [f"<p class='opening'>{inert_html(' '.join(opening(made)))}</p>"]
    for section in sections(made):
        body.extend(_html(section))
    picture = _matrix(made)
    if picture:
        body.append(f"<h2>Matrix</h2>{_drawn(picture, made)}")
    body.append(f"<section class='appendix'><h2>{_APPENDIX}</h2>")
    for section in appendix(made):
        body.extend(_html(section, "h3"))
    return html_page(made.goal, [*body, "</section>"], _STYLE)


def _html(section: Section, tag: str = "h2") -> Iterator[str]:
    yield f"<{tag}>{inert_html(section.heading)}</{tag}>"
    yield from (f"<p>{inert_html(text)}</p>" for text in section.paragraphs)
    if section.rows:
        yield html_table(section.columns, section.rows)
    if section.bullets:
        yield f"<ul>{''.join(f'<li>{inert_html(text)}</li>' for text in section.bullets)}</ul>"


def _matrix(made: Record) -> MatrixPicture | None:
    """The shortlist on the matrix, numbered in the order of the list."""
    ranked = [idea.ranked for idea in made.ideas]
    numbered = {one.initiative.id: place for place, one in enumerate(ranked, start=1)}
    return matrix_svg(ranked, numbered, _VIEW)


def _key(picture: MatrixPicture, made: Record) -> list[tuple[int, str]]:
    titles = {idea.item.id: idea.item.title for idea in made.ideas}
    return sorted((number, titles[item]) for item, number in picture.numbers.items())


def _drawn(picture: MatrixPicture, made: Record) -> str:
    legend = " · ".join(f"{kind_sign(kind).glyph} {kind_sign(kind).label}" for kind in Kind)
    key = "".join(
        f"<li><b>{number}</b><span>{inert_html(title)}</span></li>" for number, title in _key(picture, made)
    )
    return (
        f"<div class='matrix'><figure>{picture.svg}<figcaption>{legend}</figcaption></figure>"
        f"<ol>{key}</ol></div>"
    )
