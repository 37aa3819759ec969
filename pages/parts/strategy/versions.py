"""Versions of the one-pager: save the current page, compare two, restore one."""

from collections.abc import Mapping, Sequence

import streamlit as st

from gtm_framework.charts.tables import changes_table
from gtm_framework.errors import GtmError
from gtm_framework.strategy.coherence import Comparison, Finding, compare
from gtm_framework.strategy.page import OnePage
from gtm_framework.strategy.versions import Strategy, Version
from pages.parts import session, workspace
from pages.parts.shell import glossary
from pages.parts.shell.inert import inert
from pages.parts.strategy import coherence, edits

_NOW = "Current page"
_ANSWERS, _CLASHES, _MOVES = "Answers", "Conflicts", "Issues with the change"


def versions(strategy: Strategy) -> None:
    """Saving on the left, comparing on the right."""
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
                "Save a version before you change the page. You can then compare two versions: what "
                "changed, and which conflicts were resolved or added.",
                icon=":material/lightbulb:",
            )


def _keep_box() -> None:
    with st.form("keep", border=False, clear_on_submit=False):
        st.text_input(
            "Version name",
            key=session.draft_key("keep-name"),
            placeholder="For example: spring, before the move upmarket",
            help=glossary.about("version", "one_page"),
        )
        st.text_input("Note", key=session.draft_key("keep-note"), placeholder="What you decided that day")
        st.form_submit_button("Save version", type="primary", key="keep-save", on_click=_keep)


def _kept(version: Version) -> None:
    with st.container(border=True, key=f"version-{version.name}", gap="xsmall"):
        st.markdown(f"**{inert(version.name)}**")
        st.caption(inert(" · ".join(filter(None, [session.date_words(version.on), version.note]))))
        with st.container(horizontal=True):
            st.button(
                "Restore version",
                key=f"back-{version.name}",
                type="tertiary",
                on_click=_go_back,
                args=(version.name,),
            )
            st.button(
                "Delete version",
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
        st.info("These two versions are identical.")
        return
    st.markdown(
        f"Answers changed: **{len(comparison.changes)}** · conflicts: **{len(comparison.went)}** resolved, "
        f"**{len(comparison.came)}** added, **{len(comparison.stayed)}** unchanged · "
        f"issues with the change: **{len(comparison.moves)}**"
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
        _findings("Resolved", comparison.went, "No conflicts resolved.")
        _findings("Added", comparison.came, "No conflicts added.")
        _findings("Unchanged", comparison.stayed, "No conflicts unchanged.")
    elif shown == _MOVES:
        _findings("Issues with the change", comparison.moves, "No issues with this change.")
    else:
        st.dataframe(
            changes_table(comparison),
            hide_index=True,
            key="changes",
            height="content",
            row_height=66,  # two lines; Streamlit wraps text from 65 px
            column_config={
                "answer": st.column_config.TextColumn(width=190),
                "before": st.column_config.TextColumn(width=300),
                "after": st.column_config.TextColumn(width=300),
            },
            alt="Changed answers",
        )


def _findings(heading: str, findings: Sequence[Finding], otherwise: str) -> None:
    st.header(heading, anchor=False)
    for finding in findings:
        coherence.contradiction(finding)
    if not findings:
        st.caption(otherwise)


@session.report_errors
def _keep() -> None:
    name = session.draft_text("keep-name").strip()
    if not name:
        raise GtmError(
            "The version wasn’t saved: it has no name. Enter one, such as the month or the decision."
        )
    work = workspace.current().kept_mix()
    kept = edits.strategy.current().keep(name, session.today(), session.draft_text("keep-note"), work)
    edits.strategy.change(f"Save version “{name}”", versions=kept.versions)
    session.clear_drafts("keep-name", "keep-note")


@session.report_errors
def _go_back(name: str) -> None:
    page = edits.strategy.current().version(name).page
    edits.strategy.change(f"Restore version “{name}”", page=page)
    session.notify(f"Restored version “{name}”.", undo=True)


@session.report_errors
def _drop(name: str) -> None:
    kept = tuple(version for version in edits.strategy.current().versions if version.name != name)
    edits.strategy.change(f"Delete version “{name}”", versions=kept)
    session.notify(f"Deleted version “{name}”.", undo=True)
