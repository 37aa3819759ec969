"""The tables behind the charts, and the list: turns result objects into data frames."""

from collections.abc import Sequence

import pandas as pd

from gtm_framework.charts.signs import kind_sign, quadrant_sign
from gtm_framework.triage import Ranked, Verdict
from gtm_framework.triage.explain import why


def list_table(ranked: Sequence[Ranked]) -> pd.DataFrame:
    """The list for scanning, one row per initiative, in list order."""
    return pd.DataFrame(
        {
            "rank": pd.array([item.rank for item in ranked], dtype="Int64"),
            "verdict": [_kind_words(item) for item in ranked],
            "idea": [item.initiative.title for item in ranked],
            "quadrant": [_quadrant_words(item) for item in ranked],
            "score": pd.array([item.score for item in ranked], dtype="Float64"),
        }
    )


def matrix_table(ranked: Sequence[Ranked]) -> pd.DataFrame:
    """The matrix as a table: the list with the scores and the reason.

    Example:
        >>> from gtm_framework.triage import Initiative, rank
        >>> table = matrix_table(rank([Initiative(title="Webinar", impact=7, effort=2)]))
        >>> table[["impact", "effort"]].iloc[0].tolist()
        [7.0, 2.0]
    """
    return list_table(ranked).assign(
        impact=pd.array([item.matrix_impact for item in ranked], dtype="Float64"),
        effort=pd.array([item.matrix_effort for item in ranked], dtype="Float64"),
        why=[why(item) for item in ranked],
    )


def unscored_table(ranked: Sequence[Ranked]) -> pd.DataFrame:
    """The ideas without a place in the list, and what each is missing.

    Example:
        >>> from gtm_framework.triage import Initiative, rank
        >>> unscored_table(rank([Initiative(title="Webinar", impact=7)]))["missing"].tolist()
        ['effort']
    """
    waiting = [item for item in ranked if item.rank is None]
    return pd.DataFrame(
        {
            "verdict": [_kind_words(item) for item in waiting],
            "idea": [item.initiative.title for item in waiting],
            "missing": [", ".join(item.missing) for item in waiting],
        }
    )


def contributions_table(verdict: Verdict) -> pd.DataFrame:
    """Every answer with what it adds to the lean; the last column adds up to the lean.

    Example:
        >>> from gtm_framework.triage import Initiative, classify
        >>> verdict = classify(Initiative(title="Benchmark", answers={"purpose": "position"}))
        >>> contributions_table(verdict)["adds"].tolist()
        [1.0]
    """
    return verdict.to_frame()


def _kind_words(item: Ranked) -> str:
    sign = kind_sign(item.verdict.final_kind)
    return sign.words


def _quadrant_words(item: Ranked) -> str:
    if item.quadrant is None:
        return f"needs {' and '.join(item.missing[:2])}" if item.missing else "not placed"
    sign = quadrant_sign(item.quadrant)
    return sign.words
