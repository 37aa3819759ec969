"""How the room reaches a workshop: the address to type, and the same as a QR code."""

import os
from io import BytesIO

import segno
import streamlit as st

from gtm_framework.sharing import ADDRESS, ENVIRONMENT, app_address, is_loopback
from gtm_framework.store.workshops import Invitation
from gtm_framework.workshop.room import spaced
from pages.parts.session import gate

_PAGES = ("workshop", "present", "join")
"""The pages that can show a link."""


def base() -> str:
    """The app's address as the room knows it.

    It is the address this visitor uses, including behind a proxy and under a path. On this computer itself,
    it is the address the app is shared under.
    """
    here = app_address(st.context.url or "http://localhost:8501", _PAGES)
    shared = os.environ.get(ADDRESS)
    return shared.rstrip("/") if shared and is_loopback(here) else here


def is_shared() -> bool:
    """Whether other devices can reach it."""
    return bool(os.environ.get(ADDRESS)) or not is_loopback(base())


def page() -> str:
    """The address to type, without the scheme that every address begins with."""
    return f"{base()}/join".partition("://")[2]


def link(door: Invitation) -> str:
    """The address that joins without typing a code."""
    return f"{base()}/join?link={door.link}"


def by_code(door: Invitation) -> str:
    """The address with the code in it: short enough for a message, and easy to type."""
    return f"{base()}/join?code={spaced(door.code)}"


def observer(door: Invitation) -> str:
    """The address for joining as an observer."""
    return f"{base()}/join?link={door.observe}"


def facilitator(workshop_id: str) -> str:
    """The address for another facilitator; empty if there is no key to pass on.

    An app that only this computer can open needs none.
    """
    key = os.environ.get(ENVIRONMENT)
    opened = f"{base()}/workshop?workshop={workshop_id}"
    if not key:
        return opened
    return f"{opened}&key={key}" if gate.is_open() else ""


def personal(key: str) -> str:
    """The address that lets one person rejoin as themselves."""
    return f"{base()}/join?me={key}"


@st.cache_data(show_spinner=False, max_entries=20)
def qr_code(address: str) -> str:
    """An address as a QR code: an SVG picture, dark on white with its margin, in both themes."""
    drawn = BytesIO()
    segno.make(address, error="m", micro=False).save(
        drawn, kind="svg", scale=6, border=3, dark="#000", light="#fff", xmldecl=False
    )
    return drawn.getvalue().decode()
