"""The run-sheet: phases in order, skipped and repeated; rounds open, close, and are revealed for good."""

from datetime import timedelta

import pytest

from gtm_framework.errors import UnknownNameError
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.agenda.sheet import Standing, run_sheet
from gtm_framework.workshop.rules.book import rules
from gtm_framework.workshop.state import Workshop
from tests.workshop.room import at, do, refusal, voting, workshop


def test_nothing_begins_before_the_goal_is_asked() -> None:
    assert refusal(Workshop(id="w"), ev.GoTo, phase="ideas") == (
        "workshop: Silent brainstorm can’t start yet. Enter the goal as a question first."
    )


def test_a_phase_says_everything_that_it_still_needs() -> None:
    assert refusal(Workshop(id="w"), ev.GoTo, phase="discuss") == (
        "workshop: Discuss disagreements can’t start yet. "
        "Enter the goal as a question first. Add at least one idea first. "
        "Reveal a vote on impact or effort first."
    )


def test_an_unknown_phase_is_refused() -> None:
    with pytest.raises(UnknownNameError) as unknown:
        do(workshop("a"), ev.GoTo, phase="impackt")
    assert str(unknown.value) == "Unknown phase 'impackt'. Did you mean 'impact'?"


def test_a_phase_starts_its_timer_with_the_suggested_minutes() -> None:
    state = do(workshop("a"), ev.GoTo, phase="impact", minute=12)

    assert state.timer is not None
    assert state.timer.left(at(13)) == timedelta(minutes=rules().phase("impact").minutes - 1)


def test_any_phase_can_be_skipped_but_those_that_are_needed() -> None:
    state = voting("a", phase="effort")

    standings = {line.rule.id: line.standing for line in run_sheet(state, at(1))}

    assert standings["impact"] is Standing.SKIPPED
    assert standings["effort"] is Standing.NOW
    assert standings["decide"] is Standing.AHEAD


def test_the_run_sheet_shows_time_spent_and_how_often() -> None:
    state = do(workshop("a"), ev.GoTo, phase="impact", minute=0)
    state = do(state, ev.GoTo, phase="effort", minute=6)
    state = do(state, ev.GoTo, phase="impact", minute=10)

    lines = {line.rule.id: line for line in run_sheet(state, at(13))}

    assert (lines["impact"].visits, lines["impact"].spent) == (2, timedelta(minutes=9))
    assert (lines["effort"].standing, lines["effort"].spent) == (Standing.DONE, timedelta(minutes=4))
    assert lines["discuss"].missing == ("Reveal a vote on impact or effort first.",)
    assert lines["decide"].missing == ()


def test_before_the_start_the_goal_is_where_the_workshop_stands() -> None:
    first = run_sheet(Workshop(id="w"), at(0))[0]

    assert (first.rule.id, first.standing, first.visits) == ("goal", Standing.NOW, 0)


def test_entering_a_voting_phase_opens_its_round_and_leaving_closes_it() -> None:
    state = voting("a", "b")
    assert state.open_round is not None
    assert (state.open_round.number, state.open_round.axes, state.open_round.items) == (
        1,
        ("impact",),
        ("a", "b"),
    )

    state = do(state, ev.GoTo, phase="effort")
    assert [(r.number, r.open) for r in state.rounds] == [(1, False), (2, True)]


def test_coming_back_before_the_reveal_opens_the_same_round_again() -> None:
    state = do(do(voting("a"), ev.GoTo, phase="effort"), ev.GoTo, phase="impact")

    assert [(r.number, r.phase, r.open) for r in state.rounds] == [
        (1, "impact", True),
        (2, "effort", False),
    ]


def test_coming_back_after_the_reveal_opens_a_new_round_and_keeps_the_old_one() -> None:
    state = do(do(voting("a"), ev.GoTo, phase="reveal"), ev.Reveal)

    state = do(state, ev.GoTo, phase="impact")

    assert [(r.number, r.open, r.revealed) for r in state.rounds] == [(1, False, True), (2, True, False)]


def test_a_round_that_another_has_overtaken_on_its_axis_is_not_opened_again() -> None:
    state = do(do(voting("a"), ev.GoTo, phase="reveal"), ev.Reveal)
    state = do(do(state, ev.GoTo, phase="impact"), ev.GoTo, phase="revote")

    state = do(state, ev.GoTo, phase="impact")

    assert [(r.number, r.phase, r.open) for r in state.rounds][-2:] == [
        (3, "revote", False),
        (4, "impact", True),
    ]


def test_the_dots_are_revealed_by_themselves() -> None:
    state = voting("a", "b", phase="shortlist")

    state = do(state, ev.Reveal)

    assert [(r.axes, r.revealed) for r in state.rounds] == [(("dots",), True)]


def test_the_reveal_uncovers_kind_impact_and_effort_at_once() -> None:
    state = voting("a", phase="kind")
    for phase in ("impact", "effort", "reveal"):
        state = do(state, ev.GoTo, phase=phase)
    assert not any(r.revealed for r in state.rounds)

    state = do(state, ev.Reveal)

    assert all(r.revealed and not r.open for r in state.rounds)


def test_nothing_is_revealed_where_the_phase_reveals_nothing() -> None:
    assert refusal(voting("a"), ev.Reveal) == (
        "workshop: Nothing is revealed in Score impact (silent). Go to one of: Dot vote, Reveal, Re-vote."
    )


def test_nothing_can_be_revealed_before_a_vote() -> None:
    assert refusal(do(workshop("a"), ev.GoTo, phase="reveal"), ev.Reveal) == (
        "workshop: There is no hidden vote to reveal. Start a vote first."
    )


def discussed(*talked: str) -> Workshop:
    state = do(do(voting("a", "b", "c"), ev.GoTo, phase="reveal"), ev.Reveal)
    state = do(state, ev.GoTo, phase="discuss")
    for item in talked:
        state = do(state, ev.Talk, item=item)
    return state


def test_a_new_vote_is_about_the_ideas_that_were_talked_about() -> None:
    state = do(discussed("c", "a"), ev.GoTo, phase="revote")

    assert state.open_round is not None
    assert (state.open_round.axes, state.open_round.items) == (("impact",), ("a", "c"))


def test_a_new_vote_without_a_talk_is_about_the_whole_shortlist() -> None:
    state = do(discussed(), ev.GoTo, phase="revote")

    assert state.open_round is not None
    assert state.open_round.items == ("a", "b", "c")


def test_a_new_vote_can_be_about_ideas_of_ones_own_choice() -> None:
    state = do(discussed("a"), ev.GoTo, phase="revote", items=("b",))

    assert state.open_round is not None
    assert state.open_round.items == ("b",)


def test_a_vote_about_an_idea_that_was_set_aside_is_refused() -> None:
    state = do(discussed(), ev.Shortlist, keep=("a", "b"))

    assert refusal(state, ev.GoTo, phase="revote", items=("c",)) == (
        "workshop: 'c' is parked. Put it back on the shortlist to vote on it."
    )


def test_holding_and_resuming_stops_both_timers() -> None:
    state = do(discussed("a"), ev.Hold, minute=1)
    assert state.timer is not None
    assert state.item_timer is not None
    assert state.timer.elapsed(at(9)) == state.item_timer.elapsed(at(9)) == timedelta(minutes=1)

    state = do(state, ev.Resume, minute=9)
    assert state.item_timer is not None
    assert state.item_timer.elapsed(at(10)) == timedelta(minutes=2)


def test_holding_before_the_start_changes_no_timer() -> None:
    state = do(do(Workshop(id="w"), ev.Hold), ev.Resume)

    assert (state.timer, state.item_timer) == (None, None)


def test_either_timer_can_be_given_more_time() -> None:
    state = do(discussed("a"), ev.Extend, by=timedelta(minutes=3), timer="item")
    state = do(state, ev.Extend, by=timedelta(minutes=1))

    assert state.item_timer is not None
    assert state.timer is not None
    assert state.item_timer.planned == timedelta(minutes=5)
    assert state.timer.planned == timedelta(minutes=11)


def test_a_timer_that_is_not_there_cannot_be_lengthened() -> None:
    assert refusal(voting("a"), ev.Extend, by=timedelta(minutes=1), timer="item") == (
        "workshop: The item timer isn’t running. Start it first."
    )


def test_leaving_the_discussion_ends_the_talk() -> None:
    state = do(discussed("b"), ev.GoTo, phase="decide")

    assert (state.talking, state.talked, state.item_timer) == ("", ("b",), None)
