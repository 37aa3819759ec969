"""The mix of strategic and tactical work: by count, effort, quarter, pillar, and activity."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from fractions import Fraction

from gtm_framework.exact import exact
from gtm_framework.records import Part
from gtm_framework.strategy.work.work import Work
from gtm_framework.triage import Kind


class Slice(Part):
    """One part of the work.

    Attributes:
        name: The kind, quarter, pillar id, or tag; empty if it has none.
        count: Number of work items.
        person_weeks: Their known effort.
        count_share: Share of all items; None if there are none.
        effort_share: Share of all known effort; None if none is known.
        strategic_count_share: Strategic share of its strategic and tactical items.
        strategic_effort_share: Strategic share of its known strategic and tactical effort.

    Example:
        >>> from gtm_framework.workspace import Checkup, example_workspace
        >>> proof = Checkup(example_workspace("fintech-cascade")).mix.activities[0]
        >>> proof.name, proof.person_weeks, proof.effort_share
        ('proof', 6.0, 0.4)
    """

    name: str
    count: int
    person_weeks: float
    count_share: float | None
    effort_share: float | None
    strategic_count_share: float | None
    strategic_effort_share: float | None


class Mix(Part):
    """How the work is divided. Undecided work is shown, but not part of the strategic shares.

    Attributes:
        all: All of it.
        kinds: By kind: strategic, tactical, undecided.
        quarters: By quarter, in chronological order; unscheduled work last.
        pillars: By pillar, in the order of the work; unlinked work last.
        activities: By first tag, in the order of the work; untagged work last.
        unknown: Number of work items without an effort estimate.

    Example:
        >>> from gtm_framework.workspace import Checkup, example_workspace
        >>> found = Checkup(example_workspace("fintech-cascade")).mix
        >>> [(part.name, part.count, part.person_weeks) for part in found.activities]
        [('proof', 1, 6.0), ('awareness', 2, 9.0)]
    """

    all: Slice
    kinds: tuple[Slice, ...]
    quarters: tuple[Slice, ...]
    pillars: tuple[Slice, ...]
    activities: tuple[Slice, ...]
    unknown: int


def mix(work: Sequence[Work]) -> Mix:
    """Divide work by kind, quarter, pillar, and activity.

    Example:
        >>> from gtm_framework.workspace import Checkup, example_workspace
        >>> found = mix(Checkup(example_workspace("fintech-cascade")).outlook.work)
        >>> {part.name: part.person_weeks for part in found.kinds}
        {'strategic': 0.0, 'tactical': 15.0, 'undecided': 0.0}

    References:
        S2, a portfolio with both kinds.
    """
    whole = len(work), _weeks(work)
    return Mix(
        all=_slice("", work, whole),
        kinds=tuple(_slice(kind, [item for item in work if item.kind == kind], whole) for kind in Kind),
        quarters=_slices(work, whole, lambda item: item.quarter, in_time=True),
        pillars=_slices(work, whole, lambda item: item.pillar),
        activities=_slices(work, whole, lambda item: item.tags[0] if item.tags else ""),
        unknown=sum(item.person_weeks is None for item in work),
    )


Whole = tuple[int, Fraction]
"""Items and person-weeks of all the work, which each slice is a part of."""


def _slices(
    work: Sequence[Work], whole: Whole, name: Callable[[Work], str], *, in_time: bool = False
) -> tuple[Slice, ...]:
    parts: dict[str, list[Work]] = defaultdict(list)
    for item in work:
        parts[name(item)].append(item)
    names = sorted(parts) if in_time else list(parts)
    ordered = [*(given for given in names if given), *(given for given in names if not given)]
    return tuple(_slice(given, parts[given], whole) for given in ordered)


def _slice(name: str, part: Sequence[Work], whole: Whole) -> Slice:
    decided = [item for item in part if item.kind != Kind.UNDECIDED]
    strategic = [item for item in decided if item.kind == Kind.STRATEGIC]
    weeks = _weeks(part)
    return Slice(
        name=name,
        count=len(part),
        person_weeks=float(weeks),
        count_share=_share(len(part), whole[0]),
        effort_share=_share(weeks, whole[1]),
        strategic_count_share=_share(len(strategic), len(decided)),
        strategic_effort_share=_share(_weeks(strategic), _weeks(decided)),
    )


def _weeks(work: Sequence[Work]) -> Fraction:
    return sum((exact(item.person_weeks) for item in work if item.person_weeks is not None), Fraction(0))


def _share(part: Fraction | int, whole: Fraction | int) -> float | None:
    return float(Fraction(part) / Fraction(whole)) if whole else None
