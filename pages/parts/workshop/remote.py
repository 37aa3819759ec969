"""The facilitator's remote control of the shared screen: page, neighbors, current idea, QR code."""

import streamlit as st

from gtm_framework.charts.projector import CODE, IDEA, NEXT, PREVIOUS
from gtm_framework.store.workshops import WorkshopView
from pages.parts import session
from pages.parts.live import shared_screen
from pages.parts.workshop import controller


def remote(look: WorkshopView) -> None:
    """The current page of the screen out of how many, and how to turn it."""
    _, scene = shared_screen.shown(look)
    shown = look.state.shown
    with st.container(key="screen-remote", gap="xsmall"):
        st.markdown(f"**Shared screen** · page {scene.page(shown)} of {len(scene.pages)}")
        with st.grid(2, gap="xsmall", min_column_width=80):
            back, on = bool(scene.beside(shown, -1)), bool(scene.beside(shown, 1))
            _turn(PREVIOUS, "chevron_left", "Alt+Up", "Previous page", possible=back)
            _turn(NEXT, "chevron_right", "Alt+Down", "Next page", possible=on)
            _key("This idea", IDEA, "Show the idea that is open on this page")
            _key("Hide QR" if shown.code else "QR code", CODE, "Show how to join, over the scene")


def _turn(press: str, icon: str, shortcut: str, told: str, *, possible: bool) -> None:
    st.button(
        "",
        key=f"screen-{press}",
        icon=f":material/{icon}:",
        shortcut=shortcut,
        help=told,
        disabled=not possible,
        on_click=_press,
        args=(press,),
        width="stretch",
    )


def _key(label: str, press: str, told: str) -> None:
    st.button(label, key=f"screen-{press}", help=told, on_click=_press, args=(press,), width="stretch")


@controller.changing
def _press(press: str) -> None:
    here = controller.current_view().state
    item = _open_idea() if press == IDEA else ""
    if item in {one.id for one in here.items}:
        shared_screen.point_at(here.id, item)
    else:
        shared_screen.press(here.id, press)


def _open_idea() -> str:
    """The open idea in this phase's list on the facilitator's page; empty if there is none."""
    here = controller.current_view().state
    desk = here.current_phase.screens.desk
    return here.talking or session.opened_item(f"workshop-{desk}") or ""
