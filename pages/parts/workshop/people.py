"""The participants: people without a device, roles, leaving and coming back, a lost device."""

import streamlit as st

from gtm_framework.store.workshops import WorkshopView
from gtm_framework.workshop.rules import rules
from pages.parts import session
from pages.parts.live import join_link
from pages.parts.live.ballot_box import ballot_box
from pages.parts.shell.inert import inert
from pages.parts.workshop import controller

_LINK = "workshop-personal-link"


def people(look: WorkshopView) -> None:
    """Everything about individual people, behind a button."""
    with st.popover(
        "People", icon=":material/group:", key="people", on_change="rerun", width="stretch"
    ) as opened:
        if opened.open:
            _seat_somebody()
            if look.people:
                _one_person(look)


def role_title(role: str) -> str:
    """A role in words."""
    return rules().roles[role].title if role in rules().roles else role


def _seat_somebody() -> None:
    with st.form("seat-somebody", clear_on_submit=True, border=False):
        st.text_input("Person without a device", key="seat-name", placeholder="Name")
        st.form_submit_button("Add person", key="seat-add", on_click=_seat)


@controller.changing
def _seat() -> None:
    ballot_box().seat(controller.current_view().state.id, session.widget_value("seat-name", ""))


def _one_person(look: WorkshopView) -> None:
    called = controller.names(look)
    chosen = st.selectbox("Participant", list(called), format_func=lambda one: called[one], key="person")
    person = next(one for one in look.people if one.id == chosen)
    st.selectbox(
        "Role",
        list(rules().roles),
        format_func=role_title,
        key=session.shared_key(f"role-{person.id}", person.role),
        help=rules().roles[person.role].help if person.role in rules().roles else None,
        on_change=_set_role,
        args=(person.id,),
    )
    with st.container(horizontal=True, gap="xsmall"):
        if person.left_at is None:
            st.button("Mark as left", key="person-left", on_click=_leave, args=(person.id,))
        else:
            st.button("Mark as back", key="person-back", on_click=_come_back, args=(person.id,))
        if not look.state.finished_at:
            st.button(
                "Create personal link",
                key="person-link",
                on_click=_give_link,
                args=(person.id,),
                help="For a lost or new device: they rejoin as themselves, and their old link or device "
                "stops working.",
            )
    given: tuple[str, str] | None = session.get_local(_LINK)
    if given and given[0] == person.id:
        address = join_link.personal(given[1])
        st.image(
            join_link.qr_code(address), width=170, alt=f"QR code of {called[person.id]}’s personal link"
        )
        st.code(address, language=None, wrap_lines=True)
        st.caption(f"For {inert(called[person.id])} only")


@controller.changing
def _set_role(person_id: str) -> None:
    stands = next(one.role for one in controller.current_view().people if one.id == person_id)
    role = session.shared_value(f"role-{person_id}", stands)
    if role != stands:
        ballot_box().set_role(controller.current_view().state.id, person_id, role)


@controller.changing
def _leave(person_id: str) -> None:
    ballot_box().leave(controller.current_view().state.id, person_id)


@controller.changing
def _give_link(person_id: str) -> None:
    key = ballot_box().new_key(controller.current_view().state.id, person_id)
    session.set_local(_LINK, (person_id, key))


@controller.changing
def _come_back(person_id: str) -> None:
    ballot_box().come_back(controller.current_view().state.id, person_id)
