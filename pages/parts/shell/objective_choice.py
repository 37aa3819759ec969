"""The choice of the roadmap objective that an idea supports, on every page that shows the idea."""

import streamlit as st

from gtm_framework.triage import Initiative
from pages.parts import session, workspace


def objective_choice(initiative: Initiative) -> None:
    """The choice of the roadmap objective an idea supports; nothing if there are no objectives."""
    objectives = {objective.id: objective.title for objective in workspace.current().cascade.objectives}
    if not objectives:
        return
    named = initiative.supports
    options = {
        "": "No objective",
        **({named: f"{named} (not on the roadmap)"} if named else {}),
        **objectives,
    }
    key = session.bound_key(f"serves-{initiative.id}", named)
    st.selectbox(
        "Supports",
        list(options),
        format_func=lambda objective: options[objective],
        key=key,
        on_change=_serve,
        args=(initiative.id, key),
        help="The roadmap objective this idea supports",
    )


@session.report_errors
def _serve(initiative_id: str, key: str) -> None:
    workspace.edit_idea(
        initiative_id, "Set the objective it supports", supports=session.widget_value(key) or ""
    )
