"""Combines the revealed votes on an idea into one score, by the published rule: the median."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from gtm_framework.triage import SCALE, Initiative
from gtm_framework.workshop.rules.book import rules
from gtm_framework.workshop.rules.vote_rules import AxisRule, Votes
from gtm_framework.workshop.state import Workshop
from gtm_framework.workshop.votes.seen import Heard, Seen


@dataclass(frozen=True)
class Combined:
    """The room's answer for one idea on one axis.

    Attributes:
        item: Id of the idea.
        axis: The axis.
        value: The whole step, the option, or the sum of dots; None if no vote counted, or if the median is
            between the two middle options.
        middle: The median before rounding to a whole step; for a choice, counted in options from 0; None
            for dots and if no vote counted.
        counted: Votes that counted.
        skipped: People who skipped it; never counted.
        dont_know: People who said they don't know; never counted.
        placed: Whether the room placed it, so the value doesn't come from the votes.
    """

    item: str
    axis: str
    value: int | str | None
    middle: Fraction | None
    counted: int
    skipped: int
    dont_know: int
    placed: bool = False


def median(values: Sequence[int]) -> Fraction:
    """The middle of the sorted values, or the mean of the two in the middle."""
    ordered = sorted(values)
    count = len(ordered)
    return Fraction(ordered[(count - 1) // 2] + ordered[count // 2], 2)


def whole_step(middle: Fraction, halves: str, low: int, high: int) -> int | None:
    """Round a median to a whole step.

    Args:
        middle: The median; a whole number or a half.
        halves: How to round a half: ``"down"``, ``"up"``, or ``"inward"`` to the middle of the scale.
        low: The lower end of the scale.
        high: The upper end of the scale.

    Returns:
        The step; None for a half exactly in the middle that should round inward.
    """
    if middle.denominator == 1:
        return int(middle)
    lower = middle.numerator // middle.denominator
    if halves == "down":
        return lower
    if halves == "up":
        return lower + 1
    centre = Fraction(low + high, 2)
    if middle == centre:
        return None
    return lower + 1 if middle < centre else lower


def positions(state: Workshop, heard: Heard) -> tuple[tuple[int, ...], int, int]:
    """The counted votes as steps on their scale, with the scale's two ends.

    Example:
        >>> positions(Workshop(id="w-1"), Heard("i-1", "purpose", 1, ("position", "demand"), 0, 0))
        ((0, 2), 0, 2)
    """
    axis = rules().axis(heard.axis)
    if axis.votes is Votes.CHOICE:
        options = state.options[heard.axis]
        return tuple(options.index(str(value)) for value in heard.values), 0, len(options) - 1
    low, high = SCALE if axis.votes is Votes.SCORE else (0, rules().dots.on_one)
    return tuple(int(value) for value in heard.values), low, high


def combine(state: Workshop, heard: Heard) -> Combined:
    """The one score of an idea on one axis, from its revealed votes.

    Dots are added; scores and choices use the median, with halves rounded as the axis says.
    """
    axis = rules().axis(heard.axis)
    steps, low, high = positions(state, heard)
    value: int | str | None = None
    middle = None
    if axis.votes is Votes.DOTS:
        value = sum(steps)
    elif steps:
        middle = median(steps)
        value = _named(state, heard.axis, axis, whole_step(middle, axis.halves, low, high))
    return Combined(heard.item, heard.axis, value, middle, len(steps), heard.skipped, heard.dont_know)


def _named(state: Workshop, name: str, axis: AxisRule, step: int | None) -> int | str | None:
    return state.options[name][step] if axis.votes is Votes.CHOICE and step is not None else step


def standing(state: Workshop, seen: Seen, item: str, axis: str) -> Combined | None:
    """The current result of an idea on an axis: its placement if there is one, otherwise its latest votes.

    Returns:
        None before anything about it was revealed.

    Example:
        >>> seen = Seen(heard=(Heard("i-1", "impact", 1, (3, 8, 9), 0, 0),))
        >>> standing(Workshop(id="w-1"), seen, "i-1", "impact").value
        8
        >>> standing(Workshop(id="w-1", placed={"impact": {"i-1": 6}}), seen, "i-1", "impact").value
        6
    """
    heard = seen.on(item, axis)
    combined = combine(state, heard) if heard else None
    place = state.placed.get(axis, {}).get(item)
    if place is None:
        return combined
    counts = (combined.counted, combined.skipped, combined.dont_know) if combined else (0, 0, 0)
    return Combined(item, axis, place, combined.middle if combined else None, *counts, placed=True)


def with_scores(state: Workshop, seen: Seen, initiative: Initiative) -> Initiative:
    """An initiative with the room's results: impact, effort, and the answers about its verdict.

    What wasn't revealed, and what nobody scored, stays unchanged: blank is not zero.
    """
    changes: dict[str, object] = {}
    answers = dict(initiative.answers)
    for name, axis in rules().axes.items():
        stands = standing(state, seen, initiative.id, name)
        if axis.votes is Votes.DOTS or stands is None or stands.value is None:
            continue
        if axis.votes is Votes.CHOICE:
            answers[name] = str(stands.value)
        else:
            changes[name] = stands.value
    title = next((item.title for item in state.items if item.id == initiative.id), initiative.title)
    return initiative.with_changes(title=title, answers=answers, **changes)
