"""A workspace's history: what each revision changed, and restoring one of them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, select

from gtm_framework.store import revisions, workspaces
from gtm_framework.store.base import StorePart
from gtm_framework.store.bodies import from_text
from gtm_framework.store.change_words import Change, Tally, several_changed, what_changed
from gtm_framework.store.documents import stored
from gtm_framework.store.edits import stamp
from gtm_framework.store.errors import CannotStepError
from gtm_framework.store.model import Revision, RevisionKind
from gtm_framework.store.revisions import Pointers, content, revision_of
from gtm_framework.store.rows import read_all, same
from gtm_framework.store.schema import changes
from gtm_framework.store.schema import revisions as table
from gtm_framework.store.undo import check_seen

_READ_IN_FULL = 20
"""A revision that changed more documents than this is described only by their number."""


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One revision as people read it.

    Attributes:
        revision: The revision.
        what: What it changed, such as ``"Changed impact of “Win-back emails”"``.
        note: The author's words, if several documents changed at once; otherwise empty.

    Example:
        >>> from datetime import datetime
        >>> moment = datetime(2026, 10, 5, 9)
        >>> revision = Revision(3, moment, "Score ideas", "Maya", RevisionKind.EDIT, of=None)
        >>> entry = HistoryEntry(revision, "Changed impact of “Win-back emails”", note="")
        >>> f"{entry.revision.author}: {entry.what}"
        'Maya: Changed impact of “Win-back emails”'
    """

    revision: Revision
    what: str
    note: str


class History(StorePart):
    """Every revision of a workspace; revisions are never rewritten."""

    def history(
        self, workspace_id: str, *, limit: int = 20, before: int | None = None
    ) -> tuple[HistoryEntry, ...]:
        """What was changed, when and by whom, newest first.

        Args:
            workspace_id: The workspace.
            limit: The maximum number of revisions.
            before: Only revisions older than this one, which is the last one of the previous page; None for
                the newest. There are older ones as long as the last entry's number is above 1.
        """
        query = select(table).where(table.c.workspace_id == workspace_id)
        if before is not None:
            query = query.where(table.c.number < before)
        with self.database.reading() as connection:
            workspaces.get(connection, workspace_id)
            newest = query.order_by(table.c.number.desc()).limit(limit)
            found = read_all(connection, newest, revision_of)
            numbers = [revision.number for revision in found]
            tallies = _tallies(connection, workspace_id, numbers)
            few = [n for n in numbers if sum(tallies[n].values()) <= _READ_IN_FULL]
            read = _changes(connection, workspace_id, few)
        return tuple(_entry(each, tallies[each.number], read.get(each.number, [])) for each in found)

    def restore(
        self, workspace_id: str, number: int, *, author: str = "", seen: int | None = None
    ) -> Revision:
        """Restore the workspace to a revision: creates one new revision, which can be undone.

        Args:
            workspace_id: The workspace.
            number: The revision to restore; 0 is the empty workspace before the first.
            author: The person, or empty.
            seen: The revision the person is looking at; fails if others have saved since. None to restore
                in any case.

        Raises:
            UnknownRevisionError: If the workspace has no revision with this number.
            CannotStepError: If nothing has changed since, or others have saved since `seen`.
        """
        label = stamp(f"Restore version {number}", author)
        with self.database.writing() as connection:
            now = self.clock()
            workspace, latest = workspaces.lock(connection, workspace_id)
            goal = revisions.documents_at(connection, workspace_id, number)
            check_seen(connection, workspace, latest, seen, step="restore", what="the version")
            current = stored(connection, workspace_id)
            turn = {
                key: (current.get(key), content(goal.get(key)))
                for key in sorted(current.keys() | goal.keys())
                if content(current.get(key)) != content(goal.get(key))
            }
            if not turn:
                same = f"it already matches revision {number}. There is nothing to restore."
                raise CannotStepError("restore", workspace.name, same)
            made = Revision(latest + 1, now, label.summary, label.author, RevisionKind.EDIT, number)
            return revisions.write(connection, workspace_id, made, Pointers(made.number, None), turn)


def _entry(revision: Revision, tally: Tally, read: Sequence[Change]) -> HistoryEntry:
    if not tally:  # its changes are gone; only its summary is left
        return HistoryEntry(revision, revision.summary, "")
    note = revision.summary if several_changed(tally) else ""
    if revision.kind is RevisionKind.EDIT and revision.of is not None:
        return HistoryEntry(revision, f"Restored version {revision.of}", "")
    if revision.kind is RevisionKind.UNDO:
        return HistoryEntry(revision, f"Undone: {what_changed(*_reversed(tally, read))}", note)
    words = what_changed(tally, read)
    return HistoryEntry(revision, f"Redone: {words}" if revision.kind is RevisionKind.REDO else words, note)


def _reversed(tally: Tally, read: Iterable[Change]) -> tuple[Tally, list[Change]]:
    """The effect of an undo, described as what the edit had done."""
    turned = Counter({(kind, after, before): count for (kind, before, after), count in tally.items()})
    return turned, [Change(each.kind, each.after, each.before) for each in read]


def _tallies(connection: Connection, workspace_id: str, numbers: Sequence[int]) -> dict[int, Tally]:
    """For each revision, how many documents of each kind it added, changed, and deleted."""
    was, is_ = changes.c.before_body.is_not(None), changes.c.after_body.is_not(None)
    what = (changes.c.revision, changes.c.kind, was.label("was"), is_.label("is_"))
    query = (
        select(*what, func.count().label("documents"))
        .where(changes.c.workspace_id == workspace_id, changes.c.revision.in_(numbers))
        .group_by(*what)
    )
    tallies: dict[int, Tally] = {number: Counter() for number in numbers}
    for row in read_all(connection, query, same):
        tallies[row.revision][row.kind, bool(row.was), bool(row.is_)] = row.documents
    return tallies


def _changes(connection: Connection, workspace_id: str, numbers: Sequence[int]) -> dict[int, list[Change]]:
    """What these revisions did to each document, in the order they were saved."""
    query = (
        select(changes)
        .where(changes.c.workspace_id == workspace_id, changes.c.revision.in_(numbers))
        .order_by(changes.c.revision, changes.c.ordinal)
    )
    found: dict[int, list[Change]] = {number: [] for number in numbers}
    for number, change in read_all(connection, query, lambda row: (row.revision, _change(row))):
        found[number].append(change)
    return found


def _change(row: Row[Any]) -> Change:
    bodies = (row.before_body, row.after_body)
    return Change(row.kind, *(None if body is None else from_text(body) for body in bodies))
