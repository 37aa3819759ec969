"""A whole workspace as one JSON file: to keep, to hand over, to check from the command line."""

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from gtm_framework.errors import GtmError, RefusedError
from gtm_framework.exchange.limits import WORKSPACE_DOCUMENTS
from gtm_framework.form_faults import form_faults
from gtm_framework.triage.hints.corrections import Correction
from gtm_framework.workshop.outcome import Outcome
from gtm_framework.workspace import Kept, Workspace

FORMAT: Final = "gtm-framework-workspace"
VERSION: Final = 1

_HEAD = 1000
"""Within so many bytes an exported workspace says what it is."""
_MOST_FAULTS = 100
_REMEDY = "Use a file exported from this app."


class DocumentInFile(BaseModel):
    """One document as a file carries it; `revision` is 0, since a file has no history."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sort: Annotated[str, Field(min_length=1)]
    id: Annotated[str, Field(min_length=1)]
    body: dict[str, Any]

    @property
    def kind(self) -> str:
        """What it is, which the file calls its sort."""
        return self.sort

    @property
    def revision(self) -> int:
        """Always 0: nothing is based on a file."""
        return 0


class WorkspaceFile(BaseModel):
    """The content of the file.

    Attributes:
        format: Says what the file is.
        version: Of this form of file.
        name: What people call the workspace.
        documents: Everything in it, each sort in its own order.
        last_workshop: The outcome of its last workshop, for reports; an import leaves them out.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal["gtm-framework-workspace"] = FORMAT
    version: Literal[1] = VERSION
    name: Annotated[str, Field(min_length=1)]
    documents: tuple[DocumentInFile, ...] = ()
    last_workshop: Outcome | None = None

    def workspace(self) -> Workspace:
        """The workspace that the file describes.

        Raises:
            GtmError: If a document in it is faulty.
        """
        return Workspace.from_documents("file", self.name, 0, self.documents)


def workspace_bytes(name: str, documents: Iterable[Kept], last_workshop: Outcome | None = None) -> bytes:
    """Write a workspace.

    Args:
        name: What people call it.
        documents: Everything in it, in its order.
        last_workshop: The outcome of its last workshop, or None.

    Returns:
        JSON in UTF-8, one document a line, so that two files can be compared.
    """
    kept = [DocumentInFile(sort=d.kind, id=d.id, body=dict(d.body)) for d in documents]
    start: dict[str, Any] = {"format": FORMAT, "version": VERSION, "name": name}
    if last_workshop:
        start["last_workshop"] = last_workshop.model_dump(mode="json", exclude_defaults=True)
    head = json.dumps(start, ensure_ascii=False)
    lines = ",\n".join(json.dumps(d.model_dump(), ensure_ascii=False, sort_keys=True) for d in kept)
    return f'{head[:-1]}, "documents": [\n{lines}\n]}}\n'.encode()


def corrections_in(content: bytes, name: str) -> tuple[Correction, ...]:
    """What the team of an exported workspace decided against its ideas' wording; none in another file.

    Args:
        content: The bytes of a list in any format.
        name: What to call it in messages.

    Raises:
        RefusedError: If it is an exported workspace with faults.
    """
    if FORMAT.encode() not in content[:_HEAD]:
        return ()
    return read_workspace(content, name).workspace().settings.corrections


def read_workspace(content: bytes, name: str = "the file") -> WorkspaceFile:
    """Read a workspace, and everything in it, or refuse it whole.

    Args:
        content: The file's bytes.
        name: What to call it in messages.

    Raises:
        RefusedError: If it is not such a file, or a document in it is faulty; with every fault.
    """
    try:
        raw = json.loads(content)
    except ValueError as error:
        raise RefusedError(name, [f"It is not JSON: {error}. {_REMEDY}"]) from None
    except RecursionError:
        raise RefusedError(name, [f"It is JSON that is nested too deeply. {_REMEDY}"]) from None
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        raise RefusedError(name, [f"It is not an exported workspace. {_REMEDY}"])
    if raw.get("version") != VERSION:
        told = f"It has format {raw.get('version')!r}; this version reads format {VERSION}."
        raise RefusedError(name, [f"{told} Update gtm-framework."])
    documents = raw.get("documents")
    if isinstance(documents, list) and len(documents) > WORKSPACE_DOCUMENTS:
        told = f"It has {len(documents):,} entries; a workspace has at most {WORKSPACE_DOCUMENTS:,}."
        raise RefusedError(name, [f"{told} {_REMEDY}"])
    try:
        read = WorkspaceFile.model_validate(raw)
    except ValidationError as error:
        raise RefusedError(name, form_faults(error, name)) from None
    try:
        read.workspace()
    except GtmError:
        raise RefusedError(name, list(islice(_faults(read), _MOST_FAULTS))) from None
    return read


def _faults(read: WorkspaceFile) -> Iterator[str]:
    """What is wrong with each document, by its sort and its id."""
    for document in read.documents:
        try:
            Workspace.from_documents("file", read.name, 0, [document])
        except GtmError as error:
            faults = error.faults if isinstance(error, RefusedError) else (str(error),)
            where = document.sort if document.sort == document.id else f"{document.sort} {document.id}"
            yield from (f"{where}: {fault}" for fault in faults)
