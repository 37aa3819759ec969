"""The exercise of the guide: how many statements were classified correctly, and what was confused."""

from collections.abc import Mapping
from dataclasses import dataclass

from gtm_framework.errors import UnknownNameError
from gtm_framework.strategy.guide import Guide, Label


@dataclass(frozen=True, slots=True)
class Tally:
    """Progress in the exercise.

    Attributes:
        right, answered: Statements classified correctly, and classified at all.
        of: Total number of statements.
        confused: Maps (right answer, chosen answer) to how often, most often first.
    """

    right: int
    answered: int
    of: int
    confused: tuple[tuple[tuple[Label, Label], int], ...]

    @property
    def share(self) -> float:
        """How much of the exercise is done, 0 to 1."""
        return self.answered / self.of


def tally(guide: Guide, sorted_as: Mapping[str, str]) -> Tally:
    """Count the answers of the exercise.

    Args:
        guide: The guide with its statements.
        sorted_as: Maps statement ids to labels.

    Raises:
        UnknownNameError: If there is no such statement or label.

    Example:
        >>> from gtm_framework.strategy import load_guide
        >>> found = tally(load_guide(), {"no-agencies": "strategy", "benchmark-ads": "strategy"})
        >>> found.right, found.answered, found.of
        (1, 2, 24)
    """
    wrong: dict[tuple[Label, Label], int] = {}
    for statement_id, given in sorted_as.items():
        if given not in set(Label):
            raise UnknownNameError("label", given, [label.value for label in Label])
        label = guide.statement(statement_id).label
        if label != given:
            wrong[label, Label(given)] = wrong.get((label, Label(given)), 0) + 1
    confused = sorted(wrong.items(), key=lambda pair: (-pair[1], pair[0]))
    right = len(sorted_as) - sum(wrong.values())
    return Tally(right, len(sorted_as), len(guide.statements), tuple(confused))
