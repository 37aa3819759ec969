"""What this visitor has open, and values kept only for them; separate for each workspace."""

from typing import Any

import streamlit as st


def set_open_workspace(workspace_id: str | None) -> None:
    """Remember which workspace this visitor has open; None forgets it."""
    st.session_state["_open"] = workspace_id


def open_workspace_id() -> str:
    """Id of this visitor's open workspace; empty before the first one is opened."""
    return st.session_state.get("_open") or ""


def set_local(name: str, value: Any) -> None:
    """Keep a value for this visitor in the open workspace; None forgets it."""
    st.session_state.setdefault("_local", {})[open_workspace_id(), name] = value


def get_local(name: str) -> Any:
    """The value kept for this visitor in the open workspace, or None."""
    return st.session_state.get("_local", {}).get((open_workspace_id(), name))


def open_item(kind: str, item_id: str | None) -> None:
    """Open one item of a kind in the open workspace, such as a card of the one-pager; None closes it."""
    set_local(f"open-{kind}", item_id)


def opened_item(kind: str) -> str | None:
    """Id of the open item of a kind in the open workspace, or None."""
    item_id: str | None = get_local(f"open-{kind}")
    return item_id
