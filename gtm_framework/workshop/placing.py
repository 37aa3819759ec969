"""Relative placing: ideas put in order by asking "higher or lower?", and the order turned into scores.

Binary insertion. The whole state is the list of ideas and the answers given so far, so it can be kept,
taken up again and undone one answer at a time; the next question follows from them.
"""

from collections.abc import Iterable, Sequence
from typing import Annotated, NamedTuple, Self

from pydantic import AfterValidator, Field

from gtm_framework.errors import RefusedError
from gtm_framework.records.record import Record
from gtm_framework.triage.initiative import SCALE

WHICH_HAS_MORE = {"impact": "Which has more impact?", "effort": "Which takes more effort?"}
"""What is asked about two ideas on each axis."""


class Question(NamedTuple):
    """Is `item` higher than `than`?"""

    item: str
    than: str


class _Reached(NamedTuple):
    order: tuple[str, ...]  # highest first, of those placed so far
    question: Question | None
    used: int  # answers used up


def _each_once(items: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(items)) < len(items):
        raise ValueError("an idea appears more than once. Name each once.")
    return items


class Placing(Record):
    """A relative placing under way.

    Attributes:
        axis: What is asked about.
        items: The ideas, in the order in which they are taken.
        answers: One for each question so far: True where the idea asked about was the higher one.
    """

    word = "placing"

    axis: str
    items: Annotated[tuple[str, ...], Field(min_length=2), AfterValidator(_each_once)]
    answers: tuple[bool, ...] = ()

    @property
    def question(self) -> Question | None:
        """What to ask next, or None when the order is complete."""
        return _reached(self).question

    @property
    def order(self) -> tuple[str, ...]:
        """Those placed so far, the highest first."""
        return _reached(self).order

    @property
    def most_left(self) -> int:
        """The largest number of questions that can still come."""
        reached = _reached(self)
        if reached.question is None:
            return 0
        placed = len(reached.order)
        return _most_for_this(self, reached) + sum(_halvings(n) for n in range(placed + 1, len(self.items)))

    def answered(self, *, higher: bool) -> Self:
        """The placing with one more answer.

        Raises:
            RefusedError: If the order is complete already.
        """
        if self.question is None:
            raise RefusedError("placing", ["The order is complete. There are no more questions."])
        return self.with_changes(answers=(*self.answers, higher))

    def undone(self) -> Self:
        """The placing without its last answer.

        Raises:
            RefusedError: If nothing has been answered yet.
        """
        if not self.answers:
            raise RefusedError("placing", ["Nothing to undo: no question has been answered yet."])
        return self.with_changes(answers=self.answers[:-1])


def most_questions(count: int) -> int:
    """The largest number of questions that placing `count` ideas can take: 25 for 10, 69 for 20."""
    return sum(_halvings(placed) for placed in range(1, count))


def scores_from_order(order: Sequence[str], scale: tuple[int, int] = SCALE) -> dict[str, int]:
    """Spread an order evenly over the scale, the first at its top, the last at its bottom.

    Args:
        order: The ideas, the highest first.
        scale: Its lowest and highest step.

    Returns:
        One whole step for each idea; halves go to the lower step.

    Raises:
        RefusedError: If there are fewer than two: one idea has no place relative to others.
    """
    if len(order) < 2:
        raise RefusedError("placing", ["There are fewer than two ideas to rank. Add at least two."])
    (low, high), gaps = scale, len(order) - 1
    # the distance from the top, rounded half up, so that the score is rounded half down
    return {
        item: high - (2 * place * (high - low) + gaps) // (2 * gaps) for place, item in enumerate(order)
    }


def _halvings(placed: int) -> int:
    """Questions that find a place among `placed` others, at most: the least k with 2**k > placed."""
    return placed.bit_length()


def _most_for_this(placing: Placing, reached: _Reached) -> int:
    low, high, _ = _narrowed(len(reached.order), placing.answers[reached.used :])
    return _halvings(high - low)


def _narrowed(placed: int, answers: Iterable[bool]) -> tuple[int, int, int]:
    """Where the idea asked about can still go, and how many answers it took to know."""
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
