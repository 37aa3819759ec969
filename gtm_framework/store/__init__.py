"""Where workspaces live: documents, their numbered revisions, undo, history, in SQLite or PostgreSQL."""

from gtm_framework.store.records import (
    Change,
    Conflict,
    Delete,
    Document,
    Put,
    Revision,
    RevisionKind,
    Snapshot,
    Workspace,
)
from gtm_framework.store.refusals import (
    CannotStepError,
    NameTakenError,
    NewerDatabaseError,
    StaleEditError,
    UnavailableError,
    UnknownRevisionError,
    UnknownWorkspaceError,
)
from gtm_framework.store.store import Store

__all__ = [
    "CannotStepError",
    "Change",
    "Conflict",
    "Delete",
    "Document",
    "NameTakenError",
    "NewerDatabaseError",
    "Put",
    "Revision",
    "RevisionKind",
    "Snapshot",
    "StaleEditError",
    "Store",
    "UnavailableError",
    "UnknownRevisionError",
    "UnknownWorkspaceError",
    "Workspace",
]
