"""Which workspace is open, as it is now in the store."""

from collections.abc import Sequence

import streamlit as st

from gtm_framework.exchange.workspace_file import read_workspace
from gtm_framework.store import Document, NameTakenError, Put, Snapshot, Store
from gtm_framework.store import Workspace as StoredWorkspace
from gtm_framework.workspace import Workspace
from pages.parts.state.notices import guarded, notify
from pages.parts.state.widgets import put_in, typed

FIRST_NAME = "My company"
"""The workspace that a newcomer starts in."""


@st.cache_resource(show_spinner=False)
def store() -> Store:
    """The one store of this server."""
    return Store.open()


def refresh() -> Workspace:
    """Look into the store: once for each run, so that a page shows one moment and asks no further."""
    chosen = _chosen()
    now = (chosen.id, chosen.name, store().revision(chosen.id))
    held: Workspace | None = st.session_state.get("_workspace")
    if held is None or (held.id, held.name, held.revision) != now:
        held = loaded(store(), chosen.id)
        st.session_state["_workspace"] = held
    return held


def workspace() -> Workspace:
    """The workspace that is open, as this run found it, or as its own change left it."""
    held: Workspace | None = st.session_state.get("_workspace")
    return held or refresh()


def seen() -> Workspace:
    """The workspace as this visitor saw it last: what an edit is made against.

    Someone else may have changed it since; the store then refuses the edit, and says so.
    """
    return workspace()


def leave() -> Workspace:
    """What was seen, at the moment of changing it; whoever looks next looks into the store.

    A quick second click ends this run at its next look at session state: let none come after saving,
    or that click's own edit would be made against what was seen before this one.
    """
    here = workspace()
    _look_away("_workspace")
    return here


def loaded(kept_in: Store, workspace_id: str) -> Workspace:
    """A workspace as it is now; looks at the store alone."""
    found = kept_in.load(workspace_id)
    return Workspace.from_documents(workspace_id, found.workspace.name, found.revision, _all_of(found))


def stored_documents() -> list[Document]:
    """Every document of the open workspace as the store holds it."""
    return _all_of(store().load(workspace().id))


def _all_of(found: Snapshot) -> list[Document]:
    return [document for of_a_sort in found.documents.values() for document in of_a_sort]


def workspaces() -> Sequence[tuple[str, str]]:
    """(id, name) of every workspace."""
    return [(kept.id, kept.name) for kept in store().workspaces()]


def deleted_workspaces() -> Sequence[tuple[str, str]]:
    """(id, name) of every workspace that was deleted and can be brought back."""
    return [(kept.id, kept.name) for kept in store().deleted_workspaces()]


@guarded
def open_workspace(workspace_id: str) -> None:
    """Switch to another workspace."""
    st.session_state["_open"] = workspace_id
    _look_away("_workspace", "_picked")


@guarded
def create_workspace(box: str) -> None:
    """Make a workspace of the name that stands in a text field, and switch to it."""
    name = str(typed(box, "")).strip()
    if not name:
        return
    open_workspace(store().create_workspace(name).id)
    put_in(box, "")
    notify(f"Workspace {name} is open.")


@guarded
def rename_workspace(name: str) -> None:
    """Give the open workspace another name."""
    store().rename_workspace(workspace().id, name)
    _look_away("_workspace")


@guarded
def delete_workspace() -> None:
    """Put the open workspace away; it can be brought back."""
    gone = workspace()
    store().delete_workspace(gone.id)
    _look_away("_open", "_workspace", "_picked")
    notify(f"Workspace {gone.name} is deleted. It can be brought back under its name, top right.")


@guarded
def restore_workspace(workspace_id: str) -> None:
    """Bring a deleted workspace back and switch to it."""
    store().restore_workspace(workspace_id)
    open_workspace(workspace_id)


def take_workspace(content: bytes, file_name: str) -> None:
    """Make a workspace from a file and open it; a name that is taken gets a number."""
    read = read_workspace(content, file_name)
    taken = {name.casefold() for _, name in workspaces()}
    name, count = read.name, 2
    while name.casefold() in taken:
        name, count = f"{read.name} ({count})", count + 1
    made = store().create_workspace(name)
    puts = [Put(document.sort, document.id, document.body, based_on=None) for document in read.documents]
    if puts:
        store().save(made.id, puts, summary=f"Import from {file_name}")
    open_workspace(made.id)
    notify(f"Workspace {name} is open, with {len(puts)} things in it.")


def _chosen() -> StoredWorkspace:
    living = {kept.id: kept for kept in store().workspaces()}
    wanted = (st.session_state.get("_open"), st.query_params.get("workspace"), *living)
    chosen = next((living[one] for one in wanted if one in living), None) or _first_workspace()
    st.session_state["_open"] = chosen.id
    if st.query_params.get("workspace") != chosen.id:
        st.query_params["workspace"] = chosen.id
    return chosen


def _first_workspace() -> StoredWorkspace:
    """Make the newcomer's workspace; whoever is interrupted, or comes second, gets the one that is made."""
    try:
        return store().create_workspace(FIRST_NAME)
    except NameTakenError:
        return store().workspaces()[0]


def _look_away(*from_what: str) -> None:
    for name in from_what:
        st.session_state.pop(name, None)
