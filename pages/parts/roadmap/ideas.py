"""Ideas of the triage list on the roadmap: attached by choosing, never typed again."""

import streamlit as st

from gtm_framework.charts.signs import kind_sign
from gtm_framework.strategy.level import Level
from gtm_framework.strategy.outlook import Outlook
from gtm_framework.triage.initiative import Initiative
from pages.parts import session, workspace
from pages.parts.roadmap import edits
from pages.parts.shell.inert import inert
from pages.parts.shell.objective_choice import objective_choice


def idea(outlook: Outlook, initiative_id: str) -> None:
    """An idea that hangs on an objective: what it serves, and the ways to plan it or to look at it."""
    entry = next(entry for entry in outlook.classified if entry.initiative.id == initiative_id)
    st.markdown(f"**{kind_sign(entry.kind).glyph} {inert(entry.initiative.title)}**")
    objective_choice(entry.initiative)
    st.caption("It counts for its objective. Planned, it gets a quarter and tactics of its own.")
    with st.container(horizontal=True, gap="small"):
        for level in (Level.QUARTERLY_INITIATIVE, Level.TACTIC):
            st.button(
                f"Plan it as a {level.words}",
                key=f"plan-{level}-{initiative_id}",
                on_click=_plan,
                args=(level, entry.initiative),
            )
        if st.button("Open it in Triage", key=f"triage-{initiative_id}", icon=":material/arrow_forward:"):
            workspace.pick_idea(initiative_id)
            st.switch_page("pages/triage.py")


def attach(outlook: Outlook, objective_id: str) -> None:
    """Have an objective served by an idea that is in the list already."""
    free = {
        entry.initiative.id: f"{kind_sign(entry.kind).glyph} {entry.initiative.title}"
        for entry in outlook.classified
        if entry.initiative.supports != objective_id
    }
    if not free:
        return
    key = f"attach-{objective_id}"
    st.selectbox(
        "Attach an idea of the list",
        list(free),
        index=None,
        format_func=lambda initiative_id: free[initiative_id],
        placeholder="Attach an idea of the list",
        label_visibility="collapsed",
        key=key,
        on_change=_attach,
        args=(objective_id, key),
    )


@session.report_errors
def _attach(objective_id: str, key: str) -> None:
    chosen = session.widget_value(key)
    session.set_widget(key, None)
    if chosen:
        workspace.edit_idea(chosen, "Attach an idea to an objective", supports=objective_id)


@session.report_errors
def _plan(level: Level, initiative: Initiative) -> None:
    edits.add(level, initiative.title, supports=initiative.supports, initiative=initiative.id)
