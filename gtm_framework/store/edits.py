"""Validates what a caller wants to save before using the database; reports all errors at once."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gtm_framework.errors import RefusedError
from gtm_framework.store.bodies import faults_of, surrogate_fault, to_text
from gtm_framework.store.model import Delete, Put

LONGEST_ID = 500

_KIND = re.compile(r"[a-z][a-z0-9_]{0,39}")

Key = tuple[str, str]
"""A document's kind and id."""


class Edit(NamedTuple):
    """One validated change; without a body, it is a deletion."""

    key: Key
    based_on: int | None
    body: str | None


class Stamp(NamedTuple):
    """A revision's metadata: who and why."""

    summary: str
    author: str


def checked(changes: Sequence[Put | Delete]) -> list[Edit]:
    """The changes, ready to write.

    Raises:
        RefusedError: If there are none, one is invalid, or a document appears twice.
    """
    faults = [] if changes else ["The edit has no changes. Add at least one Put or Delete."]
    seen: set[Key] = set()
    edits = []
    for change in changes:
        edit = _edit(change)
        faults += [f"{change.kind} {change.id!r}: {fault}" for fault in _faults(change, edit, seen)]
        seen.add(edit.key)
        edits.append(edit)
    if faults:
        raise RefusedError("save", faults)
    return edits


def stamp(summary: str, author: str) -> Stamp:
    """Summary and author without surrounding blanks.

    Raises:
        RefusedError: If the summary is empty, or either can't be stored in a database.
    """
    summary, author = summary.strip(), author.strip()
    faults = [] if summary else ["summary: it is empty. Describe the change in a few words."]
    faults += [f"summary: {fault}" for fault in text_faults(summary)]
    faults += [f"author: {fault}" for fault in text_faults(author)]
    if faults:
        raise RefusedError("save", faults)
    return Stamp(summary, author)


def _edit(change: Put | Delete) -> Edit:
    key = (change.kind, change.id)
    if isinstance(change, Delete):
        return Edit(key, change.based_on, None)
    return Edit(key, change.based_on, to_text(change.body))


def _faults(change: Put | Delete, edit: Edit, seen: set[Key]) -> Iterator[str]:
    if not _KIND.fullmatch(change.kind):
        yield "the kind is not valid. Use up to 40 lowercase letters, digits, or _, starting with a letter."
    if not 0 < len(change.id) <= LONGEST_ID:
        yield f"the id has {len(change.id)} characters. Use 1 to {LONGEST_ID}."
    yield from (f"in the id, {fault}" for fault in text_faults(change.id))
    if edit.key in seen:
        yield "it appears twice. Combine everything that happens to it into one change."
    if isinstance(change, Delete):
        return
    if edit.body is None:
        yield from faults_of(change.body)


def text_faults(text: str) -> Iterator[str]:
    """What in a text can't be stored in a database, each with its remedy."""
    if fault := surrogate_fault(text):
        yield fault
    if "\0" in text:
        yield f"character {text.index(chr(0)) + 1} is unsupported (NUL). Remove it."
