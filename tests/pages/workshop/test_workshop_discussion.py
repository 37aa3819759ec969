"""After the reveal: the discussion, the second vote, and placing one idea against another."""

from collections.abc import Callable

from gtm_framework.workshop import events as ev
from gtm_framework.workshop.votes.ballots import Ballot
from tests.pages.conftest import unfolded
from tests.pages.workshop.facilitators_page import APART, IDEAS, Room, revealed


def test_before_anything_was_revealed_there_is_nothing_to_discuss_or_compare(
    begun: Callable[..., Room],
) -> None:
    room = begun()
    room.go("reveal")

    assert "No votes yet" in room.told()
    assert room.app.button(key="go-discuss").disabled
    assert room.app.button(key="go-revote").disabled


def test_the_discussion_goes_by_disagreement_with_a_timer_for_each_idea(
    begun: Callable[..., Room],
) -> None:
    room = begun()
    revealed(room, APART)
    room.go("discuss")
    assert room.app.button(key="talk-next").label == "Start with: Own the benchmark"

    room.click("talk-next")

    assert "this idea 2:00" in room.told()
    assert room.app.button(key="talk-next").label == "Next: Partner channel"
    room.click("talk-next")
    room.click("talk-end")
    assert room.state.talked == ("Own the benchmark", "Partner channel")
    room.app.session_state["_local"] = {
        **room.app.session_state["_local"],
        (room.box.workspace_of(room.id), "open-workshop-discuss"): "Pricing page",
    }
    room.reload()
    room.click("talk-picked")
    assert "All ideas discussed." in room.told()


def test_an_idea_is_reworded_while_it_is_talked_about_and_keeps_its_ballots(
    begun: Callable[..., Room],
) -> None:
    room = begun()
    revealed(room, APART)
    room.go("discuss")
    room.click("talk-next")
    talked = room.state.talking
    unfolded(room.app, f"reword-talked-{talked}")

    room.app.text_input(key=f"reword-title-{talked}").set_value("Own the yearly benchmark")
    room.click("reword")

    assert "Own the yearly benchmark" in room.told()
    assert "between 2 and 9" in room.told()


def test_the_second_vote_stands_beside_the_first(begun: Callable[..., Room]) -> None:
    room = begun()
    revealed(room, APART)
    room.do(ev.GoTo, phase="discuss")
    room.do(ev.Talk, item="Own the benchmark")
    room.reload()
    room.go("revote")
    assert "**1 idea** on every device:" in room.told()
    room.vote("impact", {"Own the benchmark": [6, 6, 6]})
    room.reload()
    assert "before" not in room.told().partition("<table>")[2]

    room.click("reveal")

    assert "**1 of 1 score** moved closer together." in room.told()
    assert "<td class='vote'>before</td>" in room.told()
    assert "<td class='vote'>after</td>" in room.told()


def test_a_second_vote_without_a_first_change_says_so(begun: Callable[..., Room]) -> None:
    room = begun()
    revealed(room, APART)
    room.go("revote")
    room.do(ev.Finish)
    room.reload()
    assert room.app.button(key="reveal").disabled

    assert "No re-votes yet." in room.told()


def test_nearly_everything_high_is_said_and_placing_makes_an_order(begun: Callable[..., Room]) -> None:
    ideas = ("a", "b", "c", "d", "e")
    room = begun(*ideas)
    revealed(room, {idea: [8, 9, 8] for idea in ideas})
    assert "5 of 5 ideas are above 5 on impact" in room.told()

    room.click("place-impact-guard")
    assert room.app.header[0].value == "Which has more impact?"
    room.click("higher-this")
    room.click("placing-undo")
    while room.state.placing and room.state.placing.question:
        room.click("higher-that")
    room.click("placing-keep")

    assert room.state.placed == {"impact": {"a": 10, "b": 8, "c": 5, "d": 3, "e": 1}}
    assert "above 5 on impact" not in room.told()


def test_a_placing_is_dropped_and_the_ballots_stand(begun: Callable[..., Room]) -> None:
    room = begun()
    revealed(room, APART)
    room.go("discuss")
    room.click("place-impact-way")

    room.click("placing-drop")

    assert room.state.placing is None
    assert room.state.placed == {}


def test_reasons_are_read_in_the_discussion_without_names(begun: Callable[..., Room]) -> None:
    room = begun()
    room.go("impact")
    now_open = room.state.open_round
    assert now_open
    for name, value, reason in (("Ana", 9, "Every buyer asks"), ("Ben", 1, "Nobody reads it")):
        said = {"person": room.people[name], "item": IDEAS[0], "axis": "impact", "round": now_open.number}
        room.box.cast(room.id, room.people[name], Ballot(**said, value=value, reason=reason))
    room.go("reveal")
    assert "Every buyer asks" not in room.told()
    room.click("reveal")
    room.go("discuss")

    room.click("talk-next")

    assert "- Impact, 1: Nobody reads it\n- Impact, 9: Every buyer asks" in room.told()
    assert room.state.talked_on == {IDEAS[0]: ("impact",)}
