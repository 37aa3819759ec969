"""The workspace's evidence for each warning sign."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from gtm_framework.exact import exact
from gtm_framework.strategy.alignment.work_coverage import coverage
from gtm_framework.strategy.cascade.cascade import Cascade
from gtm_framework.strategy.cascade.work_items import Status
from gtm_framework.strategy.health.mixes import mix
from gtm_framework.strategy.health.rules import Evidence
from gtm_framework.strategy.level import Level
from gtm_framework.strategy.remarks import Field
from gtm_framework.strategy.work.counting import work_of
from gtm_framework.strategy.work.served import served_effort
from gtm_framework.strategy.work.work import ClassifiedInitiative, Work
from gtm_framework.triage import Kind


@dataclass(frozen=True)
class Scene:
    """The basis of the evidence."""

    cascade: Cascade
    classified: Sequence[ClassifiedInitiative]

    @cached_property
    def work(self) -> tuple[Work, ...]:
        """All work, each item once."""
        return work_of(self.cascade, self.classified)


@dataclass(frozen=True)
class Proof:
    """What the workspace says about one warning sign.

    Attributes:
        count: Share of the items, 0 to 1.
        effort: Share of the effort; None if unknown or not applicable.
        of: How many items were checked.
        fields: The fields that show the warning sign.
    """

    count: float
    effort: float | None
    of: int
    fields: tuple[Field, ...]


def work_without_objective(scene: Scene) -> Proof | None:
    """How much of the work is unlinked."""
    served = served_effort(scene.work)
    if served.count_share is None:
        return None
    levels = {item.id: item.level for item in scene.work}
    fields = tuple(Field(level=levels[item], id=item, field="supports") for item in served.unserved_ids)
    return Proof(served.count_share, served.share, served.count, fields)


def objective_without_work(scene: Scene) -> Proof | None:
    """How many objectives have no work under them."""
    return _proof(
        [
            (Field(level=Level.OBJECTIVE, id=covered.id, field="work"), not covered.covered)
            for covered in coverage(scene.cascade, scene.classified, scene.work)
        ]
    )


def only_tactics(scene: Scene) -> Proof | None:
    """How much of the strategic and tactical work is tactical."""
    divided = mix(scene.work).all
    if divided.strategic_count_share is None:
        return None
    tactical = [item for item in scene.work if item.kind == Kind.TACTICAL]
    decided = [item for item in scene.work if item.kind != Kind.UNDECIDED]
    return Proof(
        count=_rest(divided.strategic_count_share),
        effort=None if divided.strategic_effort_share is None else _rest(divided.strategic_effort_share),
        of=len(decided),
        fields=tuple(Field(level=item.level, id=item.id, field="kind") for item in tactical),
    )


def no_metric(scene: Scene) -> Proof | None:
    """How many initiatives have no KPI, neither in their own answer nor in an item that implements them."""
    measured = {tactic.initiative for tactic in scene.cascade.live_tactics if tactic.kpi}
    return _proof(
        [
            (
                Field(level=Level.INITIATIVE, id=entry.initiative.id, field="metrics"),
                "metrics" not in entry.initiative.answers and entry.initiative.id not in measured,
            )
            for entry in scene.classified
        ]
    )


def unexplained_end(scene: Scene) -> Proof | None:
    """How many finished or stopped tactics have no recorded reason."""
    return _proof(
        [
            (Field(level=tactic.level, id=tactic.id, field="closed_reason"), not tactic.closed_reason)
            for tactic in scene.cascade.tactics
            if tactic.status != Status.OPEN
        ]
    )


def _proof(looked_at: Sequence[tuple[Field, bool]]) -> Proof | None:
    """The share of the fields that show a warning sign; None if there are none to check."""
    speaking = tuple(field for field, speaks in looked_at if speaks)
    if not looked_at:
        return None
    return Proof(count=len(speaking) / len(looked_at), effort=None, of=len(looked_at), fields=speaking)


def _rest(share: float) -> float:
    return float(1 - exact(share))


EVIDENCE: dict[Evidence, Callable[[Scene], Proof | None]] = {
    "work_without_objective": work_without_objective,
    "objective_without_work": objective_without_work,
    "only_tactics": only_tactics,
    "no_metric": no_metric,
    "unexplained_end": unexplained_end,
}
"""How each kind of evidence is computed."""
