"""The goal, the run sheet, the timer: what holds in every phase of the facilitator's page."""

from collections.abc import Callable
from itertools import pairwise

from gtm_framework.workshop import events as ev
from gtm_framework.workshop.entries import Item
from gtm_framework.workshop.rules.book import rules
from gtm_framework.workshop.state import Workshop
from pages.parts.workshop.controller import STALE
from tests.pages.workshop.facilitators_page import APART, GOAL, Room, revealed

AGENDA = Workshop(id="w").phases


def test_the_workshop_begins_with_a_question_and_a_decider(begun: Callable[..., Room]) -> None:
    room = begun()

    assert (room.state.goal, room.state.decider, len(room.state.visits)) == (GOAL, "Mira", 1)
    assert "3:00" in room.told()
    assert GOAL in room.told()


def test_a_goal_that_is_no_question_is_refused_and_nothing_begins(opened: Callable[..., Room]) -> None:
    room = opened()
    room.app.text_input(key=f"goal-{room.id}").set_value("Win")

    room.click("goal-set")

    assert "is not a question" in room.told()
    assert (room.state.goal, room.state.visits) == ("", ())
    assert room.app.button(key="go-ideas").disabled


def test_changing_goal_or_decider_alone_leaves_the_other(begun: Callable[..., Room]) -> None:
    room = begun()
    before = room.state.revision
    room.app.text_input(key=f"decider-{room.id}").set_value("Jon")

    room.click("goal-set")

    assert (room.state.goal, room.state.decider) == (GOAL, "Jon")
    assert room.state.revision == before + 1
    room.click("goal-set")
    assert room.state.revision == before + 1


def test_the_run_sheet_shows_every_phase_with_its_minutes_and_where_it_stands(
    begun: Callable[..., Room],
) -> None:
    room = begun()
    room.go("merge")

    labels = [room.app.button(key=f"go-{p.id}").label for p in AGENDA if p.id != "merge"]
    assert labels == [f"{p.title} · {p.minutes} min" for p in AGENDA if p.id != "merge"]
    icons = {p.id: room.app.button(key=f"go-{p.id}").icon for p in AGENDA if p.id != "merge"}
    assert icons["goal"] == ":material/check:"
    assert icons["ideas"] == ":material/remove:"
    assert icons["impact"] == ":material/radio_button_unchecked:"
    assert "**Clarify and group**" in room.told()
    assert room.app.button(key="go-discuss").disabled


def test_every_phase_shows_the_goal_what_to_say_and_the_way_on(begun: Callable[..., Room]) -> None:
    room = begun()
    revealed(room, APART)
    order = [phase.id for phase in AGENDA]

    for phase, following in pairwise([*order, None]):
        if room.state.phase != phase:
            room.go(phase)
        assert f"> {rules().phase(phase).says}" in room.told()
        assert room.app.markdown[0].value.replace("\\", "") == GOAL
        ways = [button.label for button in room.app.button if button.key == "phase-next"]
        assert ways == ([f"Next: {rules().phase(following).title}"] if following else [])


def test_a_phase_is_begun_again_with_its_full_time(begun: Callable[..., Room]) -> None:
    room = begun()
    room.go("ideas")

    room.click("phase-again")

    assert [visit.phase for visit in room.state.visits] == ["goal", "ideas", "ideas"]


def test_the_timer_is_held_let_run_and_lengthened(begun: Callable[..., Room]) -> None:
    room = begun()

    room.click("timer-hold")
    assert "paused" in room.told()
    room.click("timer-hold")
    room.click("timer-more")

    assert room.state.timer.held_since is None
    assert "of 4:00" in room.told()


def test_what_another_facilitator_did_first_is_not_overwritten(begun: Callable[..., Room]) -> None:
    room = begun()
    before = room.state
    pressed = room.app.button(key="go-merge").click()
    room.do(ev.GoTo, phase="ideas")

    pressed.run()

    assert room.state.phase == "ideas"
    assert [e.value for e in room.app.error] == [STALE]
    assert room.state.revision == before.revision + 1
    room.go("merge")
    assert room.state.phase == "merge"


def test_what_people_typed_is_inert(begun: Callable[..., Room]) -> None:
    room = begun()
    nasty = "![x](http://evil.example/x.png) <img src=x> :red[y]"
    room.do(ev.AddItems, items=(Item(id="nasty", title=nasty),))
    room.join(nasty)
    room.reload()
    room.go("impact")

    shown = [element.value for element in room.app.markdown if "evil" in str(element.value)]
    assert len(shown) == 2
    for text in shown:
        assert "\\!\\[x\\]" in text
        assert "\\<img src\\=x\\>" in text
        assert "\\:red" in text
