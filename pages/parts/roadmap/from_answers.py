"""The pillars and the objective from the one-pager as the start of the roadmap, for someone to confirm."""

import streamlit as st

from gtm_framework.errors import GtmError
from gtm_framework.strategy import Level
from gtm_framework.strategy.cascade import Cascade, added, objective_in, pillars_in
from pages.parts import session, workspace
from pages.parts.roadmap import edits

_FIELDS = ("pillars", "title", "number", "unit", "due")


def offer() -> None:
    """The starting answers of the strategy, in fields to confirm; nothing if they are blank."""
    first = workspace.current().strategy.page.first
    pillars, objective = pillars_in(first.get("pillars", "")), objective_in(first.get("objective", ""))
    if not pillars and not objective.title:
        return
    with st.form("from-answers"):
        st.header("From your one-pager", anchor=False)
        st.caption("We read this from your four answers. Check it, then add it.")
        st.text_area("Pillars, one per line", value="\n".join(pillars), key=_key("pillars"), height=90)
        st.text_input("Objective", value=objective.title, key=_key("title"))
        number, unit, due = st.columns([2, 4, 3], gap="small")
        number.number_input("Number", value=objective.number, key=_key("number"), format="%.10g")
        unit.text_input("Unit", value=objective.unit, key=_key("unit"))
        due.date_input("Due date", value=objective.due, key=_key("due"), format=session.date_format())
        st.form_submit_button("Add to roadmap", type="primary", key="from-answers-add", on_click=_add)


def _key(field: str) -> str:
    return f"from-answers-{field}"


@session.report_errors
def _add() -> None:
    pillars, title, number, unit, due = (session.widget_value(_key(field)) for field in _FIELDS)
    named = [line.strip() for line in pillars.splitlines() if line.strip()]
    if not named and not title.strip():
        raise GtmError("There is nothing to add. Enter a pillar or an objective.")
    cascade, ids = Cascade(), []
    for name in named:
        cascade, made = added(cascade, Level.PILLAR, title=name)
        ids.append(made)
    if title.strip():
        fields = {"supports": ids[0]} if ids else {}
        cascade, made = added(
            cascade, Level.OBJECTIVE, title=title, number=number, unit=unit, date=due, **fields
        )
        ids.append(made)
    edits.roadmap.save(cascade, "Add pillars and objective from the one-pager")
    edits.open_thing(ids[-1])
