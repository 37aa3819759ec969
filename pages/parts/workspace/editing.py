"""Every change of the open workspace, made against what this visitor saw of it."""

from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import BaseModel

from gtm_framework.errors import GtmError
from gtm_framework.scorecard.own_sheet import OwnTable, example_own_table
from gtm_framework.store import Delete, Put
from gtm_framework.triage.initiative import Initiative
from gtm_framework.triage.methods import all_inputs
from gtm_framework.workspace import INITIATIVE, OWN_TABLE, SETTINGS, Workspace
from pages.parts.state.looking import pick
from pages.parts.state.notices import guarded, notify
from pages.parts.state.opened import leave, seen, store, workspace


def edit(initiative_id: str, summary: str, **changes: Any) -> None:
    """Change some fields of one initiative."""
    edit_many([there(initiative_id).with_changes(**changes)], summary)


def edit_many(changed: Iterable[Initiative], summary: str) -> None:
    """Put several changed initiatives down as one revision."""
    current = seen()
    _save([put(initiative, current) for initiative in changed], summary)


def there(initiative_id: str) -> Initiative:
    """One initiative as this visitor saw it last; refused when it has gone."""
    here = seen().initiative(initiative_id)
    if here is None:
        raise GtmError(f"The idea {initiative_id!r} is no longer there. Undo brings it back.")
    return here


def add(initiatives: Sequence[Initiative], summary: str) -> None:
    """Add ideas to the list and open the first of them."""
    current = seen()
    fresh = _with_free_ids(initiatives, {kept.id for kept in current.initiatives})
    _save([put(initiative, current) for initiative in fresh], summary)
    pick(fresh[0].id)


def delete(initiative_ids: Sequence[str]) -> None:
    """Take ideas off the list; undo brings them back."""
    current = seen()
    gone = [kept for kept in current.initiatives if kept.id in initiative_ids]
    told = f"{len(gone)} ideas" if len(gone) > 1 else f"“{gone[0].title}”"
    _save(
        [Delete(INITIATIVE, kept.id, based_on=current.based_on[INITIATIVE, kept.id]) for kept in gone],
        f"Delete {told}",
    )
    notify(f"Deleted {told}.", undo=True)


def rearrange(
    kept: Sequence[Initiative], fresh: Sequence[Initiative], gone: str | None, summary: str
) -> None:
    """Change, add and take away ideas as one revision.

    Args:
        kept: Changed ideas.
        fresh: New ones.
        gone: Id of one that leaves the list, or None.
        summary: What was done, for the history.
    """
    current = seen()
    named = _with_free_ids(fresh, {known.id for known in current.initiatives})
    changes: list[Put | Delete] = [put(initiative, current) for initiative in (*kept, *named)]
    if gone:
        changes.append(Delete(INITIATIVE, gone, based_on=current.based_on[INITIATIVE, gone]))
    _save(changes, summary)


def choose(summary: str, **settings: Any) -> None:
    """Change what holds everywhere in the workspace."""
    current = seen()
    changed = current.settings.model_copy(update=settings)
    put = Put(
        SETTINGS,
        SETTINGS,
        changed.model_dump(mode="json"),
        based_on=current.based_on.get((SETTINGS, SETTINGS)),
    )
    _save([put], summary)


def answer(initiative_id: str, question: str, given_answer: str | None) -> None:
    """Answer one question of one initiative, or clear its answer."""
    here = there(initiative_id)
    edit_many([here.with_answer(question, given_answer)], f"Answer {question}")


def set_input(initiative_id: str, name: str, number: float | None) -> None:
    """Put down a number that a ranking method asks for, in its field or among the inputs, or clear it."""
    asked = all_inputs()[name]
    if number is not None:
        asked.checked(number)
    here = seen().initiative(initiative_id)
    if asked.is_field:
        edit(initiative_id, f"Give {asked.label}", **{name: number})
    elif here:
        edit(initiative_id, f"Give {asked.label}", inputs={**here.inputs, name: number})


def keep(sort: str, kept: BaseModel, summary: str, document_id: str = "") -> None:
    """Put down one document of the workspace as it was seen and changed here.

    Args:
        sort: What it is, such as ``"strategy"``.
        kept: Its new content.
        summary: What was done, for the history.
        document_id: Its name among its sort; the sort itself for what there is only one of.
    """
    name = document_id or sort
    body = kept.model_dump(mode="json", exclude_defaults=True)
    _save([Put(sort, name, body, based_on=seen().based_on.get((sort, name)))], summary)


def own_table() -> OwnTable:
    """The table of one's own in the open workspace, or the example while there is none."""
    return workspace().own_table or example_own_table()


def keep_own_table(table: OwnTable, summary: str) -> None:
    """Put the table of one's own down."""
    if table != workspace().own_table:
        keep(OWN_TABLE, table, summary)


@guarded
def undo() -> None:
    """Take the last change back."""
    here = leave()
    notify(f"Undone: {store().undo(here.id, seen=here.revision).summary}")


@guarded
def redo() -> None:
    """Bring the change back that was undone last."""
    here = leave()
    notify(f"Done again: {store().redo(here.id, seen=here.revision).summary}")


def put(initiative: Initiative, current: Workspace) -> Put:
    """The change that writes one initiative over what a workspace showed of it."""
    body = initiative.model_dump(mode="json", exclude_defaults=True, exclude={"id"})
    return Put(INITIATIVE, initiative.id, body, based_on=current.based_on.get((INITIATIVE, initiative.id)))


def document_revision(initiative_id: str) -> int:
    """The revision that last changed one initiative: part of the key of a form that edits it."""
    return workspace().based_on.get((INITIATIVE, initiative_id), 0)


def place_in_workspace(initiative: Initiative) -> int:
    """Where an initiative stands in the order in which ideas were added."""
    return [kept.id for kept in workspace().initiatives].index(initiative.id)


def _with_free_ids(initiatives: Sequence[Initiative], taken: set[str]) -> list[Initiative]:
    free = []
    for initiative in initiatives:
        name, count = initiative.id, 2
        while name in taken:
            name, count = f"{initiative.id}-{count}", count + 1
        taken.add(name)
        free.append(initiative if name == initiative.id else initiative.model_copy(update={"id": name}))
    return free


def _save(changes: Sequence[Put | Delete], summary: str) -> None:
    store().save(leave().id, changes, summary=summary)
