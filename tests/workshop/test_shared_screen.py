"""What the facilitator puts on the shared screen."""

import pytest

from gtm_framework.errors import UnknownNameError
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.entries import Shown
from tests.workshop.room import do, refusal, workshop


def test_a_page_stays_until_another_scene_begins() -> None:
    state = do(do(workshop("a", "b"), ev.GoTo, phase="merge"), ev.TurnTo, page=3)

    assert do(state, ev.Extend, by="PT1M").shown == Shown(page=3)
    assert do(state, ev.GoTo, phase="shortlist").shown == Shown()


def test_pointing_at_an_idea_follows_it_again() -> None:
    state = do(do(workshop("a", "b"), ev.TurnTo, page=3), ev.PointAt, item="b")

    assert state.shown == Shown(page=None, item="b")
    assert do(state, ev.PointAt).shown == Shown()


def test_only_an_idea_of_the_workshop_can_be_pointed_at() -> None:
    with pytest.raises(UnknownNameError, match="idea"):
        do(workshop("a"), ev.PointAt, item="x")


def test_what_is_merged_parted_or_reworded_is_pointed_at() -> None:
    merged = do(workshop("a", "b", "c"), ev.Merge, item="c", into="b")

    assert merged.shown.item == "b"
    assert do(merged, ev.Part, item="c", out_of="b").shown.item == "b"
    assert do(merged, ev.Reword, item="a", title="A").shown.item == "a"


def test_the_code_lies_over_a_page_without_turning_it() -> None:
    state = do(do(workshop("a"), ev.TurnTo, page=2), ev.ShowCode, shown=True)

    assert state.shown == Shown(page=2, code=True)
    assert do(state, ev.ShowCode, shown=False).shown == Shown(page=2)


def test_the_pages_of_a_workshop_that_has_ended_can_still_be_turned() -> None:
    ended = do(workshop("a"), ev.Finish)

    assert do(ended, ev.TurnTo, page=2).shown.page == 2
    assert "ended" in refusal(ended, ev.PointAt, item="a")
