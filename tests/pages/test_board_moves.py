"""What a browser reports of a board is checked before anything is saved."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtm_framework.triage.initiative import Kind
from pages.parts.components.board.appearance import appearance
from pages.parts.components.board.moves import BoardMove, Note, checked_move

KNOWN = {
    "a": Note("a", "A", Kind.STRATEGIC, 8, 3),
    "half": Note("half", "Half", Kind.TACTICAL, 6.5, None),
}


def raw(number: int = 1, **changes: Any) -> dict[str, Any]:
    return {"seq": number, "id": "a", "impact": 2, "effort": 9, "how": "pointer", **changes}


def checked(**changes: Any) -> BoardMove | None:
    return checked_move(raw(**changes), KNOWN)


def test_a_move_is_told_as_whole_steps() -> None:
    assert checked() == BoardMove("a", 2, 9, "pointer")


def test_a_score_that_a_note_has_or_lacks_may_stay_as_it_is() -> None:
    assert checked(id="half", impact=6.5, effort=None) == BoardMove("half", 6.5, None, "pointer")


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
def test_a_move_that_cannot_be_made_is_none(changes: dict[str, Any]) -> None:
    assert checked(**changes) is None


@given(
    st.dictionaries(
        st.sampled_from(["seq", "id", "impact", "effort", "how"]),
        st.sampled_from(["a", "half", "pointer"]) | st.none() | st.booleans() | st.integers() | st.floats(),
    )
)
def test_whatever_arrives_only_possible_moves_are_made(sent: dict[str, Any]) -> None:
    move = checked_move(sent, KNOWN)
    assert move is None or (move.id in KNOWN and move.how == "pointer")


def test_the_board_draws_the_quadrants_of_the_one_engine() -> None:
    corners = {(c["highImpact"], c["highEffort"]): c["name"] for c in appearance()["corners"]}

    assert corners == {
        (True, False): "Quick win",
        (True, True): "Major project",
        (False, False): "Fill-in",
        (False, True): "Time sink",
    }
    assert set(appearance()["signs"]) == {"strategic", "tactical", "undecided"}
    assert [len(texts) for texts in appearance()["levels"].values()] == [10, 10]
