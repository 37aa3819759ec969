"""The mix in rows: the data behind its bars, and the changes since a saved version."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from gtm_framework.english import counted
from gtm_framework.exact import exact
from gtm_framework.strategy import percent
from gtm_framework.strategy.cascade import Cascade
from gtm_framework.strategy.health import Mix, MixChange, Shift, Slice, Target
from gtm_framework.triage import Kind

_HOUSE = "house"
_DIMENSIONS = {"kinds": "kind", "pillars": "pillar", "activities": "tag"}


@dataclass(frozen=True, slots=True)
class MixRow:
    """One row of the mix.

    Attributes:
        name: The part of the work.
        strategic: Strategic share of the strategic and tactical work, or None if unknown.
        part: The work in this row.
    """

    name: str
    strategic: float | None
    part: Slice

    def share(self, kind: Kind) -> float | None:
        """The share of one verdict."""
        if self.strategic is None or kind is Kind.STRATEGIC:
            return self.strategic
        return float(1 - exact(self.strategic))

    def told(self, kind: Kind) -> str:
        """The share, with the number of items and person-weeks behind it."""
        of = f"of {counted(self.part.count, 'item')} and {self.part.person_weeks:g} person-weeks"
        return f"{cell(self.share(kind))}, {of}"


def mix_rows(mix: Mix) -> Sequence[MixRow]:
    """All work by effort and by count, then each quarter by effort, in chronological order."""
    return [
        MixRow("All work, by effort", mix.all.strategic_effort_share, mix.all),
        MixRow("All work, by count", mix.all.strategic_count_share, mix.all),
        *(
            MixRow(part.name or "Not scheduled", part.strategic_effort_share, part)
            for part in mix.quarters
            if part.name or len(mix.quarters) > 1
        ),
    ]


def mix_table(mix: Mix, target: Target | None) -> pd.DataFrame:
    """The table behind the bars, with items and person-weeks.

    Example:
        >>> from gtm_framework.workspace import Checkup, example_workspace
        >>> table = mix_table(Checkup(example_workspace("fintech-cascade")).mix, target=None)
        >>> table[["work", "strategic", "tactical"]].iloc[0].tolist()
        ['All work, by effort', '0%', '100%']
    """
    rows = mix_rows(mix)
    return pd.DataFrame(
        {
            "work": [row.name for row in rows],
            "strategic": [cell(row.share(Kind.STRATEGIC)) for row in rows],
            "tactical": [cell(row.share(Kind.TACTICAL)) for row in rows],
            "target": [cell(target.share if target else None) for _ in rows],
            "items": [row.part.count for row in rows],
            "person-weeks": [row.part.person_weeks for row in rows],
        }
    )


def shift_table(change: MixChange, cascade: Cascade) -> pd.DataFrame:
    """Every share of effort that changed, before and now.

    Example:
        >>> from gtm_framework.strategy.health import MixChange, Shift
        >>> proof = Shift(dimension="kinds", name="strategic", before=0.25, after=0.4)
        >>> change = MixChange(changes=(), moved=0.15, shifts=(proof,), text="", remark=None)
        >>> shift_table(change, Cascade()).iloc[0].tolist()
        ['kind', 'strategic', '25%', '40%']
    """
    return pd.DataFrame(
        {
            "grouped by": [_DIMENSIONS[shift.dimension] for shift in change.shifts],
            "group": [_named(shift, cascade) for shift in change.shifts],
            "before": [cell(shift.before) for shift in change.shifts],
            "now": [cell(shift.after) for shift in change.shifts],
        }
    )


def is_ours(target: Target) -> bool:
    """Whether a target is this product's default rather than the sources' or the team's."""
    return target.set_by == "stage" and target.share_source == _HOUSE


def target_words(target: Target) -> str:
    """A target in words: the share, and who set it.

    Example:
        >>> from gtm_framework.strategy.health import HealthSheet
        >>> target_words(HealthSheet(stage="after_fit", share=0.4).target)
        'target 40% strategic, set by you'
    """
    if target.set_by == "you":
        return f"target {percent(target.share)} strategic, set by you"
    ours = " (default)" if is_ours(target) else ""
    return f"target {percent(target.share)} strategic for the stage “{target.stage_title.lower()}”{ours}"


def cell(share: float | None) -> str:
    """A share in a cell or a bar; a dash if unknown."""
    return "–" if share is None else percent(share)


def _named(shift: Shift, cascade: Cascade) -> str:
    if shift.dimension == "pillars" and shift.name in cascade:
        return cascade.get(shift.name).title
    return shift.name or "none"
