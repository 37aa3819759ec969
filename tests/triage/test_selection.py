"""Counting and narrowing a list."""

from typing import Any

import pytest

from gtm_framework import Initiative, rank
from gtm_framework.triage.ranked_idea import Ranked
from gtm_framework.triage.worklist.selection import as_entered, matching, next_open, tally, to_do

SETTLED = {"purpose": "demand", "form": "task", "metrics": "funnel"}


@pytest.fixture
def ranked() -> list[Ranked]:
    def made(title: str, **fields: Any) -> Initiative:
        return Initiative(id=title, title=title, **fields)

    return rank(
        [
            made("Own the word", impact=9, effort=2, answers={"purpose": "position", "form": "choice"}),
            made("Search ads", impact=6, effort=7, answers=SETTLED, owner="Inès", tags=("paid",)),
            made("Fair stand", answers=SETTLED, override={"kind": "undecided", "reason": "Wait."}),
            made("Newsletter", impact=2, effort=2),
        ]
    )


def titles(items: list[Ranked]) -> list[str]:
    return [item.initiative.title for item in items]


def test_a_tally_counts_kinds_quadrants_and_what_is_not_ranked(ranked: list[Ranked]) -> None:
    counted = tally(ranked)

    assert (counted.total, counted.unranked) == (4, 1)
    assert counted.kinds == {"strategic": 1, "tactical": 1, "undecided": 2}
    assert counted.quadrants == {"quick_win": 1, "major_project": 1, "fill_in": 1, "time_sink": 0}


def test_a_tally_says_how_many_ideas_there_are(ranked: list[Ranked]) -> None:
    assert [tally(ranked[:count]).words for count in (0, 1, 4)] == ["0 ideas", "1 idea", "4 ideas"]
    assert tally(ranked * 300).words == "1,200 ideas"


def test_a_list_with_anything_ranked_is_shown_by_rank(ranked: list[Ranked]) -> None:
    entered = [item.initiative for item in reversed(ranked)]
    assert as_entered(ranked, entered) == list(ranked)


def test_a_list_with_nothing_ranked_is_shown_as_it_was_entered() -> None:
    entered = [Initiative(id=title, title=title, effort=3) for title in ("Zebra", "Ape", "Mule")]
    shown = as_entered(rank(entered), entered)
    assert titles(shown) == ["Zebra", "Ape", "Mule"]


def test_no_condition_matches_everything_in_its_order(ranked: list[Ranked]) -> None:
    assert matching(ranked) == ranked


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ADS", ["Search ads"]),
        ("ads inès", ["Search ads"]),
        ("paid", ["Search ads"]),
        ("ads word", []),
        ("w", ["Own the word", "Newsletter"]),
    ],
)
def test_every_word_has_to_stand_somewhere(ranked: list[Ranked], words: str, found: list[str]) -> None:
    assert titles(matching(ranked, words)) == found


def test_kinds_go_by_the_final_verdict_and_quadrants_leave_the_unplaced_out(ranked: list[Ranked]) -> None:
    assert titles(matching(ranked, kinds=["undecided"])) == ["Newsletter", "Fair stand"]
    assert titles(matching(ranked, quadrants=["quick_win", "fill_in"])) == ["Own the word", "Newsletter"]


def test_the_next_open_one_lacks_a_number_or_else_a_verdict(ranked: list[Ranked]) -> None:
    def title_after(one: str, among: list[Ranked] = ranked) -> str | None:
        found = next_open(among, after=one)
        return found and found.initiative.title

    assert titles(ranked) == ["Own the word", "Search ads", "Newsletter", "Fair stand"]
    assert title_after("Own the word") == "Fair stand"
    assert title_after("Newsletter") == "Fair stand"
    assert title_after("Fair stand") == "Newsletter"
    assert title_after("not in the list") == "Fair stand"
    assert title_after("Search ads", ranked[:3]) == "Newsletter"


def test_finished_ideas_do_not_take_turns(ranked: list[Ranked]) -> None:
    finished = ranked[:2]

    assert [next_open(finished, after=item.initiative.title) for item in finished] == [None, None]


def test_nothing_is_open_when_everything_else_is_settled(ranked: list[Ranked]) -> None:
    settled = [item for item in ranked if item.initiative.title == "Search ads"]

    assert next_open(settled, after="Search ads") is None
    assert next_open([], after="x") is None


def test_the_open_one_is_never_its_own_next_one(ranked: list[Ranked]) -> None:
    [open_one] = [item for item in ranked if item.initiative.title == "Newsletter"]
    settled = [item for item in ranked if item.initiative.title == "Search ads"]

    assert next_open([open_one], after="Newsletter") is None
    assert next_open([*settled, open_one], after="Newsletter") is None


def test_the_first_things_to_do_leave_out_the_unranked_and_the_time_sinks() -> None:
    scored = {"win": (9, 2), "project": (9, 8), "fill": (3, 2), "sink": (2, 9), "second fill": (2, 3)}
    ideas = [Initiative(title=title, impact=i, effort=e) for title, (i, e) in scored.items()]
    ranked = rank([*ideas, Initiative(title="unscored")])

    assert titles(to_do(ranked)) == ["win", "project", "fill"]
    assert titles(to_do(ranked, most=9)) == ["win", "project", "fill", "second fill"]
