"""The ranked list, each place with the numbers behind it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from gtm_framework.exact import competition_ranks, nearest_float
from gtm_framework.notebook import frame_html
from gtm_framework.triage.initiative import SCALE, Initiative
from gtm_framework.triage.matrix import THRESHOLD, Quadrant, check_threshold, place
from gtm_framework.triage.methods.methods import Method, MethodChoice, Methods, Part, parts_of, score_of
from gtm_framework.triage.methods.methods import method as method_named
from gtm_framework.triage.rubric import Rubric
from gtm_framework.triage.scales.scales import AXES
from gtm_framework.triage.verdict import Verdict, classify

if TYPE_CHECKING:
    import pandas as pd

_PLACE = {quadrant: len(Quadrant) - at for at, quadrant in enumerate(Quadrant)}


@dataclass(frozen=True, slots=True)
class Ranked:
    """One initiative with its place.

    Attributes:
        initiative: The initiative.
        verdict: Its verdict by the rubric.
        quadrant: Its quadrant, or None if impact or effort is blank.
        exact_score: The method's score as an exact number, or None if it can't be ranked.
        rank: Its competition rank (1, 2, 2, 4), or None if it can't be ranked.
        parts: The numbers the method uses, each with its origin.
        method: The method.
        threshold: The threshold between low and high that placed it.
        notes: Additional sentences, such as which exclusions it conflicts with. They don't change the
            verdict, quadrant, score, or rank.

    Example:
        >>> [partner] = rank([Initiative(title="Partner program", impact=9, effort=6)])
        >>> partner.rank, partner.quadrant.label, partner.score
        (1, 'Major project', 1.5)
    """

    initiative: Initiative
    verdict: Verdict
    quadrant: Quadrant | None
    exact_score: Fraction | None
    rank: int | None
    parts: tuple[Part, ...]
    method: Method
    threshold: float
    notes: tuple[str, ...] = ()

    @property
    def score(self) -> float | None:
        """The score for display."""
        return None if self.exact_score is None else nearest_float(self.exact_score)

    @property
    def missing(self) -> tuple[str, ...]:
        """What has to be filled in before it can be ranked, in plain words."""
        return missing_of(self.initiative, self.method, self.parts)


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

        from gtm_framework.triage.explain import why  # noqa: PLC0415  (it builds on this module)

        return pd.DataFrame(
            {
                "rank": pd.array([item.rank for item in self], dtype="Int64"),
                "title": [item.initiative.title for item in self],
                "kind": [str(item.verdict.final_kind) for item in self],
                "quadrant": [item.quadrant.label if item.quadrant else "" for item in self],
                "score": pd.array([item.score for item in self], dtype="Float64"),
                "impact": pd.array([item.initiative.matrix_impact for item in self], dtype="Float64"),
                "effort": pd.array([item.initiative.matrix_effort for item in self], dtype="Float64"),
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


def placed(
    initiative: Initiative, by: Method, rubric: Rubric, threshold: float, its_rank: int | None = None
) -> Ranked:
    """Everything about one initiative that doesn't depend on others: verdict, quadrant, score.

    Args:
        initiative: The initiative.
        by: The ranking method.
        rubric: The rubric for the verdict.
        threshold: Scores above it are high, from 1 to 9.
        its_rank: Its rank, if the whole list is known (`triage_table` assigns every row its own).

    Example:
        >>> partner = Initiative(title="Partner program", impact=9, effort=6)
        >>> item = placed(partner, method_named("ratio"), Rubric.default(), threshold=5)
        >>> item.quadrant.label, item.score, item.rank
        ('Major project', 1.5, None)
    """
    parts = parts_of(initiative, by)
    quadrant = place(initiative.matrix_impact, initiative.matrix_effort, threshold)
    return Ranked(
        initiative=initiative,
        verdict=classify(initiative, rubric),
        quadrant=quadrant,
        exact_score=score_of(parts, by),
        rank=its_rank,
        parts=parts,
        method=by,
        threshold=threshold,
    )


def missing_of(
    initiative: Initiative, by: Method, parts: tuple[Part, ...] | None = None
) -> tuple[str, ...]:
    """What keeps an idea from being ranked: blanks, zero divisors, and scores that don't fit on the matrix.

    Args:
        initiative: The initiative.
        by: The ranking method.
        parts: Its numbers by that method, if already known.

    Example:
        >>> missing_of(Initiative(title="Partner program", impact=8, effort=6), method_named("rice"))
        ('reach', 'confidence')
    """
    parts = parts_of(initiative, by) if parts is None else parts
    divisors = parts[len(by.numerator) :]
    blank = [part.input.field or part.input.label for part in parts if part.value is None]
    zero = [f"{part.made_from or part.input.label} above 0" for part in divisors if part.value == 0]
    return tuple(dict.fromkeys((*blank, *zero, *(_unplaced(initiative) if by.by_quadrant else ()))))


def _unplaced(initiative: Initiative) -> Iterator[str]:
    """The axes on which it has no place: nothing entered, or a number on a scale without a place."""
    for axis in AXES:
        if initiative.position(axis) is None:
            low, high = SCALE
            yield axis if initiative.number(axis) is None else f"{axis} on {low} to {high}"


def _worth(item: Ranked) -> tuple[int, Fraction] | None:
    """The value that ranks compare; None for ideas that can't be ranked."""
    if item.exact_score is None or (item.method.by_quadrant and item.quadrant is None):
        return None
    return (_PLACE[item.quadrant] if item.method.by_quadrant and item.quadrant else 0), item.exact_score


def _stated_order(item: Ranked) -> tuple[bool, int, bool, float, bool, float, str, str]:
    impact, effort = item.initiative.matrix_impact, item.initiative.matrix_effort
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
