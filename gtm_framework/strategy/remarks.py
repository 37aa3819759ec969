"""Findings: what is wrong, what it is based on, why, and how one click can fix it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gtm_framework.records import Part, Source, Text
from gtm_framework.strategy.level import Level
from gtm_framework.strategy.severity import Severity as Severity  # noqa: PLC0414 - part of a remark


class Action(StrEnum):
    """What a fix does.

    ``set`` writes a field, ``add`` creates an item below the target, ``add_above`` creates one above it,
    ``move`` moves a quarterly initiative with its tactics to another quarter, ``remove`` deletes it.
    """

    SET = "set"
    ADD = "add"
    ADD_ABOVE = "add_above"
    MOVE = "move"
    REMOVE = "remove"


class Expects(StrEnum):
    """The kind of value a fix needs."""

    CHOICE = "choice"
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One possible value of a fix, with its label."""

    value: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """A fix for a finding, as data; `cascade.editing.apply_fix` applies it.

    Attributes:
        action: What it does.
        level: Level of the target, or of the new item for ``add`` and ``add_above``.
        target: Id of the item to change, or to add the new one to.
        field: The field that gets the value.
        expects: The kind of value it needs.
        choices: The values to choose from; empty if one is typed or none is needed.
        label: The button label.

    Example:
        >>> from gtm_framework.strategy import Outlook
        >>> from gtm_framework.strategy.cascade import Cascade
        >>> roadmap = Cascade(tactics=[{"id": "t-1", "title": "Run search ads", "kpi": "leads"}])
        >>> [fix.label for remark in Outlook(roadmap).remarks for fix in remark.fixes]
        ['Add a parent', 'Assign an owner']
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
    """One field of one item that a finding is based on."""

    level: str
    id: str
    field: str

    def __str__(self) -> str:
        return f"{self.level} {self.id}: {self.field}" if self.id else f"{self.level}: {self.field}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One finding in a workspace.

    Attributes:
        id: Rule and item, such as ``no_owner:t-3``; stable as long as the problem is the same.
        rule: The rule that found it.
        family: The part of the product it belongs to: ``line_of_sight``, ``outlier``, …
        severity: How serious it is.
        fields: What it is based on.
        reason: The problem and its consequence. It can contain user-typed text, so escape it.
        question: The question that helps resolve it, if there is one.
        advice: What to do, in words.
        fixes: The possible fixes, each one click.
        source: The source of the rule.

    Example:
        >>> from gtm_framework.workspace import example_workspace, findings
        >>> worst = findings(example_workspace("contradictory"))[0]
        >>> worst.severity.value, worst.reason
        ('high', 'You sell self-serve at an enterprise price. No user can approve this amount alone.')
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
    """A rule's text in the data, with {curly} placeholders."""

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
        """Phrase a finding with this text.

        Args:
            rule: The rule that found it.
            family: The part of the product it belongs to.
            fields: What it is based on; the first is a field of the item it is about.
            words: Values for the placeholders.
            fixes: The possible fixes.
            more_source: The source of a number it is based on, if different.
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
    """The findings with that severity or worse, in order.

    Example:
        >>> from gtm_framework.workspace import example_workspace, findings
        >>> found = findings(example_workspace("contradictory"))
        >>> len(found), len(at_least(found, Severity.HIGH))
        (9, 3)
    """
    return tuple(remark for remark in remarks if remark.severity.order <= severity.order)


def worst_first(remarks: Iterable[Remark], rules: Sequence[str] = ()) -> tuple[Remark, ...]:
    """Findings by severity, then in the order of the rules, then in the given order.

    Example:
        >>> from gtm_framework.workspace import example_workspace, findings
        >>> found = findings(example_workspace("contradictory"))
        >>> worst_first(reversed(found))[0].severity.value
        'high'
    """
    order = {rule: place for place, rule in enumerate(rules)}

    def place(remark: Remark) -> tuple[int, int]:
        return remark.severity.order, order.get(remark.rule, len(order))

    return tuple(sorted(remarks, key=place))


def mention(level: str, title: str) -> str:
    """An item's name in a finding."""
    return f"{level.replace('_', ' ')} “{title}”"


def sentence(text: str) -> str:
    """The text with its first letter capitalized."""
    return text[:1].upper() + text[1:]
