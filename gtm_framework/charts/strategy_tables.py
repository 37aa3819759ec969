"""The table twins of what the strategy page draws: result objects in, data frames out."""

import pandas as pd

from gtm_framework.charts.ring_figure import numbers
from gtm_framework.charts.signs import severity_sign
from gtm_framework.strategy.coherence.comparison import Comparison
from gtm_framework.strategy.coherence.ring import Ring


def ring_table(ring: Ring) -> pd.DataFrame:
    """Every choice of the ring: how far it is answered, on what it is founded, with what it clashes."""
    names = {choice.id: choice.name for choice in ring.choices}
    clashes: dict[str, list[str]] = {choice.id: [] for choice in ring.choices}
    for pair in ring.pairs:
        clashes[pair.first].append(f"{names[pair.second]} ({pair.severity})")
        clashes[pair.second].append(f"{names[pair.first]} ({pair.severity})")
    return pd.DataFrame(
        {
            "choice": [choice.name for choice in ring.choices],
            "answered": [f"{choice.answered} of {choice.attributes}" for choice in ring.choices],
            "evidence": [choice.evidence for choice in ring.choices],
            "clashes with": [", ".join(clashes[choice.id]) for choice in ring.choices],
        }
    )


def pairs_table(ring: Ring) -> pd.DataFrame:
    """Every line of the ring: the two choices that it joins, how much it weighs, and why."""
    names = {choice.id: choice.name for choice in ring.choices}
    return pd.DataFrame(
        {
            "number": [numbers(pair) for pair in ring.pairs],
            "weighs": [
                f"{severity_sign(pair.severity).glyph} {severity_sign(pair.severity).label}"
                for pair in ring.pairs
            ],
            "one": [names[pair.first] for pair in ring.pairs],
            "other": [names[pair.second] for pair in ring.pairs],
            "why": [" ".join(pair.reasons) for pair in ring.pairs],
        }
    )


def changes_table(comparison: Comparison) -> pd.DataFrame:
    """The answers that differ between two versions."""
    return pd.DataFrame(
        {
            "answer": [change.name for change in comparison.changes],
            "before": [change.before or "–" for change in comparison.changes],
            "after": [change.after or "–" for change in comparison.changes],
        }
    )
