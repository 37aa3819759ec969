"""How people join: the QR code, the address and the code to type, and closing joining."""

import streamlit as st

from gtm_framework.store.workshops import Invitation, WorkshopView
from gtm_framework.workshop.room import spaced
from pages.parts.live import join_link
from pages.parts.live.ballot_box import ballot_box
from pages.parts.shell.inert import inert
from pages.parts.workshop import controller


def door(look: WorkshopView) -> None:
    """The join panel behind a button; open for everyone to see before the workshop starts."""
    with st.popover(
        "Invite", icon=":material/qr_code_2:", key="door", on_change="rerun", width="stretch"
    ) as opened:
        if opened.open:
            ways_in(look)


def ways_in(look: WorkshopView) -> None:
    """The current code and link, and how to change them."""
    door = ballot_box().invitation(look.state.id)
    if door is None:
        st.caption("Joining is closed: the code expired or was turned off.")
    else:
        _way_in(door)
    with st.container(horizontal=True, gap="xsmall"):
        st.button(
            "New code",
            key="door-new",
            on_click=_new_door,
            help="The old code stops working; people already in stay in.",
        )
        if door is not None:
            st.button(
                "Close joining",
                key="door-shut",
                on_click=_shut_door,
                help="Nobody else can join; people already in stay in.",
            )


def _way_in(door: Invitation) -> None:
    st.image(
        join_link.qr_code(join_link.link(door)),
        width=170,
        alt=f"QR code to join; or go to {join_link.page()} and enter {spaced(door.code)}",
    )
    st.markdown(f"{inert(join_link.page())}  \n**{spaced(door.code)}**")
    _links(door)
    if not join_link.is_shared():
        st.caption(
            "Only this computer can open this link. To let the room join, start the app with "
            "`gtm-framework --share`."
        )


def _links(door: Invitation) -> None:
    """A link for each role, to copy into a message."""
    facilitator = join_link.facilitator(controller.current_view().state.id)
    links = {"Participants": join_link.by_code(door), "Observers": join_link.observer(door)}
    if facilitator:
        links["Facilitators"] = facilitator
    whom = st.segmented_control(
        "Copy a link for", list(links), default="Participants", required=True, key="door-whom"
    )
    st.code(links[whom or "Participants"], language=None, wrap_lines=True)
    if whom == "Facilitators":
        st.caption("Opens the whole app, with every workspace. Share it only with other facilitators.")


@controller.changing
def _new_door() -> None:
    ballot_box().new_invitation(controller.current_view().state.id)


@controller.changing
def _shut_door() -> None:
    ballot_box().withdraw_invitation(controller.current_view().state.id)
