"""Ranking by comparison: ideas ordered by asking "higher or lower?", then turned into scores.

Binary insertion. The whole state is the list of ideas and the answers so far, so it can be stored, resumed,
and undone one answer at a time; the next question follows from them.
"""

from collections.abc import Iterable, Sequence
from typing import Annotated, NamedTuple, Self

from pydantic import AfterValidator, Field

from gtm_framework.errors import RefusedError
from gtm_framework.records import Record
from gtm_framework.triage import SCALE

WHICH_HAS_MORE = {"impact": "Which has more impact?", "effort": "Which takes more effort?"}
"""The question about two ideas on each axis."""


class Question(NamedTuple):
    """Is `item` higher than `than`?"""

    item: str
    than: str


class _Reached(NamedTuple):
    order: tuple[str, ...]  # highest first, of those placed so far
    question: Question | None
    used: int  # answers used


def _each_once(items: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(items)) < len(items):
        raise ValueError("an idea appears more than once. Name each once.")
    return items


class Placing(Record):
    """A ranking by comparison in progress.

    Attributes:
        axis: The axis.
        items: The ideas, in the order they are inserted.
        answers: One per question so far: True if the new idea was the higher one.

    Example:
        >>> placing = Placing(axis="impact", items=["booth", "webinar", "benchmark"])
        >>> placing = placing.answered(higher=True)
        >>> placing.order, placing.most_left
        (('webinar', 'booth'), 2)
    """

    word = "placing"

    axis: str
    items: Annotated[tuple[str, ...], Field(min_length=2), AfterValidator(_each_once)]
    answers: tuple[bool, ...] = ()

    @property
    def question(self) -> Question | None:
        """The next question, or None if the ranking is complete."""
        return _reached(self).question

    @property
    def order(self) -> tuple[str, ...]:
        """The ideas ranked so far, highest first."""
        return _reached(self).order

    @property
    def most_left(self) -> int:
        """The maximum number of questions still to come."""
        reached = _reached(self)
        if reached.question is None:
            return 0
        placed = len(reached.order)
        return _most_for_this(self, reached) + sum(_halvings(n) for n in range(placed + 1, len(self.items)))

    def answered(self, *, higher: bool) -> Self:
        """The ranking with one more answer.

        Raises:
            RefusedError: If the ranking is already complete.
        """
        if self.question is None:
            raise RefusedError("placing", ["The order is complete. There are no more questions."])
        return self.with_changes(answers=(*self.answers, higher))

    def undone(self) -> Self:
        """The ranking without its last answer.

        Raises:
            RefusedError: If nothing has been answered yet.
        """
        if not self.answers:
            raise RefusedError("placing", ["There is nothing to undo. Answer a question first."])
        return self.with_changes(answers=self.answers[:-1])


def most_questions(count: int) -> int:
    """The maximum number of questions for ranking `count` ideas: 25 for 10, 69 for 20.

    Example:
        >>> most_questions(10), most_questions(20)
        (25, 69)
    """
    return sum(_halvings(placed) for placed in range(1, count))


def scores_from_order(order: Sequence[str], scale: tuple[int, int] = SCALE) -> dict[str, int]:
    """Spread a ranking evenly over the scale, with the first at the top and the last at the bottom.

    Args:
        order: The ideas, highest first.
        scale: Its lowest and highest step.

    Returns:
        One whole step per idea; halves are rounded down.

    Raises:
        RefusedError: If there are fewer than two: a single idea can't be compared.

    Example:
        >>> scores_from_order(["benchmark", "webinar", "booth", "ads"])
        {'benchmark': 10, 'webinar': 7, 'booth': 4, 'ads': 1}
    """
    if len(order) < 2:
        raise RefusedError("placing", ["There are fewer than two ideas to rank. Add at least two."])
    (low, high), gaps = scale, len(order) - 1
    # the distance from the top, rounded half up, so the score is rounded half down
    return {
        item: high - (2 * place * (high - low) + gaps) // (2 * gaps) for place, item in enumerate(order)
    }


def _halvings(placed: int) -> int:
    """The maximum number of questions to insert one among `placed` others: least k with 2**k > placed."""
    return placed.bit_length()


def _most_for_this(placing: Placing, reached: _Reached) -> int:
    low, high, _ = _narrowed(len(reached.order), placing.answers[reached.used :])
    return _halvings(high - low)


def _narrowed(placed: int, answers: Iterable[bool]) -> tuple[int, int, int]:
    """Where the new idea can still go, and how many answers have been used."""
    low, high, used = 0, placed, 0
    for higher in answers:
        if low == high:
            break
        middle = (low + high) // 2
        low, high = (low, middle) if higher else (middle + 1, high)
        used += 1
    return low, high, used


def _reached(placing: Placing) -> _Reached:
    order = [placing.items[0]]
    used = 0
    for item in placing.items[1:]:
        low, high, taken = _narrowed(len(order), placing.answers[used:])
        if low < high:
            return _Reached(tuple(order), Question(item, order[(low + high) // 2]), used)
        order.insert(low, item)
        used += taken
    return _Reached(tuple(order), None, used)
