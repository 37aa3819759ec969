"""One pass of rapid triage: the cards in their order, undo, and how long the rest will take."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil
from statistics import median

from gtm_framework.triage.initiative import Initiative
from gtm_framework.triage.rubric import Rubric
from gtm_framework.triage.worklist.rapid import next_step


@dataclass(frozen=True, slots=True)
class Past:
    """One key that changed something.

    Attributes:
        card: Id of the idea.
        revision: The revision it created; None for a skipped card.
    """

    card: str
    revision: int | None


@dataclass(frozen=True, slots=True)
class Round:
    """One pass through the unfinished ideas. The ideas' current state decides which card is on top.

    Attributes:
        queue: Ids in order.
        began: When it began, in seconds on any clock that never goes back.
        skipped: Ids skipped for now.
        past: The keys that changed something, for undo.
        passed: When each card was finished or skipped.

    Example:
        >>> ideas = {"a": Initiative(id="a", title="Webinars"), "b": Initiative(id="b", title="Trade show")}
        >>> one_skipped = Round(queue=("a", "b"), began=0).skip(ideas["a"], now=30)
        >>> [idea.title for idea in one_skipped.waiting(ideas)], one_skipped.share(left=1)
        (['Trade show'], 0.5)
    """

    queue: tuple[str, ...]
    began: float
    skipped: tuple[str, ...] = ()
    past: tuple[Past, ...] = ()
    passed: tuple[float, ...] = ()

    def waiting(self, ideas: Mapping[str, Initiative], rubric: Rubric | None = None) -> list[Initiative]:
        """The remaining cards, the top one first."""
        there = [ideas[its_id] for its_id in self.queue if its_id in ideas and its_id not in self.skipped]
        return [idea for idea in there if next_step(idea, rubric)]

    def through(self, left: int) -> int:
        """How many cards are finished or skipped if this many remain."""
        return len(self.queue) - left

    def share(self, left: int) -> float:
        """The same as a share of all cards, 0 to 1; 1 if there were none."""
        return self.through(left) / len(self.queue) if self.queue else 1.0

    def changed(self, card: Initiative, revision: int, now: float, rubric: Rubric | None = None) -> "Round":
        """After a key that changed the top card, saved as a revision."""
        passed = (*self.passed, now) if next_step(card, rubric) is None else self.passed
        return replace(self, past=(*self.past, Past(card.id, revision)), passed=passed)

    def skip(self, card: Initiative, now: float) -> "Round":
        """After skipping the top card."""
        return replace(
            self,
            skipped=(*self.skipped, card.id),
            past=(*self.past, Past(card.id, None)),
            passed=(*self.passed, now),
        )

    def taken_back(self) -> "Round":
        """Without the last key; its revision has been undone."""
        last = self.past[-1]
        aside = tuple(its_id for its_id in self.skipped if its_id != last.card)
        return replace(self, past=self.past[:-1], skipped=aside)

    def minutes_left(self, cards: int) -> int | None:
        """Whole minutes for this many cards at the pace so far, rounded up; None before the first card.

        The pace is the median time between two cards, so one long pause changes nothing.
        """
        gaps = [after - before for before, after in pairwise((self.began, *self.passed))]
        return ceil(median(gaps) * cards / 60) if gaps else None
