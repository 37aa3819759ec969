"""A room to test in: a workshop, the people in it, and ballots, in few words."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from gtm_framework.errors import RefusedError
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.entries import Item
from gtm_framework.workshop.flow import apply
from gtm_framework.workshop.room.people import Participant
from gtm_framework.workshop.state import Workshop
from gtm_framework.workshop.votes.ballots import Answer, Ballot
from gtm_framework.workshop.votes.seen import Seen, Viewer
from gtm_framework.workshop.votes.visibility import visible

NINE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
GOAL = "Which work wins us the mid-market this year?"


def at(minutes: float) -> datetime:
    """So many minutes after nine."""
    return NINE + timedelta(minutes=minutes)


def do(state: Workshop, event: type[ev.Event], *, minute: float = 0, **fields: Any) -> Workshop:
    """Do something to a workshop, against its present revision."""
    return apply(state, event(against=state.revision, at=at(minute), **fields))


def refusal(state: Workshop, event: type[ev.Event], **fields: Any) -> str:
    """What is said to whoever does what the workshop does not allow."""
    with pytest.raises(RefusedError) as refused:
        do(state, event, **fields)
    return str(refused.value)


def workshop(*ideas: str) -> Workshop:
    """A workshop with its goal asked, its decider named, and ideas whose ids are their titles."""
    state = do(Workshop(id="w"), ev.AskGoal, goal=GOAL)
    state = do(state, ev.NameDecider, decider="Mira")
    items = tuple(Item(id=title, title=title) for title in ideas)
    return do(state, ev.AddItems, items=items) if items else state


def voting(*ideas: str, phase: str = "impact") -> Workshop:
    """A workshop in which a silent vote is open."""
    return do(workshop(*ideas), ev.GoTo, phase=phase)


def person(name: str, role: str = "member", **fields: Any) -> Participant:
    return Participant(id=name, name=name.title(), role=role, joined_at=NINE, **fields)


def ballot(who: str, item: str, value: int | str | Answer, axis: str = "impact", number: int = 1) -> Ballot:
    if isinstance(value, Answer):
        return Ballot(person=who, item=item, axis=axis, round=number, answer=value)
    return Ballot(person=who, item=item, axis=axis, round=number, value=value)


def sheet(
    scores: Mapping[str, Iterable[int | str | Answer]], axis: str = "impact", number: int = 1
) -> list[Ballot]:
    """Ballots from a table: idea to one value a person; the people are p0, p1, …"""
    return [
        ballot(f"p{place}", item, value, axis, number)
        for item, values in scores.items()
        for place, value in enumerate(values)
    ]


def revealed(state: Workshop, ballots: Iterable[Ballot]) -> tuple[Workshop, Seen]:
    """Reveal what is hidden, and what may then be seen."""
    state = do(do(state, ev.GoTo, phase="reveal"), ev.Reveal)
    return state, visible(state, ballots, [], Viewer.SCREEN)


def fractions_of(text: str) -> Any:
    """A fraction as the cases write it, ``"2/3"``; None for an empty one."""
    from fractions import Fraction

    return None if text in {"", None} else Fraction(text)
