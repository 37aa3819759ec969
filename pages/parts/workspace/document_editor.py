"""Editing a document that exists once per workspace: the strategy, the roadmap, the health sheet."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

from pydantic import BaseModel

from gtm_framework.workspace import Workspace
from pages.parts import session
from pages.parts.workspace.editing import save_document
from pages.parts.workspace.opened import current

D = TypeVar("D", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class DocumentEditor(Generic[D]):
    """Changes one document against what this visitor saw, and saves each change at once.

    Attributes:
        kind: The document's kind, such as ``"strategy"``.
        read: Reads it from a workspace.
        item: The kind of item that can be open in it, such as ``"card"``.
    """

    kind: str
    read: Callable[[Workspace], D]
    item: str = ""

    def current(self) -> D:
        """The document as this visitor last saw it."""
        return self.read(current())

    def change(self, summary: str, **changes: Any) -> None:
        """Change parts of the document, checked like any record, and save it."""
        self.save(cast("Any", self.current()).with_changes(**changes), summary)

    def save(self, document: D, summary: str) -> None:
        """Save another document in place of the current one."""
        save_document(self.kind, document, summary)

    def replace(self, document: D, summary: str) -> None:
        """Replace the whole document, close its open item, and offer an undo."""
        self.save(document, summary)
        if self.item:
            session.open_item(self.item, None)
        session.notify(f"{summary}.", undo=True)
