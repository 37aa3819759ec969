"""The mix has to change when the strategy does (S1): compares two versions of both."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar, Self

from gtm_framework.exact import exact
from gtm_framework.records import Record
from gtm_framework.strategy.cascade.cascade import Cascade
from gtm_framework.strategy.cascade.levels import Objective, Pillar
from gtm_framework.strategy.health.mixes import Mix, Slice, mix
from gtm_framework.strategy.health.rules import health_rules
from gtm_framework.strategy.ratios import percent
from gtm_framework.strategy.remarks import Field, Remark, RemarkText
from gtm_framework.strategy.work.counting import work_of
from gtm_framework.strategy.work.work import ClassifiedInitiative

Choice = Pillar | Objective
"""The strategy part of a roadmap; the rest is execution."""


_RESTS_ON = (
    Field(level="strategy", id="", field="version"),
    Field(level="mix", id="", field="effort_share"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """One share of the effort, before and after.

    Example:
        >>> from gtm_framework.strategy.cascade import cascade_example, without
        >>> roadmap = cascade_example("fintech-cascade").cascade
        >>> before, after = (KeptMix.of(each).mix for each in (roadmap, without(roadmap, "t-1")))
        >>> proof = mix_change(before, after, []).shifts[0]
        >>> proof.dimension, proof.name, proof.before, proof.after
        ('activities', 'proof', 0.4, 0)
    """

    dimension: str
    name: str
    before: float
    after: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MixChange:
    """Whether the mix followed the strategy.

    Attributes:
        changes: What changed in the strategy, in the given words.
        moved: How far the mix has shifted, 0 (the same) to 1 (nothing in common): the largest, over kinds,
            pillars, and activities, of half the sum of the differences of all shares of effort; None if a
            version has no known effort.
        shifts: Every share that differs, by dimension.
        text: The result in words.
        remark: The finding, if one has changed without the other.

    Example:
        >>> from gtm_framework.strategy.cascade import cascade_example, without
        >>> roadmap = cascade_example("fintech-cascade").cascade
        >>> before, after = (KeptMix.of(each).mix for each in (roadmap, without(roadmap, "t-1")))
        >>> mix_change(before, after, []).moved
        0.4
    """

    changes: tuple[str, ...]
    moved: float | None
    shifts: tuple[Shift, ...]
    text: str
    remark: Remark | None


class KeptMix(Record):
    """What is saved about the work with a version, so a later mix can be compared with it.

    Attributes:
        mix: How the work was divided.
        choices: The pillars and objectives, without anything below them.

    Example:
        >>> from gtm_framework.strategy.cascade import cascade_example
        >>> kept = KeptMix.of(cascade_example("fintech-cascade").cascade)
        >>> kept.mix.all.person_weeks, [pillar.id for pillar in kept.choices.pillars]
        (15.0, ['p-1'])
    """

    word: ClassVar[str] = "saved mix"

    mix: Mix
    choices: Cascade

    @classmethod
    def of(cls, cascade: Cascade, classified: Sequence[ClassifiedInitiative] = ()) -> Self:
        """What to save of a roadmap and its list."""
        choices = Cascade(pillars=cascade.pillars, objectives=cascade.objectives)
        return cls(mix=mix(work_of(cascade, classified)), choices=choices)


def mix_change(before: Mix, after: Mix, changes: Sequence[str]) -> MixChange:
    """Compare the mixes of two versions.

    Args:
        before: The mix of the earlier version.
        after: The mix of the later one.
        changes: What changed in the strategy between them, in words: choices on the one-pager, pillars,
            objectives (see `strategy_changes`); empty if nothing did.

    References:
        S1, a different strategy must show in a different mix; what counts as shifted is a house rule.
    """
    rule = health_rules().mix
    shifts = _all_shifts(before, after)
    known = before.all.effort_share is not None and after.all.effort_share is not None
    moved = max(map(_distance, shifts.values())) if known else None
    words = {"changes": ", ".join(changes), "moved": percent(None if moved is None else float(moved))}
    has_moved = moved is not None and moved >= exact(rule.moved)
    remark = None
    if moved is None:
        text = rule.texts.no_effort
    elif has_moved == bool(changes):
        text = rule.texts.followed if changes else rule.texts.steady
    else:
        name = "mix_not_followed" if changes else "mix_unexplained"
        said: RemarkText = getattr(rule.remarks, name)
        remark = said.remark(name, "mix", _RESTS_ON, words, more_source=rule.source)
        text = remark.reason
    return MixChange(
        changes=tuple(changes),
        moved=None if moved is None else float(moved),
        shifts=tuple(shift for one in shifts.values() for shift in one if shift.before != shift.after),
        text=text.format(**words) if remark is None else text,
        remark=remark,
    )


def strategy_changes(before: Cascade, after: Cascade) -> tuple[str, ...]:
    """The pillars and objectives that were added, removed, or changed, by title."""
    old, new = _choices(before), _choices(after)
    gone = [f"{old[key].word} “{old[key].title}” removed" for key in old if key not in new]
    came = [f"{new[key].word} “{new[key].title}” added" for key in new if key not in old]
    both = [key for key in new if key in old]
    other = [key for key in both if _decides(new[key]) != _decides(old[key])]
    return (*gone, *came, *(f"{new[key].word} “{new[key].title}” changed" for key in other))


def _choices(cascade: Cascade) -> dict[str, Choice]:
    choices: list[Choice] = [*cascade.pillars, *cascade.objectives]
    return {choice.id: choice for choice in choices}


def _decides(choice: Choice) -> dict[str, object]:
    """The content of a pillar or objective, without its notes and owner."""
    return choice.model_dump(exclude={"description", "owner"})


def _all_shifts(before: Mix, after: Mix) -> dict[str, list[Shift]]:
    """Shares of effort before and after, for each dimension of a mix."""
    return {
        "kinds": _shifts("kinds", before.kinds, after.kinds),
        "pillars": _shifts("pillars", before.pillars, after.pillars),
        "activities": _shifts("activities", before.activities, after.activities),
    }


def _shifts(dimension: str, before: Sequence[Slice], after: Sequence[Slice]) -> list[Shift]:
    old = {part.name: part.effort_share or 0 for part in before}
    new = {part.name: part.effort_share or 0 for part in after}
    return [
        Shift(dimension=dimension, name=name, before=old.get(name, 0), after=new.get(name, 0))
        for name in dict.fromkeys([*old, *new])
    ]


def _distance(shifts: Sequence[Shift]) -> Fraction:
    """Half the sum of the differences: the part of the effort that shifted."""
    return sum((abs(exact(shift.after) - exact(shift.before)) for shift in shifts), Fraction(0)) / 2
