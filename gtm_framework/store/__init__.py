"""Where workspaces live: documents, their numbered revisions, undo, history, in SQLite or PostgreSQL."""

from gtm_framework.store.errors import (
    CannotStepError,
    NameTakenError,
    NewerDatabaseError,
    StaleEditError,
    UnavailableError,
    UnknownRevisionError,
    UnknownWorkspaceError,
)
from gtm_framework.store.model import (
    Conflict,
    Delete,
    Document,
    HistoryEntry,
    Put,
    Revision,
    RevisionKind,
    Snapshot,
    Workspace,
)
from gtm_framework.store.store import Store

__all__ = [
    "CannotStepError",
    "Conflict",
    "Delete",
    "Document",
    "HistoryEntry",
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
