"""The stated order of a whole table is the order in which `rank` lists initiatives."""

from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gtm_framework import Initiative, rank
from gtm_framework.triage.table.order import stated_order
from tests.triage.drawn import lists_of_initiatives, question, rubric

ONE_QUESTION = rubric(question("only"))
"""Answers move no rank, so one question is enough."""

blank = float("nan")


def order_of(rows: list[tuple[int, float, float, str, str]]) -> list[int]:
    ranks, impacts, efforts, titles, ids = zip(*rows, strict=True)
    return stated_order(np.array(ranks), np.array(impacts), np.array(efforts), titles, ids).tolist()


def test_rank_then_impact_then_effort_then_title_then_id() -> None:
    rows = [
        (2, 9.0, 1.0, "a", "a"),
        (1, 8.0, 4.0, "b", "b"),
        (1, 8.0, 4.0, "b", "a"),
        (1, 8.0, 4.0, "a", "c"),
        (1, 8.0, 3.0, "z", "z"),
        (1, 10.0, 5.0, "z", "z"),
    ]

    assert order_of(rows) == [5, 4, 3, 2, 1, 0]


def test_the_unranked_stand_last_and_blanks_after_numbers() -> None:
    rows = [
        (0, blank, blank, "a", "a"),
        (0, blank, 1.0, "a", "a"),
        (0, 2.0, blank, "a", "a"),
        (0, 2.0, 9.0, "a", "a"),
        (3, 1.0, 9.0, "a", "a"),
    ]

    assert order_of(rows) == [4, 3, 2, 1, 0]


def test_rows_that_are_equal_throughout_stay_as_they_came() -> None:
    assert order_of([(1, 5.0, 5.0, "a", "a")] * 50) == list(range(50))


@settings(max_examples=100, deadline=None)
@given(data=st.data(), method=st.sampled_from(["quadrant", "ratio", "rice"]))
def test_the_order_is_that_of_the_scalar_path(data: st.DataObject, method: str) -> None:
    listed = [
        initiative.model_copy(update={"id": data.draw(st.text("ab", max_size=2)), "tags": (str(at),)})
        for at, initiative in enumerate(data.draw(lists_of_initiatives(ONE_QUESTION, most=12)))
    ]
    ranked = rank(listed, method, ONE_QUESTION)
    ranks = {item.initiative.tags: item.rank or 0 for item in ranked}

    order = stated_order(
        np.array([ranks[i.tags] for i in listed], dtype=np.int64),
        np.array([i.matrix_impact for i in listed], dtype=float),
        np.array([i.matrix_effort for i in listed], dtype=float),
        [i.title for i in listed],
        [i.id for i in listed],
    )

    assert [listed[at].tags for at in order] == [item.initiative.tags for item in ranked]


@settings(max_examples=200, deadline=None)
@given(titles=st.lists(st.text("aé\ud800\udfff\ue000𝄞", max_size=3), min_size=1))
def test_titles_stand_by_their_characters_whatever_they_are(titles: list[str]) -> None:
    # Half a surrogate pair is a character too: a file with a broken one must not stop the list.
    same = np.ones(len(titles))
    tied = np.ones(len(titles), dtype=np.int64)

    order = stated_order(tied, same, same, titles, [""] * len(titles))

    assert [titles[at] for at in order] == [i.title for i in _listed(titles)]


def _listed(titles: list[str]) -> list[Any]:
    return sorted((Initiative.model_construct(title=t) for t in titles), key=lambda i: i.title)


@pytest.mark.parametrize(
    "titles",
    [
        pd.Series(["b", "a"]),
        pd.Series(["b", "a"], dtype=object),
        pd.Series(["b", "a"], dtype="category"),
        pl.Series(["b", "a"]),
        pa.array(["b", "a"]),
        pa.chunked_array([["b"], ["a"]]),
        np.array(["b", "a"], dtype=object),
    ],
    ids=lambda titles: type(titles).__module__,
)
def test_texts_come_from_any_column(titles: Any) -> None:
    same = np.array([5.0, 5.0])

    assert stated_order(np.array([1, 1]), same, same, titles, ["x", "x"]).tolist() == [1, 0]


def test_an_empty_list_has_an_empty_order() -> None:
    none = np.array([])

    assert stated_order(none.astype(int), none, none, [], []).tolist() == []
