"""How well each objective is covered by work, and how far along it is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gtm_framework.exact import exact
from gtm_framework.strategy.cascade.cascade import Cascade
from gtm_framework.strategy.cascade.levels import KpiResult, Objective, Pillar, Thing
from gtm_framework.strategy.level import Level
from gtm_framework.strategy.ratios import shown
from gtm_framework.strategy.work.counting import work_of
from gtm_framework.strategy.work.work import ClassifiedInitiative, Work, attachments, path_up, summed


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectiveCoverage:
    """The work under one objective, and its progress.

    Attributes:
        id: Id of the objective.
        title: Its title.
        pillar: Id of the pillar it leads up to, or empty.
        quarterly_initiatives: How many lead up to it.
        tactics: How many tactics that aren't stopped lead up to it.
        initiatives: How many initiatives from the list count toward it directly.
        person_weeks: Effort of all the work that leads up to it; None if unknown.
        share: That effort as a share of all known effort, 0 to 1.
        by_quarter: Person-weeks in each quarter with work.
        covered: Whether any work leads up to it.
        actual: Its latest check-in, in its unit.
        progress: Share of the way from its baseline to its target, as of that check-in; None if the
            baseline, the target, or a check-in is missing. Below 0 it has moved away; above 1 it is beyond
            the target.

    Example:
        >>> from gtm_framework.workspace import Checkup, example_workspace
        >>> (objective,) = Checkup(example_workspace("fintech-cascade")).outlook.coverage
        >>> objective.tactics, objective.person_weeks, objective.covered
        (3, 15.0, True)
    """

    id: str
    title: str
    pillar: str
    quarterly_initiatives: int
    tactics: int
    initiatives: int
    person_weeks: float | None
    share: float | None
    by_quarter: dict[str, float]
    covered: bool
    actual: float | None
    progress: float | None


def coverage(
    cascade: Cascade, classified: Sequence[ClassifiedInitiative] = (), work: Sequence[Work] | None = None
) -> tuple[ObjectiveCoverage, ...]:
    """The work under each objective, in the order of the objectives.

    Args:
        cascade: The roadmap.
        classified: The triage list.
        work: The work of both, if already counted.
    """
    counted = work_of(cascade, classified) if work is None else work
    attached = attachments(classified)
    paths = {thing.id: path_up(cascade, thing, attached) for thing in cascade.things}
    total = summed(counted)
    return tuple(
        _covered(cascade, objective, [item for item in counted if objective.id in item.path], paths, total)
        for objective in cascade.objectives
    )


def _covered(
    cascade: Cascade,
    objective: Objective,
    below: Sequence[Work],
    paths: Mapping[str, Sequence[Thing]],
    total: float | None,
) -> ObjectiveCoverage:
    weeks = summed(below)
    leading_up = {name for name, path in paths.items() if objective in path}
    by_quarter: dict[str, float] = {}
    for quarter in sorted({item.quarter for item in below} - {""}):
        in_it = summed(item for item in below if item.quarter == quarter)
        if in_it is not None:
            by_quarter[quarter] = in_it
    actual = latest(result for result in cascade.results if result.of == objective.id)
    return ObjectiveCoverage(
        id=objective.id,
        title=objective.title,
        pillar=next((up.id for up in paths[objective.id] if isinstance(up, Pillar)), ""),
        quarterly_initiatives=sum(made.id in leading_up for made in cascade.quarterly_initiatives),
        tactics=sum(made.id in leading_up for made in cascade.live_tactics),
        initiatives=sum(item.level == Level.INITIATIVE for item in below),
        person_weeks=weeks,
        share=float(exact(weeks) / exact(total)) if weeks is not None and total else None,
        by_quarter=by_quarter,
        covered=bool(below),
        actual=actual.actual if actual else None,
        progress=_progress(objective, actual),
    )


def latest(results: Iterable[KpiResult]) -> KpiResult | None:
    """The latest check-in; of two on one day, the later one in the list."""
    return max(enumerate(results), key=lambda entry: (entry[1].on, entry[0]), default=(0, None))[1]


def _progress(objective: Objective, result: KpiResult | None) -> float | None:
    if result is None or objective.number is None or objective.baseline is None:
        return None
    way = exact(objective.number) - exact(objective.baseline)
    return shown((exact(result.actual) - exact(objective.baseline)) / way) if way else None
