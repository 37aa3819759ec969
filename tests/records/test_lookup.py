"""Finding things by their ids, and what is said of ids that are unknown or used twice."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtm_framework.errors import UnknownNameError
from gtm_framework.records.lookup import by_id, ids_of, repeated, unknown


@dataclass(frozen=True)
class Thing:
    id: str


THINGS = (Thing("scope"), Thing("focus"))


def test_a_thing_is_found_by_its_id() -> None:
    assert by_id("criterion", "focus", THINGS) is THINGS[1]
    assert ids_of(THINGS) == ("scope", "focus")


def test_an_id_that_nothing_has_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownNameError) as refused:
        by_id("criterion", "scop", THINGS)

    assert str(refused.value) == "Unknown criterion 'scop'. Did you mean 'scope'?"


def test_every_unknown_name_is_a_sentence() -> None:
    assert list(unknown("criterion", ["focus", "focs", "price"], ids_of(THINGS))) == [
        "Unknown criterion 'focs'. Did you mean 'focus'?",
        "Unknown criterion 'price'. Known: scope, focus.",
    ]


def test_every_repeated_name_is_a_sentence() -> None:
    assert list(repeated("criterion", ["a", "b", "a", "c", "b", "a"])) == [
        "criterion 'a': it is used 3 times. Use a different id for each.",
        "criterion 'b': it is used 2 times. Use a different id for each.",
    ]


@given(st.lists(st.text()))
def test_names_are_faultless_exactly_when_each_is_its_own(names: list[str]) -> None:
    assert (list(repeated("thing", names)) == []) == (len(set(names)) == len(names))
    assert list(unknown("thing", names, names)) == []
