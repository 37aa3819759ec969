"""How to join a workshop: by link, or by the code on the screen; with a name if required."""

import streamlit as st

from gtm_framework.errors import GtmError
from gtm_framework.store import UnavailableError
from gtm_framework.workshop.room import Participant
from gtm_framework.workshop.rules import rules
from pages.parts import session
from pages.parts.join import controller
from pages.parts.join.controller import Seat
from pages.parts.live.ballot_box import ballot_box
from pages.parts.shell.inert import inert

_CODE, _NAME, _FOUND, _TRIED = "join-code", "join-name", "join-found", "join-tried"


def wanted() -> str | None:
    """The workshop that the visitor's link or code opens, or None."""
    secret, code = session.query_param("link"), session.query_param("code")
    found: str | None = session.widget_value(_FOUND)
    try:
        if secret:
            return controller.by_link(secret)
        if code and not found and session.widget_value(_TRIED) != code:
            session.set_widget(_TRIED, code)  # tried only once, no matter how often the page is drawn
            found = controller.knock(code)
            session.set_widget(_FOUND, found)
    except UnavailableError:
        raise
    except GtmError as error:
        st.error(inert(str(error)))
        return None
    return found


def enter(workshop_id: str | None) -> None:
    """Ask for the code, then for the name."""
    if workshop_id is None:
        _ask_for_code()
    else:
        _ask_for_name(workshop_id)


def _ask_for_code() -> None:
    st.title("Join a workshop", anchor=False)
    with st.form("join-knock", border=False):
        st.text_input(
            "Code",
            session.query_param("code") or "",
            key=_CODE,
            placeholder="K7M4-XP93",
            max_chars=20,
            autocomplete="off",
        )
        st.caption("It’s on the shared screen, next to the QR code.")
        st.form_submit_button("Continue", key="join-go", type="primary", width="stretch", on_click=_knock)


@session.report_errors
def _knock() -> None:
    session.set_widget(_FOUND, controller.knock(session.widget_value(_CODE, "")))


def _ask_for_name(workshop_id: str) -> None:
    here = ballot_box().state(workshop_id)
    st.title(inert(here.goal) or "Welcome", anchor=False)
    with st.form("join-admit", border=False):
        if here.named:
            st.text_input("Your name", key=_NAME, max_chars=rules().limits.title_length)
            st.caption("The facilitator can see that you joined, but never how you vote.")
        else:
            st.markdown("This workshop is anonymous. No name needed.")
        if controller.observes(session.query_param("link") or ""):
            st.caption("You’re joining to observe: you see what the room sees, and don’t vote.")
        st.form_submit_button(
            "Join", key="join-join", type="primary", width="stretch", on_click=_admit, args=(workshop_id,)
        )


@session.report_errors
def _admit(workshop_id: str) -> None:
    controller.admit(workshop_id, session.widget_value(_NAME, "") or "", session.query_param("link") or "")
    session.clear_widgets(_FOUND)
    for name in ("link", "code"):
        st.query_params.pop(name, None)


def left(seat: Seat, person: Participant) -> None:
    """The page for someone who has left, or whom the facilitator marked as left."""
    st.title("You left the workshop", anchor=False)
    told = f"Rejoin as {person.name}" if person.name else "Rejoin workshop"
    st.button(
        inert(told),
        key="join-back",
        type="primary",
        width="stretch",
        on_click=controller.come_back,
        args=(seat,),
    )
