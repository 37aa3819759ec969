"""The texts of one idea: its details, its marks, an overridden verdict, and deleting it."""

import streamlit as st

from gtm_framework.errors import GtmError
from gtm_framework.triage import Initiative, Kind, Override, Rubric
from gtm_framework.workspace import INITIATIVE
from pages.parts import session, workspace

_TEXTS = ("title", "description", "owner", "quarter", "status")


def menu(initiative: Initiative) -> None:
    """A small menu next to the title with everything that can be edited about the idea."""
    with st.popover("Edit", icon=":material/edit:", key="details", on_change="rerun") as opened:
        if opened.open:
            _everything(initiative)


def _everything(initiative: Initiative) -> None:
    for name in _TEXTS:
        _text(initiative, name)
    _output(initiative)
    _override(initiative)
    st.button(
        "Delete idea",
        key=f"delete-{initiative.id}",
        icon=":material/delete:",
        on_click=_delete,
        args=(initiative.id,),
    )


def _text(initiative: Initiative, name: str) -> None:
    key = session.bound_key(f"{name}-{initiative.id}", getattr(initiative, name))
    widget = st.text_area if name == "description" else st.text_input
    label = {"description": "Notes", "quarter": "Quarter (e.g., 2027-Q1)"}.get(name, name.capitalize())
    widget(label, key=key, on_change=_set_text, args=(initiative.id, name, key))


def _output(initiative: Initiative) -> None:
    labels = {sort.id: sort.label for sort in Rubric.default().outputs}
    marked = initiative.output.value if initiative.output else None
    key = session.bound_key(f"output-{initiative.id}", marked)
    st.selectbox(
        "Strategy output",
        list(labels),
        index=None,
        format_func=lambda name: labels[name],
        placeholder="no",
        key=key,
        on_change=_set_output,
        args=(initiative.id, key),
        help="Outputs keep their verdict and get an “output” tag.",
    )


def _override(initiative: Initiative) -> None:
    # The form keeps what is typed until it is saved; a saved change to the idea resets it.
    revision = workspace.current().based_on.get((INITIATIVE, initiative.id), 0)
    form = f"override-{initiative.id}-{revision}"
    by_hand = initiative.override
    kinds = list(Kind)
    with st.form(form, border=False):
        st.selectbox(
            "Verdict override",
            kinds,
            index=kinds.index(by_hand.kind) if by_hand else None,
            placeholder="Use the calculated verdict",
            key=f"{form}-kind",
        )
        st.text_input(
            "Reason",
            key=session.draft_key(f"{form}-reason", by_hand.reason if by_hand else ""),
            help="Required. The export shows it next to the calculated verdict.",
        )
        st.form_submit_button("Save override", on_click=_set_override, args=(initiative.id, form))


@session.report_errors
def _delete(initiative_id: str) -> None:
    workspace.delete_ideas([initiative_id])


@session.report_errors
def _set_text(initiative_id: str, name: str, key: str) -> None:
    workspace.edit_idea(initiative_id, f"Edit {name}", **{name: session.widget_value(key, "")})


@session.report_errors
def _set_output(initiative_id: str, key: str) -> None:
    workspace.edit_idea(initiative_id, "Mark as output", output=session.widget_value(key))


@session.report_errors
def _set_override(initiative_id: str, form: str) -> None:
    kind, reason = session.widget_value(f"{form}-kind"), session.draft_text(f"{form}-reason")
    if kind is None:
        workspace.edit_idea(initiative_id, "Use the calculated verdict", override=None)
    elif reason.strip():
        workspace.edit_idea(
            initiative_id, f"Override the verdict: {kind}", override=Override(kind=kind, reason=reason)
        )
    else:
        raise GtmError("An override needs a reason. Explain it in a few words.")
    session.clear_drafts(f"{form}-reason")
