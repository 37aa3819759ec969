"""Columns of our export: the functions that make the cells of each, in batches of rows."""

from collections.abc import Callable, Sequence
from operator import attrgetter

from gtm_framework.exchange import columns
from gtm_framework.exchange.cells.answers_from import answers_from
from gtm_framework.exchange.cells.values import tag_cell
from gtm_framework.exchange.formulas import inert
from gtm_framework.triage import Initiative, Ranked
from gtm_framework.triage.explain import why
from gtm_framework.triage.scales import scale, scales_text

Cells = Callable[[Sequence[Ranked]], list[str]]
"""Makes one column's cells for a batch of rows."""

_WHOLE_BELOW = 2**53


def exact_number(value: float | None) -> str:
    """A number as a person would type it, which reads back as the same number; empty for None."""
    if value is None:
        return ""
    number = float(value)
    return str(int(number)) if number.is_integer() and abs(number) < _WHOLE_BELOW else repr(number)


def four_decimals(value: float | None) -> str:
    """A calculated number with at most four decimals, without trailing zeros; empty for None."""
    if value is None:
        return ""
    told = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if told == "-0" else told


def _computed(cell: Callable[[Ranked], str]) -> Cells:
    return lambda items: list(map(cell, items))


def _text(name: str) -> Cells:
    cell = attrgetter(f"initiative.{name}")
    return lambda items: [inert(text) for text in map(cell, items)]


def _number(name: str) -> Cells:
    """A number as written: as a word if its scale has one for it."""
    return lambda items: [as_written(item.initiative, name) for item in items]


def inputs_of(name: str) -> Cells:
    """A ranking method's own number."""
    return _number(name)


def as_written(initiative: Initiative, name: str) -> str:
    """An idea's number as written: as a word if its scale has one for it; empty for None."""
    number = initiative.number(name)
    on = initiative.scales.get(name) if initiative.scales else None
    word = scale(on).word(number) if on and number is not None else None
    return exact_number(number) if word is None else word


def answers_of(name: str) -> Cells:
    """The answers to a criterion."""
    return lambda items: [item.initiative.answers.get(name, "") for item in items]


def _answers_from(items: Sequence[Ranked]) -> list[str]:
    rubric = items[0].verdict.rubric
    order = [question.id for question in columns.questions(rubric)]
    return [answers_from(item.initiative, order) for item in items]


def extra_of(name: str) -> Cells:
    """A column that came with the list."""
    return lambda items: [inert(item.initiative.extra.get(name, "")) for item in items]


KNOWN: dict[str, Cells] = {
    **{name: _text(name) for name in columns.TEXTS},
    **{name: _number(name) for name in columns.NUMBERS},
    "rank": _computed(lambda item: "" if item.rank is None else str(item.rank)),
    "kind": _computed(lambda item: item.verdict.final_kind.value),
    "lean": _computed(lambda item: four_decimals(item.verdict.lean)),
    "coverage": _computed(lambda item: four_decimals(item.verdict.coverage)),
    "decided": _computed(lambda item: "yes" if item.verdict.decided else "no"),
    "quadrant": _computed(lambda item: item.quadrant.value if item.quadrant else ""),
    "action": _computed(lambda item: item.quadrant.action if item.quadrant else ""),
    "score": _computed(lambda item: four_decimals(item.score)),
    "why": _computed(lambda item: inert(why(item))),
    "output": _computed(lambda item: item.initiative.output.value if item.initiative.output else ""),
    "tags": _computed(lambda item: inert(tag_cell(item.initiative.tags))),
    "override": _computed(
        lambda item: item.initiative.override.kind.value if item.initiative.override else ""
    ),
    "override_reason": _computed(
        lambda item: inert(item.initiative.override.reason) if item.initiative.override else ""
    ),
    "rubric_kind": _computed(lambda item: item.verdict.kind.value),
    "answers_from": _answers_from,
    "scales": _computed(lambda item: scales_text(item.initiative.scales)),
}
"""Every column of ours except the criteria and the methods' numbers."""
