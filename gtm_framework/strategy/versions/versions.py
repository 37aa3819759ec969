"""A company's strategy: the page as it is now, the versions kept of it, what it refuses."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import ClassVar, Self

from pydantic import ConfigDict, Field

from gtm_framework.errors import UnknownNameError
from gtm_framework.records.fields import Text
from gtm_framework.records.lookup import ids_of, repeated, unknown
from gtm_framework.records.record import Part, Record
from gtm_framework.strategy.exclusions import card
from gtm_framework.strategy.exclusions.card import card_text, exclusions_from
from gtm_framework.strategy.exclusions.exclusions import Exclusion
from gtm_framework.strategy.health.mix_change import KeptMix
from gtm_framework.strategy.page.one_page import Answers, OnePage
from gtm_framework.strategy.page.sections import DocumentKind, load_documents


class Version(Part):
    """A page that was kept: under which name, on which day, with what remark.

    Attributes:
        name: What it is called, its own among the versions.
        on: The day on which it was kept.
        note: Why it was kept.
        page: The page.
        work: How the work stood beside it, or None where that was not kept.
    """

    name: Text
    on: date
    note: str = ""
    page: OnePage
    work: KeptMix | None = None


class Strategy(Record):
    """Everything that one workspace holds about its strategy, frozen.

    Attributes:
        page: The one page as it is now.
        versions: The pages that were kept, in the order in which they were kept.
        exclusions: What the company refuses.
        brief: Section id of the strategy brief to what was typed for it.
        plan: Section id of the plan to what was typed for it.

    Raises:
        RefusedError: If a part does not fit, a name or id is given twice, or a section does not exist;
            with every fault.
    """

    model_config = ConfigDict(str_strip_whitespace=False)  # text stays as it was typed
    word: ClassVar[str] = "strategy"

    page: OnePage = Field(default_factory=OnePage)
    versions: tuple[Version, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    brief: Answers = Field(default_factory=dict)
    plan: Answers = Field(default_factory=dict)

    @property
    def previous(self) -> OnePage | None:
        """The page before this one: the last kept one that differs from it, or None."""
        kept = [version.page for version in self.versions if version.page != self.page]
        return kept[-1] if kept else None

    @property
    def exclusions_without_words(self) -> tuple[Exclusion, ...]:
        """The exclusions that flag no idea, since they have no keywords."""
        return tuple(exclusion for exclusion in self.exclusions if not exclusion.words)

    def version(self, name: str) -> Version:
        """The version of that name.

        Raises:
            UnknownNameError: If there is none.
        """
        for version in self.versions:
            if version.name == name:
                return version
        raise UnknownNameError("version", name, [version.name for version in self.versions])

    @property
    def last_with_work(self) -> Version | None:
        """The version kept last among those with the work beside them, or None."""
        return next((version for version in reversed(self.versions) if version.work), None)

    def keep(self, name: str, on: date, note: str = "", work: KeptMix | None = None) -> Self:
        """The same strategy with the page of today kept as a version.

        Args:
            name: What to call it; each version has its own name.
            on: The day on which it is kept.
            note: Why it is kept.
            work: How the work stands beside it, so that a later mix can be held against this one.

        Raises:
            RefusedError: If the name is empty or taken.
        """
        kept = {"name": name, "on": on, "note": note, "page": self.page, "work": work}
        return self.with_changes(versions=(*self.versions, kept))

    def with_exclusions(self, exclusions: Iterable[Exclusion]) -> Self:
        """The same strategy with other exclusions, on the list and on the card of the one-pager."""
        kept = tuple(exclusions)
        return self.with_changes(exclusions=kept, page=self.page.with_field(card.FIELD, card_text(kept)))

    def with_field(self, field_id: str, text: str) -> Self:
        """The same strategy with one card written; the card of exclusions changes the list with it."""
        changed = self.with_changes(page=self.page.with_field(field_id, text))
        if field_id != card.FIELD:
            return changed
        return changed.with_changes(exclusions=exclusions_from(text, self.exclusions))

    def written(self, kind: DocumentKind) -> dict[str, str]:
        """What was typed for the sections of a document."""
        return self.brief if kind is DocumentKind.BRIEF else self.plan

    def inconsistencies(self) -> Iterator[str]:
        """Names and ids used twice, and sections that do not exist."""
        yield from repeated("version", (version.name for version in self.versions))
        yield from repeated("exclusion", ids_of(self.exclusions))
        for kind in DocumentKind:
            sections = load_documents().document(kind).sections
            yield from unknown(f"section of {kind}", self.written(kind), ids_of(sections))
