"""What a browser reports of a board is checked before anybody is told."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtm_framework.triage.initiative import Kind
from pages.parts.board.look import product_look
from pages.parts.board.moves import Move, Note, new_moves

KNOWN = {
    "a": Note("a", "A", Kind.STRATEGIC, 8, 3),
    "half": Note("half", "Half", Kind.TACTICAL, 6.5, None),
}


def raw(number: int = 1, **changes: Any) -> dict[str, Any]:
    return {"seq": number, "id": "a", "impact": 2, "effort": 9, "how": "pointer", **changes}


def reported(*moves: object, browser: object = "b", last: int = 0) -> list[tuple[int, Move | None]]:
    sent = {"from": browser, "waiting": list(moves)}
    return [(raw["seq"], move) for raw, move in new_moves(sent, KNOWN, {"from": "b", "seq": last})]


def test_a_move_is_told_as_whole_steps() -> None:
    assert reported(raw()) == [(1, Move("a", 2, 9, "pointer"))]


def test_a_move_that_was_acknowledged_is_not_told_again() -> None:
    assert [number for number, _ in reported(raw(1), raw(2), raw(3), last=2)] == [3]


def test_a_number_is_told_once_and_in_order() -> None:
    assert [number for number, _ in reported(raw(2), raw(2), raw(1), raw(3))] == [2, 3]


def test_another_browser_begins_to_count_again() -> None:
    assert [number for number, _ in reported(raw(1), browser="other", last=7)] == [1]


def test_a_score_that_a_note_has_or_lacks_may_stay_as_it_is() -> None:
    assert reported(raw(id="half", impact=6.5, effort=None)) == [(1, Move("half", 6.5, None, "pointer"))]


@pytest.mark.parametrize(
    "changes",
    [
        {"id": "gone"},
        {"id": 3},
        {"impact": 0},
        {"impact": 11},
        {"effort": 2.5},
        {"effort": "9"},
        {"effort": True},
        {"impact": None},
        {"how": "magic"},
        {"how": None},
        {"how": ["pointer"]},
    ],
)
def test_a_move_that_cannot_be_made_is_acknowledged_but_not_told(changes: dict[str, Any]) -> None:
    assert reported(raw(**changes)) == [(1, None)]


@pytest.mark.parametrize(
    "sent", [None, 3, [], {}, {"from": 1, "waiting": []}, {"from": "b"}, {"from": "b", "waiting": "x"}]
)
def test_what_is_no_report_at_all_is_passed_over(sent: object) -> None:
    assert list(new_moves(sent, KNOWN, {})) == []


@pytest.mark.parametrize("move", [None, 3, {}, {"seq": "1"}, {"seq": None}, {"seq": True}])
def test_what_has_no_number_is_passed_over(move: object) -> None:
    assert reported(move) == []


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda s: (
            st.lists(s)
            | st.dictionaries(
                st.sampled_from(["from", "waiting", "seq", "id", "impact", "effort", "how"]), s
            )
        ),
    )
)
def test_whatever_arrives_only_possible_moves_are_told(sent: object) -> None:
    for _, move in new_moves(sent, KNOWN, {}):
        assert move is None or (move.id in KNOWN and move.how in {"pointer", "keyboard", "stepper"})


def test_the_board_draws_the_quadrants_of_the_one_engine() -> None:
    corners = {(c["highImpact"], c["highEffort"]): c["name"] for c in product_look()["corners"]}

    assert corners == {
        (True, False): "Quick win",
        (True, True): "Major project",
        (False, False): "Fill-in",
        (False, True): "Time sink",
    }
    assert set(product_look()["signs"]) == {"strategic", "tactical", "undecided"}
    assert [len(texts) for texts in product_look()["levels"].values()] == [10, 10]
