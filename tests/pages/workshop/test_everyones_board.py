"""The board in everyone's hands on the facilitator's page: opened after the reveal, closed, taken back."""

from collections.abc import Callable

from gtm_framework.workshop import events as ev
from tests.pages.conftest import unfolded
from tests.pages.workshop.facilitators_page import APART, IDEAS, Room, revealed


def boards(room: Room) -> int:
    return len([one for one in room.app.get("bidi_component") if "board" in one.proto.component_name])


def test_the_board_is_opened_to_everyone_after_the_reveal_and_its_moves_are_taken_back(
    begun: Callable[..., Room],
) -> None:
    room = begun()
    room.go("reveal")
    assert room.app.button(key="everyone-moves").disabled
    revealed(room, APART)
    room.click("everyone-moves")
    assert boards(room) == 1
    assert "Everyone can move cards on their phone." in room.told()
    assert room.app.button(key="move-undo").disabled
    for impact in (9, 7):
        room.box.move_card(room.id, room.people["Ana"], IDEAS[0], impact=impact, effort=3)
    room.reload()

    room.click("move-undo")

    assert room.state.placed == {"impact": {IDEAS[0]: 9}, "effort": {IDEAS[0]: 3}}
    unfolded(room.app, "moves")
    assert f"{IDEAS[0]} · impact 9, effort 3" in room.told()
    room.click("move-undo-1")
    assert room.state.placed == {}
    room.click("everyone-moves")
    assert not room.state.everyone_moves
    assert boards(room) == 0


def test_a_phase_has_one_board_and_a_vote_has_none(begun: Callable[..., Room]) -> None:
    room = begun()
    revealed(room, APART)
    room.go("decide")
    room.app.toggle(key="decide-board").set_value(True).run()
    assert boards(room) == 1

    room.click("everyone-moves")

    assert boards(room) == 1
    assert "decide-notes" not in [one.key for one in room.app.toggle]
    room.do(ev.GoTo, phase="revote")
    room.reload()
    assert boards(room) == 0
    assert "everyone-moves" not in [one.key for one in room.app.button]
