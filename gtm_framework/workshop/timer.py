"""A timer as data: when it began, how long it should run, how long it was held."""

from datetime import datetime, timedelta

from gtm_framework.records.record import Record
from gtm_framework.workshop.fields import Moment


class Timer(Record):
    """A running or held timer; what it shows is computed from a moment that is handed in.

    Attributes:
        started_at: When it began.
        planned: How long it should run; it may run over.
        held: How long it has been held altogether, the present hold not counted.
        held_since: When the present hold began, or None while it runs.
    """

    word = "timer"

    started_at: Moment
    planned: timedelta
    held: timedelta = timedelta()
    held_since: Moment | None = None

    def elapsed(self, now: datetime) -> timedelta:
        """The time that has run, holds left out; never less than nothing."""
        until = self.held_since or now
        return max(until - self.started_at - self.held, timedelta())

    def left(self, now: datetime) -> timedelta:
        """The time that is left; negative when it has run over."""
        return self.planned - self.elapsed(now)

    def hold(self, now: datetime) -> "Timer":
        """The same timer, standing still; one that is held already stays as it is."""
        return self if self.held_since else self.with_changes(held_since=now)

    def resume(self, now: datetime) -> "Timer":
        """The same timer, running on from where it was held."""
        if self.held_since is None:
            return self
        return self.with_changes(held=self.held + max(now - self.held_since, timedelta()), held_since=None)

    def longer(self, by: timedelta) -> "Timer":
        """The same timer with more time, or less; the plan never falls below nothing."""
        return self.with_changes(planned=max(self.planned + by, timedelta()))


def clock_face(left: timedelta) -> str:
    """What a timer shows: ``"4:05"``, and ``"−0:30"`` when it has run over.

    A second that has begun still counts as left, so ``"0:00"`` comes up when time is up.
    """
    over = left < timedelta()
    seconds = abs(left) // timedelta(seconds=1) if over else -(-left // timedelta(seconds=1))
    return f"{'−' if over and seconds else ''}{seconds // 60}:{seconds % 60:02d}"
