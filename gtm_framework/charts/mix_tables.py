"""The mix in rows: what its bars show, and what has moved since a version was kept."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from gtm_framework.exact import exact
from gtm_framework.strategy.cascade.cascade import Cascade
from gtm_framework.strategy.health.mix import Mix, Slice
from gtm_framework.strategy.health.mix_change import MixChange, Shift
from gtm_framework.strategy.health.mix_target import Target
from gtm_framework.strategy.ratios import percent
from gtm_framework.triage.initiative import Kind

_HOUSE = "house"
_DIMENSIONS = {"kinds": "kind", "pillars": "pillar", "activities": "tag"}


@dataclass(frozen=True, slots=True)
class MixRow:
    """One row of the mix.

    Attributes:
        name: What it is of.
        strategic: Strategic share of what is strategic or tactical, or None while it is not known.
        part: The work behind it.
    """

    name: str
    strategic: float | None
    part: Slice

    def share(self, kind: Kind) -> float | None:
        """The strategic share, or what is left of it."""
        if self.strategic is None or kind is Kind.STRATEGIC:
            return self.strategic
        return float(1 - exact(self.strategic))

    def told(self, kind: Kind) -> str:
        """The share with what it is of."""
        of = f"of {self.part.count} pieces and {self.part.person_weeks:g} person-weeks"
        return f"{cell(self.share(kind))}, {of}"


def mix_rows(mix: Mix) -> Sequence[MixRow]:
    """All work by effort and by count, then each quarter by effort, in the order of time."""
    return [
        MixRow("All, by effort", mix.all.strategic_effort_share, mix.all),
        MixRow("All, by count", mix.all.strategic_count_share, mix.all),
        *(
            MixRow(part.name or "No quarter yet", part.strategic_effort_share, part)
            for part in mix.quarters
            if part.name or len(mix.quarters) > 1
        ),
    ]


def mix_table(mix: Mix, target: Target | None) -> pd.DataFrame:
    """The table twin of the bars, with the pieces and the person-weeks behind them."""
    rows = mix_rows(mix)
    return pd.DataFrame(
        {
            "of": [row.name for row in rows],
            "strategic": [cell(row.share(Kind.STRATEGIC)) for row in rows],
            "tactical": [cell(row.share(Kind.TACTICAL)) for row in rows],
            "target": [cell(target.share if target else None) for _ in rows],
            "pieces": [row.part.count for row in rows],
            "person-weeks": [row.part.person_weeks for row in rows],
        }
    )


def shift_table(change: MixChange, cascade: Cascade) -> pd.DataFrame:
    """Every share of the effort that differs, before and now."""
    return pd.DataFrame(
        {
            "by": [_DIMENSIONS[shift.dimension] for shift in change.shifts],
            "what": [_named(shift, cascade) for shift in change.shifts],
            "then": [cell(shift.before) for shift in change.shifts],
            "now": [cell(shift.after) for shift in change.shifts],
        }
    )


def is_ours(target: Target) -> bool:
    """Whether the figure of a target is this product's own, and neither the sources' nor the team's."""
    return target.set_by == "stage" and target.share_source == _HOUSE


def target_words(target: Target) -> str:
    """A target in words: the share, and whose it is."""
    if target.set_by == "you":
        return f"target {percent(target.share)} strategic, set by you"
    ours = ", house rule" if is_ours(target) else ""
    return f"target {percent(target.share)} strategic {target.stage_title.lower()}{ours}"


def cell(share: float | None) -> str:
    """A share in a cell or a bar; a dash while it is not known."""
    return "–" if share is None else percent(share)


def _named(shift: Shift, cascade: Cascade) -> str:
    if shift.dimension == "pillars" and shift.name in cascade:
        return cascade.get(shift.name).title
    return shift.name or "none"
