"""Distinct names and ids: the only code that adds a number to a name that is taken."""

from collections.abc import Callable, Collection, Iterable

BRACKETS = "{} ({})"
"""How a number is added to a name people read: ``Ana (2)``."""


class UniqueNames:
    """Hands out names that aren't taken yet, in time proportional to the number of requests.

    Args:
        taken: The names taken from the start.
        form: How a number is added to a name; ``id-2`` by default.
        reserved: Names that generated names must avoid, because they are still to come.
        key: Names with the same key count as the same name; by default, every name is its own key.

    Examples:
        >>> names = UniqueNames(["a"])
        >>> [names.claim(wanted) for wanted in ("a", "a", "b")]
        ['a-2', 'a-3', 'b']
    """

    def __init__(
        self,
        taken: Iterable[str] = (),
        form: str = "{}-{}",
        reserved: Collection[str] = frozenset(),
        key: Callable[[str], str] = str,
    ) -> None:
        self._taken = set(map(key, taken))
        self._form, self._reserved, self._key = form, reserved, key
        self._next: dict[str, int] = {}

    def claim(self, wanted: str, *, made: bool = False) -> str:
        """Take the name itself if it is free, or else the first free one of ``name-2``, ``name-3``, and on.

        Args:
            wanted: The name.
            made: Whether we generated the name, so that it must avoid reserved ones.
        """
        free = wanted
        if self._is_taken(wanted, made=made):
            number = self._next.get(self._key(wanted), 2)
            while self._is_taken(free := self._form.format(wanted, number), made=True):
                number += 1
            self._next[self._key(wanted)] = number + 1
        self._taken.add(self._key(free))
        return free

    def _is_taken(self, name: str, *, made: bool) -> bool:
        return self._key(name) in self._taken or (made and name in self._reserved)
