"""The mix against a target suggested by the company stage or set by the user."""

from dataclasses import dataclass
from typing import Literal

from gtm_framework.errors import OutOfRangeError, UnknownNameError
from gtm_framework.exact import exact
from gtm_framework.strategy.health.mixes import Mix
from gtm_framework.strategy.health.rules import health_rules
from gtm_framework.strategy.ratios import percent
from gtm_framework.strategy.remarks import Field, Remark, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """The target strategic share of effort.

    Attributes:
        share: 0 to 1.
        set_by: ``stage`` if the stage suggests it, ``you`` if a person set it.
        stage: Id of the stage.
        stage_title: The stage's title.
        text: Why the stage suggests it.
        source: The source for the order of strategy and execution.
        share_source: The source of the number.

    Example:
        >>> aim = target("after_fit")
        >>> aim.share, aim.set_by, aim.stage_title
        (0.35, 'stage', 'After product-market fit')
    """

    share: float
    set_by: Literal["stage", "you"]
    stage: str
    stage_title: str
    text: str
    source: str
    share_source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MixReading:
    """A mix compared with its target.

    Attributes:
        target: The target.
        effort_share: Strategic share of the strategic and tactical effort; None if unknown.
        count_share: Strategic share of the strategic and tactical items; None if there are none.
        gap: `effort_share` minus the target; None if unknown.
        text: The result in words.
        remark: The finding, if the mix is further from its target than the tolerance.

    Example:
        >>> from gtm_framework.workspace import Checkup, example_workspace
        >>> reading = against_target(Checkup(example_workspace("fintech-cascade")).mix, target("after_fit"))
        >>> reading.effort_share, reading.gap
        (0.0, -0.35)
    """

    target: Target
    effort_share: float | None
    count_share: float | None
    gap: float | None
    text: str
    remark: Remark | None


def target(stage: str, share: float | None = None) -> Target:
    """The target of a stage, or one set by a person.

    Args:
        stage: Id of the stage: ``before_fit``, ``after_fit``, or ``scaling``.
        share: Strategic share set by a person, 0 to 1; None for the stage's suggestion.

    Raises:
        UnknownNameError: If there is no such stage.
        OutOfRangeError: If the share is outside 0 to 1.
    """
    stages = health_rules().stages
    if stage not in stages:
        raise UnknownNameError("stage", stage, stages)
    if share is not None and not 0 <= share <= 1:
        raise OutOfRangeError("strategic share", share, 0, 1)
    rule = stages[stage]
    return Target(
        share=rule.strategic_share if share is None else share,
        set_by="stage" if share is None else "you",
        stage=stage,
        stage_title=rule.title,
        text=rule.text,
        source=rule.source,
        share_source=rule.share_source,
    )


def against_target(found: Mix, aim: Target) -> MixReading:
    """Compare a mix with its target, by effort.

    Example:
        >>> from gtm_framework.workspace import Checkup, example_workspace
        >>> against_target(Checkup(example_workspace("fintech-cascade")).mix, target("after_fit")).text
        'Strategic work gets 0% of the effort; your target is 35%. Add strategic work, or cut tactics.'
    """
    rule = health_rules().mix
    share = found.all.strategic_effort_share
    gap = None if share is None else exact(share) - exact(aim.share)
    if gap is None:
        text = rule.texts.unknown
    elif abs(gap) <= exact(rule.tolerance):
        text = rule.texts.within
    else:
        text = rule.texts.below if gap < 0 else rule.texts.above
    said = text.format(share=percent(share), target=percent(aim.share))
    off = gap is not None and abs(gap) > exact(rule.tolerance)
    far = gap is not None and abs(gap) > exact(rule.far)
    return MixReading(
        target=aim,
        effort_share=share,
        count_share=found.all.strategic_count_share,
        gap=None if gap is None else float(gap),
        text=said,
        remark=_off_target(said, f"{aim.source} {rule.source}", far=far) if off else None,
    )


def _off_target(said: str, source: str, *, far: bool) -> Remark:
    fields = [Field(level="mix", id="", field=field) for field in ("strategic_share", "target")]
    return Remark(
        id="mix_off_target",
        rule="mix_off_target",
        family="mix",
        severity=Severity.HIGH if far else Severity.MEDIUM,
        fields=tuple(fields),
        reason=said,
        source=source,
    )
