"""What a strategy brief and a plan each hold (S1): their sections, read from data."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from gtm_framework import catalog
from gtm_framework.errors import UnknownNameError
from gtm_framework.strategy.faults import repeated, sound, unknown, unknown_source
from gtm_framework.strategy.page.form_file import load_form

FILE = "documents.toml"
ACROSS = ("strategic", "other", "dated", "measured")
"""Selections of activities that are not a sort of activity."""
EXCLUSIONS = "exclusions"
"""The place of what the company refuses."""
Text = Annotated[str, Field(min_length=1)]


class DocumentKind(StrEnum):
    """The two documents."""

    BRIEF = "brief"
    PLAN = "plan"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class SectionForm(_Part):
    """One section: what it asks for and where its words are found (see `data/documents.toml`)."""

    id: Text
    name: Text
    asks: Text
    source: Text
    paths: Annotated[tuple[str, ...], Field(alias="from")] = ()
    activities: str = ""
    needed: bool = True


class DocumentForm(_Part):
    """One document: what it answers and its sections in order."""

    id: DocumentKind
    name: Text
    answers: Text
    source: Text
    sections: Annotated[tuple[SectionForm, ...], Field(alias="section", min_length=1)]


class ActivitySort(_Part):
    """A sort of activity, recognised by words."""

    id: Text
    words: Annotated[tuple[Text, ...], Field(min_length=1)]


class DocumentForms(_Part):
    """Both documents and the sorts of activity."""

    documents: Annotated[tuple[DocumentForm, ...], Field(alias="document")]
    sorts: Annotated[tuple[ActivitySort, ...], Field(alias="sort")]

    def document(self, kind: DocumentKind | str) -> DocumentForm:
        """One of the documents.

        Raises:
            UnknownNameError: If there is none of that kind.
        """
        for document in self.documents:
            if document.id == kind:
                return document
        raise UnknownNameError("document", kind, [document.id.value for document in self.documents])


@cache
def load_documents() -> DocumentForms:
    """The documents that this product ships."""
    return read_documents(catalog.read_toml(FILE), FILE)


def read_documents(raw: Mapping[str, Any], name: str) -> DocumentForms:
    """Make the documents from parsed TOML.

    Raises:
        RefusedError: If anything is missing, doubled or refers to what does not exist; with every fault.
    """
    return sound(lambda: DocumentForms.model_validate(raw), name, _faults)


def _faults(forms: DocumentForms) -> Iterator[str]:
    sorts = [sort.id for sort in forms.sorts]
    yield from unknown("document", DocumentKind, (document.id for document in forms.documents))
    yield from repeated("document", (document.id for document in forms.documents))
    yield from repeated("sort", sorts)
    for document in forms.documents:
        yield from repeated(f"section of {document.id}", (section.id for section in document.sections))
        yield from unknown_source([document.source, *(section.source for section in document.sections)])
        for section in document.sections:
            yield from unknown(f"place of section {section.id}", section.paths, _places())
            if section.activities:
                what = f"activities of section {section.id}"
                yield from unknown(what, [section.activities], (*sorts, *ACROSS))


@cache
def _places() -> tuple[str, ...]:
    form = load_form()
    return (
        *(f"first.{question.id}" for question in form.first),
        *(f"fields.{field.id}" for field in form.fields),
        *(f"choices.{choice.id}" for choice in form.choices),
        EXCLUSIONS,
    )
