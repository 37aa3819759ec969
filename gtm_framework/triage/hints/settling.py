"""Which side a line is on, and how certain it is: decided, leaning, or unclear."""

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
    """How certain an idea's side is from its wording."""

    DECIDED = "decided"
    LEANING = "leaning"
    UNCLEAR = "unclear"


class Standing(NamedTuple):
    """The position of a line.

    Attributes:
        leaning: The side its words are on, however slightly; undecided if they are on neither.
        is_decided: Whether they are clearly on it.
    """

    leaning: Kind
    is_decided: bool = False

    @property
    def kind(self) -> Kind:
        """The side it is clearly on; undecided if it only leans."""
        return self.leaning if self.is_decided else Kind.UNDECIDED

    @property
    def certainty(self) -> Certainty:
        """Decided, leaning, or unclear."""
        if self.is_decided:
            return Certainty.DECIDED
        return Certainty.UNCLEAR if self.leaning is Kind.UNDECIDED else Certainty.LEANING


def by_words(evidence: Sequence[Evidence], length: int, is_goal: bool, vocabulary: Vocabulary) -> Standing:
    """The position of a line from its wording alone.

    To decide, the words have to be about the goal, the action, or the measure: "in Q3" alone settles
        nothing. A
    channel or a task mentioned in passing doesn't make a long line tactical, and abstract words alone don't
    make one strategic.

    Args:
        evidence: What the words count for.
        length: How many words the main part of the line has.
        is_goal: Whether the line says what to reach.
        vocabulary: Says how many points make a line clear.
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
    """The position of a line from wording and learned opinion together.

    If they agree, a slight lean gets stronger; if they differ, a clear one gets weaker. Without words about
    the goal, the action, or the measure, the opinion has to be certain on its own. Abstract words make a
    line strategic only together with a certain opinion, and only if they name a thing (not "become more
    agile") or the line spells out what is meant. If a strategic opinion, with the form of a choice,
    disagrees, work words don't make a line tactical: "repair rather than replace".

    Args:
        evidence: What the words count for.
        opinion: What the words weigh among labeled statements.
        length: How many words the main part of the line has.
        is_goal: Whether the line says what to reach.
        form: Hundredths of a point that the line's form counts for, if it has the form of a choice.
        vocabulary: Says how many points a long line needs to be tactical.
        learned: Says how many points make a line clear.
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
    """Whether abstract words make a line strategic with a certain opinion, or a long line spells it out."""
    if opinion.points < learned.abstract_opinion_points * 100:
        return False
    if len(opinion.line.words) >= learned.spelled_out_words and balance >= learned.spelled_out_points * 100:
        return True
    names = any(found.points > 0 and found.group.kind != "verb" for found in evidence)
    return names and balance >= learned.abstract_points * 100


def _standing(balance: int, is_decided: bool, *, rests: bool, vocabulary: Vocabulary) -> Standing:
    """The outcome; a lean has to be based on vocabulary words or on a certain opinion."""
    if not is_decided and not (rests and abs(balance) >= vocabulary.leaning_points * 100):
        return Standing(Kind.UNDECIDED)
    return Standing(Kind.STRATEGIC if balance > 0 else Kind.TACTICAL, is_decided)


def _reaches(balance: int, clear_points: int, length: int, vocabulary: Vocabulary) -> bool:
    """Whether there are enough points; a long line needs more to be tactical."""
    needed = clear_points * 100
    if balance < 0:
        counted = min(length, vocabulary.counted_words)
        needed = max(needed, vocabulary.tactical_points_for_ten_words * 10 * counted)
    return abs(balance) >= needed


def _firm(evidence: Iterable[Evidence]) -> int:
    """The points of strategic words that aren't abstract, anywhere in the line."""
    return sum(found.points for found in evidence if found.is_firm)


def _on_the_tree(evidence: Iterable[Evidence], balance: int) -> bool:
    return any(
        found.points * balance > 0 and not _ON_TREE.isdisjoint(found.group.says) for found in evidence
    )


_ON_TREE = frozenset(TREE)
