"""The form of a one-page strategy, from `data/strategy.toml`."""

from collections.abc import Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from typing import Annotated

from pydantic import Field

from gtm_framework.errors import UnknownNameError
from gtm_framework.records import Record, by_id, ids_of, load, repeated, unknown
from gtm_framework.strategy.page.form import (
    Attribute,
    Choice,
    CoherenceQuestion,
    Evidence,
    FirstQuestion,
    FootingRule,
    PageField,
)

FILE = "strategy.toml"


class Form(Record):
    """Everything a one-page strategy can contain.

    Raises:
        FaultyRecordError: If anything is missing, duplicated, or unknown; lists every error.
    """

    evidence: tuple[Evidence, ...]
    footing: tuple[FootingRule, ...]
    first: tuple[FirstQuestion, ...]
    fields: Annotated[tuple[PageField, ...], Field(alias="field")]
    choices: Annotated[tuple[Choice, ...], Field(alias="choice")]
    coherence: tuple[CoherenceQuestion, ...]

    def first_question(self, question_id: str) -> FirstQuestion:
        """The starting question with that id.

        Raises:
            UnknownNameError: If there is none.
        """
        return by_id("first question", question_id, self.first)

    def choice(self, choice_id: str) -> Choice:
        """The choice with that id.

        Raises:
            UnknownNameError: If there is none.
        """
        return by_id("choice", choice_id, self.choices)

    def attribute(self, path: str) -> Attribute:
        """The attribute at a path such as ``"motion.kind"``.

        Raises:
            UnknownNameError: If the choice or the attribute doesn't exist.
        """
        choice_id, _, attribute_id = path.partition(".")
        return self.choice(choice_id).attribute(attribute_id)

    def field(self, field_id: str) -> PageField:
        """The field with that id.

        Raises:
            UnknownNameError: If there is none.
        """
        return by_id("field", field_id, self.fields)

    def evidence_level(self, evidence_id: str) -> Evidence:
        """The level of evidence with that id.

        Raises:
            UnknownNameError: If there is none.
        """
        return by_id("evidence", evidence_id, self.evidence)

    def home(self, choice_id: str) -> PageField:
        """The field of the one-pager under which a choice is answered: the first that names it.

        Raises:
            UnknownNameError: If there is no such choice.
        """
        wanted = self.choice(choice_id).id
        return next(field for field in self.fields if wanted in field.choices)

    def choices_at(self, field_id: str) -> tuple[Choice, ...]:
        """The choices answered under a field; each choice is answered in only one place.

        Raises:
            UnknownNameError: If there is no such field.
        """
        named = self.field(field_id).choices
        return tuple(self.choice(name) for name in named if self.home(name).id == field_id)

    def paths(self) -> tuple[str, ...]:
        """Every ``choice.attribute``, in the order of the form."""
        return tuple(f"{c.id}.{a.id}" for c in self.choices for a in c.attributes)

    def answer_faults(self, answers: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
        """One sentence for each path or option in `answers` that doesn't exist."""
        for path, options in answers.items():
            try:
                attribute = self.attribute(path)
            except UnknownNameError as error:
                yield str(error)
            else:
                yield from unknown(f"option of {path}", options, (o.id for o in attribute.options))

    def inconsistencies(self) -> Iterator[str]:
        """Ids used twice, and references to unknown names."""
        yield from _repeated(self)
        yield from _unknown(self)
        yield from _homeless(self)
        yield from _circular(self)


@cache
def load_form() -> Form:
    """The form that this product ships.

    Example:
        >>> [field.name for field in load_form().fields][:3]
        ['Beachhead segment', 'Urgent problem', 'Primary buyer and committee']
    """
    return load(Form, FILE)


def _repeated(form: Form) -> Iterator[str]:
    yield from repeated("evidence", ids_of(form.evidence))
    yield from repeated("first question", ids_of(form.first))
    yield from repeated("field", ids_of(form.fields))
    yield from repeated("choice", ids_of(form.choices))
    yield from repeated("coherence question", ids_of(form.coherence))
    yield from repeated("attribute", form.paths())
    for path in dict.fromkeys(form.paths()):
        yield from repeated(f"option of {path}", ids_of(form.attribute(path).options))


def _unknown(form: Form) -> Iterator[str]:
    choices = ids_of(form.choices)
    yield from unknown("evidence", (rule.evidence for rule in form.footing), ids_of(form.evidence))
    for choice in form.choices:
        yield from unknown(f"choice below {choice.id}", choice.rests_on, choices)
    for field in form.fields:
        yield from unknown(f"choice of field {field.id}", field.choices, choices)
    for first in form.first:
        yield from unknown(f"choice of question {first.id}", first.choices, choices)
        yield from unknown(f"field of question {first.id}", first.fields, ids_of(form.fields))
    for question in form.coherence:
        yield from form.answer_faults({**dict.fromkeys(question.needs, ()), **question.no})


def _homeless(form: Form) -> Iterator[str]:
    named = {choice for field in form.fields for choice in field.choices}
    for homeless in [name for name in ids_of(form.choices) if name not in named]:
        yield f"choice {homeless}: no card of the one-pager lists it. Add it to one card's choices."


def _circular(form: Form) -> Iterator[str]:
    try:
        TopologicalSorter({choice.id: choice.rests_on for choice in form.choices}).prepare()
    except CycleError as error:
        chain = " on ".join(error.args[1][::-1])
        yield f"rests_on: {chain} is a circle. Remove one of them."
