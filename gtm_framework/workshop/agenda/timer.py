"""A timer as data: when it started, its planned length, and how long it was paused."""

from datetime import datetime, timedelta

from gtm_framework.records import Record
from gtm_framework.workshop.rules.fields import Moment


class Timer(Record):
    """A running or paused timer; its display is computed from a given time.

    Attributes:
        started_at: When it started.
        planned: Its planned length; it can run over.
        held: Total time paused, without the current pause.
        held_since: When the current pause began, or None if it is running.

    Example:
        >>> timer = Timer(started_at="2026-10-05T09:00Z", planned=timedelta(minutes=10))
        >>> clock_face(timer.left(timer.started_at + timedelta(minutes=4, seconds=30)))
        '5:30'
    """

    word = "timer"

    started_at: Moment
    planned: timedelta
    held: timedelta = timedelta()
    held_since: Moment | None = None

    def elapsed(self, now: datetime) -> timedelta:
        """The time that has run, without pauses; never negative."""
        until = self.held_since or now
        return max(until - self.started_at - self.held, timedelta())

    def left(self, now: datetime) -> timedelta:
        """The time left; negative if it has run over."""
        return self.planned - self.elapsed(now)

    def hold(self, now: datetime) -> "Timer":
        """The same timer, paused; stays unchanged if it already is."""
        return self if self.held_since else self.with_changes(held_since=now)

    def resume(self, now: datetime) -> "Timer":
        """The same timer, resumed."""
        if self.held_since is None:
            return self
        return self.with_changes(held=self.held + max(now - self.held_since, timedelta()), held_since=None)

    def longer(self, by: timedelta) -> "Timer":
        """The same timer with more time, or less; its planned length never falls below zero."""
        return self.with_changes(planned=max(self.planned + by, timedelta()))


def clock_face(left: timedelta) -> str:
    """The timer's display: ``"4:05"``, and ``"−0:30"`` if it has run over.

    A second that has begun still counts as left, so ``"0:00"`` appears when time is up.

    Example:
        >>> clock_face(timedelta(minutes=4, seconds=5)), clock_face(timedelta(seconds=-30))
        ('4:05', '−0:30')
    """
    over = left < timedelta()
    seconds = abs(left) // timedelta(seconds=1) if over else -(-left // timedelta(seconds=1))
    return f"{'−' if over and seconds else ''}{seconds // 60}:{seconds % 60:02d}"
