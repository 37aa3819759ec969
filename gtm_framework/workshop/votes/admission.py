"""Which ballots are accepted, and why others are not."""

from collections.abc import Iterable

from gtm_framework.errors import GtmError, OutOfRangeError, RefusedError, UnknownNameError
from gtm_framework.triage import SCALE
from gtm_framework.workshop.entries import Round
from gtm_framework.workshop.room.people import Participant, may_score
from gtm_framework.workshop.rules.book import rules
from gtm_framework.workshop.rules.vote_rules import Votes
from gtm_framework.workshop.state import Workshop
from gtm_framework.workshop.votes.ballots import Answer, Ballot, dot_limit, dots_laid, voted_on


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
        laid = ballot.value + dots_laid(others, ballot.axis, now_open.number, voted)
        if ballot.value and laid > dot_limit(len(voted)):
            raise TooManyDotsError(laid, dot_limit(len(voted)), len(voted))
