"""What can be seen of the votes: how many are done, and after a reveal the values without names."""

from dataclasses import dataclass
from enum import StrEnum

from gtm_framework.workshop.discussion.agreement import Concordance


class Viewer(StrEnum):
    """The viewer: a participant, the facilitator, or the shared screen."""

    PARTICIPANT = "participant"
    FACILITATOR = "facilitator"
    SCREEN = "screen"


@dataclass(frozen=True)
class Done:
    """How many voters have finished the open round.

    Example:
        >>> finished = Done(done=3, of=5)
        >>> f"{finished.done} of {finished.of} people have voted"
        '3 of 5 people have voted'
    """

    done: int
    of: int


@dataclass(frozen=True)
class Reason:
    """Why someone voted as they did, without a name; the vote is None for a skip or a "don't know"."""

    value: int | str | None
    text: str


@dataclass(frozen=True)
class Heard:
    """The revealed votes on one idea and axis, without names.

    Attributes:
        item, axis: The idea's id, and the axis.
        round: Number of the round; votes from earlier rounds count in it until they are cast again.
        values: The counted votes in scale order.
        skipped: People who skipped it.
        dont_know: People who said they don't know.
        reasons: The reasons, in scale order, then alphabetically; nothing shows who wrote them.

    Example:
        >>> heard = Heard("i-1", "impact", 1, values=(2, 8, 9), skipped=1, dont_know=0)
        >>> len(heard.values), heard.skipped
        (3, 1)
    """

    item: str
    axis: str
    round: int
    values: tuple[int | str, ...]
    skipped: int
    dont_know: int
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class Whole:
    """How similar the rankings of a whole list are, for one axis in one round."""

    axis: str
    round: int
    concordance: Concordance


@dataclass(frozen=True)
class Seen:
    """Everything that may be seen of the votes now.

    Attributes:
        done: How many are done with the open round, or None if this viewer may not see it.
        heard: What was revealed, by round, axis, and idea.
        wholes: Kendall's W over the shortlist, for each revealed round of a scored axis.

    Example:
        >>> first, second = Heard("i-1", "impact", 1, (2, 9), 0, 0), Heard("i-1", "impact", 2, (7, 8), 0, 0)
        >>> seen = Seen(heard=(first, second))
        >>> seen.rounds("impact"), seen.on("i-1", "impact").values
        ((1, 2), (7, 8))
    """

    done: Done | None = None
    heard: tuple[Heard, ...] = ()
    wholes: tuple[Whole, ...] = ()

    def rounds(self, axis: str) -> tuple[int, ...]:
        """Numbers of an axis's revealed rounds, first vote first."""
        return tuple(sorted({h.round for h in self.heard if h.axis == axis}))

    def on(self, item: str, axis: str, number: int | None = None) -> Heard | None:
        """The votes on one idea and axis: from one round, or the latest revealed."""
        found = [h for h in self.heard if (h.item, h.axis) == (item, axis) and number in {None, h.round}]
        return found[-1] if found else None
