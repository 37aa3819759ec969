"""Ballots: one person's answer for one idea on one axis in one round, and what is left to answer."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from gtm_framework.records import Record
from gtm_framework.workshop.entries import Round
from gtm_framework.workshop.room.people import Participant, may_score
from gtm_framework.workshop.rules.book import rules
from gtm_framework.workshop.rules.fields import Reason
from gtm_framework.workshop.rules.vote_rules import DotRule, Votes
from gtm_framework.workshop.state import Workshop


class Answer(StrEnum):
    """What a ballot says: a value, or one of the two answers that don't count as one."""

    VALUE = "value"
    SKIP = "skip"
    DONT_KNOW = "dont_know"


class Ballot(Record):
    """One answer. It belongs to the idea's id, so rewording the idea doesn't affect it.

    Attributes:
        person, item, axis, round: Who answers, about which idea, on which axis, in which round.
        answer: Whether it is a value, a skip, or a "don't know".
        value: A whole step, an option, or a number of dots; None unless the answer is a value.
        reason: The reason, if given; shown without a name after the reveal.

    Example:
        >>> ballot = Ballot(person="leo", item="i-1", axis="impact", round=1, value=8, reason="Cheap")
        >>> ballot.answer.value, ballot.value
        ('value', 8)
    """

    word = "ballot"

    person: str
    item: str
    axis: str
    round: Annotated[int, Field(ge=1)]
    answer: Answer = Answer.VALUE
    value: int | str | None = Field(default=None, validate_default=True)
    reason: Reason = ""

    @field_validator("value")
    @classmethod
    def _value_if_and_only_if_counted(
        cls, value: int | str | None, info: ValidationInfo
    ) -> int | str | None:
        if (info.data.get("answer") is Answer.VALUE) != (value is not None):
            raise ValueError("only the answer 'value' takes a value. Remove it.")
        return value


def dot_limit(items: int, rule: DotRule | None = None) -> int:
    """The dots each person has: a third of the ideas, within the rule's minimum and maximum.

    Example:
        >>> [dot_limit(ideas) for ideas in (3, 12, 60)]
        [1, 4, 6]
    """
    rule = rule or rules().dots
    return max(rule.least, min(items // rule.divide_by, rule.most))


def dots_laid(own: Iterable[Ballot], axis: str, number: int, voted: Iterable[str]) -> int:
    """How many dots a person's ballots place on the ideas of a round."""
    standing = [b for b in latest(own, number) if (b.axis, b.round) == (axis, number) and b.item in voted]
    return sum(b.value for b in standing if isinstance(b.value, int))


def voted_on(state: Workshop, one: Round) -> tuple[str, ...]:
    """The ideas of a round that are still on the shortlist, in list order.

    Example:
        >>> vote = Round(number=1, phase="impact", axes=["impact"], items=["booth", "webinar"])
        >>> parked = {"id": "booth", "title": "Booth", "shortlisted": False}
        >>> ideas = [parked, {"id": "webinar", "title": "Webinar"}]
        >>> voted_on(Workshop(id="w-1", items=ideas), vote)
        ('webinar',)
    """
    return tuple(item.id for item in state.shortlist if item.id in one.items)


def latest(ballots: Iterable[Ballot], up_to: int) -> tuple[Ballot, ...]:
    """For each person, idea, and axis, the vote of the latest round up to `up_to`.

    Within one round, the later one in the sequence counts.
    """
    standing: dict[tuple[str, str, str], Ballot] = {}
    for ballot in ballots:
        key = (ballot.person, ballot.item, ballot.axis)
        if ballot.round <= up_to and (key not in standing or ballot.round >= standing[key].round):
            standing[key] = ballot
    return tuple(standing.values())


def still_to_answer(
    state: Workshop, ballots: Iterable[Ballot], person: Participant
) -> tuple[tuple[str, str], ...]:
    """What a person hasn't answered yet in the open round: pairs of idea and axis, in list order.

    It only says that there is an answer, never which; and only about the person who asks. When all dots are
    placed, nothing is left to answer.

    Example:
        >>> vote = {"number": 1, "phase": "score", "axes": ["impact", "effort"], "items": ["i-1"]}
        >>> state = Workshop(id="w-1", items=[{"id": "i-1", "title": "Webinar"}], rounds=[vote])
        >>> ballot = Ballot(person="leo", item="i-1", axis="impact", round=1, value=8)
        >>> still_to_answer(state, [ballot], Participant(id="leo", joined_at="2026-10-05T09:00Z"))
        (('i-1', 'effort'),)
    """
    now_open = state.open_round
    return () if now_open is None else _unanswered(state, now_open, ballots, person)


def answered_all(state: Workshop, one: Round, ballots: Iterable[Ballot], person: Participant) -> bool:
    """Whether a person has answered everything a round asks them."""
    return not _unanswered(state, one, ballots, person)


def _unanswered(
    state: Workshop, now_open: Round, ballots: Iterable[Ballot], person: Participant
) -> tuple[tuple[str, str], ...]:
    voted = voted_on(state, now_open)
    own = [b for b in ballots if b.person == person.id and b.round == now_open.number]
    answered = {(b.item, b.axis) for b in own}
    axes = [axis for axis in now_open.axes if axis in may_score(state, person)]
    used_up = {
        axis
        for axis in axes
        if rules().axis(axis).votes is Votes.DOTS
        and dots_laid(own, axis, now_open.number, voted) >= dot_limit(len(voted))
    }
    return tuple(
        (item, axis)
        for item in voted
        for axis in axes
        if axis not in used_up and now_open.asks_about(item, axis) and (item, axis) not in answered
    )
