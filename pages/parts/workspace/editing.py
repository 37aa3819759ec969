"""Every change to the open workspace, made against what this visitor saw of it."""

from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import BaseModel

from gtm_framework.english import counted
from gtm_framework.errors import GtmError
from gtm_framework.store import Delete, Put
from gtm_framework.triage import Initiative
from gtm_framework.triage.hints import follow, overruled, remember
from gtm_framework.unique_names import UniqueNames
from gtm_framework.workspace import INITIATIVE, SETTINGS, Workspace
from pages.parts import session
from pages.parts.workspace.computed import read_hints
from pages.parts.workspace.opened import current, pick_idea, pop_workspace


def get_initiative(initiative_id: str) -> Initiative:
    """One initiative as this visitor last saw it.

    Raises:
        GtmError: If it has been deleted.
    """
    found = current().initiative(initiative_id)
    if found is None:
        raise GtmError("This idea was deleted. Undo restores it.")
    return found


def edit_idea(initiative_id: str, summary: str, **changes: Any) -> None:
    """Change some fields of one idea."""
    edit_ideas([get_initiative(initiative_id).with_changes(**changes)], summary)


def edit_ideas(changed: Iterable[Initiative], summary: str) -> None:
    """Save several changed ideas as one revision."""
    seen = current()
    _save(changes_of_ideas(list(changed), seen), summary)


def changes_of_ideas(changed: Sequence[Initiative], seen: Workspace) -> list[Put | Delete]:
    """The changes that save ideas, and remember decisions that differ from their wording."""
    puts: list[Put | Delete] = [put_initiative(initiative, seen) for initiative in changed]
    kept = seen.settings.corrections
    new = []
    for idea in changed:
        before = seen.initiative(idea.id)
        hints = follow(read_hints(idea.title, idea.description), idea.title, kept)
        if before and (correction := overruled(before, idea, hints)):
            new.append(correction)
    if new:
        puts.append(_put_settings(seen, corrections=remember(kept, new)))
    return puts


def add_ideas(initiatives: Sequence[Initiative], summary: str) -> None:
    """Add ideas to the list and open the first of them."""
    new = _with_free_ids(initiatives)
    _save([put_initiative(initiative, current()) for initiative in new], summary)
    pick_idea(new[0].id)


def delete_ideas(initiative_ids: Sequence[str]) -> None:
    """Delete ideas from the list; undo restores them."""
    seen = current()
    deleted = [kept for kept in seen.initiatives if kept.id in initiative_ids]
    what = counted(len(deleted), "idea") if len(deleted) > 1 else f"“{deleted[0].title}”"
    _save([_delete(kept.id, seen) for kept in deleted], f"Delete {what}")
    session.notify(f"Deleted {what}.", undo=True)


def save_ideas(
    changed: Sequence[Initiative], new: Sequence[Initiative], deleted: str | None, summary: str
) -> None:
    """Change, add, and delete ideas as one revision.

    Args:
        changed: Changed ideas.
        new: New ones.
        deleted: Id of a deleted idea, or None.
        summary: What was done, for the history.
    """
    seen = current()
    changes: list[Put | Delete] = [
        put_initiative(initiative, seen) for initiative in (*changed, *_with_free_ids(new))
    ]
    if deleted:
        changes.append(_delete(deleted, seen))
    _save(changes, summary)


def import_ideas(
    new: Sequence[Initiative], changed: Sequence[Initiative], mappings: str, summary: str
) -> None:
    """Add and change ideas, and remember how the file was read, as one revision.

    Args:
        new: Ideas with unused ids.
        changed: The workspace's ideas with the file's changes.
        mappings: What to remember for files with these headers.
        summary: What was done, for the history.
    """
    seen = current()
    puts: list[Put | Delete] = [put_initiative(initiative, seen) for initiative in (*new, *changed)]
    if mappings != seen.settings.mappings:
        puts.append(_put_settings(seen, mappings=mappings))
    _save(puts, summary)
    pick_idea((*new, *changed)[0].id)


def answer_question(initiative_id: str, question: str, answer: str | None) -> None:
    """Answer one question of one idea, or clear its answer."""
    edit_ideas([get_initiative(initiative_id).with_answer(question, answer)], f"Answer {question}")


def change_settings(summary: str, **changes: Any) -> None:
    """Change settings of the whole workspace."""
    _save([_put_settings(current(), **changes)], summary)


def _put_settings(seen: Workspace, **changes: Any) -> Put:
    body = seen.settings.model_copy(update=changes).model_dump(mode="json")
    return Put(SETTINGS, SETTINGS, body, based_on=seen.based_on.get((SETTINGS, SETTINGS)))


def save_document(kind: str, document: BaseModel, summary: str) -> None:
    """Save a document that exists once per workspace, such as the strategy.

    Args:
        kind: The document's kind, such as ``"strategy"``.
        document: Its new content.
        summary: What was done, for the history.
    """
    _save([_put_document(kind, document, current())], summary)


def _put_document(kind: str, document: BaseModel, seen: Workspace) -> Put:
    body = document.model_dump(mode="json", exclude_defaults=True)
    return Put(kind, kind, body, based_on=seen.based_on.get((kind, kind)))


def save_plan(kind: str, document: BaseModel, changed: Sequence[Initiative], summary: str) -> None:
    """Save a document and changed ideas as one revision.

    Args:
        kind: The document's kind, such as ``"cascade"``.
        document: Its new content.
        changed: Changed ideas.
        summary: What was done, for the history.
    """
    seen = current()
    ideas: list[Put | Delete] = [put_initiative(initiative, seen) for initiative in changed]
    _save([_put_document(kind, document, seen), *ideas], summary)


@session.report_errors
def undo() -> None:
    """Undo the last change."""
    seen = pop_workspace()
    session.notify(
        f"Undone: {session.store().undo(seen.id, author=session.author(), seen=seen.revision).summary}"
    )


@session.report_errors
def redo() -> None:
    """Redo the last undone change."""
    seen = pop_workspace()
    session.notify(
        f"Redone: {session.store().redo(seen.id, author=session.author(), seen=seen.revision).summary}"
    )


def put_initiative(initiative: Initiative, seen: Workspace) -> Put:
    """The change that overwrites one initiative as the workspace showed it."""
    body = initiative.model_dump(mode="json", exclude_defaults=True, exclude={"id"})
    return Put(INITIATIVE, initiative.id, body, based_on=seen.based_on.get((INITIATIVE, initiative.id)))


def _delete(initiative_id: str, seen: Workspace) -> Delete:
    return Delete(INITIATIVE, initiative_id, based_on=seen.based_on[INITIATIVE, initiative_id])


def _with_free_ids(initiatives: Sequence[Initiative]) -> list[Initiative]:
    """The same ideas, with a number added to each id used in the list or by an earlier idea."""
    ids = UniqueNames(kept.id for kept in current().initiatives)
    return [initiative.model_copy(update={"id": ids.claim(initiative.id)}) for initiative in initiatives]


def _save(changes: Sequence[Put | Delete], summary: str) -> None:
    # The store first: looking it up reads no session state.
    store = session.store()
    store.save(pop_workspace().id, changes, summary=summary, author=session.author())
