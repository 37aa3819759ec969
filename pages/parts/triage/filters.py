"""What the list and the matrix are narrowed and ranked by, the same on both pages."""

import streamlit as st

from gtm_framework.charts.signs import kind_sign
from gtm_framework.triage.initiative import Kind
from gtm_framework.triage.methods import all_methods
from pages.parts import state


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
    methods = all_methods()
    st.selectbox(
        "Method",
        list(methods),
        format_func=lambda name: methods[name].name,
        key=state.given("method", state.workspace().settings.method),
        label_visibility="collapsed",
        on_change=_choose_method,
        help="How the list is ranked; it holds on every page and in the export.",
    )


@state.guarded
def _choose_method() -> None:
    state.choose("Rank by another method", method=state.typed("method"))
