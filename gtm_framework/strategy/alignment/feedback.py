"""The feedback loop: an unusual KPI result raises a question about the strategy above it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import inf
from typing import Literal, cast

from gtm_framework.exact import exact
from gtm_framework.strategy.alignment.kpi_readings import Expected, Reading, latest_readings
from gtm_framework.strategy.cascade.cascade import Cascade
from gtm_framework.strategy.cascade.levels import Objective
from gtm_framework.strategy.cascade.rules import OutlierRule, cascade_rules
from gtm_framework.strategy.cascade.work_items import Tactic
from gtm_framework.strategy.ratios import shown, with_unit
from gtm_framework.strategy.remarks import Field, Remark, mention, sentence
from gtm_framework.strategy.severity import Severity
from gtm_framework.strategy.work.work import ClassifiedInitiative, attachments, path_up


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One item in the chain from a result up to the strategy."""

    level: str
    id: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt(Remark):
    """An unusual result, and the strategy it raises a question about.

    Attributes:
        result: Id of the result.
        chain: From what was measured up to the topmost item its path reaches.
        basis: What it is compared with: its ``plan`` or its ``peers``.
        direction: ``above`` or ``below``.
        actual: The measured value.
        expected: The plan, or the median of the peers.
        ratio: Actual as a multiple of expected.
        peers: How many peers there are; 0 for a plan.

    Example:
        >>> from gtm_framework.strategy.cascade import KpiResult, cascade_example, put
        >>> result = KpiResult(id="r-1", of="t-2", on="2026-08-31", actual=12)
        >>> (prompt,) = prompts(put(cascade_example("fintech-cascade").cascade, result))
        >>> prompt.direction, prompt.actual, prompt.expected, prompt.ratio
        ('above', 12.0, 4.0, 3.0)
    """

    result: str
    chain: tuple[Link, ...]
    basis: Literal["plan", "peers"]
    direction: Literal["above", "below"]
    actual: float
    expected: float
    ratio: float
    peers: int


def prompts(cascade: Cascade, classified: Sequence[ClassifiedInitiative] = ()) -> tuple[Prompt, ...]:
    """Find unusual results, and the strategy they raise questions about.

    Only the latest check-in of each tactic (or objective) and label counts. Its peers are the latest
    check-ins of the others with the same KPI and unit. Check-ins below 0, and expected values of 0 or
    below, aren't compared.

    Args:
        cascade: The roadmap with its results.
        classified: The triage list, for tactics that support an objective through their initiative.

    Returns:
        One prompt per result and basis, strongest first, then in the order of the results.

    References:
        S2, the tactical feedback loop; the factor is a house rule.
    """
    rule = cascade_rules().outlier
    # A roadmap rejects results of anything but tactics and objectives.
    readings = [
        Reading(result, cast(Tactic | Objective, cascade.get(result.of)))
        for result in latest_readings(cascade)
    ]
    attached = attachments(classified)
    found = [
        _prompt(reading, expected, _chain(cascade, reading.thing, attached), rule)
        for reading in readings
        for expected in (reading.plan(), reading.usual(readings, rule.fewest_peers))
        if expected is not None and reading.stands_out(expected, exact(rule.factor))
    ]
    return tuple(sorted(found, key=lambda prompt: -_strength(exact(prompt.ratio))))


def _chain(cascade: Cascade, thing: Tactic | Objective, attached: Mapping[str, str]) -> tuple[Link, ...]:
    path = (thing, *path_up(cascade, thing, attached))
    return tuple(Link(level=up.level, id=up.id, title=up.title) for up in path)


def _strength(factor: Fraction) -> float:
    """How many times above or below the expected value; a check-in of 0 is the strongest."""
    return shown(max(factor, 1 / factor)) if factor else inf


def _prompt(reading: Reading, expected: Expected, chain: tuple[Link, ...], rule: OutlierRule) -> Prompt:
    result, thing, top, basis = reading.result, reading.thing, chain[-1], expected.basis
    factor = reading.factor(expected)
    direction: Literal["above", "below"] = "above" if factor > 1 else "below"
    text: str = getattr(rule.texts, f"{direction}_{basis}")
    reason = text.format(
        result=mention(thing.level, thing.title) + (f", {result.label}," if result.label else ""),
        measured=with_unit(f"{result.actual:g}", reading.kpi or thing.unit),
        ratio=f"{shown(factor):.3g}",
        expected=f"{float(expected.figure):g}",
        peers=expected.peers,
    )
    question = rule.texts.question if len(chain) > 1 else rule.texts.alone
    return Prompt(
        id=f"outlier_{basis}:{result.id}",
        rule=f"outlier_{basis}",
        family="outlier",
        severity=Severity.HIGH if _strength(factor) >= rule.strong else Severity.MEDIUM,
        fields=(
            Field(level="result", id=result.id, field="actual"),
            Field(level=thing.level, id=thing.id, field="target" if basis == "plan" else "kpi"),
            Field(level=top.level, id=top.id, field="title"),
        ),
        reason=sentence(reason),
        question=question.format(top=mention(top.level, top.title)),
        source=rule.source,
        result=result.id,
        chain=chain,
        basis=basis,
        direction=direction,
        actual=result.actual,
        expected=float(expected.figure),
        ratio=shown(factor),
        peers=expected.peers,
    )
