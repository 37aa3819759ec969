"""The rules of votes and decisions: axes, ballots, scores, agreement, and the cut line."""

from enum import StrEnum
from typing import Literal

from pydantic import Field

from gtm_framework.records import Part, Source


class Votes(StrEnum):
    """What a vote on an axis consists of."""

    DOTS = "dots"
    CHOICE = "choice"
    SCORE = "score"


class AxisRule(Part):
    """What can be voted on.

    Attributes:
        votes: Dots, one of the rubric's options, or a whole step from 1 to 10.
        asks: The question for a scored axis; empty for others.
        most: Asks for the highest idea on a scored axis.
        least: Asks for the lowest idea on it.
        halves: How to round a median between two steps.
    """

    title: str
    votes: Votes
    asks: str = ""
    most: str = ""
    least: str = ""
    halves: Literal["down", "up", "inward"] = "down"
    source: Source


class AlikeRule(Part):
    """How many shared words make two ideas likely duplicates."""

    least_words: int = Field(gt=0)
    share_percent: int = Field(gt=0, le=100)


class DotRule(Part):
    """How many dots each person has, and how long the suggested shortlist is."""

    divide_by: int = Field(gt=0)
    least: int = Field(ge=0)
    most: int = Field(gt=0)
    on_one: int = Field(gt=0)
    keep: int = Field(gt=0)


class BallotRule(Part):
    """How voting works on the phone.

    Attributes:
        ends_from: With this many ideas or more, people pick the highest and the lowest before scoring.
        reason_length: Maximum characters of a private reason.
    """

    ends_from: int = Field(ge=3)
    reason_length: int = Field(gt=0)


class TextRule(Part):
    """A rule in words: how votes become one score, how placing works, or where the cut line is."""

    text: str


class AgreementRule(Part):
    """What agreement means, in words, and which spreads count as close or apart.

    Attributes:
        order: The order in which disagreements are discussed, in words.
    """

    text: str
    order: str
    close_percent: int = Field(ge=0, le=100)
    apart_percent: int = Field(ge=0, le=100)
    concordance: str


class GuardRule(Part):
    """When to warn the room that nearly everything is high."""

    axis: str
    share_percent: int = Field(gt=0, le=100)
    least_items: int = Field(gt=0)
    text: str


class CallRule(Part):
    """One of the possible decisions on an idea."""

    id: str
    title: str
    help: str
