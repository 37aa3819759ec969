"""How the room reaches a workshop: the address to type, and the same as a QR code."""

import os
from io import BytesIO
from urllib.parse import urlsplit

import segno
import streamlit as st

from gtm_framework.sharing.key import ADDRESS
from gtm_framework.store.invitations import Invitation


def base() -> str:
    """The app's address as the room knows it; this visitor's own where the app is not shared."""
    shared = os.environ.get(ADDRESS)
    if shared:
        return shared.rstrip("/")
    here = urlsplit(st.context.url or "http://localhost:8501")
    return f"{here.scheme}://{here.netloc}"


def is_shared() -> bool:
    """Whether other devices can reach it: it was started for the network, or another machine serves it."""
    here = urlsplit(base()).hostname or ""
    return bool(os.environ.get(ADDRESS)) or here not in {"localhost", "127.0.0.1", "::1"}


def page() -> str:
    """The address to type, without what stands before it in every address."""
    return f"{base()}/join".partition("://")[2]


def link(door: Invitation) -> str:
    """The address that opens the door by itself."""
    return f"{base()}/join?link={door.link}"


def personal(key: str) -> str:
    """The address that lets one person back in as themselves."""
    return f"{base()}/join?me={key}"


@st.cache_data(show_spinner=False, max_entries=20)
def qr_code(address: str) -> str:
    """An address as a QR code: an SVG picture, dark on white with its margin, in either theme."""
    drawn = BytesIO()
    segno.make(address, error="m", micro=False).save(
        drawn, kind="svg", scale=6, border=3, dark="#000", light="#fff", xmldecl=False
    )
    return drawn.getvalue().decode()
