"""Which workspace is open, at which revision."""

from collections.abc import Sequence

import streamlit as st

from gtm_framework import store
from gtm_framework.store import Document, NameTakenError, documents_of
from gtm_framework.workspace import Workspace
from pages.parts import session

FIRST_NAME = "My company"
"""The workspace a newcomer starts in."""

_SHOWN = "_workspace"
_PICKED = "_picked"


def refresh() -> Workspace:
    """Read the open workspace from the store: once per run, so a page shows one consistent state."""
    chosen = _chosen()
    now = (chosen.id, chosen.name, session.store().revision(chosen.id))
    shown: Workspace | None = session.widget_value(_SHOWN)
    if shown is None or (shown.id, shown.name, shown.revision) != now:
        shown = store.open_workspace(session.store(), chosen.id)
        session.set_widget(_SHOWN, shown)
    return shown


def current() -> Workspace:
    """The open workspace as this visitor last saw it: what a page shows, and the basis of an edit.

    Someone else may have changed it since; the store then rejects the edit and says so.
    """
    shown: Workspace | None = session.widget_value(_SHOWN)
    return shown or refresh()


def pop_workspace() -> Workspace:
    """The workspace as seen, at the moment of changing it; the next read goes to the store.

    A quick second click ends this run at its next read of session state: there must be none after saving,
    or that click's own edit would be based on what was seen before this one.
    """
    shown = current()
    session.clear_widgets(_SHOWN)
    return shown


def stored_documents(workspace_id: str = "") -> list[Document]:
    """Every document of a workspace, the open one by default, as stored."""
    return documents_of(session.store().load(workspace_id or current().id))


def workspaces() -> Sequence[tuple[str, str]]:
    """(id, name) of every workspace."""
    return [(kept.id, kept.name) for kept in session.store().workspaces()]


def deleted_workspaces() -> Sequence[tuple[str, str]]:
    """(id, name) of every deleted workspace that can be restored."""
    return [(kept.id, kept.name) for kept in session.store().deleted_workspaces()]


@session.report_errors
def open_workspace(workspace_id: str) -> None:
    """Switch to another workspace."""
    session.set_open_workspace(workspace_id)
    session.clear_widgets(_SHOWN, _PICKED)
    st.query_params.pop("idea", None)  # it names an idea of the previously open workspace


@session.report_errors
def rename_workspace(name: str) -> None:
    """Rename the open workspace."""
    session.store().rename_workspace(current().id, name)
    session.clear_widgets(_SHOWN)


@session.report_errors
def delete_workspace(workspace_id: str = "") -> None:
    """Delete a workspace, the open one by default; it can be restored."""
    deleted = store.open_workspace(session.store(), workspace_id) if workspace_id else current()
    session.store().delete_workspace(deleted.id)
    if deleted.id == session.open_workspace_id():
        session.set_open_workspace(None)
        session.clear_widgets(_SHOWN, _PICKED)
    session.notify(
        f"Deleted workspace {deleted.name}. You can restore it from the workspace menu, top right."
    )


@session.report_errors
def restore_workspace(workspace_id: str) -> None:
    """Restore a deleted workspace and switch to it."""
    session.store().restore_workspace(workspace_id)
    open_workspace(workspace_id)


def picked_idea() -> str | None:
    """Id of the open idea, if it is still in the list."""
    wanted = session.widget_value(_PICKED) or session.query_param("idea")
    idea = current().initiative(wanted) if wanted else None
    if idea is None:
        return None
    if session.query_param("idea") != idea.id:
        st.query_params["idea"] = idea.id
    pick_idea(idea.id)
    return idea.id


def pick_idea(initiative_id: str) -> None:
    """Open one idea."""
    session.set_widget(_PICKED, initiative_id)


def _chosen() -> store.Workspace:
    living = {kept.id: kept for kept in session.store().workspaces()}
    wanted = (session.open_workspace_id(), session.query_param("workspace"), *living)
    chosen = next((living[one] for one in wanted if one in living), None) or _first_workspace()
    session.set_open_workspace(chosen.id)
    if session.query_param("workspace") != chosen.id:
        st.query_params["workspace"] = chosen.id
    return chosen


def _first_workspace() -> store.Workspace:
    """Create the newcomer's workspace; an interrupted or second visitor gets the existing one."""
    try:
        return session.store().create_workspace(FIRST_NAME)
    except NameTakenError:
        return session.store().workspaces()[0]
