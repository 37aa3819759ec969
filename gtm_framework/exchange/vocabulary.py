"""What the cells of our columns may say: answers, numbers, outputs, and which names are taken."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import inf

from gtm_framework.exchange import columns
from gtm_framework.exchange.answers_from import suggested_in
from gtm_framework.exchange.cells import NumberRule, choice, number
from gtm_framework.exchange.misfit import Misfit
from gtm_framework.triage.initiative import SCALE, Kind, Output
from gtm_framework.triage.methods import Input, all_inputs
from gtm_framework.triage.rubric import Rubric


class Role(StrEnum):
    """How the cells of a column are read."""

    TEXT = "text"
    NUMBER = "number"
    INPUT = "input"
    ANSWER = "answer"
    TAGS = "tags"
    OUTPUT = "output"
    OVERRIDE = "override"
    OVERRIDE_REASON = "override_reason"
    ANSWERS_FROM = "answers_from"
    DERIVED = "derived"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the cells of our columns may say.

    Attributes:
        answers: Criterion id to the answers that a file may give, in the order in which they are told.
        numbers: Column to the numbers that it takes: the four of every list, and the methods' own.
    """

    answers: Mapping[str, tuple[str, ...]]
    numbers: Mapping[str, NumberRule]

    @classmethod
    def of(cls, rubric: Rubric, *, comma: bool) -> "Vocabulary":
        """The vocabulary of a rubric, for a file that may write ``8,5`` or not."""
        answers = {
            question.id: tuple(
                dict.fromkeys((*(o.id for o in question.options), *rubric.leans[question.id]))
            )
            for question in columns.questions(rubric)
        }
        numbers = {
            "impact": NumberRule(*SCALE, comma=comma),
            "effort": NumberRule(*SCALE, comma=comma),
            "reach": NumberRule(0, comma=comma),
            "confidence": NumberRule(0, 100, percent=True, comma=comma),
        }
        inputs = {name: _rule(entry, comma=comma) for name, entry in method_inputs().items()}
        return cls(answers, {**inputs, **numbers})

    def fits(self, role: Role, name: str, cell: str) -> bool:
        """Whether a filled cell is one that such a column takes."""
        if role is Role.INPUT:
            return not isinstance(number(cell, self.numbers[name]), Misfit)
        if role is Role.ANSWERS_FROM:
            return not isinstance(suggested_in(cell), Misfit)
        allowed = self.allowed(role, name)
        return not isinstance(choice(cell, allowed), Misfit)

    def allowed(self, role: Role, name: str) -> tuple[str, ...]:
        """The words that a column of choices takes."""
        if role is Role.ANSWER:
            return self.answers[name]
        return tuple(Output if role is Role.OUTPUT else Kind)


def method_inputs() -> Mapping[str, Input]:
    """The numbers that the ranking methods take besides the four that every list has."""
    return {name: entry for name, entry in all_inputs().items() if name not in columns.NUMBERS}


def reserved(rubric: Rubric) -> frozenset[str]:
    """Names that a column which came with a list cannot have in our export."""
    return frozenset(
        (
            *columns.leading(), *columns.trailing(), *columns.when_used(),
            *(question.id for question in rubric.questions), *method_inputs(),
        )
    )  # fmt: skip


def _rule(entry: Input, *, comma: bool) -> NumberRule:
    high = inf if entry.high is None else entry.high
    return NumberRule(entry.low or 0, high, entry.allowed, comma=comma)
