"""Workspaces in the store, read and changed on behalf of an assistant."""

from collections.abc import Mapping, Sequence
from typing import Any

from gtm_framework.errors import GtmError, UnknownNameError
from gtm_framework.store import Put, Revision, Store
from gtm_framework.triage import Initiative
from gtm_framework.unique_names import UniqueNames
from gtm_framework.workspace import INITIATIVE, Workspace

AUTHOR = "Assistant (MCP)"
"""The name the history shows for changes made by an assistant."""


def idea_of(workspace: Workspace, idea_id: str) -> Initiative:
    """One idea of a workspace.

    Raises:
        UnknownNameError: If there is no idea with that id.
    """
    found = workspace.initiative(idea_id)
    if found is None:
        raise UnknownNameError("idea", idea_id, [idea.id for idea in workspace.initiatives])
    return found


def add(store: Store, workspace: Workspace, ideas: Sequence[Initiative], summary: str) -> list[str]:
    """Add ideas as one revision; an id that is taken gets a number.

    Returns:
        The ids of the new ideas.
    """
    ids = UniqueNames(kept.id for kept in workspace.initiatives)
    new = [idea.model_copy(update={"id": ids.claim(idea.id)}) for idea in ideas]
    _save(store, workspace, [_put(idea, None) for idea in new], summary)
    return [idea.id for idea in new]


def change(
    store: Store,
    workspace: Workspace,
    idea_id: str,
    changes: Mapping[str, Any],
    *,
    based_on: int,
    summary: str,
) -> None:
    """Change one idea as one revision; a field that is None is cleared.

    Raises:
        StaleEditError: If the idea has changed since the revision the change is based on.
        GtmError: If nothing would change, or a change is invalid.
    """
    if not changes:
        raise GtmError("There is nothing to change. Send at least one field.")
    idea = idea_of(workspace, idea_id)
    cleared = {name: _blank(name) for name, value in changes.items() if value is None}
    changed = idea.with_changes(**{**changes, **cleared})
    _save(store, workspace, [_put(changed, based_on)], summary)


def _blank(field: str) -> Any:
    """The value of an empty field; a title can't be empty, and its own error says so."""
    return "" if field == "title" else Initiative.model_fields[field].get_default(call_default_factory=True)


def _put(idea: Initiative, based_on: int | None) -> Put:
    body = idea.model_dump(mode="json", exclude_defaults=True, exclude={"id"})
    return Put(INITIATIVE, idea.id, body, based_on=based_on)


def _save(store: Store, workspace: Workspace, puts: Sequence[Put], summary: str) -> Revision:
    return store.save(workspace.id, puts, summary=summary, author=AUTHOR)
