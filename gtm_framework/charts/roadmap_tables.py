"""The roadmap as tables: the tree to pick from, and the twins of its pictures."""

from collections.abc import Mapping, Sequence

import pandas as pd

from gtm_framework.charts.signs import kind_sign, level_sign
from gtm_framework.strategy.alignment.coverage import ObjectiveCoverage
from gtm_framework.strategy.alignment.roadmap import TreeRow
from gtm_framework.strategy.alignment.timeline import Timeline
from gtm_framework.strategy.capacity.best_set import BestSet
from gtm_framework.strategy.capacity.capacity import QuarterLoad
from gtm_framework.strategy.cascade.cascade import Cascade
from gtm_framework.strategy.cascade.levels import Tactic
from gtm_framework.strategy.ratios import percent
from gtm_framework.triage.initiative import Kind

_STEP = "\u2003"
"""How far a level of the tree is set in."""


def tree_table(rows: Sequence[TreeRow], kinds: Mapping[str, Kind]) -> pd.DataFrame:
    """The tree, one row for each thing, set in by its depth."""
    return pd.DataFrame(
        {
            "roadmap": [f"{_STEP * row.depth}{level_sign(row.level).glyph} {row.title}" for row in rows],
            "kind": [kind_sign(kinds[row.id]).glyph if row.id in kinds else "" for row in rows],
            "owner": [row.owner for row in rows],
            "KPI or number": [row.kpi for row in rows],
            "quarter": [row.quarter for row in rows],
            "weeks": pd.array([row.person_weeks for row in rows], dtype="Float64"),
            "mend": pd.array([len(row.remarks) or None for row in rows], dtype="Int64"),
        }
    )


def timeline_table(shown: Timeline, kinds: Mapping[str, Kind]) -> pd.DataFrame:
    """The timeline as a table."""
    return pd.DataFrame(
        {
            "what": [f"{level_sign(bar.level).glyph} {bar.title}" for bar in shown.bars],
            "level": [bar.level.words for bar in shown.bars],
            "kind": [_sign(kinds.get(bar.id)) for bar in shown.bars],
            "quarter": [bar.quarter for bar in shown.bars],
            "from": [bar.start for bar in shown.bars],
            "to": [bar.end for bar in shown.bars],
        }
    )


def coverage_table(covered: Sequence[ObjectiveCoverage]) -> pd.DataFrame:
    """What stands below each objective, and how far it is."""
    return pd.DataFrame(
        {
            "objective": [entry.title for entry in covered],
            "quarterly": [entry.quarterly_initiatives for entry in covered],
            "tactics": [entry.tactics for entry in covered],
            "ideas": [entry.initiatives for entry in covered],
            "weeks": pd.array([entry.person_weeks for entry in covered], dtype="Float64"),
            "share": [_percent(entry.share) for entry in covered],
            "stands at": pd.array([entry.actual for entry in covered], dtype="Float64"),
            "way gone": [_percent(entry.progress) for entry in covered],
        }
    )


def loads_table(quarters: Sequence[QuarterLoad]) -> pd.DataFrame:
    """Each quarter: what there is, what is planned, what is left."""
    return pd.DataFrame(
        {
            "quarter": [load.quarter for load in quarters],
            "capacity": pd.array([load.capacity for load in quarters], dtype="Float64"),
            "planned": [load.load for load in quarters],
            "spare": pd.array([load.spare for load in quarters], dtype="Float64"),
            "used": [_percent(load.used) for load in quarters],
            "effort not given": [len(load.unknown) for load in quarters],
        }
    )


def queue_table(quarters: Sequence[QuarterLoad]) -> pd.DataFrame:
    """The work of each quarter in the order in which it is served, and on which side of the line."""
    side = {True: "above the line", False: "below the line", None: ""}
    lines = [(load.quarter, line) for load in quarters for line in load.queue]
    return pd.DataFrame(
        {
            "quarter": [quarter for quarter, _ in lines],
            "work": [line.title for _, line in lines],
            "weeks": [line.person_weeks for _, line in lines],
            "summed up": [line.cumulative for _, line in lines],
            "line": [side[line.fits] for _, line in lines],
        }
    )


def chosen_table(best: BestSet, kinds: Mapping[str, Kind]) -> pd.DataFrame:
    """What is in the best set, by quarter."""
    return pd.DataFrame(
        {
            "chosen": [f"{kind_sign(kinds[item.id]).glyph} {item.title}" for item in best.chosen],
            "quarter": [item.quarter for item in best.chosen],
            "weeks": [item.person_weeks for item in best.chosen],
            "worth": pd.array([item.value for item in best.chosen], dtype="Float64"),
        }
    )


def left_table(best: BestSet, kinds: Mapping[str, Kind]) -> pd.DataFrame:
    """What is not in the best set, and why."""
    return pd.DataFrame(
        {
            "left out": [f"{kind_sign(kinds[item.id]).glyph} {item.title}" for item in best.left],
            "why": [item.text for item in best.left],
        }
    )


def results_table(cascade: Cascade) -> pd.DataFrame:
    """The readings, as they were entered, each beside what was planned."""
    of = [cascade.get(result.of) for result in cascade.results]
    wholes = [thing.target if isinstance(thing, Tactic) else getattr(thing, "number", None) for thing in of]
    planned = [
        whole if result.target is None else result.target
        for result, whole in zip(cascade.results, wholes, strict=True)
    ]
    return pd.DataFrame(
        {
            "on": [result.on for result in cascade.results],
            "measured": [f"{level_sign(thing.level).glyph} {thing.title}" for thing in of],
            "part": [result.label for result in cascade.results],
            "read": [result.actual for result in cascade.results],
            "plan": pd.array(planned, dtype="Float64"),
            "unit": [getattr(thing, "unit", "") for thing in of],
            "note": [result.note for result in cascade.results],
        }
    )


def _sign(kind: Kind | None) -> str:
    return "" if kind is None else f"{kind_sign(kind).glyph} {kind_sign(kind).label}"


def _percent(share: float | None) -> str:
    return "" if share is None else percent(share)
