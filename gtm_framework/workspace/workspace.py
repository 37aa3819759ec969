"""Everything for one company or client: what the pages show and the store saves."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field

from gtm_framework.scorecard.own import OwnTable
from gtm_framework.strategy.cascade import Cascade
from gtm_framework.strategy.documents import Activity, activity_from, is_decided
from gtm_framework.strategy.exclusions import Excepted, Touch, touches
from gtm_framework.strategy.health import HealthSheet, KeptMix
from gtm_framework.strategy.versions import Strategy
from gtm_framework.strategy.work import ClassifiedInitiative
from gtm_framework.triage import Initiative, RankedList, classify, rank
from gtm_framework.triage.hints import LikelyDuplicate, likely_duplicates
from gtm_framework.workspace.documents import INITIATIVE, PARTS, Kept, content_of
from gtm_framework.workspace.settings import ReportSettings, Settings

V = TypeVar("V")


class Workspace(BaseModel):
    """One workspace at one revision.

    Attributes:
        id: The store's id for it.
        name: The name people see.
        revision: The number of its last change.
        settings: The settings that apply to the whole workspace.
        initiatives: The ideas on Triage, in the order they were added.
        strategy: The one-pager, its saved versions, and the exclusions.
        cascade: The roadmap, from the pillars down to the tactics.
        health: The team's answers to the health check, and when it meets.
        own_table: Options compared on the company's own criteria; None if there are none yet.
        report: The report's cover and sections.
        based_on: Maps (kind, id) of each document to the revision it was read at. An edit names it, so the
            store can reject an edit of something that has changed since.

    Example:
        >>> from gtm_framework.triage import Initiative
        >>> scores = {"Booth": (3, 6), "Webinar": (7, 2)}
        >>> ideas = [Initiative(title=name, impact=i, effort=e) for name, (i, e) in scores.items()]
        >>> workspace = Workspace(id="w-1", name="Firstfix", initiatives=ideas)
        >>> [item.initiative.title for item in workspace.ranked()]
        ['Webinar', 'Booth']
    """

    model_config = ConfigDict(frozen=True)

    id: str
    name: str
    revision: int = 0
    settings: Settings = Settings()
    initiatives: tuple[Initiative, ...] = ()
    strategy: Strategy = Strategy()
    cascade: Cascade = Cascade()
    health: HealthSheet = Field(default_factory=HealthSheet)
    own_table: OwnTable | None = None
    report: ReportSettings = Field(default_factory=ReportSettings)
    based_on: dict[tuple[str, str], int] = Field(default_factory=dict)

    @classmethod
    def from_documents(cls, id: str, name: str, revision: int, documents: Iterable[Kept]) -> "Workspace":  # noqa: A002
        """Build a workspace from stored documents.

        Raises:
            RefusedError: If a document is invalid; `readable` finds out which.
        """
        kept = list(documents)
        parts: dict[str, BaseModel] = {}
        for document in kept:
            if document.kind in PARTS and document.kind not in parts:
                parts[document.kind] = content_of(document)
        made = tuple(content_of(d) for d in kept if d.kind == INITIATIVE)
        based_on = {(d.kind, d.id): d.revision for d in kept}
        return cls(id=id, name=name, revision=revision, initiatives=made, based_on=based_on, **parts)

    def initiative(self, id: str) -> Initiative | None:  # noqa: A002
        """The initiative with this id, or None if it doesn't exist (anymore)."""
        return next((i for i in self.initiatives if i.id == id), None)

    def likely_duplicates(self) -> tuple[LikelyDuplicate, ...]:
        """Pairs of ideas that look like duplicates, without pairs that people keep as two."""
        return self.still_alike(likely_duplicates(self.initiatives))

    def still_alike(self, pairs: Iterable[LikelyDuplicate]) -> tuple[LikelyDuplicate, ...]:
        """The pairs whose ideas both exist and that people didn't keep as two."""
        ids = {initiative.id for initiative in self.initiatives}
        return tuple(
            pair
            for pair in pairs
            if {pair.first, pair.second} <= ids
            and tuple(sorted((pair.first, pair.second))) not in self.settings.apart
        )

    @cached_property
    def touched(self) -> Mapping[str, tuple[Touch, ...]]:
        """Maps initiative ids to the exclusions they conflict with, without exceptions."""
        return _filled(
            {
                idea: tuple(touch for touch in found if (idea, touch.exclusion.id) not in self._exceptions)
                for idea, found in self._touches.items()
            }
        )

    @cached_property
    def excepted(self) -> Mapping[str, tuple[Excepted, ...]]:
        """Maps initiative ids to accepted conflicts with exclusions; others are left out."""
        return _filled(
            {
                idea: tuple(
                    Excepted(touch, self._exceptions[idea, touch.exclusion.id])
                    for touch in found
                    if (idea, touch.exclusion.id) in self._exceptions
                )
                for idea, found in self._touches.items()
            }
        )

    @cached_property
    def _touches(self) -> Mapping[str, tuple[Touch, ...]]:
        if not self.strategy.exclusions:
            return {}
        return _filled({i.id: touches(i, self.strategy.exclusions) for i in self.initiatives})

    @cached_property
    def _exceptions(self) -> Mapping[tuple[str, str], str]:
        return {(made.initiative, made.exclusion): made.reason for made in self.settings.exceptions}

    @cached_property
    def activities(self) -> tuple[Activity, ...]:
        """The planned work for the documents, each item with the objective it supports."""
        titles = {objective.id: objective.title for objective in self.cascade.objectives}
        return tuple(
            activity_from(idea, classify(idea).final_kind, serves=titles.get(idea.supports, ""))
            for idea in filter(is_decided, self.initiatives)
        )

    def ranked(self) -> RankedList:
        """The ranked list, by this workspace's method and threshold.

        An idea that conflicts with an exclusion gets a note that says so; its rank stays the same.
        """
        ranked = rank(self.initiatives, self.settings.ranking_method, threshold=self.settings.threshold)
        if not self._touches:
            return ranked
        return RankedList(replace(item, notes=self._notes(item.initiative.id)) for item in ranked)

    def _notes(self, initiative_id: str) -> tuple[str, ...]:
        touched, excepted = self.touched.get(initiative_id, ()), self.excepted.get(initiative_id, ())
        return (*(found.why for found in touched), *(found.why for found in excepted))

    def classified(self) -> tuple[ClassifiedInitiative, ...]:
        """The list as the roadmap and the health check need it: each initiative with its verdict."""
        return ClassifiedInitiative.of(self.ranked())

    def kept_mix(self) -> KeptMix:
        """What is saved about the work with a version of the strategy."""
        return KeptMix.of(self.cascade, self.classified())


def _filled(found: Mapping[str, tuple[V, ...]]) -> Mapping[str, tuple[V, ...]]:
    return {name: entries for name, entries in found.items() if entries}
