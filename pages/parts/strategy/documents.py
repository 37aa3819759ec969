"""The two documents: sections and gaps on the left, the preview on the right."""

import streamlit as st

from gtm_framework.exchange.documents import document_html, document_markdown
from gtm_framework.strategy.documents import Document, Section, build_document
from gtm_framework.strategy.page import DocumentKind, load_documents
from gtm_framework.workspace import Workspace
from pages.parts import session, workspace
from pages.parts.shell import glossary
from pages.parts.strategy import edits

_HEIGHT = 560


def documents(workspace: Workspace) -> None:
    """One of the two documents."""
    forms = {form.id: form for form in load_documents().documents}
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        kind = st.segmented_control(
            "Document",
            list(forms),
            default=DocumentKind.BRIEF,
            required=True,
            format_func=lambda kind: forms[kind].name,
            key="document",
            label_visibility="collapsed",
            persist_state="session",
        )
        document = build_document(
            kind,
            workspace.strategy,
            session.today(),
            company=workspace.name,
            activities=workspace.activities,
        )
        _downloads(document)
    sections, preview = st.columns([5, 7], gap="large")
    with sections:
        _missing(document)
        with st.container(key="sections"):
            for section in document.sections:
                _section(document, section, workspace)
    with preview, st.container(border=True, height=_HEIGHT, key="document-preview"):
        st.markdown(document_markdown(document))


def _downloads(document: Document) -> None:
    with st.container(horizontal=True, width="content"):
        st.download_button(
            "Download Markdown",
            document_markdown(document).encode(),
            file_name=workspace.file_name(document.kind, "md"),
            mime="text/markdown",
            key="document-markdown",
            icon=":material/download:",
            on_click="ignore",
        )
        st.download_button(
            "Download printable page",
            document_html(document).encode(),
            file_name=workspace.file_name(document.kind, "html"),
            mime="text/html",
            key="document-html",
            icon=":material/print:",
            on_click="ignore",
        )


def _missing(document: Document) -> None:
    st.markdown(f"**{document.answers}**", help=glossary.about(document.kind))
    names = [section.name for section in document.missing]
    st.caption(f"Missing: {'; '.join(names)}." if names else "All sections have content.")


def _section(document: Document, section: Section, workspace: Workspace) -> None:
    """One section: whether it has content, and a text field for what no card covers."""
    sign = ":material/radio_button_unchecked:" if section.missing else ":material/check:"
    with st.expander(f"{section.name}", icon=sign, key=f"section-{document.kind}-{section.id}"):
        st.text_area(
            section.asks,
            key=session.bound_key(
                f"written-{document.kind}-{section.id}",
                workspace.strategy.written(document.kind).get(section.id, ""),
            ),
            height=90,
            help=glossary.citation(section.source),
            on_change=_write,
            args=(document.kind, section.id),
        )
        for gap in section.gaps:
            st.text(gap)


@session.report_errors
def _write(kind: DocumentKind, section_id: str) -> None:
    written = edits.strategy.current().written(kind)
    written = {**written, section_id: session.widget_value(f"written-{kind}-{section_id}", "")}
    edits.strategy.change(f"Edit a section of the {kind}", **{kind.value: written})
