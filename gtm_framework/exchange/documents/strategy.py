"""A strategy brief or plan as Markdown and as a printable HTML page; user-typed text is escaped."""

from collections.abc import Iterator

from gtm_framework import catalog
from gtm_framework.english import written_day
from gtm_framework.exchange.documents.printing import html_page
from gtm_framework.inert import inert_html, inert_markdown
from gtm_framework.strategy.documents import Document, Line, Section

_STYLE = """
.line { white-space: pre-line; overflow-wrap: anywhere; }
section { break-inside: avoid-page; }
.about, footer { color: var(--quiet); }
.missing { border-left: .25rem solid var(--warning); padding-left: .6rem; }
footer { margin-top: 2rem; border-top: 1px solid var(--line); padding-top: .5rem; font-size: .9em; }
"""


def document_title(document: Document) -> str:
    """The heading: the document's name and the company."""
    company = document.company.strip()
    return f"{document.name}: {company}" if company else document.name


def document_markdown(document: Document) -> str:
    """The document as Markdown (CommonMark), with a final line break.

    Example:
        >>> from datetime import date
        >>> from gtm_framework.strategy.documents import build_document
        >>> from gtm_framework.strategy.versions import Strategy
        >>> plan = build_document("plan", Strategy(), date(2026, 10, 5), company="Acme")
        >>> document_markdown(plan).splitlines()[0]
        '# Plan: Acme'
    """
    return "\n".join(_markdown(document)) + "\n"


def _markdown(document: Document) -> Iterator[str]:
    yield f"# {inert_markdown(document_title(document))}"
    yield ""
    yield _purpose(document)
    for section in document.sections:
        yield ""
        yield f"## {section.name}"
        yield ""
        yield from (f"- {_markdown_line(line)}" for line in section.lines)
        if section.missing:
            yield f"**Missing.** {section.asks}"
        elif not section.lines:
            yield "None."
        for gap in section.gaps:
            yield from ("", f"**Incomplete.** {inert_markdown(gap)}")
    yield from ("", "---", "", _missing(document), "", f"Structure: {_citation(document.source)}.")


def _markdown_line(line: Line) -> str:
    rows = [inert_markdown(row) for row in line.text.splitlines() if row.strip()]
    text = "\\\n  ".join(rows)
    return f"**{inert_markdown(line.label)}:** {text}" if line.label else text


def document_html(document: Document) -> str:
    """The document as one HTML page: it loads nothing, runs nothing, and prints on plain paper.

    Example:
        >>> from datetime import date
        >>> from gtm_framework.strategy.documents import build_document
        >>> from gtm_framework.strategy.versions import Strategy
        >>> brief = build_document("brief", Strategy(), date(2026, 10, 5), company="Acme & Co")
        >>> "<title>Strategy brief: Acme &amp; Co</title>" in document_html(brief)
        True
    """
    return html_page(
        document_title(document),
        [
            f'<p class="about">{inert_html(_purpose(document))}</p>',
            *(_html(section) for section in document.sections),
            "<footer>",
            f"<p>{inert_html(_missing(document))}</p>",
            f"<p>Structure: {inert_html(_citation(document.source))}.</p>",
            "</footer>",
        ],
        _STYLE,
    )


def _purpose(document: Document) -> str:
    return f"{document.answers} As of {written_day(document.on)}."


def _html(section: Section) -> str:
    parts = [f"<h2>{inert_html(section.name)}</h2>"]
    parts += [_html_line(line) for line in section.lines]
    if section.missing:
        parts.append(f'<p class="missing"><strong>Missing.</strong> {inert_html(section.asks)}</p>')
    elif not section.lines:
        parts.append("<p>None.</p>")
    parts += [
        f'<p class="missing"><strong>Incomplete.</strong> {inert_html(gap)}</p>' for gap in section.gaps
    ]
    return "<section>\n" + "\n".join(parts) + "\n</section>"


def _html_line(line: Line) -> str:
    label = f"<strong>{inert_html(line.label)}:</strong> " if line.label else ""
    return f'<p class="line">{label}{inert_html(line.text)}</p>'


def _missing(document: Document) -> str:
    names = [section.name for section in document.missing]
    if not names:
        return "Nothing is missing."
    return f"Missing in {len(names)} of {len(document.sections)} sections: {'; '.join(names)}."


def _citation(source: str) -> str:
    return catalog.sources()[source]
