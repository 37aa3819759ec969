"""The sections of the guide: the three columns, the glossary, and the sources' statistics."""

from itertools import cycle

import streamlit as st

from gtm_framework import catalog
from gtm_framework.strategy import Guide, Row, Term
from pages.parts import session
from pages.parts.shell import glossary
from pages.parts.shell.inert import inert

VIEWS = ("Side by side", "Exercise", "Glossary", "Statistics")
_COLUMNS = ("Strategy", "Tactics", "Plan")
_SHAPE = [4, 7, 7, 7]


def views() -> str:
    """The section shown; a link to a term opens the glossary."""
    wanted = session.query_param("term")
    view = st.segmented_control(
        "View",
        VIEWS,
        default=VIEWS[2] if wanted else VIEWS[0],
        required=True,
        key="guide-view",
        label_visibility="collapsed",
        persist_state="session",
    )
    return str(view)


def side_by_side(guide: Guide) -> None:
    """The three columns; one row is open at a time."""
    with st.container(key="heads"):
        _, *heads = st.columns(_SHAPE, gap="medium")
        for head, name in zip(heads, _COLUMNS, strict=True):
            head.header(name, anchor=False)
    for row in guide.rows:
        _row(row, is_open=row.id == (session.opened_item("row") or guide.rows[0].id))


def _row(row: Row, *, is_open: bool) -> None:
    with st.container(key=f"row-{'open' if is_open else 'shut'}-{row.id}"):
        name, *cells = st.columns(_SHAPE, gap="medium", vertical_alignment="top" if is_open else "center")
        name.button(
            f"**{row.name}**",
            key=f"open-{row.id}",
            type="tertiary",
            wrap=True,
            icon=":material/expand_more:" if is_open else ":material/chevron_right:",
            on_click=session.open_item,
            args=("row", row.id),
        )
        for column, what, cell in zip(cells, _COLUMNS, row.cells, strict=True):
            with column, st.container(key=f"cell-{what.lower()}-{row.id}", gap=None):
                st.markdown(cell.text)
                if is_open:
                    st.caption("Source", help=glossary.citation(*cell.source))


def words(guide: Guide) -> None:
    """The glossary, searchable, in alphabetical order."""
    wanted = session.query_param("term")
    asked = next((term for term in guide.terms if term.id == wanted), None)
    if asked:
        with st.container(border=True, key="asked"):
            _term(guide, asked)
    search = st.text_input(
        "Find a term",
        key="guide-search",
        type="search",
        placeholder="Find a term",
        label_visibility="collapsed",
        live=True,
    )
    shown = guide.glossary_of(search or "")
    if not shown:
        st.info(inert(f"No term matches “{search}”."))
    columns = st.columns(2, gap="large")
    for term, column in zip(shown, cycle(columns)):
        with column:
            _term(guide, term)


def _term(guide: Guide, term: Term) -> None:
    see = ", ".join(guide.term(name).name for name in term.see)
    st.markdown(f"**{term.name}**  \n{term.meaning}", help=glossary.citation(term.source))
    st.caption(f"See also: {see}.")


def claims(guide: Guide) -> None:
    """The statistics quoted by the sources, as their claims."""
    st.caption("These figures are the sources’ claims. We haven’t verified them.")
    for claim in guide.claims:
        with st.container(border=True, key=f"claim-{claim.id}"):
            figure, says = st.columns([1, 4], vertical_alignment="center")
            if claim.figure:
                figure.header(claim.figure, anchor=False)
            says.markdown(f"{claim.says}")
            says.caption(f"Source: {catalog.sources()[claim.source]}")
