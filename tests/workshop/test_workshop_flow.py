"""The one door for changes: goals, settings, revisions, and what holds whatever is done in what order."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gtm_framework.catalog import read_toml
from gtm_framework.errors import GtmError, RefusedError, UnknownNameError
from gtm_framework.triage.rubric import Rubric
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.entries import Capacity, Item
from gtm_framework.workshop.flow import StaleError, apply
from gtm_framework.workshop.rules.book import rules
from gtm_framework.workshop.state import DoneShown, Workshop, options_of
from gtm_framework.workshop.votes.admission import admit
from tests.workshop.room import GOAL, at, ballot, do, person, refusal, voting, workshop


@pytest.mark.parametrize(
    "goal", [GOAL, "何を先にするか？", "ما الذي نبدأ به؟", "Τι κάνουμε πρώτα\N{GREEK QUESTION MARK}"]
)
def test_a_goal_is_asked_as_a_question(goal: str) -> None:
    assert do(Workshop(id="w"), ev.AskGoal, goal=f"  {goal}\n").goal == goal


def test_a_goal_that_is_no_question_is_refused() -> None:
    assert refusal(Workshop(id="w"), ev.AskGoal, goal="Grow") == (
        "workshop: The goal 'Grow' is not a question. End it with a question mark."
    )


def test_a_goal_longer_than_a_screen_holds_is_refused() -> None:
    with pytest.raises(RefusedError) as refused:
        do(Workshop(id="w"), ev.AskGoal, goal=f"{'a' * 200}?")
    assert str(refused.value) == ("event: goal: it has 201 characters. Shorten it to 200 or fewer.")


def test_every_change_counts_the_revision_up_by_one() -> None:
    state = Workshop(id="w")

    assert do(state, ev.AskGoal, goal=GOAL).revision == 1
    assert do(do(state, ev.AskGoal, goal=GOAL), ev.Park, text="later").revision == 2


def test_of_two_facilitators_who_act_at_once_the_second_is_told() -> None:
    before = workshop("a")
    forward = ev.GoTo(against=before.revision, at=at(1), phase="impact")
    after = apply(before, forward)

    with pytest.raises(StaleError) as stale:
        apply(after, forward)

    assert (stale.value.against, stale.value.current) == (3, 4)
    assert str(stale.value) == (
        "Someone else just updated the workshop, so your change wasn’t saved. "
        "Check the current state, then repeat your change if you still want it."
    )


def test_the_facilitator_sets_names_counts_and_roles() -> None:
    state = do(Workshop(id="w"), ev.SetUp, named=False, done_shown="nobody", scores={"member": ("impact",)})

    assert (state.named, state.done_shown) == (False, DoneShown.NOBODY)
    assert state.scores["member"] == ("impact",)
    assert state.scores["guest"] == ()


def test_what_is_not_set_stays_as_it_was() -> None:
    state = do(Workshop(id="w", named=False), ev.SetUp, done_shown="everyone")

    assert (state.named, state.scores) == (False, Workshop(id="v").scores)


def test_a_role_cannot_be_given_an_unknown_axis() -> None:
    with pytest.raises(UnknownNameError) as unknown:
        do(Workshop(id="w"), ev.SetUp, scores={"member": ("efort",)})
    assert str(unknown.value) == "Unknown axis 'efort'. Did you mean 'effort'?"


def test_finishing_closes_the_round_the_talk_and_the_visit() -> None:
    state = do(voting("a"), ev.Finish, minute=60)

    assert (state.finished_at, state.open_round, state.timer) == (at(60), None, None)
    assert state.visits[-1].ended_at == at(60)


def test_a_finished_workshop_changes_only_once_it_is_reopened() -> None:
    state = do(voting("a"), ev.Finish)
    assert refusal(state, ev.Park, text="more") == (
        "workshop: The workshop has ended. Reopen it to make changes."
    )

    state = do(state, ev.Reopen)
    assert do(state, ev.GoTo, phase="effort").phase == "effort"
    assert refusal(state, ev.Reopen) == "workshop: The workshop is already open. Reload the page to see it."


def test_text_that_no_file_can_carry_is_replaced() -> None:
    item = Item(id="a", title="one\ttwo\x00\ud800 three\r\n", notes="a\r\nb\x07")

    assert (item.title, item.notes) == ("one two\ufffd\ufffd three", "a\nb\ufffd")


def test_a_field_that_is_no_text_is_refused_plainly() -> None:
    with pytest.raises(RefusedError) as refused:
        Item(id="a", title=3, notes=None)
    assert refused.value.faults == (
        "title: 3 is not text. Enter text.",
        "notes: None is not text. Enter text.",
    )


def test_the_answers_about_the_kind_run_from_the_strategic_to_the_tactical_pole() -> None:
    assert Workshop(id="w").options["purpose"] == ("position", "both", "demand")


def test_a_rubric_that_does_not_ask_about_the_kind_is_refused() -> None:
    content = read_toml("rubric.toml")
    content["question"] = [q for q in content["question"] if q["id"] != "form"]
    other = Rubric.model_validate(content)

    with pytest.raises(UnknownNameError) as unknown:
        options_of(other)
    assert str(unknown.value).startswith("Unknown criterion 'form'. Known: purpose, metrics, ")


ITEMS = ("a", "b", "c")
phases = st.sampled_from([phase.id for phase in rules().phases])
items = st.sampled_from(ITEMS)
things = st.one_of(
    st.tuples(st.just(ev.GoTo), st.fixed_dictionaries({"phase": phases})),
    st.tuples(st.just(ev.Reveal), st.just({})),
    st.tuples(st.just(ev.Talk), st.fixed_dictionaries({"item": items})),
    st.tuples(st.just(ev.Merge), st.fixed_dictionaries({"item": items, "into": items})),
    st.tuples(st.just(ev.Part), st.fixed_dictionaries({"item": items, "out_of": items})),
    st.tuples(
        st.just(ev.Shortlist), st.fixed_dictionaries({"keep": st.lists(items, min_size=1).map(tuple)})
    ),
    st.tuples(st.just(ev.StartPlacing), st.just({"axis": "impact"})),
    st.tuples(st.just(ev.AnswerPlacing), st.fixed_dictionaries({"higher": st.booleans()})),
    st.tuples(st.just(ev.EndPlacing), st.fixed_dictionaries({"keep": st.booleans()})),
    st.tuples(st.just(ev.MoveNote), st.fixed_dictionaries({"item": items, "impact": st.integers(1, 10)})),
    st.tuples(st.just(ev.LetBallotsStand), st.fixed_dictionaries({"item": items})),
    st.tuples(
        st.just(ev.Decide),
        st.fixed_dictionaries({"item": items, "call": st.just("do"), "reason": st.just("so")}),
    ),
    st.tuples(st.just(ev.SetCapacity), st.just({"capacity": Capacity(unit="ideas", amount=2)})),
    st.tuples(st.sampled_from([ev.Hold, ev.Resume, ev.EndTalk, ev.Finish, ev.Reopen]), st.just({})),
)


@settings(max_examples=150)
@given(st.lists(things, max_size=25))
def test_whatever_is_done_in_what_order_the_workshop_stays_sound(
    done: list[tuple[type[ev.Event], dict[str, Any]]],
) -> None:
    state = workshop(*ITEMS)
    for minute, (event, fields) in enumerate(done):
        before = state
        try:
            state = do(state, event, minute=minute, **fields)
        except GtmError:
            continue
        assert state.revision == before.revision + 1
        assert sum(r.open for r in state.rounds) <= 1
        assert not any(r.open and r.revealed for r in state.rounds)
        assert {r.number for r in before.rounds if r.revealed} <= {
            r.number for r in state.rounds if r.revealed
        }
        assert [r.number for r in state.rounds] == list(range(1, len(state.rounds) + 1))
        for axis in rules().axes:  # what is hidden is newer than what is revealed: nothing stands in both
            of_axis = [r.revealed for r in state.rounds if axis in r.axes]
            assert of_axis == sorted(of_axis, reverse=True)
        assert {i for item in state.items for i in (item.id, *(p.id for p in item.merged))} == set(ITEMS)
        assert state.timer is None or state.timer.elapsed(at(minute)) >= timedelta()
    assert Workshop.model_validate_json(state.model_dump_json()) == state


@settings(max_examples=100)
@given(st.lists(things, max_size=20))
def test_a_revealed_round_never_takes_another_ballot(
    done: list[tuple[type[ev.Event], dict[str, Any]]],
) -> None:
    state = do(do(voting(*ITEMS), ev.GoTo, phase="reveal"), ev.Reveal)
    for event, fields in done:
        try:
            state = do(state, event, **fields)
        except GtmError:
            continue
    for number in (r.number for r in state.rounds if r.revealed):
        for axis in rules().axes:
            with pytest.raises(GtmError):
                admit(state, ballot("ana", "a", 1, axis=axis, number=number), person("ana"), [])


@settings(max_examples=100)
@given(st.lists(things, max_size=25))
def test_the_open_round_is_the_newest_on_each_of_its_axes(
    done: list[tuple[type[ev.Event], dict[str, Any]]],
) -> None:
    state = workshop(*ITEMS)
    for event, fields in done:
        try:
            state = do(state, event, **fields)
        except GtmError:
            continue
        now_open = state.open_round
        if now_open is not None:
            assert all(
                r.number <= now_open.number for r in state.rounds if set(r.axes) & set(now_open.axes)
            )
