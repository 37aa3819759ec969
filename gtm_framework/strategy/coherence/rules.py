"""The rules of contradiction as data: each says which answers conflict, why, and what would settle it."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import Annotated

from pydantic import Field

from gtm_framework.records.fields import Id, Source, Text
from gtm_framework.records.loading import load
from gtm_framework.records.lookup import ids_of, repeated, unknown
from gtm_framework.records.record import Part, Record
from gtm_framework.strategy.page.form_file import load_form
from gtm_framework.strategy.severity import Severity

FILE = "coherence.toml"
Options = Annotated[tuple[str, ...], Field(min_length=1)]


class Direction(StrEnum):
    """How an answer went from an older page to a newer one."""

    UP = "up"
    DOWN = "down"
    CHANGED = "changed"


class Rule(Part):
    """One contradiction.

    Attributes:
        id: Stable name, the same in every version of the data.
        severity: How much it weighs.
        when: Path of an answer to the options that conflict; every line must hold.
        moved: Path of an answer to the way it went; such a rule reads two pages.
        reason: Why the answers conflict, in one line.
        question: What would settle it.
        bears_on: The coherence question that it answers with no, or empty.
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
        """Every answer that the rule reads: what moved first, then what holds."""
        return (*self.moved, *self.when)

    def inconsistencies(self) -> Iterator[str]:
        """Answers and questions that do not exist, and rules that cannot contradict anything."""
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
