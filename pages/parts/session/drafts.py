"""Drafts: text typed into a field but not submitted yet."""

import re
from collections.abc import Mapping
from typing import Any

import streamlit as st

from pages.parts.session.local import open_workspace_id
from pages.parts.session.visitor import store

DRAFT_PREFIX = "draft-"
"""The key prefix of text fields that keep a draft."""


def draft_key(name: str, default: str = "") -> str:
    """The key of a text field whose text is kept until it is submitted, even across a restart.

    Each workspace has its own text for the field, shared by all its visitors.

    Args:
        name: The field's name, the same on all pages.
        default: What it shows without a draft.
    """
    key, workspace_id = _key(name), open_workspace_id()
    filled = st.session_state.setdefault("_filled", {})
    if key not in st.session_state or filled.get(key) != workspace_id:
        st.session_state[key] = store().draft(workspace_id, key) or default
        filled[key] = workspace_id
    coming_back = _coming_back()
    if st.session_state[key] == coming_back.get(key):
        del coming_back[key]
    elif key in coming_back:
        st.session_state[key] = coming_back[key]
    return key


def draft_text(name: str) -> str:
    """The text in such a field, inside a callback."""
    return str(st.session_state.get(_key(name)) or "")


def clear_drafts(*names: str) -> None:
    """Clear such fields after their text has been saved."""
    for name in names:
        key, text = _key(name), draft_text(name)
        store().drop_draft(open_workspace_id(), key, text)
        _received()[key] = [text, _times_sent()]
        _coming_back().pop(key, None)
        st.session_state[key] = ""
    st.session_state["_times_sent"] = _times_sent() + 1


def _key(name: str) -> str:
    """The browser reads the key from the page, where other characters become a dash."""
    return re.sub(r"[^a-zA-Z0-9_-]", "-", f"{DRAFT_PREFIX}{name}")


def draft_status() -> dict[str, Any]:
    """What the browser needs: the workspace, the texts received, and how often drafts were submitted."""
    return {"workspace": open_workspace_id(), "received": _received(), "sent": _times_sent()}


def receive_drafts(report: Mapping[str, Any]) -> None:
    """Save the drafts the browser reports, except those already saved or submitted.

    Args:
        report: ``workspace``, ``texts`` (key to text, and how often drafts had been submitted before), and
            ``left``, whether the visitor has left the field, so its text may be put back into it.
    """
    for key, (text, times_sent) in report["texts"].items():
        if _received().get(key) == [text, times_sent]:
            continue
        store().keep_draft(report["workspace"], key, text)
        _received()[key] = [text, times_sent]
        shown = st.session_state.get(key)
        _coming_back().pop(key, None)
        if report["left"] and report["workspace"] == open_workspace_id() and shown not in (None, text):
            _coming_back()[key] = text
            st.session_state["_draft_restored"] = True


def _received() -> dict[str, list[str | int]]:
    received: dict[str, list[str | int]] = st.session_state.setdefault("_received", {})
    return received


def _coming_back() -> dict[str, str]:
    """Texts a field shows from the next page run on, until the browser sends them back.

    Anything a browser sends in between still says the field is empty.
    """
    texts: dict[str, str] = st.session_state.setdefault("_coming_back", {})
    return texts


def _times_sent() -> int:
    return int(st.session_state.get("_times_sent", 0))


def draft_was_restored() -> bool:
    """Whether a text has just come back that the page doesn't show yet; true once."""
    return bool(st.session_state.pop("_draft_restored", False))
