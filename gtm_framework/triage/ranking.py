"""The ranked list, each place with the numbers behind it."""

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from gtm_framework.exact import competition_ranks
from gtm_framework.notebook import frame_html
from gtm_framework.triage.explain.place_words import why
from gtm_framework.triage.initiative import Initiative
from gtm_framework.triage.matrix import THRESHOLD, Quadrant, check_threshold
from gtm_framework.triage.methods.methods import MethodChoice, Methods
from gtm_framework.triage.methods.methods import method as method_named
from gtm_framework.triage.ranked_idea import Ranked, placed
from gtm_framework.triage.rubric import Rubric

if TYPE_CHECKING:
    import pandas as pd

_PLACE = {quadrant: len(Quadrant) - at for at, quadrant in enumerate(Quadrant)}


class RankedList(list[Ranked]):
    """A ranked list: an ordinary list that notebooks show as a table.

    Example:
        >>> scores = {"Trade show": (3, 6), "Webinar series": (6, 2)}
        >>> ideas = [Initiative(title=title, impact=i, effort=e) for title, (i, e) in scores.items()]
        >>> rank(ideas).to_frame()["quadrant"].tolist()
        ['Quick win', 'Time sink']
    """

    def to_frame(self) -> "pd.DataFrame":
        """One row per idea, in the list's order."""
        import pandas as pd  # noqa: PLC0415  (ranking needs no tables)

        return pd.DataFrame(
            {
                "rank": pd.array([item.rank for item in self], dtype="Int64"),
                "title": [item.initiative.title for item in self],
                "kind": [str(item.verdict.final_kind) for item in self],
                "quadrant": [item.quadrant.label if item.quadrant else "" for item in self],
                "score": pd.array([item.score for item in self], dtype="Float64"),
                "impact": pd.array([item.matrix_impact for item in self], dtype="Float64"),
                "effort": pd.array([item.matrix_effort for item in self], dtype="Float64"),
                "why": [why(item) for item in self],
            }
        )

    def _repr_html_(self) -> str:
        told = f"Ranked by {self[0].method.name}." if self else "No ideas."
        return frame_html(self.to_frame(), told)


def rank(
    initiatives: Iterable[Initiative],
    method: MethodChoice | None = None,
    rubric: Rubric | None = None,
    threshold: float = THRESHOLD,
    methods: Methods | None = None,
) -> RankedList:
    """Rank a list.

    Args:
        initiatives: The initiatives, in any order.
        method: The id of a method (`data/methods.toml`), or a `Method`; None for the default.
        rubric: The rubric for the verdicts; None for the product's own. It doesn't affect ranks.
        threshold: Scores above it are high, from 1 to 9.
        methods: Where to look up the id; None for the product's own methods.

    Returns:
        The ranked ideas from first to last, then those that are missing a number. Equal scores share a
        rank; among them, and among the unranked, the order is impact (high first), effort (low first),
        title, id. Adding or removing other ideas never changes a score.

    Raises:
        UnknownNameError: If the method, or an answer, is unknown.
        OutOfRangeError: If the threshold is outside 1 to 9.

    Example:
        >>> scores = {"Trade show": (3, 6), "Webinar series": (6, 2)}
        >>> ideas = [Initiative(title=title, impact=i, effort=e) for title, (i, e) in scores.items()]
        >>> [(item.rank, item.initiative.title, item.score) for item in rank(ideas, method="ratio")]
        [(1, 'Webinar series', 3.0), (2, 'Trade show', 0.5)]
    """
    by = method_named(method, methods)
    check_threshold(threshold)
    rubric = rubric or Rubric.default()
    unranked = [placed(initiative, by, rubric, threshold) for initiative in initiatives]
    ranks = competition_ranks([_worth(item) for item in unranked])
    ranked = [replace(item, rank=its_rank) for item, its_rank in zip(unranked, ranks, strict=True)]
    return RankedList(sorted(ranked, key=_stated_order))


def _worth(item: Ranked) -> tuple[int, Fraction] | None:
    """The value that ranks compare; None for ideas that can't be ranked."""
    if item.exact_score is None or (item.method.by_quadrant and item.quadrant is None):
        return None
    return (_PLACE[item.quadrant] if item.method.by_quadrant and item.quadrant else 0), item.exact_score


def _stated_order(item: Ranked) -> tuple[bool, int, bool, float, bool, float, str, str]:
    impact, effort = item.matrix_impact, item.matrix_effort
    return (
        item.rank is None,
        item.rank or 0,
        impact is None,
        -(impact or 0),
        effort is None,
        effort or 0,
        item.initiative.title,
        item.initiative.id,
    )
