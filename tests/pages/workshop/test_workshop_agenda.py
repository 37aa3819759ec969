"""Control for the facilitator: title, templates, the agenda, the timer, deadlines, links."""

from collections.abc import Callable
from datetime import time

from gtm_framework.workshop import events as ev
from gtm_framework.workshop.rules.book import rules
from gtm_framework.workshop.state import RevealWhen
from tests.pages.conftest import unfolded
from tests.pages.workshop.facilitators_page import GOAL, Room


def opened_as(room: Room) -> Room:
    """Open the workshop that was set up, and take it up."""
    room.click("workshop-open")
    room.id = room.box.workshops(room.box.store.workspaces()[0].id)[0].id
    return room


def test_a_workshop_starts_from_a_template_with_a_title(arrive: Callable[..., Room]) -> None:
    room = arrive()
    room.app.text_input(key="workshop-title").set_value("Q3 planning")
    room.app.selectbox(key="workshop-template").select("30-minute triage").run()
    assert "A list that already exists" in room.told()

    opened_as(room)

    assert (room.state.title, [phase.id for phase in room.state.phases]) == (
        "Q3 planning",
        ["goal", "merge", "score", "discuss", "decide", "record"],
    )
    assert "Q3 planning" in room.told()


def test_the_timer_starts_when_the_facilitator_starts_it_and_not_with_the_goal(
    opened: Callable[..., Room],
) -> None:
    room = opened()
    room.app.text_input(key=f"goal-{room.id}").set_value(GOAL)
    room.click("goal-set")
    assert (room.state.goal, room.state.timer) == (GOAL, None)

    room.click("timer-start")

    assert room.state.timer is not None
    assert room.state.phase == "goal"


def test_the_agenda_is_edited_and_kept_as_a_template(begun: Callable[..., Room]) -> None:
    room = begun()
    room.click("agenda-edit")
    assert "Agenda · 60 minutes" in room.told()
    room.click("agenda-out-kind")
    room.click("agenda-up-shortlist")
    room.app.number_input(key="agenda-minutes-impact").set_value(12).run()
    unfolded(room.app, "agenda-texts-impact")
    room.app.text_area(key="agenda-says-impact").set_value("What would it change for buyers?")
    room.click("agenda-say-impact")
    room.app.selectbox(key="agenda-new").select("kind").run()
    room.click("agenda-add")
    room.click("agenda-save")
    assert "The votes of Strategic or tactical are never revealed. Add Reveal after it." in room.told()
    room.click("agenda-out-kind")
    room.app.text_input(key="agenda-template").set_value("Our hour")
    room.click("agenda-keep")
    room.click("agenda-save")

    assert [phase.id for phase in room.state.phases][:5] == [
        "goal",
        "ideas",
        "shortlist",
        "merge",
        "impact",
    ]
    impact = room.state.phase_rule("impact")
    assert (impact.minutes, impact.says) == (12, "What would it change for buyers?")
    room.click("workshop-close")
    titles = room.app.selectbox(key="workshop-template").options
    assert titles == [*(one.title for one in rules().templates), "Our hour"]
    room.app.selectbox(key="workshop-template").select("Our hour").run()
    agenda = opened_as(room).state.agenda
    assert [step.minutes for step in agenda if step.phase == "impact"] == [12]


def test_a_template_needs_a_title_of_its_own(begun: Callable[..., Room]) -> None:
    room = begun()
    room.click("agenda-edit")
    room.app.text_input(key="agenda-template").set_value("30-minute triage")

    room.click("agenda-keep")

    assert "'30-minute triage' is a built-in template. Choose another title." in room.told()
    room.click("agenda-cancel")
    assert room.app.button(key="agenda-edit")


def test_people_may_vote_when_they_can_until_a_deadline(arrive: Callable[..., Room]) -> None:
    room = arrive()
    room.app.radio(key="workshop-way-always").set_value(True)
    room.app.radio(key="workshop-way-reveal").set_value(RevealWhen.EVERYONE).run()
    room.app.number_input(key="workshop-way-expected").set_value(5).run()
    opened_as(room)
    assert (room.state.open_always, room.state.reveal_when, room.state.expected) == (
        True,
        RevealWhen.EVERYONE,
        5,
    )
    room.do(ev.AskGoal, goal=GOAL)
    room.do(ev.GoTo, phase="impact")
    room.reload()
    unfolded(room.app, "deadline")
    room.click("deadline-set")
    assert "Choose the last day first." in room.told()
    revision = room.state.revision
    day = room.app.date_input(key=f"deadline-day-{revision}")
    day.set_value(day.min)
    room.app.time_input(key=f"deadline-time-{revision}").set_value(time(23, 59)).run()

    room.click("deadline-set")

    until = room.state.open_until
    assert until is not None
    assert (until.date(), until.hour, until.minute) == (day.min, 23, 59)
    unfolded(room.app, "deadline")
    room.click("deadline-none")
    assert room.state.open_until is None


def test_links_are_there_to_copy_for_participants_observers_and_facilitators(
    begun: Callable[..., Room],
) -> None:
    room = begun()
    unfolded(room.app, "door")
    door = room.box.invitation(room.id)
    assert door is not None
    shown = {}
    for whom in ("Participants", "Observers", "Facilitators"):
        room.app.segmented_control(key="door-whom").select(whom).run()
        shown[whom] = next(iter(room.app.code)).value

    assert shown["Participants"].endswith(f"/join?code={door.code[:4]}-{door.code[4:]}")
    assert shown["Observers"].endswith(f"/join?link={door.observe}")
    assert shown["Facilitators"].endswith(f"/workshop?workshop={room.id}")
