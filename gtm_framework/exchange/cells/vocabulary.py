"""What the cells of our columns can say: answers, numbers, outputs, and which names are taken."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from gtm_framework.errors import UnknownNameError
from gtm_framework.exchange import columns
from gtm_framework.exchange.cells.answers_from import suggested_in
from gtm_framework.exchange.cells.misfit import Misfit
from gtm_framework.exchange.cells.values import NumberRule, choice, number
from gtm_framework.triage import SCALE, Kind, Output, Rubric
from gtm_framework.triage.methods import Input, all_inputs
from gtm_framework.triage.scales import scales_in


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
    SCALES = "scales"
    DERIVED = "derived"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the cells of our columns can say.

    Attributes:
        answers: Maps each criterion id to the answers a file can give, in the order to list them.
        numbers: Maps each column to the numbers it accepts: the four of every list, and the methods' own.
    """

    answers: Mapping[str, tuple[str, ...]]
    numbers: Mapping[str, NumberRule]

    @classmethod
    def of(cls, rubric: Rubric, *, comma: bool, inputs: Mapping[str, Input] | None = None) -> "Vocabulary":
        """The vocabulary of a rubric, for a file that may or may not write ``8,5``.

        Args:
            rubric: The rubric with the criteria and answers.
            comma: Whether the file may write ``8,5``.
            inputs: The inputs that can be columns; None for those of the product's methods.
        """
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
        asked = method_inputs() if inputs is None else inputs
        rules = {name: _rule(entry, comma=comma) for name, entry in asked.items() if name not in numbers}
        return cls(answers, {**rules, **numbers})

    def fits(self, role: Role, name: str, cell: str) -> bool:
        """Whether such a column accepts a filled cell."""
        if role is Role.INPUT:
            return not isinstance(number(cell, self.numbers[name]), Misfit)
        if role is Role.SCALES:
            return not isinstance(scales_of(cell), Misfit)
        if role is Role.ANSWERS_FROM:
            return not isinstance(suggested_in(cell), Misfit)
        allowed = self.allowed(role, name)
        return not isinstance(choice(cell, allowed), Misfit)

    def allowed(self, role: Role, name: str) -> tuple[str, ...]:
        """The words that a column of choices accepts."""
        if role is Role.ANSWER:
            return self.answers[name]
        return tuple(Output if role is Role.OUTPUT else Kind)


def scales_of(cell: str) -> Mapping[str, str] | Misfit:
    """The scales in a cell of our own export, or why it names none."""
    try:
        return scales_in(cell)
    except UnknownNameError as error:
        return Misfit(f"is not a scale ({error})", "Write, for example, impact=1-5; effort=tshirt.")


def method_inputs() -> Mapping[str, Input]:
    """The numbers that ranking methods take in addition to the four that every list has."""
    return {name: entry for name, entry in all_inputs().items() if name not in columns.NUMBERS}


def reserved(rubric: Rubric) -> frozenset[str]:
    """Names that an imported column can't have in our export."""
    return frozenset(
        (
            *columns.leading(), *columns.trailing(), *columns.when_used(),
            *(question.id for question in rubric.questions), *method_inputs(),
        )
    )  # fmt: skip


def _rule(entry: Input, *, comma: bool) -> NumberRule:
    low, high = entry.span
    return NumberRule(low, high, entry.allowed, comma=comma)
