"""Ballots: one person's answer for one idea on one axis in one round, and which ones are accepted."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from gtm_framework.errors import GtmError, OutOfRangeError, RefusedError, UnknownNameError
from gtm_framework.records import Record
from gtm_framework.triage import SCALE
from gtm_framework.workshop.entries import Round
from gtm_framework.workshop.room.people import Participant, may_score
from gtm_framework.workshop.rules.book import rules
from gtm_framework.workshop.rules.fields import Reason
from gtm_framework.workshop.rules.parts import DotRule, Votes
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


class TooManyDotsError(GtmError):
    """Someone placed more dots than they have.

    Attributes:
        laid, allowed: How many dots were placed, and how many each person has.
    """

    def __init__(self, laid: int, allowed: int, items: int) -> None:
        self.laid, self.allowed = laid, allowed
        super().__init__(
            f"dots: {laid} are more than the {allowed} that each person has for {items} ideas. "
            "Remove one before you place another."
        )


def dot_limit(items: int, rule: DotRule | None = None) -> int:
    """The dots each person has: a third of the ideas, within the rule's minimum and maximum.

    Example:
        >>> [dot_limit(ideas) for ideas in (3, 12, 60)]
        [1, 4, 6]
    """
    rule = rule or rules().dots
    return max(rule.least, min(items // rule.divide_by, rule.most))


def admit(state: Workshop, ballot: Ballot, person: Participant, own: Iterable[Ballot]) -> None:
    """Accept a vote, or say why not; `own`, the person's votes so far, counts their dots.

    Raises:
        UnknownNameError: If the axis, the idea or the option does not exist.
        OutOfRangeError: If a score or the dots on one idea are outside the scale.
        TooManyDotsError: If the person has no dots left.
        RefusedError: If no round accepts this vote, the role can't vote on the axis, or it belongs to
            someone else.

    Example:
        >>> vote = {"number": 1, "phase": "impact", "axes": ["impact"], "items": ["i-1"], "open": False}
        >>> leo = Participant(id="leo", joined_at="2026-10-05T09:00Z")
        >>> ballot = Ballot(person="leo", item="i-1", axis="impact", round=1, value=8)
        >>> admit(Workshop(id="w-1", rounds=[vote]), ballot, leo, [])
        Traceback (most recent call last):
            ...
        gtm_framework.errors.RefusedError: ballot: This vote is closed. Wait for the next one.
    """
    axis = rules().axis(ballot.axis)
    now_open = state.open_round
    if ballot.person != person.id:
        raise RefusedError("ballot", ["This vote belongs to someone else. Cast your own vote."])
    if state.finished_at or now_open is None or now_open.number != ballot.round:
        raise RefusedError("ballot", ["This vote is closed. Wait for the next one."])
    if ballot.axis not in now_open.axes:
        asked = ", ".join(rules().axis(name).title.lower() for name in now_open.axes)
        raise RefusedError("ballot", [f"{axis.title} isn’t part of this vote. It asks about: {asked}."])
    if ballot.axis not in may_score(state, person):
        role = rules().roles[person.role].title if person.role in rules().roles else person.role
        raise RefusedError(
            "ballot",
            [f"The role {role!r} doesn’t vote on {axis.title.lower()} here. Ask for another role."],
        )
    item = state.item(ballot.item)
    if ballot.item not in now_open.items or not item.shortlisted:
        raise RefusedError("ballot", [f"{item.title!r} isn’t part of this vote. Reload the page."])
    if not now_open.asks_about(ballot.item, ballot.axis):
        asked = ", ".join(rules().axis(name).title.lower() for name in now_open.axes_of(ballot.item))
        raise RefusedError(
            "ballot",
            [f"{axis.title} of {item.title!r} isn’t part of this vote. It asks about: {asked}."],
        )
    if ballot.answer is Answer.VALUE:
        _check_value(state, ballot, now_open, own)


def _check_value(state: Workshop, ballot: Ballot, now_open: Round, own: Iterable[Ballot]) -> None:
    axis = rules().axis(ballot.axis)
    if axis.votes is Votes.CHOICE:
        if ballot.value not in state.options[ballot.axis]:
            raise UnknownNameError(f"{ballot.axis} answer", str(ballot.value), state.options[ballot.axis])
        return
    low, high = SCALE if axis.votes is Votes.SCORE else (0, rules().dots.on_one)
    if not isinstance(ballot.value, int):
        raise RefusedError(
            "ballot", [f"{ballot.axis}: {ballot.value!r} is not a whole number. Choose {low} to {high}."]
        )
    if not low <= ballot.value <= high:
        raise OutOfRangeError(ballot.axis, ballot.value, low, high)
    if axis.votes is Votes.DOTS:
        voted = voted_on(state, now_open)
        others = [b for b in own if b.item != ballot.item]
        laid = ballot.value + _dots_laid(others, ballot.axis, now_open.number, voted)
        if ballot.value and laid > dot_limit(len(voted)):
            raise TooManyDotsError(laid, dot_limit(len(voted)), len(voted))


def _dots_laid(own: Iterable[Ballot], axis: str, number: int, voted: Iterable[str]) -> int:
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
        and _dots_laid(own, axis, now_open.number, voted) >= dot_limit(len(voted))
    }
    return tuple(
        (item, axis)
        for item in voted
        for axis in axes
        if axis not in used_up and now_open.asks_about(item, axis) and (item, axis) not in answered
    )
