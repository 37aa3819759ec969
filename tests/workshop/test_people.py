"""People in the room: names that are told apart, roles that vote on their axes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtm_framework.errors import RefusedError, UnknownNameError
from gtm_framework.workshop.room.people import Participant, distinct_name, may_score
from tests.workshop.room import NINE, person, workshop


@pytest.mark.parametrize(
    ("name", "taken", "given_name"),
    [
        ("Ana", set(), "Ana"),
        ("Ana", {"Ana"}, "Ana (2)"),
        ("Ana", {"Ana", "Ana (2)"}, "Ana (3)"),
        ("", {""}, ""),
    ],
)
def test_a_second_person_of_the_same_name_is_told_apart(
    name: str, taken: set[str], given_name: str
) -> None:
    assert distinct_name(name, taken) == given_name


@given(st.lists(st.sampled_from(["Ana", "Ben", "A" * 199, "A" * 200]), max_size=20))
def test_no_two_people_go_by_the_same_name(names: list[str]) -> None:
    taken: set[str] = set()
    for name in names:
        distinct = distinct_name(name, taken)
        assert distinct not in taken
        assert person("x").with_changes(name=distinct).name == distinct
        taken.add(distinct)


def test_a_role_says_what_one_votes_on() -> None:
    assert may_score(workshop("a"), person("ana", role="guest")) == ()
    assert "effort" not in may_score(workshop("a"), person("ana", role="customer_side"))


def test_an_unknown_role_is_refused() -> None:
    with pytest.raises(UnknownNameError) as unknown:
        may_score(workshop("a"), person("ana", role="boss"))
    assert str(unknown.value) == (
        "Unknown role 'boss'. Known: member, customer_side, working_side, observer, guest."
    )


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(RefusedError) as refused:
        Participant(id="ana", joined_at=NINE.replace(tzinfo=None))
    assert str(refused.value) == ("participant: joined_at: it has no time zone. Add one.")
