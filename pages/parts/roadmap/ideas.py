"""Ideas from Triage on the roadmap: linked by choosing, never retyped."""

import streamlit as st

from gtm_framework.charts import kind_sign
from gtm_framework.strategy import Level, Outlook
from gtm_framework.triage import Initiative
from pages.parts import session, workspace
from pages.parts.roadmap import edits
from pages.parts.shell.inert import inert
from pages.parts.shell.objective_choice import objective_choice


def idea(outlook: Outlook, initiative_id: str) -> None:
    """An idea linked to an objective: its objective, and buttons to plan or open it."""
    entry = next(entry for entry in outlook.classified if entry.initiative.id == initiative_id)
    st.markdown(f"**{kind_sign(entry.kind).glyph} {inert(entry.initiative.title)}**")
    objective_choice(entry.initiative)
    st.caption("This idea counts toward its objective. Plan it to add a quarter and tactics.")
    with st.container(horizontal=True, gap="small"):
        for level in (Level.QUARTERLY_INITIATIVE, Level.TACTIC):
            st.button(
                f"Plan as {level.words}",
                key=f"plan-{level}-{initiative_id}",
                on_click=_plan,
                args=(level, entry.initiative),
            )
        if st.button(
            "Open in Triage",
            key=f"triage-{initiative_id}",
            icon=":material/arrow_forward:",
            on_click=workspace.pick_idea,
            args=(initiative_id,),
        ):
            st.switch_page("pages/triage.py")


@session.report_errors
def _plan(level: Level, initiative: Initiative) -> None:
    edits.add(level, initiative.title, supports=initiative.supports, initiative=initiative.id)
