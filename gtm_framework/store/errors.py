"""Errors of the store, each with its details and what to do next."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import ClassVar

from gtm_framework.errors import GtmError
from gtm_framework.store.model import Conflict, Document, Revision, RevisionKind

_NAME_EMPTY = "Use an empty database that the app hasn't opened yet."
_AWAY = "We can’t reach the database right now. Let the facilitator know; they can see the cause."


def described(revision: Revision) -> str:
    """A revision on one line: number, who, when, what."""
    who = f"{revision.author}, " if revision.author else ""
    step = "" if revision.kind is RevisionKind.EDIT else f"{revision.kind} of "
    return f"revision {revision.number} ({who}{_when(revision.at)}: {step}{revision.summary!r})"


def _when(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"


class UnavailableError(GtmError):
    """The database can't be reached, opened, or written.

    Attributes:
        where: The address, without its password.
        reason: The message from the database or its driver.
    """

    guest_words: ClassVar[str] = _AWAY

    def __init__(self, where: str, reason: str, advice: str) -> None:
        self.where, self.reason = where, reason
        super().__init__(f"Database {where}: {reason.rstrip('.')}. {advice}")


class NewerDatabaseError(GtmError):
    """The database was created by a newer version of this program; it stays unchanged.

    Attributes:
        where: The address, without its password.
        version: The version of the database's tables.
        ours: The newest version this program supports.
    """

    guest_words: ClassVar[str] = _AWAY

    def __init__(self, where: str, version: str, ours: str) -> None:
        self.where, self.version, self.ours = where, version, ours
        super().__init__(
            f"Database {where} was made by a newer version of gtm-framework: its tables are at version "
            f"{version}, this version supports up to {ours}. Nothing was changed. "
            "Update with: pip install --upgrade gtm-framework."
        )


class NotEmptyError(GtmError):
    """A target database already has workspaces; it stays unchanged.

    Attributes:
        where: The address, without its password.
    """

    guest_words: ClassVar[str] = _AWAY

    def __init__(self, where: str, advice: str = _NAME_EMPTY) -> None:
        self.where = where
        super().__init__(f"Database {where} already has workspaces. Nothing was copied. {advice}")


class UnknownWorkspaceError(GtmError):
    """There is no active workspace with this name or id.

    Attributes:
        name: The name, or the id if it is unknown.
        existing: The names of the active ones.
        deleted_at: When it was deleted, or None if it never existed.
    """

    def __init__(self, name: str, existing: Iterable[str], deleted_at: datetime | None = None) -> None:
        self.name, self.existing, self.deleted_at = name, tuple(existing), deleted_at
        gone = f"It was deleted on {_when(deleted_at)} and can be restored. " if deleted_at else ""
        super().__init__(
            f"There is no workspace {name!r}. {gone}Existing workspaces: "
            f"{', '.join(self.existing) or 'none'}."
        )


class NameTakenError(GtmError):
    """Another active workspace has this name; case doesn't matter.

    Attributes:
        name: The requested name.
        taken: The other workspace's name, in its own spelling.
    """

    def __init__(self, name: str, taken: str, advice: str) -> None:
        self.name, self.taken = name, taken
        super().__init__(f"There is already a workspace {taken!r}. {advice}")


class UnknownRevisionError(GtmError):
    """A workspace has no revision with this number.

    Attributes:
        number: The requested number.
        latest: The newest one; 0 if nothing was saved.
    """

    def __init__(self, workspace: str, number: int, latest: int) -> None:
        self.number, self.latest = number, latest
        has = f"Choose one from 1 to {latest}" if latest else "Nothing has been saved in it yet"
        super().__init__(f"Workspace {workspace!r} has no revision {number}. {has}.")


class StaleEditError(GtmError):
    """A save was based on documents that have changed since; nothing was saved.

    Attributes:
        conflicts: Every such document of the save, in order.
        kind, id, based_on, current, newer: The first of them (see `Conflict`).
        current_body: The first one's current body, or None if it was deleted.
    """

    def __init__(self, conflicts: Sequence[Conflict]) -> None:
        self.conflicts = tuple(conflicts)
        first = self.conflicts[0]
        self.kind, self.id, self.based_on = first.kind, first.id, first.based_on
        self.current: Document | None = first.current
        self.newer: Revision | None = first.newer
        self.current_body = first.current.body if first.current else None
        more = len(self.conflicts) - 1
        others = (
            f"{more} more {'entry' if more == 1 else 'entries'} in this save changed too. " if more else ""
        )
        what, advice = _stale(first)
        super().__init__(f"{first.kind} {first.id!r} {what} Nothing was saved. {others}{advice}")


def _stale(conflict: Conflict) -> tuple[str, str]:
    newer = f" in {described(conflict.newer)}" if conflict.newer else ""
    made_on = f"your edit was based on revision {conflict.based_on}"
    if conflict.current is None and conflict.newer is None:
        return f"doesn't exist here: {made_on}.", "Reload the workspace; to add it, save it as new."
    if conflict.current is None:
        return (
            f"was deleted{newer}; {made_on}.",
            "Reload the workspace; to keep it, save it as new or undo the deletion.",
        )
    if conflict.based_on is None:
        return (
            f"already exists: your edit was to create it, but it was saved{newer}.",
            "Reload the workspace, then change that one or use another id.",
        )
    return (
        f"has changed since you opened it: {made_on}, but it was changed{newer}.",
        "Reload the workspace, then make your change again.",
    )


class CannotStepError(GtmError):
    """An undo, redo, or restore that isn't possible now; nothing was saved.

    Attributes:
        step: ``"undo"``, ``"redo"``, or ``"restore"``.
        workspace: The workspace's name.
    """

    def __init__(self, step: str, workspace: str, reason: str) -> None:
        self.step, self.workspace = str(step), workspace
        super().__init__(f"Can't {step} in workspace {workspace!r}: {reason}")
