"""What goes back to the workspace."""

from gtm_framework.triage.initiative import Initiative
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.results.saving import hand_back
from gtm_framework.workshop.votes.seen import Seen
from tests.workshop.room import do, revealed, sheet, voting, workshop


def test_a_new_idea_comes_back_as_an_initiative_with_the_same_id() -> None:
    state, seen = revealed(voting("a"), sheet({"a": [8, 8]}))

    (made,) = hand_back(state, seen, {}).initiatives

    assert made == Initiative(id="a", title="a", impact=8)


def test_a_known_initiative_keeps_what_the_room_did_not_touch() -> None:
    state, seen = revealed(voting("a"), sheet({"a": [8, 8]}))
    known = Initiative(
        id="a", title="old", description="Notes.", owner="Ben", effort=3, reach=100, tags=("x",)
    )

    (made,) = hand_back(state, seen, {"a": known}).initiatives

    assert made == known.with_changes(title="a", impact=8)


def test_every_wording_is_kept_and_what_was_absorbed_is_named() -> None:
    state = do(workshop("a", "b"), ev.Merge, item="b", into="a")
    state = do(state, ev.Reword, item="a", title="Both", notes="Asked for twice.")
    known = {name: Initiative(id=name, title=name) for name in ("a", "b")}

    back = hand_back(state, Seen(), known)

    assert back.initiatives[0].description == "Asked for twice.\na\nb"
    assert back.absorbed == ("b",)


def test_handing_back_twice_adds_nothing_twice() -> None:
    state = do(workshop("a", "b"), ev.Merge, item="b", into="a")
    once = hand_back(state, Seen(), {}).initiatives

    assert hand_back(state, Seen(), {i.id: i for i in once}).initiatives == once


def test_a_final_call_sets_status_and_owner() -> None:
    state = do(workshop("a", "b"), ev.Decide, item="a", call="do", reason="Now.", owner="Ana")
    state = do(state, ev.Decide, item="b", call="later", reason="Not now.")
    known = {"b": Initiative(id="b", title="b", owner="Ben")}

    made = hand_back(state, Seen(), known).initiatives

    assert [(i.status, i.owner) for i in made] == [("Do now", "Ana"), ("Later", "Ben")]
