"""The record of a workshop as a spreadsheet."""

import csv
from datetime import date
from io import StringIO

from gtm_framework.exchange.documents.workshop_csv import record_csv
from gtm_framework.strategy.work.effort import person_weeks
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.entries import Capacity, Item
from gtm_framework.workshop.results.full_record import Record, record
from gtm_framework.workshop.state import Workshop
from gtm_framework.workshop.votes.seen import Seen
from tests.workshop.room import at, do, person, revealed, sheet, voting, workshop


def written(state: Workshop, seen: Seen) -> Record:
    return record(state, seen, [person("ana")], {}, at(60), weeks_of=person_weeks)


def rows(made: Record) -> list[dict[str, str]]:
    text = record_csv(made).decode("utf-8")
    assert text.count("\r\n") == text.count("\n")
    return list(csv.DictReader(StringIO(text, newline="")))


def test_each_idea_is_a_row_with_its_votes_its_call_and_its_side_of_the_line() -> None:
    state, seen = revealed(voting("a", "b"), sheet({"a": [8, 9], "b": [2, 2]}))
    state = do(state, ev.SetCapacity, capacity=Capacity(unit="ideas", amount=1))
    state = do(state, ev.SetWeeks, item="a", weeks=2.5)
    state = do(
        state, ev.Decide, item="a", call="do", reason="It counts.", owner="Ben", due=date(2026, 4, 1)
    )

    first, second = rows(written(state, seen))

    assert {name: cell for name, cell in first.items() if cell} == {
        "part": "shortlist",
        "id": "a",
        "title": "a",
        "kind": "undecided",
        "impact": "8",
        "person_weeks": "2.5",
        "line": "above",
        "call": "Do now",
        "reason": "It counts.",
        "decided_by": "Mira",
        "owner": "Ben",
        "by": "2026-04-01",
        "wordings": "a",
        "impact_result": "8",
        "impact_counted": "2",
        "impact_skipped": "0",
        "impact_dont_know": "0",
        "impact_spread_before": "0.1111",
    }
    assert (second["id"], second["call"], second["line"]) == ("b", "", "below")


def test_a_ranked_idea_carries_its_rank_and_quadrant() -> None:
    state = do(voting("a"), ev.GoTo, phase="effort")
    ballots = [*sheet({"a": [8, 8]}), *sheet({"a": [2, 2]}, axis="effort", number=2)]
    state, seen = revealed(state, ballots)
    state = do(state, ev.Decide, item="a", call="later", reason="Not now.")

    [row] = rows(written(state, seen))

    assert (row["rank"], row["quadrant"], row["by"], row["line"]) == ("1", "quick_win", "", "")


def test_what_was_parked_and_set_aside_is_told_apart() -> None:
    state = do(workshop("a", "b"), ev.Shortlist, keep=("a",))
    state = do(state, ev.Park, text="Who owns this?", owner="Ben", due=date(2026, 5, 1))

    parts = [(row["part"], row["title"], row["owner"], row["by"]) for row in rows(written(state, Seen()))]

    assert parts == [
        ("shortlist", "a", "", ""),
        ("parking lot", "Who owns this?", "Ben", "2026-05-01"),
        ("parked", "b", "", ""),
    ]


def test_a_text_that_a_spreadsheet_would_run_is_made_inert() -> None:
    state = do(workshop(), ev.AddItems, items=(Item(id="a", title="=cmd()"),))

    [row] = rows(written(state, Seen()))

    assert (row["title"], row["wordings"]) == ("'=cmd()", "'=cmd()")
