"""The parking lot: said in the room, not dealt with now, with somebody who sees to it."""

import streamlit as st

from gtm_framework.store.ballots import WorkshopView
from gtm_framework.workshop import events as ev
from pages.parts import state
from pages.parts.frame.inert import inert
from pages.parts.workshop import desk as workshop_desk


def parking(look: WorkshopView) -> None:
    """What lies there, and the way to put something in, behind a button."""
    parked = look.state.parked
    with st.popover(
        "Parked",
        icon=":material/local_parking:",
        key="parking",
        on_change="rerun",
        width="stretch",
    ) as opened:
        if not opened.open:
            return
        for place, one in enumerate(parked):
            told = " · ".join(filter(None, (one.text, one.owner, f"{one.due:%-d %b}" if one.due else "")))
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(inert(told))
                st.button(
                    "",
                    key=f"unpark-{place}",
                    icon=":material/close:",
                    help="Take it out",
                    on_click=workshop_desk.do,
                    args=(ev.Unpark,),
                    kwargs={"place": place},
                )
        st.text_area(
            "Something for later",
            key=state.box(workshop_desk.field("park")),
            height=80,
            placeholder="One thing",
        )
        st.text_input("Who sees to it", key=state.box(workshop_desk.field("park-owner")))
        st.date_input("By", value=None, key="workshop-park-due")
        st.button("Park it", key="park", on_click=_park)


@workshop_desk.changing
def _park() -> None:
    text_field, owner_field = workshop_desk.field("park"), workshop_desk.field("park-owner")
    text, owner = state.boxed(text_field), state.boxed(owner_field)
    workshop_desk.act((ev.Park, {"text": text, "owner": owner, "due": state.typed("workshop-park-due")}))
    state.sent(text_field, owner_field)
    state.forget("workshop-park-due")
