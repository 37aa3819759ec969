import doctest

import pytest

from gtm_framework import english
from gtm_framework.english import counted, joined


@pytest.mark.parametrize(
    ("count", "noun", "expected"),
    [
        (0, ("idea",), "0 ideas"),
        (1, ("idea",), "1 idea"),
        (2, ("idea",), "2 ideas"),
        (1234, ("row",), "1,234 rows"),
        (1, ("person", "people"), "1 person"),
        (6, ("person", "people"), "6 people"),
        (2.5, ("person-week",), "2.5 person-weeks"),
    ],
)
def test_a_noun_follows_its_number(count: float, noun: tuple[str, ...], expected: str) -> None:
    assert counted(count, *noun) == expected


def test_names_are_joined_by_commas_and_a_last_and() -> None:
    assert [joined(names) for names in (["A"], ["A", "B"], ["A", "B", "C"])] == [
        "A",
        "A and B",
        "A, B, and C",
    ]


def test_the_examples_in_the_documentation_are_right() -> None:
    assert doctest.testmod(english) == doctest.TestResults(failed=0, attempted=4)
