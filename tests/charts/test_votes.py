"""Where the ballots lie: the grid and its table twin."""

from typing import Any

import pytest

from gtm_framework.charts.votes.grid import votes_html
from gtm_framework.charts.votes.rows import steps, vote_rows, votes_table
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.entries import Item
from gtm_framework.workshop.state import Workshop
from gtm_framework.workshop.votes.ballots import Answer, Ballot
from gtm_framework.workshop.votes.seen import Seen, Viewer
from gtm_framework.workshop.votes.visibility import visible
from tests.workshop.room import do, revealed, sheet, voting, workshop

SKIP, UNSURE = Answer.SKIP, Answer.DONT_KNOW


def voted_again(first: dict[str, list[int]], then: dict[str, list[int]]) -> tuple[Workshop, Seen]:
    """Two votes on impact, both uncovered."""
    state = do(do(voting(*first), ev.GoTo, phase="reveal"), ev.Reveal)
    state = do(do(state, ev.GoTo, phase="revote", items=tuple(then)), ev.Reveal)
    ballots = [*sheet(first), *sheet(then, number=2)]
    return state, visible(state, ballots, [], Viewer.SCREEN)


def test_the_columns_are_the_steps_of_the_scale_or_the_options() -> None:
    state = voting("a")

    assert steps(state, "impact") == (*"123456789", "10")
    assert steps(state, "dots") == ("0", "1")
    assert steps(state, "purpose") == ("position", "both", "demand")


def test_a_row_says_how_many_chose_each_step_where_the_middle_is_and_who_is_not_counted() -> None:
    state, seen = revealed(voting("a"), sheet({"a": [2, 2, 9, SKIP, UNSURE, UNSURE]}))

    [row] = vote_rows(state, seen, "impact", ["a"])

    assert row.counts == (0, 2, 0, 0, 0, 0, 0, 0, 1, 0)
    assert (row.middle, row.result, row.vote) == (1, "2", "")
    assert (row.skipped, row.dont_know) == (1, 2)
    assert row.apart == f"apart {row.disagreement.spread:.2f}"


def test_the_widest_spread_comes_first_and_too_few_ballots_last() -> None:
    ballots = sheet({"a": [5, 5], "b": [7], "c": [1, 10], "d": [4, 6]})
    state, seen = revealed(voting("a", "b", "c", "d"), ballots)

    rows = vote_rows(state, seen, "impact", ["a", "b", "c", "d"])

    assert [row.item for row in rows] == ["c", "d", "a", "b"]
    assert rows[0].apart == "apart 1.00"
    assert rows[-1].apart == "too few votes"


def test_what_was_not_revealed_has_no_row() -> None:
    state, seen = revealed(voting("a"), sheet({"a": [5, 5]}))

    assert vote_rows(state, seen, "effort", ["a"]) == ()
    assert vote_rows(voting("a"), Seen(), "impact", ["a"]) == ()


def test_a_second_vote_stands_beside_the_first_only_when_asked_for() -> None:
    state, seen = voted_again({"a": [1, 10], "b": [5, 5]}, {"a": [6, 6]})

    rows = vote_rows(state, seen, "impact", ["a", "b"], compare=True)

    assert [(row.item, row.vote, row.result) for row in rows] == [
        ("a", "before", "5"),
        ("a", "after", "6"),
        ("b", "", "5"),
    ]
    assert [row.vote for row in vote_rows(state, seen, "impact", ["a", "b"])] == ["", ""]


def test_a_middle_between_two_options_is_no_step_and_no_result() -> None:
    state = voting("a", phase="kind")
    ballots = [
        Ballot(person=f"p{n}", item="a", axis="purpose", round=1, value=value)
        for n, value in enumerate(["position", "both"])
    ]
    state = state.with_changes(options={**state.options, "purpose": ("position", "both")})
    state, seen = revealed(state, ballots)

    [row] = vote_rows(state, seen, "purpose", ["a"])

    assert (row.counts, row.middle, row.result) == ((1, 1), None, "")


def test_a_placed_idea_shows_its_place_as_the_result() -> None:
    state, seen = revealed(voting("a", "b"), sheet({"a": [5, 5], "b": [5, 5]}))
    state = do(state, ev.StartPlacing, axis="impact")
    state = do(do(state, ev.AnswerPlacing, higher=True), ev.EndPlacing, keep=True)

    rows = vote_rows(state, seen, "impact", ["a", "b"])

    assert {row.item: row.result for row in rows} == {"a": "1 (placed)", "b": "10 (placed)"}


def test_the_table_holds_the_same_as_the_grid() -> None:
    state, seen = revealed(voting("a"), sheet({"a": [2, 9, 2, SKIP]}))
    rows = vote_rows(state, seen, "impact", ["a"])

    [told] = votes_table(rows, steps(state, "impact")).to_dict("records")

    spread = told.pop("spread")
    assert spread == pytest.approx(rows[0].disagreement.spread)
    assert told == {
        "idea": "a",
        "ballots": "2, 2, 9",
        "result": "2",
        "the room is": "apart",
        "skipped": 1,
        "don't know": 0,
    }


def test_the_table_of_two_votes_says_which_is_which() -> None:
    state, seen = voted_again({"a": [1, 10]}, {"a": [6, 6]})

    table = votes_table(vote_rows(state, seen, "impact", ["a"], compare=True), steps(state, "impact"))

    assert list(table["vote"]) == ["before", "after"]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_grid_is_a_table_with_a_head_a_caption_and_the_counts_as_numbers(theme: Any) -> None:
    state, seen = voted_again({"a": [1, 10], "b": [3, 3]}, {"a": [6, 6]})
    rows = vote_rows(state, seen, "impact", ["a", "b"], compare=True)

    html = votes_html(rows, steps(state, "impact"), "Impact & more", theme)

    assert "<caption>Impact &amp; more</caption>" in html
    assert html.count("scope='col'") == 14
    assert html.count("<th scope='row' class='idea'>a</th>") == 1
    assert html.count("<td class='idea'></td>") == 1
    assert html.count("class='step middle'") == 3
    assert ">2</b>" in html
    assert "between 1 and 10" in html


def test_a_grid_without_titles_or_rows_still_stands() -> None:
    state, seen = revealed(voting("a"), sheet({"a": [5, SKIP, UNSURE]}))
    columns = steps(state, "impact")

    assert "idea</th>" not in votes_html(
        vote_rows(state, seen, "impact", ["a"]), columns, "", "light", titles=False
    )
    assert "one vote, at 5; 1 skipped; 1 didn’t know" in votes_html(
        vote_rows(state, seen, "impact", ["a"]), columns, "", "light"
    )
    assert "<tbody></tbody>" in votes_html((), columns, "", "light")


def test_what_people_typed_is_text_in_the_grid() -> None:
    state = do(workshop(), ev.AddItems, items=(Item(id="x", title="<img src=x onerror=alert(1)>"),))
    state, seen = revealed(do(state, ev.GoTo, phase="impact"), sheet({"x": [5]}))

    html = votes_html(vote_rows(state, seen, "impact", ["x"]), steps(state, "impact"), "", "light")

    assert "<img" not in html
    assert "&lt;img src=x onerror=alert(1)&gt;" in html
