"""The parking lot: topics raised in the room but not handled now, with an owner."""

import streamlit as st

from gtm_framework.store.workshops import WorkshopView
from gtm_framework.workshop import events as ev
from pages.parts import session
from pages.parts.shell.inert import inert
from pages.parts.workshop import controller


def parking(look: WorkshopView) -> None:
    """The topics, and a form to add one, behind a button."""
    parked = look.state.parked
    with st.popover(
        "Parking lot",
        icon=":material/local_parking:",
        key="parking",
        on_change="rerun",
        width="stretch",
    ) as opened:
        if not opened.open:
            return
        for place, one in enumerate(parked):
            told = " · ".join(
                filter(None, (one.text, one.owner, session.date_words(one.due) if one.due else ""))
            )
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(inert(told))
                st.button(
                    "",
                    key=f"unpark-{place}",
                    icon=":material/close:",
                    help="Remove topic",
                    on_click=controller.do,
                    args=(ev.Unpark,),
                    kwargs={"place": place},
                )
        st.text_area(
            "Topic for later",
            key=session.draft_key(controller.field("park")),
            height=80,
            placeholder="Topic",
        )
        st.text_input("Owner", key=session.draft_key(controller.field("park-owner")))
        st.date_input("Due date", value=None, format=session.date_format(), key="workshop-park-due")
        st.button("Add topic", key="park", on_click=_park)


@controller.changing
def _park() -> None:
    text_field, owner_field = controller.field("park"), controller.field("park-owner")
    text, owner = session.draft_text(text_field), session.draft_text(owner_field)
    controller.act(
        (ev.Park, {"text": text, "owner": owner, "due": session.widget_value("workshop-park-due")})
    )
    session.clear_drafts(text_field, owner_field)
    session.clear_widgets("workshop-park-due")
