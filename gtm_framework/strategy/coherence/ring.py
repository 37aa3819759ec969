"""The diagram of a page without its geometry: ten choices in order, and the conflicting pairs."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from gtm_framework.strategy.coherence.coherence import Finding, check
from gtm_framework.strategy.page.form_file import load_form
from gtm_framework.strategy.page.one_page import OnePage
from gtm_framework.strategy.page.steps import card_steps, step_of
from gtm_framework.strategy.severity import Severity


@dataclass(frozen=True, slots=True)
class RingChoice:
    """One choice on the ring.

    Attributes:
        id: The choice's id.
        number: The number of its card, such as ``"7b"``.
        name: The choice's name.
        answered: How many of its attributes are answered.
        attributes: How many attributes it has.
        evidence: Name of its level of evidence.
        weak: Whether its evidence is none or opinion.
        conflicts: How many conflicts it is part of.

    Example:
        >>> from gtm_framework.strategy.coherence import standing
        >>> from gtm_framework.workspace import example_workspace
        >>> choice = standing(example_workspace("contradictory").strategy.page).ring.choices[0]
        >>> choice.number, choice.name, choice.evidence, choice.weak
        ('1', 'Beachhead segment', 'opinion', True)
    """

    id: str
    number: str
    name: str
    answered: int
    attributes: int
    evidence: str
    weak: bool
    conflicts: int


@dataclass(frozen=True, slots=True)
class RingPair:
    """Two choices that conflict.

    Attributes:
        first: Id of the one that comes first on the cards.
        second: Id of the other.
        severity: The worst of their conflicts.
        findings: Ids of their conflicts, worst first.
        reasons: Why they conflict, in the same order.
        places: The numbers of those conflicts in the page's list, from 1, in the same order.

    Example:
        >>> from gtm_framework.strategy.coherence import standing
        >>> from gtm_framework.workspace import example_workspace
        >>> pair = standing(example_workspace("contradictory").strategy.page).ring.pairs[0]
        >>> pair.first, pair.second, pair.severity.value, pair.places
        ('buyer', 'motion', 'high', (3,))
    """

    first: str
    second: str
    severity: Severity
    findings: tuple[str, ...]
    reasons: tuple[str, ...]
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Ring:
    """The picture of a page.

    Attributes:
        choices: The ten choices in the order of the cards.
        pairs: The conflicting pairs, worst first.
        counts: How many conflicts there are of each severity; a line may stand for several.

    Example:
        >>> from gtm_framework.strategy.coherence import standing
        >>> from gtm_framework.workspace import example_workspace
        >>> ring = standing(example_workspace("contradictory").strategy.page).ring
        >>> len(ring.choices), len(ring.pairs), list(ring.counts.values())
        (10, 6, [3, 3])
    """

    choices: tuple[RingChoice, ...]
    pairs: tuple[RingPair, ...]
    counts: Mapping[Severity, int]


def ring(page: OnePage, findings: Sequence[Finding] | None = None) -> Ring:
    """Describe the diagram of a page.

    Args:
        page: The answers.
        findings: The page's conflicts in their listed order, if the caller already has them. A conflict of
            three choices joins each pair of them.
    """
    findings = check(page) if findings is None else findings
    order = [step.choice for step in card_steps() if step.choice]
    joined: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        for pair in combinations(sorted(finding.choices, key=order.index), 2):
            joined.setdefault((pair[0], pair[1]), []).append(finding)
    places = {finding.id: place for place, finding in enumerate(findings, start=1)}
    pairs = [_pair(ends, conflicts, places) for ends, conflicts in joined.items()]
    pairs.sort(key=lambda pair: (pair.severity.order, order.index(pair.first), order.index(pair.second)))
    counts = Counter(finding.severity for finding in findings)
    return Ring(tuple(_choice(choice_id, page, findings) for choice_id in order), tuple(pairs), counts)


def _pair(ends: tuple[str, str], conflicts: list[Finding], places: Mapping[str, int]) -> RingPair:
    conflicts = sorted(conflicts, key=lambda finding: finding.severity.order)
    return RingPair(
        *ends,
        severity=conflicts[0].severity,
        findings=tuple(finding.id for finding in conflicts),
        reasons=tuple(finding.reason for finding in conflicts),
        places=tuple(places[finding.id] for finding in conflicts),
    )


def _choice(choice_id: str, page: OnePage, findings: Sequence[Finding]) -> RingChoice:
    choice, said = load_form().choice(choice_id), page.choice(choice_id)
    level = load_form().evidence_level(said.evidence)
    return RingChoice(
        id=choice_id,
        number=step_of(choice_id).number,
        name=choice.name,
        answered=len(said.options),
        attributes=len(choice.attributes),
        evidence=level.name,
        weak=level.weak,
        conflicts=sum(choice_id in finding.choices for finding in findings),
    )
