"""What is typed and not sent yet."""

import re
from collections.abc import Mapping
from typing import Any

import streamlit as st

from pages.parts.state.opened import seen, store, workspace

DRAFT = "draft-"
"""How the key of a text field begins that keeps what is half-typed."""


def box(name: str, otherwise: str = "") -> str:
    """The key of a text field that keeps what is typed in it until it is sent, also over a restart.

    Each workspace has its own text for the field, which all of its visitors share.

    Args:
        name: What the field is called on all pages.
        otherwise: What it shows where nothing is half-typed.
    """
    key, here = _key(name), workspace().id
    filled = st.session_state.setdefault("_filled", {})
    if key not in st.session_state or filled.get(key) != here:
        st.session_state[key] = store().draft(here, key) or otherwise
        filled[key] = here
    coming_back = _coming_back()
    if st.session_state[key] == coming_back.get(key):
        del coming_back[key]
    elif key in coming_back:
        st.session_state[key] = coming_back[key]
    return key


def boxed(name: str) -> str:
    """What stands in such a field, inside a callback."""
    return str(st.session_state.get(_key(name)) or "")


def sent(*names: str) -> None:
    """Empty such fields after what was typed in them has been saved."""
    for name in names:
        key, text = _key(name), boxed(name)
        store().drop_draft(seen().id, key, text)
        _received()[key] = [text, _times_sent()]
        _coming_back().pop(key, None)
        st.session_state[key] = ""
    st.session_state["_times_sent"] = _times_sent() + 1


def _key(name: str) -> str:
    """The browser reads the key off the page, where other signs become a dash."""
    return re.sub(r"[^a-zA-Z0-9_-]", "-", f"{DRAFT}{name}")


def half_typed() -> dict[str, Any]:
    """What the browser is told: whose texts these are, which have arrived, how often some were sent."""
    return {"workspace": seen().id, "received": _received(), "sent": _times_sent()}


def receive(report: Mapping[str, Any]) -> None:
    """Keep what the browser reports as half-typed, unless it has arrived already, kept or sent."""
    for key, (text, times_sent) in report["texts"].items():
        if _received().get(key) == [text, times_sent]:
            continue
        store().keep_draft(report["workspace"], key, text)
        _received()[key] = [text, times_sent]
        shown = st.session_state.get(key)
        _coming_back().pop(key, None)
        if report["left"] and report["workspace"] == seen().id and shown not in (None, text):
            _coming_back()[key] = text
            st.session_state["_handed_back"] = True


def _received() -> dict[str, list[str | int]]:
    arrived: dict[str, list[str | int]] = st.session_state.setdefault("_received", {})
    return arrived


def _coming_back() -> dict[str, str]:
    """What a field shows once the page has been drawn anew.

    It is put into the field as that is drawn, and until the field has it: what else a browser sends in
    between still says that the field is empty.
    """
    texts: dict[str, str] = st.session_state.setdefault("_coming_back", {})
    return texts


def _times_sent() -> int:
    return int(st.session_state.get("_times_sent", 0))


def handed_back() -> bool:
    """Whether a text has just come back that the page does not show yet; said once."""
    return bool(st.session_state.pop("_handed_back", False))
