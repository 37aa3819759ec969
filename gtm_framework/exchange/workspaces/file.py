"""A whole workspace as one JSON file: to save, to share, and to check from the command line."""

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from gtm_framework.errors import GtmError, RefusedError
from gtm_framework.exchange.limits import WORKSPACE_DOCUMENTS
from gtm_framework.form_faults import form_faults
from gtm_framework.triage.hints import Correction
from gtm_framework.workshop.results import Outcome
from gtm_framework.workspace import Kept, Workspace

FORMAT: Final = "gtm-framework-workspace"
VERSION: Final = 1

_HEAD = 1000
"""An exported workspace identifies itself within this many bytes."""
_MOST_FAULTS = 100
_REMEDY = "Use a file exported from this app."


class DocumentInFile(BaseModel):
    """One document as it is in a file; `revision` is 0, because a file has no history."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sort: Annotated[str, Field(min_length=1)]
    id: Annotated[str, Field(min_length=1)]
    body: dict[str, Any]

    @property
    def kind(self) -> str:
        """Its kind, which the file calls its sort."""
        return self.sort

    @property
    def revision(self) -> int:
        """Always 0: nothing is based on a file."""
        return 0


class WorkspaceFile(BaseModel):
    """The content of the file.

    Attributes:
        format: Identifies the file.
        version: The version of this format.
        name: The workspace's name.
        documents: Everything in it, each kind in its own order.
        last_workshop: The outcome of its last workshop, for reports; an import ignores it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal["gtm-framework-workspace"] = FORMAT
    version: Literal[1] = VERSION
    name: Annotated[str, Field(min_length=1)]
    documents: tuple[DocumentInFile, ...] = ()
    last_workshop: Outcome | None = None

    def workspace(self) -> Workspace:
        """The workspace described by the file.

        Raises:
            GtmError: If a document in it is invalid.
        """
        return Workspace.from_documents("file", self.name, 0, self.documents)


def workspace_bytes(name: str, documents: Iterable[Kept], last_workshop: Outcome | None = None) -> bytes:
    """Write a workspace.

    Args:
        name: The workspace's name.
        documents: Everything in it, in order.
        last_workshop: The outcome of its last workshop, or None.

    Returns:
        JSON in UTF-8, one document per line, so two files are easy to compare.

    Example:
        >>> partners = DocumentInFile(sort="initiative", id="a", body={"title": "Partner program"})
        >>> print(workspace_bytes("Acme", [partners]).decode())
        {"format": "gtm-framework-workspace", "version": 1, "name": "Acme", "documents": [
        {"body": {"title": "Partner program"}, "id": "a", "sort": "initiative"}
        ]}
    """
    kept = [DocumentInFile(sort=d.kind, id=d.id, body=dict(d.body)) for d in documents]
    start: dict[str, Any] = {"format": FORMAT, "version": VERSION, "name": name}
    if last_workshop:
        start["last_workshop"] = last_workshop.model_dump(mode="json", exclude_defaults=True)
    head = json.dumps(start, ensure_ascii=False)
    lines = ",\n".join(json.dumps(d.model_dump(), ensure_ascii=False, sort_keys=True) for d in kept)
    return f'{head[:-1]}, "documents": [\n{lines}\n]}}\n'.encode()


def corrections_in(content: bytes, name: str) -> tuple[Correction, ...]:
    """The decisions in an exported workspace that differ from the wording's suggestions; else empty.

    Args:
        content: The bytes of a list in any format.
        name: What to call it in messages.

    Raises:
        RefusedError: If it is an exported workspace with errors.

    Example:
        >>> body = {"corrections": [{"title": "Webinar series", "kind": "strategic"}]}
        >>> content = workspace_bytes("Acme", [DocumentInFile(sort="settings", id="settings", body=body)])
        >>> [(each.title, str(each.kind)) for each in corrections_in(content, "acme.json")]
        [('Webinar series', 'strategic')]
    """
    if FORMAT.encode() not in content[:_HEAD]:
        return ()
    return read_workspace(content, name).workspace().settings.corrections


def read_workspace(content: bytes, name: str = "the file") -> WorkspaceFile:
    """Read a workspace and everything in it, or reject it as a whole.

    Args:
        content: The file's bytes.
        name: What to call it in messages.

    Raises:
        RefusedError: If it isn't such a file, or a document in it is invalid; lists every error.

    Example:
        >>> webinars = DocumentInFile(sort="initiative", id="a", body={"title": "Webinars"})
        >>> read_workspace(workspace_bytes("Acme", [webinars])).workspace().initiatives[0].title
        'Webinars'
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
    """What is wrong with each document, by its kind and id."""
    for document in read.documents:
        try:
            Workspace.from_documents("file", read.name, 0, [document])
        except GtmError as error:
            faults = error.faults if isinstance(error, RefusedError) else (str(error),)
            where = document.sort if document.sort == document.id else f"{document.sort} {document.id}"
            yield from (f"{where}: {fault}" for fault in faults)
