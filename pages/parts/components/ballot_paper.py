"""The phone's voting form: one question at a time, within reach of a thumb; answers stay on the device.

The form receives the questions and which of them have an answer, never which answer. In a re-vote it also
receives its owner's first vote, which was revealed. One tap answers and moves on, and an undo reverts it.
Moving between questions happens in the browser alone. An answer is sent at once, numbered, and sent again
until it is acknowledged, so none is lost to a poor connection or a server restart.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from gtm_framework.triage import STEPS, Rubric, levels
from gtm_framework.workshop import Item
from gtm_framework.workshop.discussion import SaidBefore
from gtm_framework.workshop.rules import Votes, rules
from gtm_framework.workshop.votes import Answer, Ballot
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
    """Answers that belong together, with their meaning.

    Attributes:
        values: The possible answers.
        text: Their meaning.
    """

    values: tuple[int | str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class BallotQuestion:
    """One idea on one axis.

    Attributes:
        item: Id of the idea.
        axis: The axis.
        title: The idea's title.
        notes: Details.
        asked: The question in words.
        votes: ``"score"``, ``"choice"``, or ``"dots"``.
        groups: The answers; empty for dots.
        most: Asks for the highest idea on a scored axis.
        least: Asks for the lowest idea.
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
    """One idea on one axis, as the form asks it."""
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
    """Draw the form.

    Args:
        questions: The questions, in order.
        answered: The pairs of idea and axis that have an answer. The form itself remembers what was chosen
            on this device since the page was opened.
        paper: Id of the form; each round has its own.
        dots: How many dots this person has.
        ends: The scored axes on which the highest and the lowest idea are picked first.
        said: This person's answers in the previous vote, by idea and axis.
        on_cast: Called when answers have arrived, to take them from the outbox. A rejected one is
            acknowledged under ``refused``, with its reason.
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
    """One answer as sent by a browser; nothing about it is trusted.

    Raises:
        RefusedError: If it isn't a valid vote.
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
    """Whether a browser's message removes an answer."""
    return raw.get("answer") == _UNDO
