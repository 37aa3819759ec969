"""The one-page strategy as a company filled it in: nothing computed, nothing filled in for it."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, ClassVar, Self

from pydantic import BeforeValidator, ConfigDict, Field

from gtm_framework.records.lookup import ids_of, unknown
from gtm_framework.records.record import Part, Record
from gtm_framework.strategy.page.form_file import load_form
from gtm_framework.triage.initiative import filled_in

Answers = Annotated[dict[str, str], BeforeValidator(filled_in)]


class ChoiceAnswer(Part):
    """What a company says of one choice.

    Attributes:
        options: Attribute id to option id; an attribute that is missing is blank.
        words: The answer in the company's own words.
        evidence: Id of the level of evidence; ``"none"`` until someone says better.
        note: Where the evidence can be found.
        on: The day on which the evidence was gathered, or None.
    """

    model_config = ConfigDict(str_strip_whitespace=False)  # text stays as it was typed

    options: Answers = Field(default_factory=dict)
    words: str = ""
    evidence: str = "none"
    note: str = ""
    on: date | None = None

    @property
    def answered(self) -> bool:
        """Whether anything was chosen or written; evidence alone is no answer."""
        return bool(self.options or self.words.strip())


class OnePage(Record):
    """One state of a company's strategy, frozen: a change is a new page.

    Attributes:
        first: Ids of S3's four first questions to their answers.
        fields: Ids of S4's ten fields to their text.
        choices: Ids of the ten choices of the coherence check to their answers.

    Raises:
        FaultyRecordError: If a field, choice, attribute, option or level of evidence does not exist, with
            every error and the nearest name that does.
    """

    model_config = ConfigDict(str_strip_whitespace=False)
    word: ClassVar[str] = "one-pager"

    first: Answers = Field(default_factory=dict)
    fields: Answers = Field(default_factory=dict)
    choices: dict[str, ChoiceAnswer] = Field(default_factory=dict)

    def choice(self, choice_id: str) -> ChoiceAnswer:
        """What is said of a choice; blank when nothing is."""
        return self.choices.get(choice_id, ChoiceAnswer())

    def option(self, path: str) -> str | None:
        """The option chosen at a path such as ``"motion.kind"``, or None while it is blank."""
        choice_id, _, attribute_id = path.partition(".")
        return self.choice(choice_id).options.get(attribute_id)

    def with_choice(self, choice_id: str, **changes: Any) -> Self:
        """The same page with parts of one choice changed: ``page.with_choice("motion", words="...")``."""
        changed = self.choice(choice_id).model_dump() | changes
        return self.with_changes(choices={**self.choices, choice_id: changed})

    def with_option(self, path: str, option: str | None) -> Self:
        """The same page with one option chosen, or taken back with None."""
        choice_id, _, attribute_id = path.partition(".")
        options = {**self.choice(choice_id).options, attribute_id: option}
        return self.with_choice(choice_id, options=options)

    def with_field(self, field_id: str, text: str) -> Self:
        """The same page with one of the ten fields written."""
        return self.with_changes(fields={**self.fields, field_id: text})

    def with_first(self, question_id: str, text: str) -> Self:
        """The same page with one of the four first questions answered, and nothing else changed."""
        return self.with_changes(first={**self.first, question_id: text})

    def carried_over(self) -> Self:
        """The same page with the first answers carried into the fields and choices that they fill.

        Only what is still empty is filled: a word that someone wrote is never replaced.
        """
        page = self
        for question in load_form().first:
            said = self.first.get(question.id)
            if said is None:
                continue
            for field_id in question.fields:
                if field_id not in page.fields:
                    page = page.with_field(field_id, said)
            for choice_id in question.choices:
                if not page.choice(choice_id).words.strip():
                    page = page.with_choice(choice_id, words=said)
        return page

    def inconsistencies(self) -> Iterator[str]:
        """Names of what the form does not have, with the nearest name that it has."""
        form = load_form()
        yield from unknown("first question", self.first, ids_of(form.first))
        yield from unknown("field", self.fields, ids_of(form.fields))
        yield from unknown("choice", self.choices, ids_of(form.choices))
        known = ids_of(form.choices)
        for choice_id, said in self.choices.items():
            yield from unknown("evidence", [said.evidence], ids_of(form.evidence))
            if choice_id in known:
                yield from form.answer_faults({f"{choice_id}.{a}": (o,) for a, o in said.options.items()})
