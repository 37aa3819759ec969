"""The basis of a participant's page: who they are, their workshop, and what they may see of it.

The personal key is the only thing a browser stores; everything else is looked up with it, so people are
recognized after a reload, a lost connection, or a server restart.
"""

from dataclasses import dataclass
from secrets import token_hex

import streamlit as st

from gtm_framework.sharing import SeatsByAddress
from gtm_framework.store.workshops import (
    MEMBER,
    OBSERVER,
    UnknownWorkshopError,
    WorkshopVersion,
    WorkshopView,
)
from gtm_framework.workshop.room import Participant, longest_key_hours
from gtm_framework.workshop.votes import Done, Viewer
from pages.parts import session
from pages.parts.components.cookie import cookie_value, keep_cookie
from pages.parts.live.ballot_box import ballot_box
from pages.parts.session import gate

_KEY = "join-key"
_GONE = "join-gone"
_VISITOR = "join-visitor"


@dataclass(frozen=True, slots=True)
class Seat:
    """One person in their workshop, as this run found them.

    Attributes:
        workshop: Id of the workshop.
        person: The person.
        pulse: The state counters at the time.
    """

    workshop: str
    person: Participant
    pulse: WorkshopVersion


def take_seat() -> Seat | None:
    """Whose page this is: by the key of this visit, the link, or the browser; None for a newcomer."""
    for key in (session.widget_value(_KEY, ""), session.query_param("me") or "", cookie_value(_cookie())):
        found = ballot_box().person_of(key) if key and key != session.widget_value(_GONE) else None
        if found:
            session.set_widget(_KEY, key)
            st.query_params.pop("me", None)
            return Seat(*found, ballot_box().version(found[0]))
    return None


def remember() -> None:
    """Store the personal key in the browser for as long as it can work, or delete it."""
    keep_cookie(_cookie(), session.widget_value(_KEY, ""), hours=longest_key_hours())


def _cookie() -> str:
    return f"gtm-join-{st.get_option('server.port')}"


def view(seat: Seat) -> WorkshopView:
    """What a participant may see, looked up once for all phones after each change."""
    return _view(seat.workshop, seat.pulse.revision, seat.pulse.people)


@st.cache_resource(max_entries=20, show_spinner=False)
def _view(workshop_id: str, revision: int, room: int) -> WorkshopView:  # noqa: ARG001  (they name the moment)
    return ballot_box().view(workshop_id, Viewer.PARTICIPANT)


def moved(seat: Seat) -> bool:
    """Whether anything has changed since the page was drawn.

    Raises:
        UnavailableError: If the store doesn't respond.
    """
    try:
        return ballot_box().version(seat.workshop) != seat.pulse
    except UnknownWorkshopError:
        return True


def done(seat: Seat) -> Done | None:
    """How many have finished, if everyone may see it; counted once a second for all phones."""
    return _done(seat.workshop, seat.pulse.revision, seat.pulse.people)


@st.cache_data(ttl=1, max_entries=20, show_spinner=False)
def _done(workshop_id: str, revision: int, room: int) -> Done | None:  # noqa: ARG001  (they name the moment)
    return ballot_box().done(workshop_id, Viewer.PARTICIPANT)


def knock(code: str) -> str:
    """The workshop of a typed code."""
    return ballot_box().workshop_by_code(code, _address(), _visitor())


def _visitor() -> str:
    """An id for this visit, so its mistakes are counted separately."""
    if not session.widget_value(_VISITOR):
        session.set_widget(_VISITOR, token_hex(8))
    return str(session.widget_value(_VISITOR))


def _address() -> str:
    """The network address of this visitor's device; the framework returns none for this machine itself."""
    return st.context.ip_address or "127.0.0.1"


def by_link(secret: str) -> str:
    """The workshop of a link."""
    return ballot_box().workshop_by_link(secret)


def observes(secret: str) -> bool:
    """Whether a link lets people join as observers; false without a link."""
    return bool(secret) and ballot_box().role_of_link(secret) == OBSERVER


def admit(workshop_id: str, name: str, secret: str) -> None:
    """Admit this visitor as a new person, in the role of the link they followed."""
    address, guest = _address(), not gate.is_open()
    if guest:
        _seats().check(workshop_id, address)
    _, key = ballot_box().admit(workshop_id, name, OBSERVER if observes(secret) else MEMBER)
    if guest:
        _seats().take(workshop_id, address)
    session.set_widget(_KEY, key)


@st.cache_resource(show_spinner=False)
def _seats() -> SeatsByAddress:
    """The seats taken since this server started."""
    return SeatsByAddress()


@session.report_errors
def come_back(seat: Seat) -> None:
    """Let someone who left rejoin as themselves."""
    ballot_box().come_back(seat.workshop, seat.person.id)


@session.report_errors
def leave(seat: Seat) -> None:
    """Let this visitor leave; the same link can bring in another person."""
    ballot_box().leave(seat.workshop, seat.person.id)
    session.set_widget(_GONE, session.widget_value(_KEY, ""))
    session.set_widget(_KEY, "")
