"""The ballot paper: one question at a time, under a thumb; what was chosen stays on the device.

The paper is told what is asked and which questions have an answer, never which answer. Going from one
question to another happens in the browser alone. An answer is sent at once, numbered, and sent again until
it is acknowledged, so that none is lost to a poor connection or a restart of the server.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from gtm_framework.triage.initiative import STEPS
from gtm_framework.triage.matrix import levels
from gtm_framework.triage.rubric import Rubric
from gtm_framework.workshop.ballots import Answer, Ballot
from gtm_framework.workshop.entries import Item
from gtm_framework.workshop.rule_parts import Votes
from gtm_framework.workshop.rules import rules
from pages.parts.components import outbox
from pages.parts.components.bundle import script, style

NAME = "ballot-paper"
_PAPER = st.components.v2.component(
    "gtm_ballot_paper",
    html='<div class="paper"></div>',
    css=style(Path(__file__).with_suffix(".css")),
    js=script(Path(__file__).with_suffix(".js")),
)
_ASKED = {"impact": "How much would it change?", "effort": "How much work is it?"}


@dataclass(frozen=True, slots=True)
class AnswerGroup:
    """Some answers that stand together, with what they mean.

    Attributes:
        values: What can be chosen.
        text: What it means.
    """

    values: tuple[int | str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class BallotQuestion:
    """One idea on one axis.

    Attributes:
        item: Id of the idea.
        axis: What is asked.
        title: The idea.
        notes: More about it.
        asked: The question in words.
        votes: ``"score"``, ``"choice"`` or ``"dots"``.
        groups: The answers; none for dots.
    """

    item: str
    axis: str
    title: str
    notes: str
    asked: str
    votes: str
    groups: tuple[AnswerGroup, ...]


def question(item: Item, axis: str, options: Mapping[str, Sequence[str]]) -> BallotQuestion:
    """One idea on one axis, as the paper asks it."""
    votes = rules().axis(axis).votes
    asked = ""
    groups: tuple[AnswerGroup, ...] = ()
    if votes is Votes.SCORE:
        asked = _ASKED[axis]
        groups = tuple(
            AnswerGroup(tuple(step for step in STEPS if level.above < step <= level.up_to), level.text)
            for level in levels(axis)  # type: ignore[arg-type]
        )
    elif votes is Votes.CHOICE:
        criterion = Rubric.default().by_id[axis]
        labels = {option.id: option.label for option in criterion.options}
        asked = criterion.question
        groups = tuple(AnswerGroup((name,), labels[name]) for name in options[axis])
    return BallotQuestion(item.id, axis, item.title, item.notes, asked, votes.value, groups)


def ballot_paper(
    questions: Sequence[BallotQuestion],
    answered: Iterable[tuple[str, str]],
    *,
    paper: str,
    dots: int,
    on_cast: Callable[[], None],
) -> None:
    """Draw the paper.

    Args:
        questions: What is asked, in its order.
        answered: The pairs of idea and axis that have an answer; what was chosen on this device since the
            page was opened, the paper knows itself.
        paper: Which paper it is: another round is another one.
        dots: How many dots this person has.
        on_cast: Called when answers have come, to take them from the outbox. What is rejected goes into the
            acknowledgement under ``refused``, with its reason.
    """
    data = {
        "questions": [asdict(one) for one in questions],
        "answered": [list(pair) for pair in answered],
        "paper": paper,
        "dots": dots,
        "ack": {"refused": {}, **outbox.acknowledged(NAME)},
    }
    _PAPER(key=NAME, data=data, on_cast_change=on_cast)


def read(raw: Mapping[str, Any], person: str, number: int) -> Ballot:
    """One answer as it came from a browser; nothing about it is trusted.

    Raises:
        RefusedError: If it is no ballot.
    """
    answer = raw.get("answer")
    if answer not in (Answer.SKIP, Answer.DONT_KNOW):
        answer = Answer.VALUE
    return Ballot(
        person=person,
        item=str(raw.get("item", "")),
        axis=str(raw.get("axis", "")),
        round=number,
        answer=Answer(answer),
        value=raw.get("value") if answer == Answer.VALUE else None,
    )
