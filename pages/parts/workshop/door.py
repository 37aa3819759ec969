"""How people come in: the QR code, the address and the code to type, and a door that can be shut."""

import streamlit as st

from gtm_framework.store.ballots import WorkshopView
from gtm_framework.store.invitations import Invitation
from gtm_framework.workshop.codes import spaced
from pages.parts.live import join_link
from pages.parts.live.ballot_box import ballot_box
from pages.parts.shell.inert import inert
from pages.parts.workshop import controller


def door(look: WorkshopView) -> None:
    """The way in behind a button; before the workshop has begun, open to all eyes."""
    with st.popover(
        "Let people in", icon=":material/qr_code_2:", key="door", on_change="rerun", width="stretch"
    ) as opened:
        if opened.open:
            ways_in(look)


def ways_in(look: WorkshopView) -> None:
    """The code and link that let people in now, and how to change them."""
    door = ballot_box().invitation(look.state.id)
    if door is None:
        st.caption("Nobody new can come in: the code has expired or was shut.")
    else:
        _way_in(door)
    with st.container(horizontal=True, gap="xsmall"):
        st.button(
            "New code",
            key="door-new",
            on_click=_new_door,
            help="The one before opens nothing any more. Whoever is inside stays.",
        )
        if door is not None:
            st.button(
                "Shut",
                key="door-shut",
                on_click=_shut_door,
                help="Let nobody else in. Whoever is inside stays.",
            )


def _way_in(door: Invitation) -> None:
    st.image(
        join_link.qr_code(join_link.link(door)),
        width=170,
        alt=f"QR code of the link to join; or go to {join_link.page()} and type {spaced(door.code)}",
    )
    st.markdown(f"{inert(join_link.page())}  \n**{spaced(door.code)}**")
    if not join_link.is_shared():
        st.caption("Only this machine can reach it. Start it with `gtm-framework --share` for the room.")


@controller.changing
def _new_door() -> None:
    ballot_box().new_invitation(controller.current_view().state.id)


@controller.changing
def _shut_door() -> None:
    ballot_box().withdraw_invitation(controller.current_view().state.id)
