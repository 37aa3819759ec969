"""When a move counts as taken in: once it was made or refused, not while it can still be cut short."""

from types import SimpleNamespace
from typing import Any

import pytest

from gtm_framework.errors import GtmError
from gtm_framework.triage.initiative import Kind
from pages.parts.board import board
from pages.parts.board.moves import Move, Note

KNOWN = {"a": Note("a", "A", Kind.STRATEGIC, 8, 3)}
ONE = {"seq": 1, "id": "a", "impact": 2, "effort": 9, "how": "pointer"}
TWO = {"seq": 2, "id": "a", "impact": 4, "effort": 4, "how": "pointer"}


class AnotherRunBeginsError(BaseException):
    """What ends a run from outside, past every `except Exception`."""


@pytest.fixture
def ack(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What was acknowledged, while both moves wait in the browser."""
    held: dict[str, Any] = {}
    sent = SimpleNamespace(moved={"from": "b", "waiting": [ONE, TWO]})
    monkeypatch.setattr(board.state, "typed", lambda key: sent)
    monkeypatch.setattr(board, "acknowledged", lambda key: held)
    return held


def test_moves_are_told_in_their_order_and_each_once(ack: dict[str, Any]) -> None:
    told: list[Move] = []

    board._take_in("board", KNOWN, told.append)
    board._take_in("board", KNOWN, told.append)

    assert [(move.impact, move.effort) for move in told] == [(2, 9), (4, 4)]
    assert ack == {"from": "b", "seq": 2}


def test_a_move_that_another_run_cut_short_comes_again(ack: dict[str, Any]) -> None:
    told: list[Move] = []

    def cut_short(move: Move) -> None:
        told.append(move)
        if len(told) == 2:
            raise AnotherRunBeginsError

    with pytest.raises(AnotherRunBeginsError):
        board._take_in("board", KNOWN, cut_short)
    assert ack == {"from": "b", "seq": 1}
    board._take_in("board", KNOWN, cut_short)

    assert [move.impact for move in told] == [2, 4, 4]
    assert ack == {"from": "b", "seq": 2}


def test_a_move_that_was_refused_does_not_come_again(ack: dict[str, Any]) -> None:
    def refuse(move: Move) -> None:
        raise GtmError("It was taken off the list.")

    with pytest.raises(GtmError, match="taken off"):
        board._take_in("board", KNOWN, refuse)

    assert ack == {"from": "b", "seq": 1}


def test_a_board_that_cannot_be_moved_acknowledges_and_tells_nobody(ack: dict[str, Any]) -> None:
    board._take_in("board", KNOWN, None)

    assert ack == {"from": "b", "seq": 2}
