"""Trying codes: a few mistakes are free, many are not, and one place does not stop all others."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gtm_framework.workshop.room.attempts import Attempt, source_of, wait_before
from gtm_framework.workshop.rules.room_rules import AttemptRule
from tests.workshop.room import at

RULE = AttemptRule(window_minutes=5, from_one_visitor=2, from_one_address=3, from_all=6)
FREE = timedelta()


def tried(source: str, *minutes: float) -> list[Attempt]:
    """Each by another visitor."""
    return [Attempt(at(minute), source, f"{place}") for place, minute in enumerate(minutes)]


def by(visitor: str, source: str, *minutes: float) -> list[Attempt]:
    return [Attempt(at(minute), source, visitor) for minute in minutes]


def test_the_mistakes_of_one_visitor_do_not_stop_others_of_the_same_address() -> None:
    wrong = by("ana", "a", 0, 1)

    assert wait_before(wrong, "a", at(2), RULE, visitor="ana") == timedelta(minutes=3)
    assert wait_before(wrong, "a", at(2), RULE, visitor="ben") == FREE
    assert wait_before(wrong, "b", at(2), RULE, visitor="ana") == FREE


def test_a_new_visit_does_not_get_around_the_limit_of_an_address() -> None:
    wrong = [*by("ana", "a", 0, 1), *by("ben", "a", 1)]

    assert wait_before(wrong, "a", at(2), RULE, visitor="cat") == timedelta(minutes=3)


def test_a_few_wrong_codes_are_free() -> None:
    assert wait_before(tried("a", 0, 1), "a", at(2), RULE) == FREE


def test_after_too_many_the_door_stays_shut_until_the_oldest_has_passed() -> None:
    wrong = tried("a", 0, 1, 2)

    assert wait_before(wrong, "a", at(2), RULE) == timedelta(minutes=3)
    assert wait_before(wrong, "a", at(5), RULE) == FREE


def test_another_place_does_not_wait_for_it() -> None:
    assert wait_before(tried("a", 0, 1, 2), "b", at(2), RULE) == FREE


def test_many_places_together_shut_the_door_for_all() -> None:
    wrong = [*tried("a", 0, 1), *tried("b", 0, 1), *tried("c", 0, 2)]

    assert wait_before(wrong, "d", at(3), RULE) == timedelta(minutes=2)


def test_attempts_from_before_the_window_and_from_the_future_do_not_count() -> None:
    assert wait_before(tried("a", -5, -4, 99), "a", at(1), RULE) == FREE


def test_the_published_limits_hold_by_default() -> None:
    ten, sixty = by("ana", "a", *([0] * 10)), tried("a", *([0] * 60))

    assert wait_before(ten, "a", at(1), visitor="ana") == timedelta(minutes=4)
    assert wait_before(ten[:9], "a", at(1), visitor="ana") == FREE
    assert wait_before(sixty, "a", at(1), visitor="ana") == timedelta(minutes=4)
    assert wait_before(sixty[:59], "a", at(1), visitor="ana") == FREE


@settings(max_examples=100)
@given(st.lists(st.integers(0, 30), max_size=40))
def test_never_more_codes_are_looked_at_than_the_window_allows(minutes: list[int]) -> None:
    looked_at: list[Attempt] = []
    for minute in sorted(minutes):
        if wait_before(looked_at, "a", at(minute), RULE) == FREE:
            looked_at.append(Attempt(at(minute), "a", f"{len(looked_at)}"))

    for first in looked_at:
        within = [a for a in looked_at if first.at <= a.at < first.at + timedelta(minutes=5)]
        assert len(within) <= RULE.from_one_address


@pytest.mark.parametrize(
    ("address", "source"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("unix socket", "unix socket"),
    ],
)
def test_one_connection_counts_as_one_place(address: str, source: str) -> None:
    assert source_of(address) == source
