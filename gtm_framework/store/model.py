"""What goes into the store and what comes out of it: plain frozen dataclasses."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


@dataclass(frozen=True, slots=True)
class Workspace:
    """One company's or client's set of documents.

    Attributes:
        id: Stable and opaque; a rename leaves it alone.
        name: What people call it.
        created_at: When, in UTC.
        deleted_at: When it was deleted, in UTC, or None while it lives.
    """

    id: str
    name: str
    created_at: datetime
    deleted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One thing in a workspace; the store knows nothing of what it means.

    Attributes:
        kind: What kind of thing, one word, such as ``"initiative"``.
        id: Its name among its kind.
        body: Its content, JSON; the dict belongs to whoever loaded it.
        revision: The workspace's revision that wrote it last: what an edit of it is based on.
        position: Its place among its kind, low first; equal places keep the order of their ids.
    """

    kind: str
    id: str
    body: dict[str, Any]
    revision: int
    position: float


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A workspace at one revision.

    Attributes:
        workspace: Whose.
        revision: Its number; 0 before the first save.
        documents: Kind to its documents in their order; a kind without documents is missing.
    """

    workspace: Workspace
    revision: int
    documents: Mapping[str, tuple[Document, ...]]

    def of(self, kind: str) -> tuple[Document, ...]:
        """The documents of one kind in their order; empty when there are none."""
        return self.documents.get(kind, ())

    def find(self, kind: str, document_id: str) -> Document | None:
        """One document, or None when this snapshot does not hold it."""
        return next((document for document in self.of(kind) if document.id == document_id), None)


@dataclass(frozen=True, slots=True)
class Put:
    """Write one document.

    Attributes:
        kind: A word: a small letter, then small letters, digits or ``_``, at most 40.
        id: 1 to 500 characters.
        body: A dict of JSON values with text keys.
        based_on: `Document.revision` of the document that was edited, or None to create a new one.
    """

    kind: str
    id: str
    body: dict[str, Any]
    based_on: int | None = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class Delete:
    """Remove one document.

    Attributes:
        kind: Its kind.
        id: Its name among its kind.
        based_on: `Document.revision` of the document as it was seen when it was deleted.
    """

    kind: str
    id: str
    based_on: int = field(kw_only=True)


class RevisionKind(StrEnum):
    """How a revision came about."""

    EDIT = "edit"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Revision:
    """One committed step of a workspace.

    Attributes:
        number: 1, 2, 3 … within its workspace.
        at: When, in UTC.
        summary: What was done, in the words of whoever saved; an undo or a redo repeats the edit's.
        author: Who, or empty.
        kind: Whether it is an edit, or took one back, or brought one back.
        of: The edit that was undone or redone, or the revision that an edit restored; otherwise None.
    """

    number: int
    at: datetime
    summary: str
    author: str
    kind: RevisionKind
    of: int | None


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One revision as people read it.

    Attributes:
        revision: Which.
        what: What it changed, such as ``"Changed impact of “Win-back emails”"``.
        note: The words of whoever saved, where it changed several documents at once; otherwise empty.
    """

    revision: Revision
    what: str
    note: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """One document of a refused save that has moved on since it was read.

    Attributes:
        kind: The document's kind.
        id: Its name among its kind.
        based_on: The revision that the edit was made on, or None where it was to create the document.
        current: The document as it is now, or None where it is gone.
        newer: The revision that wrote or deleted it last, or None where it never existed.
    """

    kind: str
    id: str
    based_on: int | None
    current: Document | None
    newer: Revision | None
