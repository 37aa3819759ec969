"""Who may see which pages. `app.py` asks here before this run knows any page."""

import os

import streamlit as st

from gtm_framework.sharing import ENVIRONMENT, cookie_name, is_pass

LOOPBACK = ("127.0.0.1", "localhost", "::1")


def is_open() -> bool:
    """Whether this visitor may see every page: on this machine everyone, otherwise only with the pass.

    An app that listens to a network without a key wasn't started with the command; then nobody may.
    """
    key = os.environ.get(ENVIRONMENT)
    if key:
        return is_pass(_cookies().get(cookie_name(st.get_option("server.port")), ""), key)
    return st.get_option("server.address") in LOOPBACK


def is_shared() -> bool:
    """Whether the app was started for a network, with a key."""
    return bool(os.environ.get(ENVIRONMENT))


def _cookies() -> dict[str, str]:
    return st.context.cookies.to_dict()
