"""KPI check-ins: logging results, and the questions that unusual results raise about the strategy."""

import streamlit as st

from gtm_framework.charts import level_sign
from gtm_framework.charts.tables import results_table
from gtm_framework.errors import GtmError
from gtm_framework.strategy import Outlook
from gtm_framework.strategy.alignment import Prompt
from gtm_framework.strategy.cascade import Cascade, KpiResult, Objective, Tactic, free_id, put, without
from pages.parts import session
from pages.parts.roadmap import edits
from pages.parts.shell import glossary
from pages.parts.shell.inert import inert

_FORM = "reading"


def results(outlook: Outlook) -> None:
    """Unusual results on top, the form on the left, the check-ins on the right."""
    with st.container(key="prompts"):
        for prompt in outlook.prompts:
            _prompt(prompt)
    left, right = st.columns([4, 7], gap="medium")
    with left:
        _enter(outlook.cascade)
    with right:
        _readings(outlook.cascade)


def _prompt(prompt: Prompt) -> None:
    """An unusual result: the finding, its question, and links up to the strategy."""
    with st.container(key=f"remark-{prompt.severity}-result-{prompt.id}", gap="xsmall"):
        st.markdown(
            f"{inert(prompt.reason)} **{inert(prompt.question)}**",
            help=glossary.citation(*prompt.source.split()),
        )
        with st.container(horizontal=True, gap="small"):
            for link in prompt.chain:
                st.button(
                    inert(link.title),
                    key=f"chain-{prompt.id}-{link.id}",
                    type="tertiary",
                    icon=":material/arrow_upward:" if link is not prompt.chain[0] else None,
                    on_click=_open,
                    args=(link.id,),
                )


def _enter(cascade: Cascade) -> None:
    things: tuple[Tactic | Objective, ...] = (*cascade.tactics, *cascade.objectives)
    measured = {made.id: f"{level_sign(made.level).glyph} {made.title}" for made in things}
    if not measured:
        st.info("Add an objective or a tactic first. Then log its results here.")
        return
    with st.form(_FORM, border=True):
        st.selectbox(
            "Objective or tactic", list(measured), format_func=lambda made: measured[made], key="reading-of"
        )
        on, actual = st.columns(2, gap="small")
        on.date_input("Date", value="today", format=session.date_format(), key="reading-on")
        actual.number_input("Actual", value=None, format="%g", key="reading-actual")
        target, label = st.columns(2, gap="small")
        target.number_input(
            "Target to date",
            value=None,
            format="%g",
            key="reading-target",
            help="Leave empty to use the target of the objective or tactic",
        )
        label.text_input(
            "Segment (optional)",
            key=session.draft_key("reading-label"),
            help="Topic, channel, or buyer type, if you measure several",
        )
        st.text_input("Note", key=session.draft_key("reading-note"))
        st.form_submit_button("Log result", key="reading-save", type="primary", on_click=_save)


def _readings(cascade: Cascade) -> None:
    if not cascade.results:
        st.caption(
            "No check-ins yet. A result far off plan will prompt you to review the objective above it."
        )
        return
    ids = [result.id for result in cascade.results]
    picked = session.opened_item("reading")
    st.dataframe(
        results_table(cascade),
        hide_index=True,
        key=session.selection_key(
            "readings", [ids.index(picked)] if picked in ids else [], "objective or tactic"
        ),
        on_select=lambda: _pick(ids),
        selection_mode=session.SINGLE_ROW,
        row_height=66,  # two lines; Streamlit wraps text from 65 px
        column_config={
            "objective or tactic": st.column_config.TextColumn("objective or tactic", width=190),
            "note": st.column_config.TextColumn("note", width=170),
            "actual": st.column_config.NumberColumn("actual", format="%.6g"),
            "target": st.column_config.NumberColumn("target", format="%.6g"),
        },
        placeholder="",
        alt="Logged check-ins",
    )
    if picked in ids:
        st.button(
            "Delete check-in",
            key="reading-delete",
            icon=":material/delete:",
            on_click=_take_out,
            args=(picked,),
        )
    else:
        st.caption("Select a check-in to delete it.")


def _pick(ids: list[str]) -> None:
    rows = session.selected_rows("readings")
    if rows and rows[0] < len(ids):
        session.open_item("reading", ids[rows[0]])


def _open(thing_id: str) -> None:
    edits.open_view("Tree")
    edits.open_thing(thing_id)


@session.report_errors
def _save() -> None:
    cascade = edits.roadmap.current()
    actual = session.widget_value("reading-actual")
    if actual is None:
        raise GtmError("The result wasn’t logged: “Actual” is empty. Enter the measured value.")
    result = KpiResult(
        id=free_id(cascade, KpiResult),
        of=session.widget_value("reading-of"),
        on=session.widget_value("reading-on"),
        actual=actual,
        target=session.widget_value("reading-target"),
        label=session.draft_text("reading-label"),
        note=session.draft_text("reading-note"),
    )
    edits.roadmap.save(put(cascade, result), f"Log a result of {actual:g}")
    session.set_widget("reading-actual", None)
    session.set_widget("reading-target", None)
    session.clear_drafts("reading-label", "reading-note")


@session.report_errors
def _take_out(result_id: str) -> None:
    edits.roadmap.save(without(edits.roadmap.current(), result_id), "Delete a check-in")
    session.notify("Check-in deleted.", undo=True)
