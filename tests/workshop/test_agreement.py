"""Agreement: worked cases, and the laws that the published definition promises."""

from collections.abc import Sequence
from fractions import Fraction
from math import sqrt
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from gtm_framework.workshop.discussion.agreement import Gap, agreement, gap, in_words, kendalls_w, spread
from tests.workshop.room import fractions_of

CASES = Path(__file__).parent / "cases"
SPREADS = yaml.safe_load((CASES / "agreement.yaml").read_text(encoding="utf-8"))
CONCORDANCES = yaml.safe_load((CASES / "concordance.yaml").read_text(encoding="utf-8"))

scores = st.lists(st.integers(1, 10), min_size=2, max_size=12)
sheets = st.integers(2, 6).flatmap(
    lambda items: st.lists(
        st.lists(st.integers(1, 10), min_size=items, max_size=items), min_size=2, max_size=6
    )
)


@pytest.mark.parametrize("case", SPREADS, ids=lambda case: case["name"])
def test_the_spread_is_what_a_calculator_says(case: dict[str, Any]) -> None:
    found = spread(case["values"], case.get("low", 1), case.get("high", 10))

    if case["spread"] is None:
        assert found is None
    else:
        assert found == sqrt(fractions_of(str(case["of"])))
        assert found == pytest.approx(case["spread"], abs=1e-6)


@given(scores)
def test_a_spread_lies_between_none_and_a_full_split(values: list[int]) -> None:
    apart = spread(values, 1, 10)

    assert apart is not None
    assert 0 <= apart <= 1
    assert (apart == 0) == (len(set(values)) == 1)


@given(scores)
def test_only_the_most_even_split_between_the_ends_is_a_full_one(values: list[int]) -> None:
    at_the_ends = sorted((values.count(1), values.count(10)))

    assert (spread(values, 1, 10) == 1) == (
        at_the_ends == [len(values) // 2, len(values) - len(values) // 2]
    )


@given(scores, st.randoms())
def test_a_spread_does_not_depend_on_the_order_of_the_ballots(values: list[int], random: Any) -> None:
    shuffled = random.sample(values, len(values))

    assert spread(shuffled, 1, 10) == spread(values, 1, 10)


@given(scores, st.integers(1, 50), st.integers(-100, 100), st.booleans())
def test_a_spread_does_not_depend_on_the_scale(
    values: list[int], by: int, shift: int, turned: bool
) -> None:
    by = -by if turned else by
    ends = sorted((1 * by + shift, 10 * by + shift))

    assert spread([v * by + shift for v in values], *ends) == spread(values, 1, 10)


@given(scores)
def test_agreement_and_spread_add_up_to_one(values: list[int]) -> None:
    together, apart = agreement(values, 1, 10), spread(values, 1, 10)

    assert together is not None
    assert apart is not None
    assert together + apart == pytest.approx(1)


def test_one_ballot_has_neither_agreement_nor_spread() -> None:
    assert agreement([7], 1, 10) is None


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([9, 2, 8, 2, 3], Gap(low=2, high=9, below=3, above=8, count_below=3, count_above=2)),
        ([5, 5], Gap(low=5, high=5, below=5, above=5, count_below=2, count_above=0)),
        ([7], Gap(low=7, high=7, below=7, above=7, count_below=1, count_above=0)),
        ([1, 4, 7], Gap(low=1, high=7, below=1, above=4, count_below=1, count_above=2)),
        ([], None),
    ],
)
def test_the_gap_names_both_ends_and_the_widest_hole(values: list[int], expected: Gap | None) -> None:
    assert gap(values) == expected


@pytest.mark.parametrize("case", CONCORDANCES, ids=lambda case: case["name"])
def test_kendalls_w_is_what_hand_and_scipy_say(case: dict[str, Any]) -> None:
    found = kendalls_w(case["sheets"])

    assert found.w == (None if case["w"] is None else Fraction(str(case["w"])))
    assert (found.voters, found.items) == (
        len(case["sheets"]),
        len(case["sheets"][0]) if case["sheets"] else 0,
    )
    if "scipy" in case:
        assert float(found.w or 0) == pytest.approx(case["scipy"], abs=1e-12)


@settings(max_examples=100)
@given(sheets, st.randoms())
def test_kendalls_w_depends_neither_on_the_order_of_people_nor_of_ideas(
    rows: list[list[int]], random: Any
) -> None:
    order = random.sample(range(len(rows[0])), len(rows[0]))
    turned = [[row[i] for i in order] for row in random.sample(rows, len(rows))]

    assert kendalls_w(turned).w == kendalls_w(rows).w


@settings(max_examples=100)
@given(sheets)
def test_kendalls_w_lies_between_nothing_in_common_and_the_same_order(
    rows: Sequence[Sequence[int]],
) -> None:
    w = kendalls_w(rows).w

    assert w is None or 0 <= w <= 1


@settings(max_examples=100)
@given(sheets)
def test_kendalls_w_looks_only_at_orders(rows: list[list[int]]) -> None:
    stretched = [[score * score * 3 + 2 for score in row] for row in rows]

    assert kendalls_w(stretched).w == kendalls_w(rows).w


@given(st.permutations(range(1, 7)), st.integers(2, 5))
def test_the_same_order_by_everybody_is_full_concordance(order: list[int], people: int) -> None:
    assert kendalls_w([order] * people).w == 1


@pytest.mark.parametrize(
    ("apart", "word"),
    [
        (None, "too few votes"),
        (0.2, "close"),
        (0.21, "mixed"),
        (0.49, "mixed"),
        (0.5, "apart"),
        (1.0, "apart"),
    ],
)
def test_a_spread_has_a_word(apart: float | None, word: str) -> None:
    assert in_words(apart, close_percent=20, apart_percent=50) == word
