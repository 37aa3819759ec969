"""Both levels of one subject: the choice is strategic; promoting it and its pages are tactical.

The pairs are `bench/statements/pairs.csv`. The vocabulary was made with half of them in view.
"""

import csv

import pytest

from bench import hints as bench
from gtm_framework.triage.hints import suggest
from gtm_framework.triage.initiative import Kind

S, T = Kind.STRATEGIC, Kind.TACTICAL


def subjects() -> dict[str, int]:
    with (bench.STATEMENTS / "pairs.csv").open(encoding="utf-8", newline="") as file:
        named = [row["subject"] for row in csv.DictReader(file)]
    return {subject: named.count(subject) for subject in named}


def test_there_are_more_than_150_pairs_on_everything_that_the_sources_call_strategic() -> None:
    assert sum(subjects().values()) >= 150
    assert set(subjects()) >= {
        "report",
        "market",
        "segment",
        "category",
        "positioning",
        "pricing model",
        "moat",
    }
    assert set(subjects()) >= {"self-serve motion", "partner motion", "enterprise motion"}
    assert min(subjects().values()) >= 10


@pytest.mark.parametrize(("text", "label"), bench.pairs(read_before=True))
def test_a_line_of_a_pair_that_was_read_is_decided_as_labeled(text: str, label: Kind) -> None:
    assert suggest(text).kind is label


def test_of_the_half_that_was_not_read_nine_lines_in_ten_are_decided_and_of_these_49_in_50_are_right() -> (
    None
):
    found = bench.tally("kept", bench.pairs(read_before=False))

    assert found.committed >= 0.9 * found.labelled
    assert found.right >= 0.98 * found.committed


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Publish the definitive annual benchmark report for our industry", S),
        ("Run ads for the benchmark report", T),
        ("Reprice from per-seat to per-invoice", S),
        ("Rewrite the pricing page", T),
        ("Launch a self-serve free trial", S),
        ("Send emails to trial users", T),
        ("Become the best-known CRM for small businesses", S),
        ("Buy search ads on the keyword small business CRM", T),
    ],
)
def test_the_examples_of_the_sources_are_on_their_side(text: str, label: Kind) -> None:
    assert suggest(text).kind is label
