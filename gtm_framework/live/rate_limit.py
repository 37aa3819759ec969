"""A rate limit for each key: a number of uses per minute, all at once if necessary."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from time import monotonic

_MINUTE = 60.0
_MOST_KEYS = 10_000


class RateLimit:
    """Counts uses per key. A client over the limit has to wait; asking again costs nothing."""

    def __init__(self, per_minute: int, now: Callable[[], float] = monotonic) -> None:
        """Start with nothing used.

        Args:
            per_minute: Uses per minute for each key.
            now: Returns the time in seconds.
        """
        self._most, self._now = float(per_minute), now
        self._left: OrderedDict[Hashable, tuple[float, float]] = OrderedDict()

    def wait_for(self, key: Hashable) -> float:
        """Seconds until this may happen; 0 if it may happen now, which also counts it."""
        now = self._now()
        left = self._refilled(key, now)
        if left < 1:
            return (1 - left) / self._most * _MINUTE
        self._left[key] = (left - 1, now)
        self._left.move_to_end(key)
        if len(self._left) > _MOST_KEYS:  # forget the least recently used key
            self._left.popitem(last=False)
        return 0.0

    def _refilled(self, key: Hashable, now: float) -> float:
        left, at = self._left.get(key, (self._most, now))
        return min(self._most, left + (now - at) / _MINUTE * self._most)
