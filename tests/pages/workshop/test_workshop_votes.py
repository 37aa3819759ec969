"""Silent votes on the facilitator's page: what it tells while one runs, and what a reveal uncovers."""

from collections.abc import Callable

import pytest

from gtm_framework.workshop import events as ev
from gtm_framework.workshop.state import DoneShown
from tests.pages.conftest import unfolded
from tests.pages.workshop.facilitators_page import APART, IDEAS, Room, revealed


def test_dots_stay_hidden_until_they_are_uncovered_and_then_draw_the_shortlist(
    begun: Callable[..., Room],
) -> None:
    room = begun()
    room.go("shortlist")
    assert "Each person has **1 dot**" in room.told()
    room.vote("dots", {"Pricing page": [1, 1], "Partner channel": [0, 0, 1]})
    room.reload()
    assert "●" not in room.told()
    assert not room.app.checkbox

    room.click("reveal")
    labels = [box.label for box in room.app.checkbox]
    assert labels == ["Pricing page · ●● 2", "Partner channel · ● 1", "Own the benchmark · no dots"]
    room.click("shortlist")

    assert [item.title for item in room.state.shortlist] == ["Pricing page", "Partner channel"]
    assert "2 of 3 ideas shortlisted" in room.told()


def test_without_dots_the_shortlist_is_chosen_by_hand(begun: Callable[..., Room]) -> None:
    room = begun()
    room.go("shortlist")
    room.click("reveal")
    for box in room.app.checkbox:
        box.set_value(box.label.startswith("Pricing"))

    room.click("shortlist")

    assert [item.title for item in room.state.shortlist] == ["Pricing page"]


@pytest.mark.parametrize("phase", ["kind", "impact", "effort"])
def test_a_silent_vote_shows_its_levels_and_how_many_are_done_and_no_ballot(
    begun: Callable[..., Room], phase: str
) -> None:
    room = begun()
    room.go(phase)
    before = room.told()
    now_open = room.state.open_round
    assert now_open
    for axis in now_open.axes:
        value = room.state.options[axis][0] if axis in room.state.options else 7
        room.vote(axis, {idea: [value] for idea in IDEAS})

    room.reload()

    assert room.told().replace("1 of 3", "0 of 3") == before
    assert "**1 of 3** done" in room.told()


def test_nobody_is_told_how_many_are_done_where_the_facilitator_wants_none(
    begun: Callable[..., Room],
) -> None:
    room = begun()
    room.do(ev.SetUp, done_shown=DoneShown.NOBODY)
    room.reload()
    room.go("impact")

    assert "of 3" not in room.told()
    assert "hidden from everyone" in room.told()


def test_a_vote_that_nobody_opened_says_what_to_do(begun: Callable[..., Room]) -> None:
    room = begun()
    revealed(room, APART)
    room.do(ev.GoTo, phase="impact")
    room.do(ev.Finish)

    room.reload()

    assert "No vote is open." in room.told()


def test_after_the_reveal_everything_is_shown_without_names(begun: Callable[..., Room]) -> None:
    room = begun()
    room.go("impact")
    room.vote("impact", APART)
    room.go("reveal")
    assert "<table>" not in room.told()

    room.click("reveal")

    assert "between 2 and 9" in room.told()
    assert "Kendall's W" in room.told()
    grid = next(element.proto.body for element in room.app.get("html") if "<table>" in element.proto.body)
    assert grid.index("Own the benchmark") < grid.index("Partner channel") < grid.index("Pricing page")
    assert not {name for name in room.people if name in grid}
    unfolded(room.app, "twin-votes-impact")
    [table] = [frame.value for frame in room.app.dataframe if "ballots" in frame.value]
    assert list(table["ballots"]) == ["2, 5, 9", "4, 5, 6", "5, 5, 5"]


def test_an_axis_is_chosen_in_the_reveal_and_the_options_are_written_out(
    begun: Callable[..., Room],
) -> None:
    room = begun()
    room.go("kind")
    room.vote("purpose", {"Pricing page": ["demand", "demand"]})
    revealed(room, APART)

    room.app.segmented_control(key="workshop-axis").select("purpose").run()

    assert "Purpose: votes per score" in room.told()
    assert "demand: Near-term demand" in room.told()
    assert "position" in room.told()
