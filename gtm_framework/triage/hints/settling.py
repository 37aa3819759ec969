"""Which side a line is clearly on, if it is: by its words, or with the learned opinion beside them."""

from collections.abc import Sequence

from gtm_framework.triage.hints.evidence import Evidence
from gtm_framework.triage.hints.learned import Learned
from gtm_framework.triage.hints.vocabulary import Vocabulary
from gtm_framework.triage.initiative import Kind

TREE = ("purpose", "form", "metrics")
"""The decision tree of S2: goal, action, measure."""


def by_words(evidence: Sequence[Evidence], length: int, is_goal: bool, vocabulary: Vocabulary) -> Kind:
    """The side that the words are clearly on, if they are.

    They must speak of the goal, the action or the measure: "in Q3" alone settles nothing. A channel or
    a task that is named on the way makes no long line tactical.

    Args:
        evidence: What the words count for.
        length: How many words the main part of the line has.
        is_goal: Whether the line says what to reach.
        vocabulary: For how much makes a line clear.
    """
    balance = sum(found.points for found in evidence)
    total = sum(abs(found.points) for found in evidence)
    reached = _reaches(balance, vocabulary.clear_points, length, vocabulary)
    apart = abs(balance) * 100 >= vocabulary.clear_share_percent * total
    if not (reached and apart and (is_goal or _on_the_tree(evidence, balance))):
        return Kind.UNDECIDED
    return _side(balance)


def with_opinion(
    evidence: Sequence[Evidence],
    opinion: Evidence,
    *,
    length: int,
    is_goal: bool,
    vocabulary: Vocabulary,
    learned: Learned,
) -> Kind:
    """The side that the words and the learned opinion are clearly on together, if they are.

    Where they agree a faint reading gains, where they differ a clear one loses. Without words that speak
    of the goal, the action or the measure the opinion must be sure by itself.

    Args:
        evidence: What the words count for.
        opinion: What they weighed among labelled statements.
        length: How many words the main part of the line has.
        is_goal: Whether the line says what to reach.
        vocabulary: For what a long line needs to be tactical.
        learned: For how much makes a line clear.
    """
    most = learned.most_points * 100
    words = max(-most, min(most, sum(found.points for found in evidence)))
    balance = words + opinion.points
    if not _reaches(balance, learned.clear_points, length, vocabulary):
        return Kind.UNDECIDED
    alone = opinion.points * balance > 0 and abs(opinion.points) >= learned.alone_points * 100
    if not (alone or is_goal or _on_the_tree(evidence, balance)):
        return Kind.UNDECIDED
    return _side(balance)


def _reaches(balance: int, clear_points: int, length: int, vocabulary: Vocabulary) -> bool:
    """Whether the points are enough: more of them for a long line to be tactical."""
    needed = clear_points * 100
    if balance < 0:
        counted = min(length, vocabulary.counted_words)
        needed = max(needed, vocabulary.tactical_points_for_ten_words * 10 * counted)
    return abs(balance) >= needed


def _on_the_tree(evidence: Sequence[Evidence], balance: int) -> bool:
    return any(found.points * balance > 0 and set(TREE) & set(found.group.says) for found in evidence)


def _side(balance: int) -> Kind:
    return Kind.STRATEGIC if balance > 0 else Kind.TACTICAL
