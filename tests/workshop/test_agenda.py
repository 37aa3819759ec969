"""The agenda: phases in any order that works, as long as a team wants, in its own words."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtm_framework.errors import UnknownNameError
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.agenda.sheet import Standing, run_sheet
from gtm_framework.workshop.agenda.steps import agenda_faults, minutes_of, moved, new_step, steps_of
from gtm_framework.workshop.agenda_entries import Step
from gtm_framework.workshop.rules.book import rules
from gtm_framework.workshop.state import Workshop
from gtm_framework.workshop.votes.asking import questions
from tests.workshop.room import at, do, person, refusal, workshop


def steps(*phases: str) -> tuple[Step, ...]:
    return tuple(new_step(rules().phase(phase)) for phase in phases)


TRIAGE = steps_of(rules().templates[1])


def test_a_workshop_follows_its_agenda_in_its_own_words_and_minutes() -> None:
    mine = (steps("goal")[0], Step(phase="impact", minutes=20, title="Value", says="How much?"))
    state = do(workshop("a"), ev.SetAgenda, steps=(*mine, *steps("reveal", "record")))
    state = do(state, ev.GoTo, phase="impact")

    assert [line.rule.title for line in run_sheet(state, at(0))] == ["Goal", "Value", "Reveal", "Record"]
    assert state.current_phase.says == "How much?"
    assert state.current_phase.room == rules().phase("impact").room
    assert state.timer is not None
    assert state.timer.planned == timedelta(minutes=20)


def test_a_phase_that_is_not_on_the_agenda_is_not_gone_to() -> None:
    state = do(workshop("a"), ev.SetAgenda, steps=TRIAGE)

    with pytest.raises(UnknownNameError, match="Unknown phase 'revote'"):
        do(state, ev.GoTo, phase="revote")


@pytest.mark.parametrize(
    ("phases", "told"),
    [
        (("goal", "goal", "record"), ["Goal is on the agenda twice. Remove one; a phase can be repeated."]),
        (("ideas", "goal", "record"), ["An agenda starts with Goal. Move it to the top."]),
        (("goal", "record", "ideas"), ["An agenda ends with Record. Move it to the bottom."]),
        (("goal", "reveal", "record"), ["Reveal comes before any vote. Move it down."]),
        (
            ("goal", "impact", "record"),
            ["The votes of Score impact (silent) are never revealed. Add Reveal after it."],
        ),
        (
            ("goal", "discuss", "score", "record"),
            ["Discuss disagreements needs a revealed vote on impact or effort before it. Move it down."],
        ),
        (("goal", "score", "discuss", "revote", "record"), []),
        (("goal", "record"), []),
    ],
)
def test_an_agenda_that_cannot_work_says_why(phases: tuple[str, ...], told: list[str]) -> None:
    assert agenda_faults(steps(*phases)) == told


def test_a_phase_that_has_begun_stays_on_the_agenda() -> None:
    state = do(workshop("a"), ev.GoTo, phase="ideas")

    assert refusal(state, ev.SetAgenda, steps=TRIAGE) == (
        "workshop: Silent brainstorm has started already. Keep it on the agenda."
    )


@given(st.permutations(["ideas", "merge", "shortlist", "decide"]))
def test_phases_that_do_not_depend_on_a_vote_go_in_any_order(order: list[str]) -> None:
    state = do(workshop("a"), ev.SetAgenda, steps=steps("goal", *order, "record"))

    assert [phase.id for phase in state.phases] == ["goal", *order, "record"]
    assert Workshop.model_validate_json(state.model_dump_json()) == state


def test_one_vote_on_both_axes_asks_for_impact_first_and_reveals_both() -> None:
    state = do(do(workshop("a", "b"), ev.SetAgenda, steps=TRIAGE), ev.GoTo, phase="score")
    assert state.open_round
    asked = questions(state, state.open_round, person("p0"))

    assert [axis for _, axis in asked] == ["impact", "impact", "effort", "effort"]
    state = do(state, ev.Reveal)
    assert [line.standing for line in run_sheet(state, at(0))][-3:] == [Standing.AHEAD] * 3
    assert [line.missing for line in run_sheet(state, at(0))][-3:] == [()] * 3


def test_a_step_is_moved_by_a_place_and_the_ends_stay_where_they_are() -> None:
    first, second, *rest = TRIAGE[1:]

    assert moved(TRIAGE, first, up=False) == (TRIAGE[0], second, first, *rest)
    assert moved(TRIAGE, second, up=True) == (TRIAGE[0], second, first, *rest)
    for step, up in ((first, True), (rest[-2], False), (TRIAGE[0], False), (TRIAGE[-1], True)):
        assert moved(TRIAGE, step, up=up) == TRIAGE
    assert minutes_of(TRIAGE) == 30


def test_a_workshop_has_a_title() -> None:
    assert do(workshop(), ev.SetUp, title=" Q3  planning ").title == "Q3 planning"
