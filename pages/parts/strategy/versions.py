"""Versions of the one page: keep it as it is now, put two side by side, go back to one."""

from collections.abc import Mapping, Sequence

import streamlit as st

from gtm_framework.charts.strategy_tables import changes_table
from gtm_framework.errors import GtmError
from gtm_framework.strategy.coherence.coherence import Finding
from gtm_framework.strategy.coherence.comparison import Comparison, compare
from gtm_framework.strategy.page.one_page import OnePage
from gtm_framework.strategy.versions.versions import Strategy, Version
from pages.parts import session, workspace
from pages.parts.shell import glossary
from pages.parts.shell.inert import inert
from pages.parts.strategy import coherence, edits

_NOW = "the page as it is now"
_ANSWERS, _CLASHES, _MOVES = "Answers", "Contradictions", "The change itself"


def versions(strategy: Strategy) -> None:
    """Keeping on the left, comparing on the right."""
    keeping, comparing = st.columns([4, 9], gap="large")
    with keeping:
        _keep_box()
        for version in reversed(strategy.versions):
            _kept(version)
    with comparing:
        if strategy.versions:
            _side_by_side(strategy)
        else:
            st.info(
                "Keep the page before you change it. Two versions can then be put side by side: which "
                "answers changed, and which contradictions went and came.",
                icon=":material/lightbulb:",
            )


def _keep_box() -> None:
    with st.form("keep", border=False, clear_on_submit=False):
        st.text_input(
            "Keep the page as it is now",
            key=session.draft_key("keep-name"),
            placeholder="A name, such as: spring, before the move upmarket",
            help=glossary.about("version", "one_page"),
        )
        st.text_input("Why", key=session.draft_key("keep-note"), placeholder="What was decided that day")
        st.form_submit_button("Keep this version", type="primary", key="keep-save", on_click=_keep)


def _kept(version: Version) -> None:
    with st.container(border=True, key=f"version-{version.name}", gap="xsmall"):
        st.markdown(f"**{inert(version.name)}**")
        st.caption(inert(" · ".join(filter(None, [version.on.isoformat(), version.note]))))
        with st.container(horizontal=True):
            st.button(
                "Go back to it",
                key=f"back-{version.name}",
                type="tertiary",
                on_click=_go_back,
                args=(version.name,),
            )
            st.button(
                "Delete",
                key=f"drop-{version.name}",
                type="tertiary",
                on_click=_drop,
                args=(version.name,),
            )


def _side_by_side(strategy: Strategy) -> None:
    pages: Mapping[str, OnePage] = {v.name: v.page for v in strategy.versions} | {_NOW: strategy.page}
    older, newer = st.columns(2)
    before = older.selectbox(
        "Before", list(pages), index=list(pages).index(strategy.versions[-1].name), key="before"
    )
    after = newer.selectbox("After", list(pages), index=list(pages).index(_NOW), key="after")
    comparison = compare(pages[before], pages[after])
    if not comparison.changes:
        st.info("The two are the same.")
        return
    st.markdown(
        f"**{len(comparison.changes)}** answers changed · contradictions: **{len(comparison.went)}** went, "
        f"**{len(comparison.came)}** came, **{len(comparison.stayed)}** stayed · "
        f"**{len(comparison.moves)}** remarks on the change itself"
    )
    _differences(comparison)


def _differences(comparison: Comparison) -> None:
    shown = st.segmented_control(
        "Show",
        [_ANSWERS, _CLASHES, _MOVES],
        default=_ANSWERS,
        required=True,
        key="comparison-shown",
        label_visibility="collapsed",
    )
    if shown == _CLASHES:
        _findings("Went", comparison.went, "None went.")
        _findings("Came", comparison.came, "None came.")
        _findings("Stayed", comparison.stayed, "None stayed.")
    elif shown == _MOVES:
        _findings("Wrong with the change itself", comparison.moves, "Nothing speaks against this change.")
    else:
        st.dataframe(
            changes_table(comparison),
            hide_index=True,
            key="changes",
            height=420,
            column_config={
                "answer": st.column_config.TextColumn(width=190),
                "before": st.column_config.TextColumn(width=300),
                "after": st.column_config.TextColumn(width=300),
            },
            alt="The answers that differ",
        )


def _findings(heading: str, findings: Sequence[Finding], otherwise: str) -> None:
    st.subheader(heading, anchor=False)
    for finding in findings:
        coherence.contradiction(finding)
    if not findings:
        st.caption(otherwise)


@session.report_errors
def _keep() -> None:
    name = session.draft_text("keep-name").strip()
    if not name:
        raise GtmError("A version needs a name. Type one, such as the month or the decision.")
    work = workspace.current().kept_mix()
    kept = edits.strategy.current().keep(name, session.today(), session.draft_text("keep-note"), work)
    edits.strategy.change(f"Keep version “{name}”", versions=kept.versions)
    session.clear_drafts("keep-name", "keep-note")


@session.report_errors
def _go_back(name: str) -> None:
    page = edits.strategy.current().version(name).page
    edits.strategy.change(f"Go back to “{name}”", page=page)
    session.notify(f"The page is as it was in “{name}”.", undo=True)


@session.report_errors
def _drop(name: str) -> None:
    kept = tuple(version for version in edits.strategy.current().versions if version.name != name)
    edits.strategy.change(f"Delete version “{name}”", versions=kept)
    session.notify(f"Version “{name}” is deleted.", undo=True)
