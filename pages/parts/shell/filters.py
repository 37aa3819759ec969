"""What the list and the matrix are narrowed and ranked by, the same on both pages."""

from collections.abc import Sequence

import streamlit as st

from gtm_framework.charts.signs import kind_sign, quadrant_sign
from gtm_framework.triage.initiative import Kind
from gtm_framework.triage.matrix import Quadrant
from gtm_framework.triage.ranking import Ranked
from gtm_framework.triage.selection import matching
from pages.parts import session, workspace


def narrowed(ranked: Sequence[Ranked]) -> list[Ranked]:
    """One line above the list: search, filters, how it is shown and ranked; returns what is left of it."""
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key="narrowed"
    ):
        words = st.text_input(
            "Search",
            key="search",
            type="search",
            placeholder="Search",
            label_visibility="collapsed",
            live=True,
            width=170,
        )
        kinds = kind_filter("kinds")
        quadrants = st.pills(
            "Quadrant",
            list(Quadrant),
            selection_mode="multi",
            format_func=lambda quadrant: f"{quadrant_sign(quadrant).glyph} {quadrant.label}",
            key="quadrants",
            label_visibility="collapsed",
        )
        st.toggle("Edit as a table", key="as-table", persist_state="session")
        with st.container(width=190):
            method_choice()
    return matching(ranked, words or "", kinds, quadrants)


def kind_filter(key: str) -> list[Kind]:
    """Which verdicts to show; none chosen shows all."""
    return st.pills(
        "Verdict",
        list(Kind),
        selection_mode="multi",
        format_func=lambda kind: f"{kind_sign(kind).glyph} {kind_sign(kind).label}",
        key=key,
        label_visibility="collapsed",
    )


def method_choice() -> None:
    """The ranking method, which holds everywhere in the workspace."""
    methods = workspace.current().settings.methods
    st.selectbox(
        "Method",
        list(methods),
        format_func=lambda name: methods[name].name,
        key=session.bound_key("method", workspace.current().settings.method),
        label_visibility="collapsed",
        on_change=_choose_method,
        help="How the list is ranked; it holds on every page and in the export.",
    )


@session.report_errors
def _choose_method() -> None:
    workspace.change_settings("Rank by another method", method=session.widget_value("method"))
