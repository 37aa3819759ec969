"""The outbox: each press is applied once and in order; none is lost while the database is unavailable."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtm_framework.errors import GtmError
from gtm_framework.store import UnavailableError
from gtm_framework.triage.initiative import Kind
from pages.parts import session
from pages.parts.components import outbox
from pages.parts.components.board import board
from pages.parts.components.board.moves import BoardMove, Note

AWAY = UnavailableError("sqlite:///team.db", "the disk is gone", "Put it back.")
Send = Callable[..., None]


class AnotherRunBeginsError(BaseException):
    """What ends a run from outside, past every `except Exception`."""


@pytest.fixture
def state(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Session state without a session."""
    values: dict[str, Any] = {}
    monkeypatch.setattr(session, "widget_value", lambda key, default=None: values.get(key, default))
    monkeypatch.setattr(session, "set_widget", values.__setitem__)
    return values


@pytest.fixture
def send(state: dict[str, Any]) -> Send:
    """Have the component `pad` send what waits in its outbox."""

    def send(*entries: object, browser: object = "b", event: str = "pressed") -> None:
        state["pad"] = SimpleNamespace(**{event: {"from": browser, "waiting": list(entries)}})

    return send


def press(seq: int, **fields: object) -> dict[str, Any]:
    return {"seq": seq, **fields}


def test_presses_are_applied_in_their_order_and_each_once(send: Send) -> None:
    applied: list[Any] = []
    send(press(1), press(2))

    outbox.take("pad", applied.append)
    outbox.take("pad", applied.append)
    send(press(1), press(2), press(3))
    outbox.take("pad", applied.append)

    assert [entry["seq"] for entry in applied] == [1, 2, 3]
    assert outbox.acknowledged("pad") == {"from": "b", "seq": 3}


def test_one_run_at_a_time_applies_presses(send: Send) -> None:
    held: list[bool] = []
    send(press(1), press(2))

    outbox.take("pad", lambda _: held.append(outbox.acknowledged("pad").one_run_at_a_time.locked()))

    assert held == [True, True]
    assert not outbox.acknowledged("pad").one_run_at_a_time.locked()


def test_a_component_that_is_gone_has_sent_nothing(state: dict[str, Any]) -> None:
    applied: list[Any] = []

    outbox.take("pad", applied.append)

    assert applied == []


def test_another_browser_counts_from_one_again(send: Send) -> None:
    applied: list[Any] = []
    for browser in ("b", "c"):
        send(press(1), browser=browser)
        outbox.take("pad", applied.append)

    assert len(applied) == 2
    assert outbox.acknowledged("pad") == {"from": "c", "seq": 1}


def test_presses_wait_while_the_database_is_unavailable_and_are_applied_when_it_is_back(send: Send) -> None:
    applied: list[int] = []
    available = False

    def save(entry: outbox.Entry) -> None:
        if not available and entry["seq"] > 1:
            raise AWAY
        applied.append(entry["seq"])

    send(press(1), press(2), press(3))
    outbox.take("pad", save)
    assert (applied, outbox.acknowledged("pad")) == ([1], {"from": "b", "seq": 1})

    available = True
    outbox.take("pad", save)
    assert (applied, outbox.acknowledged("pad")) == ([1, 2, 3], {"from": "b", "seq": 3})


def test_a_press_that_another_run_cut_short_comes_again(send: Send) -> None:
    applied: list[int] = []

    def cut_short(entry: outbox.Entry) -> None:
        applied.append(entry["seq"])
        if len(applied) == 2:
            raise AnotherRunBeginsError

    send(press(1), press(2))
    with pytest.raises(AnotherRunBeginsError):
        outbox.take("pad", cut_short)
    assert outbox.acknowledged("pad") == {"from": "b", "seq": 1}
    outbox.take("pad", cut_short)

    assert applied == [1, 2, 2]
    assert outbox.acknowledged("pad") == {"from": "b", "seq": 2}


@pytest.mark.parametrize(("in_sequence", "last"), [(False, 1), (True, 3)])
def test_a_rejected_press_does_not_come_again_nor_do_those_that_build_on_it(
    send: Send, in_sequence: bool, last: int
) -> None:
    def reject(_: outbox.Entry) -> None:
        raise GtmError("It was taken off the list.")

    send(press(1), press(2), press(3))
    with pytest.raises(GtmError, match="taken off"):
        outbox.take("pad", reject, in_sequence=in_sequence)

    assert outbox.acknowledged("pad") == {"from": "b", "seq": last}


def test_a_number_counts_once_and_in_order() -> None:
    sent = {"from": "b", "waiting": [press(2), press(2), press(1), press(3)]}

    assert [entry["seq"] for entry in outbox.new_entries(sent, {})] == [2, 3]
    assert [entry["seq"] for entry in outbox.new_entries(sent, {"from": "b", "seq": 2})] == [3]


@pytest.mark.parametrize(
    "sent",
    [
        None,
        3,
        [],
        {},
        {"from": 1, "waiting": []},
        {"from": "b"},
        {"from": "b", "waiting": "x"},
        *(
            {"from": "b", "waiting": [one]}
            for one in (None, 3, {}, {"seq": "1"}, {"seq": None}, {"seq": True})
        ),
    ],
)
def test_anything_malformed_is_passed_over(sent: object) -> None:
    assert list(outbox.new_entries(sent, {})) == []


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda s: st.lists(s) | st.dictionaries(st.sampled_from(["from", "waiting", "seq"]), s),
    )
)
def test_whatever_arrives_the_numbers_rise(sent: object) -> None:
    numbers = [entry["seq"] for entry in outbox.new_entries(sent, {})]

    assert numbers == sorted(set(numbers))


KNOWN = {"a": Note("a", "A", Kind.STRATEGIC, 8, 3)}
MOVE = press(1, id="a", impact=2, effort=9, how="pointer")


def test_a_move_on_the_board_waits_while_the_database_is_unavailable(send: Send) -> None:
    moved: list[BoardMove] = []

    def unavailable(_: BoardMove) -> None:
        raise AWAY

    send(MOVE, event="moved")
    board._take("pad", KNOWN, unavailable)
    assert outbox.acknowledged("pad") == {}

    board._take("pad", KNOWN, moved.append)
    assert moved == [BoardMove("a", 2, 9, "pointer")]
    assert outbox.acknowledged("pad") == {"from": "b", "seq": 1}


@pytest.mark.parametrize("on_move", [None, lambda move: None])
def test_a_move_that_cannot_be_made_is_acknowledged_and_passed_over(
    send: Send, on_move: Callable[[BoardMove], None] | None
) -> None:
    send({**MOVE, "id": "gone"} if on_move else MOVE, event="moved")
    board._take("pad", KNOWN, on_move)

    assert outbox.acknowledged("pad") == {"from": "b", "seq": 1}
