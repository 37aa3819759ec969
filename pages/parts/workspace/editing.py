"""Every change of the open workspace, made against what this visitor saw of it."""

from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import BaseModel

from gtm_framework.errors import GtmError
from gtm_framework.store import Delete, Put
from gtm_framework.triage.initiative import Initiative
from gtm_framework.triage.unique_ids import UniqueIds
from gtm_framework.workspace import INITIATIVE, SETTINGS, Workspace
from pages.parts import session
from pages.parts.workspace.opened import current, pick_idea, pop_workspace


def get_initiative(initiative_id: str) -> Initiative:
    """One initiative as this visitor saw it last.

    Raises:
        GtmError: If it has been deleted.
    """
    found = current().initiative(initiative_id)
    if found is None:
        raise GtmError(f"The idea {initiative_id!r} is no longer there. Undo brings it back.")
    return found


def edit_idea(initiative_id: str, summary: str, **changes: Any) -> None:
    """Change some fields of one idea."""
    edit_ideas([get_initiative(initiative_id).with_changes(**changes)], summary)


def edit_ideas(changed: Iterable[Initiative], summary: str) -> None:
    """Save several changed ideas as one revision."""
    _save([put_initiative(initiative, current()) for initiative in changed], summary)


def add_ideas(initiatives: Sequence[Initiative], summary: str) -> None:
    """Add ideas to the list and open the first of them."""
    new = _with_free_ids(initiatives)
    _save([put_initiative(initiative, current()) for initiative in new], summary)
    pick_idea(new[0].id)


def delete_ideas(initiative_ids: Sequence[str]) -> None:
    """Delete ideas from the list; undo restores them."""
    seen = current()
    deleted = [kept for kept in seen.initiatives if kept.id in initiative_ids]
    what = f"{len(deleted)} ideas" if len(deleted) > 1 else f"“{deleted[0].title}”"
    _save([_delete(kept.id, seen) for kept in deleted], f"Delete {what}")
    session.notify(f"Deleted {what}.", undo=True)


def save_ideas(
    changed: Sequence[Initiative], new: Sequence[Initiative], deleted: str | None, summary: str
) -> None:
    """Change, add and delete ideas as one revision.

    Args:
        changed: Changed ideas.
        new: New ones.
        deleted: Id of one that leaves the list, or None.
        summary: What was done, for the history.
    """
    seen = current()
    changes: list[Put | Delete] = [
        put_initiative(initiative, seen) for initiative in (*changed, *_with_free_ids(new))
    ]
    if deleted:
        changes.append(_delete(deleted, seen))
    _save(changes, summary)


def answer_question(initiative_id: str, question: str, answer: str | None) -> None:
    """Answer one question of one idea, or clear its answer."""
    edit_ideas([get_initiative(initiative_id).with_answer(question, answer)], f"Answer {question}")


def change_settings(summary: str, **changes: Any) -> None:
    """Change settings of the whole workspace."""
    body = current().settings.model_copy(update=changes).model_dump(mode="json")
    _save([Put(SETTINGS, SETTINGS, body, based_on=current().based_on.get((SETTINGS, SETTINGS)))], summary)


def save_document(kind: str, document: BaseModel, summary: str) -> None:
    """Save a document that there is one of in the workspace, such as the strategy.

    Args:
        kind: Which document, such as ``"strategy"``.
        document: Its new content.
        summary: What was done, for the history.
    """
    body = document.model_dump(mode="json", exclude_defaults=True)
    _save([Put(kind, kind, body, based_on=current().based_on.get((kind, kind)))], summary)


@session.report_errors
def undo() -> None:
    """Undo the last change."""
    seen = pop_workspace()
    session.notify(
        f"Undone: {session.store().undo(seen.id, author=session.author(), seen=seen.revision).summary}"
    )


@session.report_errors
def redo() -> None:
    """Redo the change that was undone last."""
    seen = pop_workspace()
    session.notify(
        f"Done again: {session.store().redo(seen.id, author=session.author(), seen=seen.revision).summary}"
    )


def put_initiative(initiative: Initiative, seen: Workspace) -> Put:
    """The change that writes one initiative over what a workspace showed of it."""
    body = initiative.model_dump(mode="json", exclude_defaults=True, exclude={"id"})
    return Put(INITIATIVE, initiative.id, body, based_on=seen.based_on.get((INITIATIVE, initiative.id)))


def _delete(initiative_id: str, seen: Workspace) -> Delete:
    return Delete(INITIATIVE, initiative_id, based_on=seen.based_on[INITIATIVE, initiative_id])


def _with_free_ids(initiatives: Sequence[Initiative]) -> list[Initiative]:
    """The same ideas, with a number added to each id that the list or an idea before it has."""
    ids = UniqueIds(kept.id for kept in current().initiatives)
    return [initiative.model_copy(update={"id": ids.claim(initiative.id)}) for initiative in initiatives]


def _save(changes: Sequence[Put | Delete], summary: str) -> None:
    # The store first: looking it up reads no session state.
    store = session.store()
    store.save(pop_workspace().id, changes, summary=summary, author=session.author())
