"""An idea's conflicts with the company's exclusions, and the option to make an exception."""

import streamlit as st

from gtm_framework.errors import GtmError
from gtm_framework.strategy.exclusions import Excepted, ScopeException, Touch
from pages.parts import session, workspace
from pages.parts.shell.inert import inert


def exclusion_notes(initiative_id: str) -> None:
    """An idea's conflicts with exclusions, and its exceptions."""
    current = workspace.current()
    for touch in current.touched.get(initiative_id, ()):
        _conflict(initiative_id, touch)
    for excepted in current.excepted.get(initiative_id, ()):
        _exception(initiative_id, excepted)


def _conflict(initiative_id: str, touch: Touch) -> None:
    name = f"{initiative_id}-{touch.exclusion.id}"
    with st.container(horizontal=True, vertical_alignment="center", key=f"scope-{name}"):
        st.markdown(inert(touch.why), width="stretch")
        with st.popover("Make exception", key=f"except-{name}", on_change="rerun") as opened:
            if not opened.open:
                return
            st.text_input(
                "Reason, and who decided",
                key=session.draft_key(f"except-{name}"),
                placeholder="For example: signed before we set this exclusion (Ines)",
            )
            st.button(
                "Save exception",
                key=f"save-except-{name}",
                type="primary",
                on_click=_except,
                args=(initiative_id, touch.exclusion.id, f"except-{name}"),
            )


def _exception(initiative_id: str, excepted: Excepted) -> None:
    name = f"{initiative_id}-{excepted.touch.exclusion.id}"
    with st.container(horizontal=True, vertical_alignment="center", key=f"scope-{name}"):
        st.caption(inert(excepted.why), width="stretch")
        st.button(
            "Remove exception",
            key=f"unexcept-{name}",
            type="tertiary",
            on_click=_no_longer,
            args=(initiative_id, excepted.touch.exclusion.id),
        )


@session.report_errors
def _except(initiative_id: str, exclusion_id: str, draft: str) -> None:
    reason = session.draft_text(draft).strip()
    if not reason:
        raise GtmError("An exception needs a reason. Say why, and who decided.")
    made = ScopeException(initiative=initiative_id, exclusion=exclusion_id, reason=reason)
    kept = _others(initiative_id, exclusion_id)
    workspace.change_settings("Make an exception to an exclusion", exceptions=(*kept, made))
    session.clear_drafts(draft)


@session.report_errors
def _no_longer(initiative_id: str, exclusion_id: str) -> None:
    kept = _others(initiative_id, exclusion_id)
    workspace.change_settings("Remove an exception to an exclusion", exceptions=kept)


def _others(initiative_id: str, exclusion_id: str) -> tuple[ScopeException, ...]:
    return tuple(
        made
        for made in workspace.current().settings.exceptions
        if (made.initiative, made.exclusion) != (initiative_id, exclusion_id)
    )
