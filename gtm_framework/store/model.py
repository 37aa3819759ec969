"""What goes into and comes out of the store: plain frozen dataclasses."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


@dataclass(frozen=True, slots=True)
class Workspace:
    """One company's or client's set of documents.

    Attributes:
        id: Stable and opaque; renaming doesn't change it.
        name: The name people see.
        created_at: When, in UTC.
        deleted_at: When it was deleted, in UTC, or None if it wasn't.

    Example:
        >>> Workspace("w-1", "Firstfix", datetime(2026, 10, 5, 9)).name
        'Firstfix'
    """

    id: str
    name: str
    created_at: datetime
    deleted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One document in a workspace; the store doesn't know what it means.

    Attributes:
        kind: The kind of document, one word, such as ``"initiative"``.
        id: Its id within its kind.
        body: Its content, as JSON; the dict belongs to the caller who loaded it.
        revision: The workspace's revision that last wrote it; an edit is based on this.
        position: Its position within its kind, low first; ties are ordered by id.

    Example:
        >>> webinar = Document("initiative", "i-1", {"title": "Webinar"}, revision=3, position=1)
        >>> webinar.body["title"], webinar.revision
        ('Webinar', 3)
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
        workspace: The workspace.
        revision: Its number; 0 before the first save.
        documents: Maps each kind to its documents in order; kinds without documents are left out.

    Example:
        >>> webinar = Document("initiative", "i-1", {"title": "Webinar"}, revision=3, position=1)
        >>> firstfix = Workspace("w-1", "Firstfix", datetime(2026, 10, 5, 9))
        >>> found = Snapshot(firstfix, 3, {"initiative": (webinar,)})
        >>> found.find("initiative", "i-1").body["title"], found.of("strategy")
        ('Webinar', ())
    """

    workspace: Workspace
    revision: int
    documents: Mapping[str, tuple[Document, ...]]

    def of(self, kind: str) -> tuple[Document, ...]:
        """The documents of one kind in order; empty if there are none."""
        return self.documents.get(kind, ())

    def find(self, kind: str, document_id: str) -> Document | None:
        """One document, or None if this snapshot doesn't have it."""
        return next((document for document in self.of(kind) if document.id == document_id), None)


@dataclass(frozen=True, slots=True)
class Put:
    """Write one document.

    Attributes:
        kind: A word: up to 40 lowercase letters, digits, or ``_``, starting with a letter.
        id: 1 to 500 characters.
        body: A dict of JSON values with text keys.
        based_on: `Document.revision` of the edited document, or None to create a new one.

    Example:
        >>> Put("initiative", "i-1", {"title": "Win-back emails"}, based_on=None).body
        {'title': 'Win-back emails'}
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
        id: Its id within its kind.
        based_on: `Document.revision` of the document as seen when it was deleted.

    Example:
        >>> Delete("initiative", "i-1", based_on=3).based_on
        3
    """

    kind: str
    id: str
    based_on: int = field(kw_only=True)


class RevisionKind(StrEnum):
    """How a revision was made."""

    EDIT = "edit"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Revision:
    """One committed step of a workspace.

    Attributes:
        number: 1, 2, 3, … within its workspace.
        at: When, in UTC.
        summary: What was done, in the author's words; an undo or redo repeats the edit's.
        author: The person, or empty.
        kind: Whether it is an edit, an undo, or a redo.
        of: The edit that was undone or redone, or the revision that an edit restored; otherwise None.

    Example:
        >>> undo = Revision(4, datetime(2026, 10, 5, 9), "Score ideas", "Maya", RevisionKind.UNDO, of=3)
        >>> undo.number, undo.kind.value, undo.of
        (4, 'undo', 3)
    """

    number: int
    at: datetime
    summary: str
    author: str
    kind: RevisionKind
    of: int | None


@dataclass(frozen=True, slots=True)
class Conflict:
    """One document of a rejected save that has changed since it was read.

    Attributes:
        kind: The document's kind.
        id: Its id within its kind.
        based_on: The revision the edit was based on, or None if it was to create the document.
        current: The current document, or None if it was deleted.
        newer: The revision that last wrote or deleted it, or None if it never existed.

    Example:
        >>> now = Document("initiative", "i-1", {"title": "Webinar"}, revision=4, position=1)
        >>> conflict = Conflict("initiative", "i-1", based_on=3, current=now, newer=None)
        >>> conflict.based_on, conflict.current.revision
        (3, 4)
    """

    kind: str
    id: str
    based_on: int | None
    current: Document | None
    newer: Revision | None
