"""The ballot paper: one question at a time, under a thumb; what was chosen stays on the device.

The paper gets what is asked and which questions have an answer, never which answer; in a second vote it
also gets what its owner said in the first one, which was revealed. One tap answers and moves on, and an
undo takes it back. Going from one question to another happens in the browser alone. An answer is sent at
once, numbered, and sent again until it is acknowledged, so that none is lost to a poor connection or a
restart of the server.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from gtm_framework.triage.initiative import STEPS
from gtm_framework.triage.matrix import levels
from gtm_framework.triage.rubric import Rubric
from gtm_framework.workshop.again import SaidBefore
from gtm_framework.workshop.ballots import Answer, Ballot
from gtm_framework.workshop.entries import Item
from gtm_framework.workshop.rule_parts import Votes
from gtm_framework.workshop.rules import rules
from pages.parts.components import outbox
from pages.parts.components.bundle import script, style

NAME = "ballot-paper"
_UNDO = "undo"
_PAPER = st.components.v2.component(
    "gtm_ballot_paper",
    html='<div class="paper"></div>',
    css=style(Path(__file__).with_suffix(".css")),
    js=script(Path(__file__).with_suffix(".js")),
)


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
        most: Asks for the idea at the upper end of a score.
        least: Asks for the idea at its lower end.
    """

    item: str
    axis: str
    title: str
    notes: str
    asked: str
    votes: str
    groups: tuple[AnswerGroup, ...]
    most: str = ""
    least: str = ""


def question(item: Item, axis: str, options: Mapping[str, Sequence[str]]) -> BallotQuestion:
    """One idea on one axis, as the paper asks it."""
    rule = rules().axis(axis)
    votes, asked = rule.votes, rule.asks
    groups: tuple[AnswerGroup, ...] = ()
    if votes is Votes.SCORE:
        groups = tuple(
            AnswerGroup(tuple(step for step in STEPS if level.above < step <= level.up_to), level.text)
            for level in levels(axis)  # type: ignore[arg-type]
        )
    elif votes is Votes.CHOICE:
        criterion = Rubric.default().by_id[axis]
        labels = {option.id: option.label for option in criterion.options}
        asked = criterion.question
        groups = tuple(AnswerGroup((name,), labels[name]) for name in options[axis])
    return BallotQuestion(
        item.id, axis, item.title, item.notes, asked, votes.value, groups, rule.most, rule.least
    )


def ballot_paper(
    questions: Sequence[BallotQuestion],
    answered: Iterable[tuple[str, str]],
    *,
    paper: str,
    dots: int,
    ends: Sequence[str] = (),
    said: Mapping[tuple[str, str], SaidBefore] | None = None,
    on_cast: Callable[[], None],
) -> None:
    """Draw the paper.

    Args:
        questions: What is asked, in its order.
        answered: The pairs of idea and axis that have an answer; what was chosen on this device since the
            page was opened, the paper knows itself.
        paper: Which paper it is: another round is another one.
        dots: How many dots this person has.
        ends: The scored axes on which the highest and the lowest idea are picked first.
        said: What this person said in the vote before, by idea and axis.
        on_cast: Called when answers have come, to take them from the outbox. What is rejected goes into the
            acknowledgement under ``refused``, with its reason.
    """
    data = {
        "questions": [asdict(one) for one in questions],
        "answered": [list(pair) for pair in answered],
        "paper": paper,
        "dots": dots,
        "ends": list(ends),
        "said": [
            {"item": item, "axis": axis, "answer": one.answer.value, "value": one.value}
            for (item, axis), one in (said or {}).items()
        ],
        "reason_length": rules().ballot.reason_length,
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
        reason=raw.get("reason") or "",
    )


def takes_back(raw: Mapping[str, Any]) -> bool:
    """Whether what came from a browser takes an answer back."""
    return raw.get("answer") == _UNDO
