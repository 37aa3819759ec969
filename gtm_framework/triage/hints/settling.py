"""Which side a line is on, and how surely: decided, leaning, or unclear."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from gtm_framework.triage.hints.evidence import Evidence
from gtm_framework.triage.hints.learned import Learned
from gtm_framework.triage.hints.vocabulary import Vocabulary
from gtm_framework.triage.initiative import Kind

TREE = ("purpose", "form", "metrics")
"""The decision tree of S2: goal, action, measure."""


class Certainty(StrEnum):
    """How surely the words of an idea put it on a side."""

    DECIDED = "decided"
    LEANING = "leaning"
    UNCLEAR = "unclear"


class Standing(NamedTuple):
    """Where a line is.

    Attributes:
        leaning: The side that its words are on, however faintly; undecided when they are on neither.
        is_decided: Whether they are clearly on it.
    """

    leaning: Kind
    is_decided: bool = False

    @property
    def kind(self) -> Kind:
        """The side that it is clearly on; undecided when it only leans."""
        return self.leaning if self.is_decided else Kind.UNDECIDED

    @property
    def certainty(self) -> Certainty:
        """Decided, leaning, or unclear."""
        if self.is_decided:
            return Certainty.DECIDED
        return Certainty.UNCLEAR if self.leaning is Kind.UNDECIDED else Certainty.LEANING


def by_words(evidence: Sequence[Evidence], length: int, is_goal: bool, vocabulary: Vocabulary) -> Standing:
    """Where the words alone put a line.

    To decide, they must speak of the goal, the action or the measure: "in Q3" alone settles nothing. A
    channel or a task that is named on the way makes no long line tactical, and abstract words alone make
    none strategic.

    Args:
        evidence: What the words count for.
        length: How many words the main part of the line has.
        is_goal: Whether the line says what to reach.
        vocabulary: For how much makes a line clear.
    """
    balance = sum(found.points for found in evidence)
    total = sum(abs(found.points) for found in evidence)
    is_decided = (
        _reaches(balance, vocabulary.clear_points, length, vocabulary)
        and abs(balance) * 100 >= vocabulary.clear_share_percent * total
        and (is_goal or _on_the_tree(evidence, balance))
        and (balance < 0 or _firm(evidence) >= vocabulary.firm_points * 100)
    )
    return _standing(balance, is_decided, rests=True, vocabulary=vocabulary)


def with_opinion(
    evidence: Sequence[Evidence],
    opinion: Evidence,
    *,
    length: int,
    is_goal: bool,
    form: int = 0,
    vocabulary: Vocabulary,
    learned: Learned,
) -> Standing:
    """Where the words and the learned opinion put a line together.

    Where they agree a faint reading gains, where they differ a clear one loses. Without words that speak
    of the goal, the action or the measure the opinion must be sure by itself. Abstract words make a line
    strategic only beside a sure opinion, and only when they name a thing (not "become more agile") or the
    line spells out what is meant. Where the opinion, with the form of a choice, speaks against it, words of
    work make no line tactical: "repair rather than replace".

    Args:
        evidence: What the words count for.
        opinion: What they weighed among labeled statements.
        length: How many words the main part of the line has.
        is_goal: Whether the line says what to reach.
        form: Hundredths of a point that the line's form counts for, where it is that of a choice.
        vocabulary: For what a long line needs to be tactical.
        learned: For how much makes a line clear.
    """
    most = learned.most_points * 100
    words = max(-most, min(most, sum(found.points for found in evidence)))
    balance = words + opinion.points
    sure = opinion.points * balance > 0
    alone = sure and abs(opinion.points) >= learned.alone_points * 100
    on_side = alone or is_goal or _on_the_tree(evidence, balance)
    rests = alone or any(found.points * balance > 0 for found in evidence)
    if balance < 0:
        is_doubtful = opinion.points + form >= learned.doubt_points * 100
        is_decided = (
            on_side and not is_doubtful and _reaches(balance, learned.tactical_points, length, vocabulary)
        )
        return _standing(balance, is_decided, rests=rests, vocabulary=vocabulary)
    is_firm = _firm(evidence) >= vocabulary.firm_points * 100 or _is_plain(
        evidence, opinion, balance, learned
    )
    is_decided = is_firm and on_side and balance >= learned.strategic_points * 100
    return _standing(balance, is_decided, rests=rests, vocabulary=vocabulary)


def _is_plain(evidence: Sequence[Evidence], opinion: Evidence, balance: int, learned: Learned) -> bool:
    """Whether abstract words make a line strategic beside a sure opinion, or a long line spells it out."""
    if opinion.points < learned.abstract_opinion_points * 100:
        return False
    if len(opinion.line.words) >= learned.spelled_out_words and balance >= learned.spelled_out_points * 100:
        return True
    names = any(found.points > 0 and found.group.kind != "verb" for found in evidence)
    return names and balance >= learned.abstract_points * 100


def _standing(balance: int, is_decided: bool, *, rests: bool, vocabulary: Vocabulary) -> Standing:
    """The outcome; a lean must rest on words of the vocabulary or on a sure opinion."""
    if not is_decided and not (rests and abs(balance) >= vocabulary.leaning_points * 100):
        return Standing(Kind.UNDECIDED)
    return Standing(Kind.STRATEGIC if balance > 0 else Kind.TACTICAL, is_decided)


def _reaches(balance: int, clear_points: int, length: int, vocabulary: Vocabulary) -> bool:
    """Whether the points are enough: more of them for a long line to be tactical."""
    needed = clear_points * 100
    if balance < 0:
        counted = min(length, vocabulary.counted_words)
        needed = max(needed, vocabulary.tactical_points_for_ten_words * 10 * counted)
    return abs(balance) >= needed


def _firm(evidence: Iterable[Evidence]) -> int:
    """The points of strategic words that are not abstract, wherever they are in the line."""
    return sum(found.points for found in evidence if found.is_firm)


def _on_the_tree(evidence: Iterable[Evidence], balance: int) -> bool:
    return any(
        found.points * balance > 0 and not _ON_TREE.isdisjoint(found.group.says) for found in evidence
    )


_ON_TREE = frozenset(TREE)
