"""Filters and ranking of the list and the matrix, the same on both pages."""

from collections.abc import Sequence

import streamlit as st

from gtm_framework.charts import kind_sign, quadrant_sign
from gtm_framework.strategy.exclusions import out_of_scope_glyph, out_of_scope_words
from gtm_framework.triage import Kind, Quadrant, Ranked
from gtm_framework.triage.worklist import DecisionFilter, decided, matching, owners, statuses
from pages.parts import session, workspace

_WIDE = 1440
"""The width in pixels from which the filters can show every name."""


def narrowed(ranked: Sequence[Ranked]) -> list[Ranked]:
    """One line above the list: search, filters, display, and ranking; returns the matching ideas."""
    with st.container(
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
        gap="xsmall",
        key="narrowed",
    ):
        words = st.text_input(
            "Search",
            key="search",
            type="search",
            placeholder="Search",
            label_visibility="collapsed",
            live=True,
            width=130,
        )
        kinds = kind_filter("kinds")
        quadrants = st.pills(
            "Quadrant",
            list(Quadrant),
            selection_mode="multi",
            format_func=lambda quadrant: quadrant_sign(quadrant).words,
            key="quadrants",
            label_visibility="collapsed",
        )
        out_of_scope = _scope_filter()
        decision = decision_filter("decided")
        st.toggle("Bulk edit", key="as-table", persist_state="session")
        with st.container(width=270 if session.window()[0] >= _WIDE else 205):
            method_choice()
    ids = workspace.current().touched if out_of_scope else None
    return decided(matching(ranked, words or "", kinds, quadrants, ids), decision)


def _scope_filter() -> bool:
    """Whether to show only ideas that conflict with an exclusion; offered if there are any."""
    count = len(workspace.current().touched)
    if not count:
        return False
    # In a narrow window, the line has no room for the words; the list shows them next to the sign.
    words = out_of_scope_words() if session.window()[0] >= _WIDE else f"{out_of_scope_glyph()} {count}"
    chosen = st.pills(
        "Out of scope",
        [True],
        selection_mode="multi",
        format_func=lambda _: words,
        key="out-of-scope",
        label_visibility="collapsed",
    )
    return bool(chosen)


def decision_filter(key: str) -> DecisionFilter:
    """Which decisions, owners, and due dates to show; hidden until something is decided."""
    initiatives = workspace.current().initiatives
    called, owned = statuses(initiatives), owners(initiatives)
    if not called and not owned:
        return DecisionFilter()
    with st.popover(
        "", icon=":material/filter_alt:", key=f"{key}-filter", help="Decision, owner, and due date"
    ):
        return DecisionFilter(
            statuses=st.multiselect("Decision", called, key=f"{key}-status", placeholder="Any"),
            owners=st.multiselect("Owner", owned, key=f"{key}-owner", placeholder="Anyone"),
            due_by=st.date_input("Due by", value=None, format=session.date_format(), key=f"{key}-due"),
        )


def kind_filter(key: str) -> list[Kind]:
    """Which verdicts to show; an empty choice shows all."""
    return st.pills(
        "Verdict",
        list(Kind),
        selection_mode="multi",
        format_func=lambda kind: kind_sign(kind).words,
        key=key,
        label_visibility="collapsed",
    )


def method_choice() -> None:
    """The ranking method, which applies to the whole workspace."""
    methods = workspace.current().settings.methods
    st.selectbox(
        "Method",
        list(methods),
        format_func=lambda name: methods[name].name,
        key=session.shared_key("method", workspace.current().settings.method),
        label_visibility="collapsed",
        on_change=_choose_method,
        help="How the list is ranked, on every page and in the export.",
    )


@session.report_errors
def _choose_method() -> None:
    workspace.change_settings("Change the ranking method", method=session.shared_value("method"))
