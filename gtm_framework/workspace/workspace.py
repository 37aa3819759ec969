"""One company's or client's set of everything: what the pages show and the store keeps."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Annotated, Any, Protocol

from pydantic import BaseModel, ConfigDict, Field

from gtm_framework.scorecard.own_sheet import OwnTable
from gtm_framework.strategy.cascade.cascade import Cascade
from gtm_framework.strategy.documents.activities import Activity, activity_from
from gtm_framework.strategy.exclusions.exclusions import Touch, touches
from gtm_framework.strategy.health.mix_change import KeptMix
from gtm_framework.strategy.health.sheet import HealthSheet
from gtm_framework.strategy.versions.versions import Strategy
from gtm_framework.strategy.work.work import ClassifiedInitiative
from gtm_framework.triage.hints.duplicates import LikelyDuplicate, likely_duplicates
from gtm_framework.triage.initiative import Initiative
from gtm_framework.triage.matrix import THRESHOLD, THRESHOLDS
from gtm_framework.triage.methods import Method, Methods, all_methods, default_method
from gtm_framework.triage.own_methods import methods_from
from gtm_framework.triage.ranking import Ranked, rank
from gtm_framework.triage.verdict import classify

INITIATIVE = "initiative"
SETTINGS = "settings"
STRATEGY = "strategy"
CASCADE = "cascade"
HEALTH = "health"
OWN_TABLE = "own_table"


class Kept(Protocol):
    """A document as the store keeps it: what it is, its name, its content, its revision."""

    @property
    def kind(self) -> str:
        """What it is, such as ``"initiative"``."""

    @property
    def id(self) -> str:
        """Its name among its kind."""

    @property
    def body(self) -> Mapping[str, Any]:
        """Its content."""

    @property
    def revision(self) -> int:
        """The workspace's revision that last changed it."""


class Settings(BaseModel):
    """What holds everywhere in one workspace.

    Attributes:
        method: The ranking method.
        threshold: Scores above it are high, 1 to 9.
        apart: Pairs of ideas that are alike and that people keep as two, each pair's ids in their order.
        waved: (idea's id, what its words were taken for) where people said that it is not so; what may
            stand there: ``"output"``, ``"goal"``, ``"split"``.
        own_methods: Methods of the team's own, as parsed from TOML in the form of `data/methods.toml`.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    method: str = default_method()
    threshold: Annotated[float, Field(ge=THRESHOLDS[0], le=THRESHOLDS[1])] = THRESHOLD
    apart: tuple[tuple[str, str], ...] = ()
    waved: tuple[tuple[str, str], ...] = ()
    own_methods: dict[str, Any] = Field(default_factory=dict)

    @property
    def methods(self) -> Methods:
        """The product's methods and the team's own.

        Raises:
            RefusedError: If a method or an input of the team's own is wrong, with every fault.
        """
        return methods_from(self.own_methods, "methods") if self.own_methods else all_methods()

    @property
    def ranking_method(self) -> Method:
        """The method that the list is ranked by.

        Raises:
            UnknownNameError: If the workspace has no method of that name.
        """
        return self.methods[self.method]


class Workspace(BaseModel):
    """One set, as of one revision.

    Attributes:
        id: The store's name for it.
        name: What people call it.
        revision: The number of its last change.
        settings: What holds everywhere in it.
        initiatives: The ideas under triage, in the order in which they were added.
        strategy: The one page, its kept versions, and what the company refuses.
        cascade: The roadmap, from the pillars down to the tactics.
        health: What the team says of its own health, and when it meets.
        own_table: Options compared on criteria of the company's own; None while nobody has typed any.
        based_on: (kind, id) of each document to the revision that it was read at; an edit names it,
            so that the store can refuse an edit of something that has changed since.
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
    based_on: dict[tuple[str, str], int] = Field(default_factory=dict)

    @classmethod
    def from_documents(cls, id: str, name: str, revision: int, documents: Iterable[Kept]) -> "Workspace":  # noqa: A002
        """Build a workspace from what the store holds."""
        kept = list(documents)
        settings = next((d.body for d in kept if d.kind == SETTINGS), {})
        strategy = next((d.body for d in kept if d.kind == STRATEGY), {})
        cascade = next((d.body for d in kept if d.kind == CASCADE), {})
        health = next((d.body for d in kept if d.kind == HEALTH), {})
        own_table = next((d.body for d in kept if d.kind == OWN_TABLE), None)
        return cls(
            id=id,
            name=name,
            revision=revision,
            settings=Settings.model_validate(dict(settings)),
            strategy=Strategy.model_validate(dict(strategy)),
            cascade=Cascade.model_validate(dict(cascade)),
            health=HealthSheet.model_validate(dict(health)),
            own_table=None if own_table is None else OwnTable.model_validate(dict(own_table)),
            initiatives=tuple(
                Initiative.model_validate({**d.body, "id": d.id}) for d in kept if d.kind == INITIATIVE
            ),
            based_on={(d.kind, d.id): d.revision for d in kept},
        )

    def initiative(self, id: str) -> Initiative | None:  # noqa: A002
        """The initiative with this id, or None when it is not (or no longer) there."""
        return next((i for i in self.initiatives if i.id == id), None)

    def likely_duplicates(self) -> tuple[LikelyDuplicate, ...]:
        """Pairs of ideas that seem to be one, without those that people keep as two."""
        return self.still_alike(likely_duplicates(self.initiatives))

    def still_alike(self, pairs: Iterable[LikelyDuplicate]) -> tuple[LikelyDuplicate, ...]:
        """Those of some pairs that are both there and not kept as two."""
        ids = {initiative.id for initiative in self.initiatives}
        return tuple(
            pair
            for pair in pairs
            if {pair.first, pair.second} <= ids
            and tuple(sorted((pair.first, pair.second))) not in self.settings.apart
        )

    @cached_property
    def touched(self) -> Mapping[str, tuple[Touch, ...]]:
        """Initiative id to the refusals that it touches; those that touch none are left out."""
        if not self.strategy.exclusions:
            return {}
        found = {i.id: touches(i, self.strategy.exclusions) for i in self.initiatives}
        return {initiative_id: touched for initiative_id, touched in found.items() if touched}

    @cached_property
    def activities(self) -> tuple[Activity, ...]:
        """The work that somebody has taken up, for the documents: ideas with an owner or a quarter."""
        taken_up = (i for i in self.initiatives if i.owner.strip() or i.quarter.strip())
        return tuple(activity_from(i, classify(i).final_kind) for i in taken_up)

    def ranked(self) -> list[Ranked]:
        """The list in its order, by this workspace's method and threshold.

        What touches a refusal carries a note that says so; its place stays the same.
        """
        ranked = rank(self.initiatives, self.settings.ranking_method, threshold=self.settings.threshold)
        return [
            replace(item, notes=tuple(touch.why for touch in self.touched[item.initiative.id]))
            if item.initiative.id in self.touched
            else item
            for item in ranked
        ]

    def classified(self) -> tuple[ClassifiedInitiative, ...]:
        """The list as the roadmap and the health check read it: each initiative with its verdict."""
        return ClassifiedInitiative.of(self.ranked())

    def kept_mix(self) -> KeptMix:
        """What is kept of the work beside a version of the strategy."""
        return KeptMix.of(self.cascade, self.classified())
