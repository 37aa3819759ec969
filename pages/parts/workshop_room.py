"""The room at the right: how people come in, who is here, how many are done; never what they said."""

import streamlit as st

from gtm_framework.store.ballot_records import Door, Look
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.codes import spaced
from gtm_framework.workshop.people import Participant
from gtm_framework.workshop.rules import rules
from gtm_framework.workshop.seen import Viewer
from gtm_framework.workshop.state import DoneShown, Workshop
from pages.parts import join_link, state, workshop_ballot, workshop_desk
from pages.parts.inert import inert
from pages.parts.workshop_start import DONE


def room(look: Look) -> None:
    """Everything about the people, and what stands beside every phase."""
    here = [person for person in look.people if person.left_at is None]
    st.subheader(f"In the room · {len(here)}", anchor=False)
    _count()
    if not look.state.finished_at:
        _door(look, open_now=not look.state.visits)
    _who(look, here)
    workshop_ballot.button(look, here)
    st.link_button(
        "Presenting view",
        f"present?workshop={look.state.id}",
        icon=":material/present_to_all:",
        help="For the shared screen, in a window of its own",
        width="stretch",
    )
    _parking(look)
    _settings(look)


@st.fragment(run_every=1)
def _count() -> None:
    """How many are done with the open vote, or how many ideas wait; told every second."""
    here = workshop_desk.shown().state
    if here.finished_at:
        return
    if rules().phase(here.phase).takes_ideas:
        waiting = workshop_desk.box().ideas_waiting(here.id)
        told = "1 idea waits" if waiting == 1 else f"{waiting} ideas wait"
        st.markdown(f"**{told}** to be gathered")
    done = workshop_desk.box().done(here.id, Viewer.FACILITATOR)
    if done is not None:
        st.markdown(f"**{done.done} of {done.of}** are done")
    elif here.open_round:
        st.caption("How many are done is shown to nobody.")


def _door(look: Look, *, open_now: bool) -> None:
    if open_now:
        _ways_in(look)
        return
    with st.popover(
        "Let people in", icon=":material/qr_code_2:", key="door", on_change="rerun", width="stretch"
    ) as opened:
        if opened.open:
            _ways_in(look)


def _ways_in(look: Look) -> None:
    door = workshop_desk.box().door(look.state.id)
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


def _way_in(door: Door) -> None:
    st.image(
        join_link.qr_code(join_link.link(door)),
        width=170,
        alt=f"QR code of the link to join; or go to {join_link.page()} and type {spaced(door.code)}",
    )
    st.markdown(f"{inert(join_link.page())}  \n**{spaced(door.code)}**")
    if not join_link.is_shared():
        st.caption("Only this machine can reach it. Start it with `gtm-framework --share` for the room.")


@workshop_desk.changing
def _new_door() -> None:
    workshop_desk.box().new_door(workshop_desk.shown().state.id)


@workshop_desk.changing
def _shut_door() -> None:
    workshop_desk.box().shut_door(workshop_desk.shown().state.id)


def _who(look: Look, here: list[Participant]) -> None:
    with st.container(key="workshop-people", height=190 if len(here) > 7 else "content", border=False):
        called = workshop_desk.names(look)
        st.markdown("  \n".join(inert(_told(person, called[person.id])) for person in here))
    with st.popover(
        "People", icon=":material/group:", key="people", on_change="rerun", width="stretch"
    ) as opened:
        if opened.open:
            _seat_somebody()
            if look.people:
                _one_person(look)


def _told(person: Participant, called: str) -> str:
    role = None if person.role == "member" else _role(person.role)
    device = None if person.device else "no device"
    return " · ".join(filter(None, (called, role, device)))


def _role(role: str) -> str:
    return rules().roles[role].title if role in rules().roles else role


def _seat_somebody() -> None:
    with st.form("seat-somebody", clear_on_submit=True, border=False):
        st.text_input("Somebody without a device", key="seat-name", placeholder="Their name")
        st.form_submit_button("Give them a seat", key="seat-add", on_click=_seat)


@workshop_desk.changing
def _seat() -> None:
    workshop_desk.box().seat(workshop_desk.shown().state.id, state.typed("seat-name", ""))


def _one_person(look: Look) -> None:
    called = workshop_desk.names(look)
    chosen = st.selectbox(
        "Somebody who is here or was", list(called), format_func=lambda one: called[one], key="person"
    )
    person = next(one for one in look.people if one.id == chosen)
    st.selectbox(
        "Role",
        list(rules().roles),
        format_func=_role,
        key=state.given(f"role-{person.id}", person.role),
        help=rules().roles[person.role].help if person.role in rules().roles else None,
        on_change=_set_role,
        args=(person.id,),
    )
    with st.container(horizontal=True, gap="xsmall"):
        if person.left_at is None:
            st.button("Has left", key="person-left", on_click=_leave, args=(person.id,))
        else:
            st.button("Is back", key="person-back", on_click=_come_back, args=(person.id,))


@workshop_desk.changing
def _set_role(person_id: str) -> None:
    workshop_desk.box().set_role(
        workshop_desk.shown().state.id, person_id, state.typed(f"role-{person_id}")
    )


@workshop_desk.changing
def _leave(person_id: str) -> None:
    workshop_desk.box().leave(workshop_desk.shown().state.id, person_id)


@workshop_desk.changing
def _come_back(person_id: str) -> None:
    workshop_desk.box().come_back(workshop_desk.shown().state.id, person_id)


def _parking(look: Look) -> None:
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
            told = " · ".join(filter(None, (one.text, one.owner, one.due and f"{one.due:%-d %b}")))
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


def _settings(look: Look) -> None:
    with st.popover(
        "Settings", icon=":material/tune:", key="workshop-settings", on_change="rerun", width="stretch"
    ) as opened:
        if opened.open:
            _how_the_room_works(look.state)


def _how_the_room_works(here: Workshop) -> None:
    st.toggle("Participants give a name", key=state.given("set-named", here.named), on_change=_set_named)
    st.radio(
        "Who sees how many are done",
        list(DONE),
        format_func=lambda shown: DONE[shown],
        key=state.given("set-done", here.done_shown),
        on_change=_set_done,
    )
    st.caption("Who votes on what")
    for role in here.scores:
        st.multiselect(
            _role(role),
            list(rules().axes),
            format_func=lambda axis: rules().axis(axis).title,
            key=state.given(f"set-scores-{role}", list(here.scores[role])),
            on_change=_set_scores,
            args=(role,),
        )


def _set_named() -> None:
    workshop_desk.do(ev.SetUp, named=bool(state.typed("set-named")))


def _set_done() -> None:
    workshop_desk.do(ev.SetUp, done_shown=DoneShown(state.typed("set-done")))


def _set_scores(role: str) -> None:
    chosen = state.typed(f"set-scores-{role}")
    in_order = tuple(axis for axis in rules().axes if axis in chosen)
    workshop_desk.do(ev.SetUp, scores={role: in_order})
