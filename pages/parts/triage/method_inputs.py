"""The numbers a ranking method needs in addition to impact and effort."""

from typing import Any

import streamlit as st

from gtm_framework.triage import Ranked
from gtm_framework.triage.methods import Part
from pages.parts import session, workspace


def row(item: Ranked) -> None:
    """One field for each additional number of the method; nothing if there are none."""
    asked = [part for part in item.parts if part.input.id not in ("impact", "effort")]
    if not asked:
        return
    st.caption(f"{item.method.name} formula: {item.method.formula}")
    for column, part in zip(st.columns(len(asked)), asked, strict=True):
        with column:
            _field(item, part)


def _field(item: Ranked, part: Part) -> None:
    asked, initiative = part.input, item.initiative
    typed = getattr(initiative, asked.id) if asked.is_field else initiative.inputs.get(asked.id)
    key = session.bound_key(f"{asked.id}-{initiative.id}", typed)
    made = (
        ""
        if part.value is None or part.made_from is None
        else f"{float(part.value):g} (from {part.made_from})"
    )
    common: dict[str, Any] = {
        "key": key,
        "on_change": _set,
        "args": (initiative.id, asked.id, key),
        "help": asked.unit,
    }
    if asked.allowed:
        st.selectbox(
            asked.label,
            asked.allowed,
            index=None,
            format_func=lambda n: f"{n:g}",
            placeholder=made or "–",
            **common,
        )
    else:
        st.number_input(asked.label, value=None, placeholder=made or "–", **common)


@session.report_errors
def _set(initiative_id: str, name: str, key: str) -> None:
    number = session.widget_value(key)
    asked = workspace.current().settings.methods.inputs[name]
    if number is not None:
        asked.checked(number)
    summary = f"Set {asked.label}"
    if asked.is_field:
        workspace.edit_idea(initiative_id, summary, **{name: number})
    else:
        inputs = workspace.get_initiative(initiative_id).inputs
        workspace.edit_idea(initiative_id, summary, inputs={**inputs, name: number})
