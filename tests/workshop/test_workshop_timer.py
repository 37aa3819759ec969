"""A timer is data; what it shows depends on the moment that it is asked."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtm_framework.workshop.agenda.timer import Timer, clock_face
from tests.workshop.room import NINE, at

minutes = st.integers(0, 600)
FIVE = timedelta(minutes=5)


def test_a_running_timer_counts_down_and_goes_on_below_nothing() -> None:
    timer = Timer(started_at=NINE, planned=FIVE)

    assert timer.left(at(2)) == timedelta(minutes=3)
    assert timer.left(at(6)) == -timedelta(minutes=1)


def test_a_held_timer_stands_still_until_it_is_resumed() -> None:
    held = Timer(started_at=NINE, planned=FIVE).hold(at(2))

    assert held.elapsed(at(60)) == timedelta(minutes=2)
    assert held.resume(at(60)).elapsed(at(61)) == timedelta(minutes=3)


def test_holding_a_held_timer_and_resuming_a_running_one_change_nothing() -> None:
    running = Timer(started_at=NINE, planned=FIVE)
    held = running.hold(at(2))

    assert held.hold(at(4)) is held
    assert running.resume(at(4)) is running


@given(st.lists(minutes, min_size=1, max_size=8))
def test_time_run_and_time_held_add_up_to_time_passed(moments: list[int]) -> None:
    timer = Timer(started_at=NINE, planned=FIVE)
    moments = sorted(moments)
    held = timedelta()
    for place, moment in enumerate(moments):
        if place % 2 == 0:
            timer = timer.hold(at(moment))
        else:
            timer = timer.resume(at(moment))
            held += at(moment) - at(moments[place - 1])
    now = at(moments[-1])

    assert timer.elapsed(now) + held == now - NINE


def test_a_clock_that_was_set_back_shows_no_time_run() -> None:
    timer = Timer(started_at=NINE, planned=FIVE)

    assert timer.elapsed(at(-10)) == timedelta()
    assert timer.hold(at(2)).resume(at(1)).held == timedelta()


def test_more_time_moves_the_plan_and_less_never_below_nothing() -> None:
    timer = Timer(started_at=NINE, planned=FIVE)

    assert timer.longer(timedelta(minutes=2)).left(NINE) == timedelta(minutes=7)
    assert timer.longer(-timedelta(minutes=9)).planned == timedelta()


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (245, "4:05"),
        (244.2, "4:05"),
        (0, "0:00"),
        (0.4, "0:01"),
        (-0.4, "0:00"),
        (-30, "−0:30"),
        (3600, "60:00"),
    ],
)
def test_a_timer_shows_minutes_and_seconds(seconds: float, shown: str) -> None:
    assert clock_face(timedelta(seconds=seconds)) == shown
