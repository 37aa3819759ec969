"""Limits for visitors without the facilitator's pass: connections, and frames per second."""

from collections import Counter
from collections.abc import Callable
from time import monotonic

from gtm_framework.workshop.rules import GuestRule, rules


class Allowance:
    """An average number of frames per second, with short bursts; beyond it, senders wait."""

    def __init__(self, per_second: float, burst_seconds: float, now: float) -> None:
        """Start with a full burst.

        Args:
            per_second: Average number of frames per second.
            burst_seconds: How many seconds' worth of frames may arrive at once.
            now: The current time in seconds.
        """
        self._rate, self._most = per_second, per_second * burst_seconds
        self._left, self._at = self._most, now

    def wait_for_one(self, now: float) -> float:
        """Use one frame; returns the seconds to wait before that frame may pass."""
        self._left = min(self._most, self._left + (now - self._at) * self._rate) - 1
        self._at = now
        return max(0.0, -self._left / self._rate)


class GuestLimits:
    """The guests of one server, counted by the address they come from.

    Attributes:
        rule: The limits.
    """

    def __init__(self, rule: GuestRule | None = None, now: Callable[[], float] = monotonic) -> None:
        """Start counting from zero.

        Args:
            rule: The limits; by default, the published ones.
            now: Returns the time in seconds.
        """
        self.rule = rule or rules().guests
        self._now = now
        self._open: Counter[str] = Counter()
        self._all = Allowance(self.rule.frames_per_second_in_all, self.rule.burst_seconds, now())

    def connect(self, source: str) -> "Allowance | None":
        """Open one more connection; None if there are too many from there or in all.

        Args:
            source: The address, as `source_of` names it.
        """
        full = self._open.total() >= self.rule.connections
        if full or self._open[source] >= self.rule.connections_per_address:
            return None
        self._open[source] += 1
        return Allowance(self.rule.frames_per_second, self.rule.burst_seconds, self._now())

    def disconnect(self, source: str) -> None:
        """Release a connection."""
        self._open[source] -= 1
        if not self._open[source]:
            del self._open[source]

    def wait_for_frame(self, own: Allowance) -> float:
        """Seconds to wait before a frame of a connection may pass."""
        now = self._now()
        return max(own.wait_for_one(now), self._all.wait_for_one(now))
