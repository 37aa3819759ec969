"""A whole workspace as one JSON file: to keep, to hand over, to check from the command line."""

import json
from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from gtm_framework.errors import GtmError, RefusedError
from gtm_framework.form_faults import form_faults
from gtm_framework.workspace import Kept, Workspace

FORMAT: Final = "gtm-framework-workspace"
VERSION: Final = 1

_REMEDY = "Give a file that this product exported."


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
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal["gtm-framework-workspace"] = FORMAT
    version: Literal[1] = VERSION
    name: Annotated[str, Field(min_length=1)]
    documents: tuple[DocumentInFile, ...] = ()

    def workspace(self) -> Workspace:
        """The workspace that the file describes.

        Raises:
            GtmError: If a document in it is faulty.
        """
        return Workspace.from_documents("file", self.name, 0, self.documents)


def workspace_bytes(name: str, documents: Iterable[Kept]) -> bytes:
    """Write a workspace.

    Args:
        name: What people call it.
        documents: Everything in it, in its order.

    Returns:
        JSON in UTF-8, one document a line, so that two files can be compared.
    """
    kept = [DocumentInFile(sort=d.kind, id=d.id, body=dict(d.body)) for d in documents]
    head = json.dumps({"format": FORMAT, "version": VERSION, "name": name}, ensure_ascii=False)
    lines = ",\n".join(json.dumps(d.model_dump(), ensure_ascii=False, sort_keys=True) for d in kept)
    return f'{head[:-1]}, "documents": [\n{lines}\n]}}\n'.encode()


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
        raise RefusedError(
            name, [f"It is JSON with brackets too deep inside brackets. {_REMEDY}"]
        ) from None
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        raise RefusedError(name, [f"It is not an exported workspace. {_REMEDY}"])
    if raw.get("version") != VERSION:
        told = f"Its form is {raw.get('version')!r}, this program reads {VERSION}."
        raise RefusedError(name, [f"{told} Bring the program up to date."])
    try:
        read = WorkspaceFile.model_validate(raw)
    except ValidationError as error:
        raise RefusedError(name, form_faults(error, name)) from None
    try:
        read.workspace()
    except GtmError:
        raise RefusedError(name, list(_faults(read))) from None
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
