"""The documents of a workspace as a store keeps them, and the record that each kind must be."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol, TypeVar

from pydantic import BaseModel, ValidationError

from gtm_framework.errors import GtmError, RefusedError, UnknownNameError
from gtm_framework.form_faults import form_faults
from gtm_framework.scorecard.own import OwnTable
from gtm_framework.strategy.cascade import Cascade
from gtm_framework.strategy.health import HealthSheet
from gtm_framework.strategy.versions import Strategy
from gtm_framework.triage import Initiative
from gtm_framework.workspace.settings import ReportSettings, Settings

INITIATIVE = "initiative"
SETTINGS = "settings"
STRATEGY = "strategy"
CASCADE = "cascade"
HEALTH = "health"
OWN_TABLE = "own_table"
REPORT = "report"


class Kept(Protocol):
    """A document as the store saves it: kind, id, content, and revision."""

    @property
    def kind(self) -> str:
        """Its kind, such as ``"initiative"``."""

    @property
    def id(self) -> str:
        """Its id within its kind."""

    @property
    def body(self) -> Mapping[str, Any]:
        """Its content."""

    @property
    def revision(self) -> int:
        """The workspace's revision that last changed it."""


K = TypeVar("K", bound=Kept)

PARTS: Mapping[str, type[BaseModel]] = {
    SETTINGS: Settings,
    STRATEGY: Strategy,
    CASCADE: Cascade,
    HEALTH: HealthSheet,
    REPORT: ReportSettings,
    OWN_TABLE: OwnTable,
}
"""Each kind that a workspace has once, and its record."""


def content_of(document: Kept) -> Any:
    """A document as the record its kind requires; a document of any other kind unchanged.

    Raises:
        RefusedError: If it is not such a record; lists every error.
    """
    model: type[BaseModel] | None = Initiative if document.kind == INITIATIVE else PARTS.get(document.kind)
    body = {**document.body, "id": document.id} if model is Initiative else dict(document.body)
    what = document.kind if document.kind == document.id else f"{document.kind} {document.id}"
    try:
        made = model.model_validate(body) if model else body
        if isinstance(made, Settings):
            _ = made.ranking_method  # a missing method would stop every page
    except ValidationError as error:
        raise RefusedError(what, form_faults(error, what)) from error
    except UnknownNameError as error:
        raise RefusedError(what, [str(error)]) from error
    except (ValueError, TypeError, ArithmeticError, RecursionError) as error:
        raise RefusedError(
            what, [f"it can't be read: {str(error)[:200] or type(error).__name__}. Restore a backup."]
        ) from error
    return made


def readable(documents: Iterable[K]) -> tuple[list[K], list[tuple[K, str]]]:
    """The valid documents, and the invalid ones with what is wrong with each.

    Example:
        >>> from gtm_framework.workspace import Copied
        >>> bodies = {"i-1": {"title": "Webinar"}, "i-2": {"title": ""}}
        >>> documents = [Copied(INITIATIVE, name, body) for name, body in bodies.items()]
        >>> sound, faulty = readable(documents)
        >>> [document.id for document in sound], [document.id for document, _ in faulty]
        (['i-1'], ['i-2'])
    """
    sound: list[K] = []
    faulty: list[tuple[K, str]] = []
    for document in documents:
        try:
            content_of(document)
        except RefusedError as error:
            faulty.append((document, " ".join(error.faults)))
        except GtmError as error:  # such as a number outside its range
            faulty.append((document, str(error)))
        else:
            sound.append(document)
    return sound, faulty
