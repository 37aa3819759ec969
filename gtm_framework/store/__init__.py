"""The store of workspaces: documents, numbered revisions, undo, and history, in SQLite or PostgreSQL."""

from gtm_framework.store.damage import DamagedRow, DamagedRowError, damage_file
from gtm_framework.store.errors import (
    CannotStepError,
    NameTakenError,
    NewerDatabaseError,
    StaleEditError,
    UnavailableError,
    UnknownRevisionError,
    UnknownWorkspaceError,
)
from gtm_framework.store.live_links import LiveLink, LiveUse, UnknownLiveLinkError
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
    "DamagedRow",
    "DamagedRowError",
    "Delete",
    "Document",
    "HistoryEntry",
    "LiveLink",
    "LiveUse",
    "NameTakenError",
    "NewerDatabaseError",
    "Put",
    "Revision",
    "RevisionKind",
    "Snapshot",
    "StaleEditError",
    "Store",
    "UnavailableError",
    "UnknownLiveLinkError",
    "UnknownRevisionError",
    "UnknownWorkspaceError",
    "Workspace",
    "damage_file",
]
