"""The rules of contradiction as data: each says which answers clash, why, and what would settle it."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from gtm_framework import catalog
from gtm_framework.errors import RefusedError
from gtm_framework.strategy.faults import repeated, sentences, unknown, unknown_source
from gtm_framework.strategy.page.form_file import load_form
from gtm_framework.strategy.severity import Severity

FILE = "coherence.toml"
Text = Annotated[str, Field(min_length=1)]
Options = Annotated[tuple[str, ...], Field(min_length=1)]


class Direction(StrEnum):
    """How an answer went from an older page to a newer one."""

    UP = "up"
    DOWN = "down"
    CHANGED = "changed"


class Rule(BaseModel):
    """One contradiction.

    Attributes:
        id: Stable name, the same in every version of the data.
        severity: How much it weighs.
        when: Path of an answer to the options that clash; every line must hold.
        moved: Path of an answer to the way it went; such a rule reads two pages.
        reason: Why the answers clash, in one line.
        question: What would settle it.
        bears_on: The coherence question that it answers with no, or empty.
        source: The document behind it, or ``"house"``.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    id: Text
    severity: Severity
    when: dict[str, Options] = Field(default_factory=dict)
    moved: dict[str, Direction] = Field(default_factory=dict)
    reason: Text
    question: Text
    bears_on: str = ""
    source: Text

    @property
    def paths(self) -> tuple[str, ...]:
        """Every answer that the rule reads: what moved first, then what holds."""
        return (*self.moved, *self.when)


@cache
def load_rules() -> tuple[Rule, ...]:
    """The rules that this product ships."""
    return read_rules(catalog.read_toml(FILE), FILE)


def read_rules(raw: Mapping[str, Any], name: str) -> tuple[Rule, ...]:
    """Make rules from parsed TOML.

    Args:
        raw: The content of the file: a list of tables under ``rule``.
        name: What to call the file in a refusal.

    Raises:
        RefusedError: If any rule lacks a part, names what does not exist, or reads fewer than two
            choices; with every fault of every rule.
    """
    entries = raw.get("rule")
    if not isinstance(entries, list) or not entries or not all(isinstance(e, Mapping) for e in entries):
        raise RefusedError(name, ["rule: missing. Write at least one [[rule]]."])
    faults = [f"{key}: unknown key. Only [[rule]] may stand here." for key in raw if key != "rule"]
    for place, entry in enumerate(entries, start=1):
        label = entry.get("id") or f"number {place}"
        faults += [f"Rule {label}: {fault}" for fault in _faults(entry)]
    faults += repeated("Rule", (str(entry["id"]) for entry in entries if entry.get("id")))
    if faults:
        raise RefusedError(name, faults)
    return tuple(Rule.model_validate(entry) for entry in entries)


def _faults(entry: Mapping[str, Any]) -> Iterator[str]:
    """First what is wrong with its shape, then what its sound parts name that does not exist."""
    form = load_form()
    faulty: set[str] = set()
    try:
        Rule.model_validate(entry)
    except ValidationError as error:
        yield from sentences(error)
        faulty = {str(found["loc"][0]) for found in error.errors()}
    when = {} if "when" in faulty else entry.get("when", {})
    moved = {} if "moved" in faulty else entry.get("moved", {})
    yield from form.answer_faults({path: tuple(options) for path, options in when.items()})
    yield from form.answer_faults(dict.fromkeys(moved, ()))
    yield from _scaleless(moved)
    if not faulty & {"when", "moved"} and len({path.partition(".")[0] for path in (*moved, *when)}) < 2:
        yield "it reads fewer than two choices. Name answers of at least two."
    if "bears_on" not in faulty and entry.get("bears_on"):
        questions = (question.id for question in form.coherence)
        yield from unknown("coherence question", [entry["bears_on"]], questions)
    if "source" not in faulty:
        yield from unknown_source([entry["source"]])


def _scaleless(moved: Mapping[str, str]) -> Iterator[str]:
    form = load_form()
    for path, direction in moved.items():
        if direction != Direction.CHANGED and path in form.paths() and not form.attribute(path).scale:
            yield f"{path} has no scale, so it cannot go {direction}. Write 'changed'."
