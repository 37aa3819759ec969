"""Reading the form from `data/strategy.toml`, or refusing it with every fault."""

from collections.abc import Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from typing import Any

from gtm_framework import catalog
from gtm_framework.strategy.faults import repeated, sound, unknown, unknown_source
from gtm_framework.strategy.page.form import Form

FILE = "strategy.toml"


@cache
def load_form() -> Form:
    """The form that this product ships."""
    return read_form(catalog.read_toml(FILE), FILE)


def read_form(raw: Mapping[str, Any], name: str) -> Form:
    """Make a form from parsed TOML.

    Args:
        raw: The content of the file.
        name: What to call it in a refusal.

    Raises:
        RefusedError: If anything is missing, doubled or refers to what does not exist; with every fault.
    """
    return sound(lambda: Form.model_validate(raw), name, lambda form: [*_doubled(form), *_dangling(form)])


def _doubled(form: Form) -> Iterator[str]:
    yield from repeated("evidence", (level.id for level in form.evidence))
    yield from repeated("first question", (question.id for question in form.first))
    yield from repeated("field", (field.id for field in form.fields))
    yield from repeated("choice", (choice.id for choice in form.choices))
    yield from repeated("coherence question", (question.id for question in form.coherence))
    yield from repeated("attribute", form.paths())
    for path in dict.fromkeys(form.paths()):
        yield from repeated(f"option of {path}", (option.id for option in form.attribute(path).options))


def _dangling(form: Form) -> Iterator[str]:
    choices = [choice.id for choice in form.choices]
    yield from unknown("evidence", (rule.evidence for rule in form.footing), (e.id for e in form.evidence))
    for choice in form.choices:
        yield from unknown(f"choice beneath {choice.id}", choice.rests_on, choices)
    for field in form.fields:
        yield from unknown(f"choice of field {field.id}", field.choices, choices)
    named = {choice for field in form.fields for choice in field.choices}
    for homeless in [choice for choice in choices if choice not in named]:
        yield f"choice {homeless}: no field of the one page names it. Name it in the choices of one."
    for first in form.first:
        yield from unknown(f"choice of question {first.id}", first.choices, choices)
        yield from unknown(f"field of question {first.id}", first.fields, (f.id for f in form.fields))
    for question in form.coherence:
        yield from form.answer_faults({**dict.fromkeys(question.needs, ()), **question.no})
    yield from unknown_source(_sources(form))
    yield from _circular(form)


def _sources(form: Form) -> Iterator[str]:
    yield from (level.source for level in form.evidence)
    yield from (question.source for question in form.first)
    yield from (field.source for field in form.fields)
    yield from (choice.source for choice in form.choices)
    yield from (attribute.source for choice in form.choices for attribute in choice.attributes)
    yield from (question.source for question in form.coherence)


def _circular(form: Form) -> Iterator[str]:
    try:
        TopologicalSorter({choice.id: choice.rests_on for choice in form.choices}).prepare()
    except CycleError as error:
        chain = " on ".join(error.args[1][::-1])
        yield f"rests_on: {chain} is a circle. Take one of them out."
