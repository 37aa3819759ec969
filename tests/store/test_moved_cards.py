"""Cards that people move themselves: kept with their time and without a name, and only while they may."""

import pytest

from gtm_framework.errors import RefusedError
from gtm_framework.store.workshops.ballot_box import BallotBox
from gtm_framework.workshop import events as ev
from tests.store.meeting import meeting


def test_everyones_moves_are_kept_with_their_time_and_without_a_name(box: BallotBox, acme: str) -> None:
    room = meeting(box, acme, "a", "b", phase="impact")
    ana, olga = room.join("Ana"), room.join("Olga", "observer")
    room.cast(ana, a=7, b=3)
    with pytest.raises(RefusedError, match="Wait until the facilitator opens the board"):
        box.move_card(room.id, ana, "a", impact=4, effort=2)
    room.do(ev.GoTo, phase="reveal")
    room.do(ev.Reveal)
    shown = room.do(ev.LetEveryoneMove, everyone=True)

    moved = box.move_card(room.id, ana, "a", impact=4, effort=None)

    assert moved.placed == {"impact": {"a": 4}}
    logged = room.log()[-1]
    assert isinstance(logged.event, ev.MoveNote)
    assert (logged.actor, logged.at >= logged.event.at) == ("", True)
    assert ana not in logged.event.model_dump_json()
    with pytest.raises(RefusedError, match="You are here to observe"):
        box.move_card(room.id, olga, "a", impact=1, effort=1)
    undo = ev.UndoMove(against=shown.revision, at=box.store.clock(), move=1)
    assert box.do(room.id, undo, actor="Mira").placed == {}  # against what was there before the move
