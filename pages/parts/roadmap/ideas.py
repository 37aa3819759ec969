"""Ideas of the triage list on the roadmap: attached by choosing, never typed again."""

import streamlit as st

from gtm_framework.charts.signs import kind_sign
from gtm_framework.strategy.level import Level
from gtm_framework.strategy.outlook import Outlook
from gtm_framework.triage.initiative import Initiative
from pages.parts import state
from pages.parts.frame.inert import inert
from pages.parts.roadmap import edits as roadmap_edits


def serves(initiative: Initiative) -> None:
    """Which objective of the roadmap an idea serves; nothing while there is no objective."""
    objectives = {objective.id: objective.title for objective in state.workspace().cascade.objectives}
    if not objectives:
        return
    named = initiative.supports
    options = {
        "": "no objective",
        **({named: f"{named} (not on the roadmap)"} if named else {}),
        **objectives,
    }
    key = state.given(f"serves-{initiative.id}", named)
    st.selectbox(
        "Serves",
        list(options),
        format_func=lambda objective: options[objective],
        key=key,
        on_change=_serve,
        args=(initiative.id, key),
        help="The objective of the roadmap that this idea serves",
    )


def idea(outlook: Outlook, initiative_id: str) -> None:
    """An idea that hangs on an objective: what it serves, and the ways to plan it or to look at it."""
    entry = next(entry for entry in outlook.judged if entry.initiative.id == initiative_id)
    st.markdown(f"**{kind_sign(entry.kind).glyph} {inert(entry.initiative.title)}**")
    serves(entry.initiative)
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
            state.pick(initiative_id)
            st.switch_page("pages/triage.py")


def attach(outlook: Outlook, objective_id: str) -> None:
    """Have an objective served by an idea that is in the list already."""
    free = {
        entry.initiative.id: f"{kind_sign(entry.kind).glyph} {entry.initiative.title}"
        for entry in outlook.judged
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


@state.guarded
def _serve(initiative_id: str, key: str) -> None:
    state.edit(initiative_id, "Say which objective it serves", supports=state.typed(key) or "")


@state.guarded
def _attach(objective_id: str, key: str) -> None:
    chosen = state.typed(key)
    state.put_in(key, None)
    if chosen:
        state.edit(chosen, "Attach an idea to an objective", supports=objective_id)


@state.guarded
def _plan(level: Level, initiative: Initiative) -> None:
    roadmap_edits.add(level, initiative.title, supports=initiative.supports, initiative=initiative.id)
