"""A company's strategy: today's page, its saved versions, and its exclusions."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import ClassVar, Self

from pydantic import ConfigDict, Field

from gtm_framework.errors import UnknownNameError
from gtm_framework.records import Part, Record, Text, ids_of, repeated, unknown
from gtm_framework.strategy.exclusions.card import CARD_FIELD, card_text, exclusions_from
from gtm_framework.strategy.exclusions.exclusions import Exclusion
from gtm_framework.strategy.health.mix_changes import KeptMix
from gtm_framework.strategy.page.one_page import Answers, OnePage
from gtm_framework.strategy.page.sections import DocumentKind, load_documents


class Version(Part):
    """A saved page: its name, its date, and a note.

    Attributes:
        name: Its name, unique among the versions.
        on: The day it was saved.
        note: Why it was saved.
        page: The page.
        work: The mix of work at the time, or None if it wasn't saved.

    Example:
        >>> version = Strategy().keep("Heating only", date(2026, 6, 8), note="Churn elsewhere").versions[0]
        >>> version.name, version.note
        ('Heating only', 'Churn elsewhere')
    """

    name: Text
    on: date
    note: str = ""
    page: OnePage
    work: KeptMix | None = None


class Strategy(Record):
    """Everything one workspace stores about its strategy; immutable.

    Attributes:
        page: Today's one-pager.
        versions: The saved pages, in the order they were saved.
        exclusions: The company's exclusions.
        brief: Maps section ids of the strategy brief to the text typed for them.
        plan: Maps section ids of the plan to the text typed for them.

    Raises:
        RefusedError: If a part is invalid, a name or id is used twice, or a section doesn't exist; lists
            every error.

    Example:
        >>> strategy = Strategy().keep("Every trade", date(2025, 9, 15))
        >>> strategy.version("Every trade").on.year, strategy.previous
        (2025, None)
    """

    model_config = ConfigDict(str_strip_whitespace=False)  # text stays as typed
    word: ClassVar[str] = "strategy"

    page: OnePage = Field(default_factory=OnePage)
    versions: tuple[Version, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    brief: Answers = Field(default_factory=dict)
    plan: Answers = Field(default_factory=dict)

    @property
    def previous(self) -> OnePage | None:
        """The page before this one: the last saved one that differs from it, or None."""
        kept = [version.page for version in self.versions if version.page != self.page]
        return kept[-1] if kept else None

    @property
    def exclusions_without_words(self) -> tuple[Exclusion, ...]:
        """The exclusions that flag no idea, because they have no keywords."""
        return tuple(exclusion for exclusion in self.exclusions if not exclusion.words)

    def version(self, name: str) -> Version:
        """The version with that name.

        Raises:
            UnknownNameError: If there is none.
        """
        for version in self.versions:
            if version.name == name:
                return version
        raise UnknownNameError("version", name, [version.name for version in self.versions])

    @property
    def last_with_work(self) -> Version | None:
        """The last version saved with its mix of work, or None."""
        return next((version for version in reversed(self.versions) if version.work), None)

    def keep(self, name: str, on: date, note: str = "", work: KeptMix | None = None) -> Self:
        """The same strategy with today's page saved as a version.

        Args:
            name: Its name; each version has its own.
            on: The day it is saved.
            note: Why it is saved.
            work: Today's mix of work, so a later mix can be compared with it.

        Raises:
            RefusedError: If the name is empty or taken.
        """
        kept = {"name": name, "on": on, "note": note, "page": self.page, "work": work}
        return self.with_changes(versions=(*self.versions, kept))

    def with_exclusions(self, exclusions: Iterable[Exclusion]) -> Self:
        """The same strategy with other exclusions, both in the list and on the one-pager's card."""
        kept = tuple(exclusions)
        return self.with_changes(exclusions=kept, page=self.page.with_field(CARD_FIELD, card_text(kept)))

    def with_field(self, field_id: str, text: str) -> Self:
        """The same strategy with one card edited; the exclusions card changes the list as well."""
        changed = self.with_changes(page=self.page.with_field(field_id, text))
        if field_id != CARD_FIELD:
            return changed
        return changed.with_changes(exclusions=exclusions_from(text, self.exclusions))

    def written(self, kind: DocumentKind) -> dict[str, str]:
        """The text typed for the sections of a document."""
        return self.brief if kind is DocumentKind.BRIEF else self.plan

    def inconsistencies(self) -> Iterator[str]:
        """Names and ids used twice, and sections that don't exist."""
        yield from repeated("version", (version.name for version in self.versions))
        yield from repeated("exclusion", ids_of(self.exclusions))
        for kind in DocumentKind:
            sections = load_documents().document(kind).sections
            yield from unknown(f"section of {kind}", self.written(kind), ids_of(sections))
