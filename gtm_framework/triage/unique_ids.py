"""Distinct ids: a number is appended to an id that is already taken."""

from collections.abc import Iterable


class UniqueIds:
    """Hands out ids that are not taken yet, in time proportional to how many are asked for.

    Args:
        taken: The ids that are taken from the start.

    Examples:
        >>> ids = UniqueIds(["a"])
        >>> [ids.claim(wanted) for wanted in ("a", "a", "b")]
        ['a-2', 'a-3', 'b']
    """

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._next: dict[str, int] = {}

    def claim(self, wanted: str) -> str:
        """Take the id itself if it is free, else the first free one of ``id-2``, ``id-3``, ..."""
        free = wanted
        if wanted in self._taken:
            number = self._next.get(wanted, 2)
            while (free := f"{wanted}-{number}") in self._taken:
                number += 1
            self._next[wanted] = number + 1
        self._taken.add(free)
        return free
