"""The room ballot: one device that goes round among people without one of their own."""

from collections.abc import Callable

import pytest

from gtm_framework.workshop import events as ev
from tests.pages.workshop.facilitators_page import Room


@pytest.mark.parametrize(
    ("phase", "axis", "given", "value"),
    [
        ("impact", "impact", 7, 7),
        ("kind", "purpose", "demand", "demand"),
    ],
)
def test_the_room_ballot_takes_one_person_at_a_time_and_shows_nothing_of_others(
    begun: Callable[..., Room], phase: str, axis: str, given: int | str, value: int | str
) -> None:
    room = begun()
    olga = room.box.seat(room.id, "Olga")
    room.reload()
    room.go(phase)
    room.vote(axis, {"Pricing page": [room.state.options[axis][0] if axis != "impact" else 3]})
    room.click("room-ballot")
    assert not [b.key for b in room.app.button if str(b.key).startswith("go-")]
    assert "are done" not in room.told()

    room.click(f"seat-take-{olga.id}")
    key = f"seat-{olga.id}-1-{axis}-Pricing page"
    (room.app.selectbox if phase == "kind" else room.app.segmented_control)(key=key).select(given)
    room.click("seat-cast")

    assert "Vote submitted." in room.told()
    assert "Some answers are missing" in room.told()
    room.click(f"seat-take-{olga.id}")
    again = (room.app.selectbox if phase == "kind" else room.app.segmented_control)(key=key)
    assert again.value is None
    room.click("seat-back")
    room.go("reveal")
    room.click("reveal")
    from gtm_framework.workshop.votes.seen import Viewer

    heard = room.box.seen(room.id, Viewer.SCREEN).on("Pricing page", axis)
    assert value in heard.values


def test_dots_are_laid_in_the_room_ballot_and_too_many_are_refused(begun: Callable[..., Room]) -> None:
    room = begun()
    olga = room.box.seat(room.id, "Olga")
    room.reload()
    room.go("shortlist")
    room.click("room-ballot")
    room.click(f"seat-take-{olga.id}")
    for box in room.app.checkbox:
        box.check()
    room.click("seat-cast")
    assert "more than the 1 that each person has" in room.told()

    for box in room.app.checkbox:
        box.set_value(box.label == "Pricing page")
    room.click("seat-cast")

    assert room.box.to_answer(room.id, olga.id) == ()


def test_ideas_are_handed_in_by_people_without_a_device(begun: Callable[..., Room]) -> None:
    room = begun()
    olga = room.box.seat(room.id, "Olga")
    room.reload()
    room.go("ideas")
    room.click("room-ballot")
    room.click(f"seat-take-{olga.id}")

    room.app.text_area(key=f"seat-{olga.id}-ideas").set_value("One\n\nTwo")
    room.click("seat-hand-in")

    assert [idea.text for idea in room.box.own_ideas(room.id, olga.id)] == ["One", "Two"]
    assert "One" not in room.told()


def test_the_room_ballot_of_a_closed_vote_and_of_a_role_without_a_vote_say_so(
    begun: Callable[..., Room],
) -> None:
    room = begun()
    olga = room.box.seat(room.id, "Olga", "guest")
    room.reload()
    room.go("impact")
    room.click("room-ballot")
    room.click(f"seat-take-{olga.id}")
    assert "Your role doesn’t vote here." in room.told()

    room.do(ev.GoTo, phase="merge")
    room.reload()

    assert "No vote is open right now." in room.told()
