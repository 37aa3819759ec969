"""The sections of a strategy brief and a plan (S1), read from data."""

from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import Annotated

from pydantic import Field

from gtm_framework.records import (
    Id,
    Part,
    Record,
    Source,
    Text,
    Texts,
    by_id,
    ids_of,
    load,
    repeated,
    unknown,
)
from gtm_framework.strategy.page.form_file import load_form

FILE = "documents.toml"
ACROSS = ("strategic", "other", "dated", "measured")
"""Selections of activities that aren't a kind of activity."""
EXCLUSIONS = "exclusions"
"""The place of the company's exclusions."""


class DocumentKind(StrEnum):
    """The two documents."""

    BRIEF = "brief"
    PLAN = "plan"


class SectionForm(Part):
    """One section: what it asks for and where its text comes from (see `data/documents.toml`)."""

    id: Id
    name: Text
    asks: Text
    source: Source
    paths: Annotated[tuple[str, ...], Field(alias="from")] = ()
    activities: str = ""
    needed: bool = True


class DocumentForm(Part):
    """One document: its purpose and its sections in order."""

    id: DocumentKind
    name: Text
    answers: Text
    source: Source
    sections: Annotated[tuple[SectionForm, ...], Field(alias="section", min_length=1)]


class ActivitySort(Part):
    """A kind of activity, recognized by keywords."""

    id: Id
    words: Texts


class DocumentForms(Record):
    """Both documents, the types of activity, and the statuses of ideas that nobody has decided on.

    Raises:
        FaultyRecordError: If anything is missing, duplicated, or unknown; lists every error.
    """

    documents: Annotated[tuple[DocumentForm, ...], Field(alias="document")]
    sorts: Annotated[tuple[ActivitySort, ...], Field(alias="sort")]
    not_decided: tuple[Text, ...]

    def document(self, kind: DocumentKind | str) -> DocumentForm:
        """One of the documents.

        Raises:
            UnknownNameError: If there is none of that kind.
        """
        return by_id("document", kind, self.documents)

    def inconsistencies(self) -> Iterator[str]:
        """Missing documents, ids used twice, and references to unknown names."""
        sorts = ids_of(self.sorts)
        yield from unknown("document", DocumentKind, ids_of(self.documents))
        yield from repeated("document", ids_of(self.documents))
        yield from repeated("sort", sorts)
        for document in self.documents:
            yield from repeated(f"section of {document.id}", ids_of(document.sections))
            for section in document.sections:
                yield from unknown(f"place of section {section.id}", section.paths, _places())
                if section.activities:
                    what = f"activities of section {section.id}"
                    yield from unknown(what, [section.activities], (*sorts, *ACROSS))


@cache
def load_documents() -> DocumentForms:
    """The documents that this product ships.

    Example:
        >>> [section.name for section in load_documents().document("brief").sections][:3]
        ['Vision', 'Change expected within a year', 'Markets']
    """
    return load(DocumentForms, FILE)


@cache
def _places() -> tuple[str, ...]:
    form = load_form()
    return (
        *(f"first.{question.id}" for question in form.first),
        *(f"fields.{field.id}" for field in form.fields),
        *(f"choices.{choice.id}" for choice in form.choices),
        EXCLUSIONS,
    )
