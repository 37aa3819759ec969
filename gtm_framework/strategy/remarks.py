"""Remarks: what is wrong, what it rests on, why, and how one click would fix it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gtm_framework.records.fields import Source, Text
from gtm_framework.records.record import Part
from gtm_framework.strategy.level import Level
from gtm_framework.strategy.severity import Severity as Severity  # noqa: PLC0414 - part of a remark


class Action(StrEnum):
    """What a fix does.

    ``set`` writes a field, ``add`` makes a thing below the target, ``add_above`` makes one above it,
    ``move`` takes a quarterly initiative with its tactics to another quarter, ``remove`` takes it out.
    """

    SET = "set"
    ADD = "add"
    ADD_ABOVE = "add_above"
    MOVE = "move"
    REMOVE = "remove"


class Expects(StrEnum):
    """What sort of value a fix wants."""

    CHOICE = "choice"
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value that a fix can be given, and how it reads."""

    value: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """What would fix a remark, as data; `editing.fixed` carries it out.

    Attributes:
        action: What it does.
        level: Level of the target; of the new thing for ``add`` and ``add_above``.
        target: Id of the thing that is changed, or that the new one is put beside.
        field: The field that takes the value.
        expects: What sort of value it wants.
        choices: The values to choose from; empty where one is typed, or none is needed.
        label: What the button says.
    """

    action: Action
    level: Level
    target: str
    field: str = ""
    expects: Expects
    choices: tuple[Choice, ...] = ()
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of one thing that a remark rests on."""

    level: str
    id: str
    field: str

    def __str__(self) -> str:
        return f"{self.level} {self.id}: {self.field}" if self.id else f"{self.level}: {self.field}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One thing that the workspace says about itself.

    Attributes:
        id: Rule and thing, such as ``no_owner:t-3``; the same as long as the fault is the same.
        rule: The rule that found it.
        family: The part of the product that it belongs to: ``line_of_sight``, ``outlier``, …
        severity: How much it matters.
        fields: What it rests on.
        reason: Why, in one sentence. It may hold text from people: show it inert.
        question: What would settle it, if there is a question.
        advice: What to do, in words.
        fixes: What would fix it, each one click.
        source: Where the rule comes from.
    """

    id: str
    rule: str
    family: str
    severity: Severity
    fields: tuple[Field, ...]
    reason: str
    question: str = ""
    advice: str = ""
    fixes: tuple[Fix, ...] = ()
    source: Source


class RemarkText(Part):
    """What a rule in the data says, with {curly} words to be filled in."""

    severity: Severity
    reason: Text
    question: str = ""
    source: Source

    def remark(
        self,
        rule: str,
        family: str,
        fields: Sequence[Field],
        words: Mapping[str, object],
        *,
        fixes: Sequence[Fix] = (),
        more_source: str = "",
    ) -> Remark:
        """Word a remark by this text.

        Args:
            rule: The rule that found it.
            family: The part of the product that it belongs to.
            fields: What it rests on; the first is a field of what it is about.
            words: What fills the curly words.
            fixes: What would fix it.
            more_source: Where a figure that it rests on comes from, when that is elsewhere.
        """
        return Remark(
            id=f"{rule}:{fields[0].id}" if fields[0].id else rule,
            rule=rule,
            family=family,
            severity=self.severity,
            fields=tuple(fields),
            reason=sentence(self.reason.format(**words)),
            question=self.question.format(**words),
            fixes=tuple(fixes),
            source=f"{self.source} {more_source}".strip(),
        )


def at_least(remarks: Iterable[Remark], severity: Severity) -> tuple[Remark, ...]:
    """The remarks of that severity and of every worse one, in their order."""
    return tuple(remark for remark in remarks if remark.severity.order <= severity.order)


def worst_first(remarks: Iterable[Remark], rules: Sequence[str] = ()) -> tuple[Remark, ...]:
    """Remarks by severity, then in the order of the rules, then as they came."""
    order = {rule: place for place, rule in enumerate(rules)}

    def place(remark: Remark) -> tuple[int, int]:
        return remark.severity.order, order.get(remark.rule, len(order))

    return tuple(sorted(remarks, key=place))


def mention(level: str, title: str) -> str:
    """How a remark names a thing."""
    return f"{level.replace('_', ' ')} “{title}”"


def sentence(text: str) -> str:
    """The text with a capital at its start."""
    return text[:1].upper() + text[1:]
