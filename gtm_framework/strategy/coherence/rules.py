"""The conflict rules as data: which answers conflict, why, and the question that helps."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import Annotated

from pydantic import Field

from gtm_framework.records import Id, Part, Record, Source, Text, ids_of, load, repeated, unknown
from gtm_framework.strategy.page.form_file import load_form
from gtm_framework.strategy.severity import Severity

FILE = "coherence.toml"
Options = Annotated[tuple[str, ...], Field(min_length=1)]


class Direction(StrEnum):
    """How an answer changed from an older page to a newer one."""

    UP = "up"
    DOWN = "down"
    CHANGED = "changed"


class Rule(Part):
    """One conflict rule.

    Attributes:
        id: Stable id, the same in every version of the data.
        severity: How serious it is.
        when: Maps an answer's path to the conflicting options; every line must match.
        moved: Maps an answer's path to how it changed; such a rule compares two pages.
        reason: The problem and its consequence.
        question: The question that helps resolve it.
        bears_on: The coherence question it answers with no, or empty.
        source: The document behind it, or ``"house"``.
    """

    id: Id
    severity: Severity
    when: dict[str, Options] = Field(default_factory=dict)
    moved: dict[str, Direction] = Field(default_factory=dict)
    reason: Text
    question: Text
    bears_on: str = ""
    source: Source

    @property
    def paths(self) -> tuple[str, ...]:
        """Every answer that the rule reads: the changed ones first, then the conditions."""
        return (*self.moved, *self.when)

    def inconsistencies(self) -> Iterator[str]:
        """Answers and questions that don't exist, and rules that can never apply."""
        form = load_form()
        yield from form.answer_faults({path: tuple(options) for path, options in self.when.items()})
        yield from form.answer_faults(dict.fromkeys(self.moved, ()))
        yield from _scaleless(self.moved)
        if len({path.partition(".")[0] for path in self.paths}) < 2:
            yield "it reads fewer than two choices. Name answers of at least two."
        yield from unknown("coherence question", filter(None, [self.bears_on]), ids_of(form.coherence))


class RuleFile(Record):
    """Every rule of a file."""

    rules: Annotated[tuple[Rule, ...], Field(alias="rule", min_length=1)]

    def inconsistencies(self) -> Iterator[str]:
        """Ids used twice."""
        yield from repeated("rule", ids_of(self.rules))


@cache
def load_rules() -> tuple[Rule, ...]:
    """The rules that this product ships."""
    return load(RuleFile, FILE).rules


def _scaleless(moved: Mapping[str, str]) -> Iterator[str]:
    form = load_form()
    for path, direction in moved.items():
        if direction != Direction.CHANGED and path in form.paths() and not form.attribute(path).scale:
            yield f"{path} has no scale, so it cannot go {direction}. Write 'changed'."
