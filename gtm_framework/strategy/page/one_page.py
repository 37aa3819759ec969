"""The one-page strategy as a company filled it in: nothing calculated, nothing filled in for it."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, ClassVar, Self

from pydantic import BeforeValidator, ConfigDict, Field

from gtm_framework.records import Part, Record, ids_of, unknown
from gtm_framework.strategy.page.form_file import load_form
from gtm_framework.triage import filled_in

Answers = Annotated[dict[str, str], BeforeValidator(filled_in)]


class ChoiceAnswer(Part):
    """A company's answer to one choice.

    Attributes:
        options: Maps attribute ids to option ids; a missing attribute is blank.
        words: The answer in the company's own words.
        evidence: Id of the level of evidence; ``"none"`` by default.
        note: Where to find the evidence.
        on: The date of the evidence, or None.
    """

    model_config = ConfigDict(str_strip_whitespace=False)  # text stays as typed

    options: Answers = Field(default_factory=dict)
    words: str = ""
    evidence: str = "none"
    note: str = ""
    on: date | None = None

    @property
    def answered(self) -> bool:
        """Whether anything was chosen or written; evidence alone doesn't count as an answer."""
        return bool(self.options or self.words.strip())


class OnePage(Record):
    """One state of a company's strategy; immutable: a change creates a new page.

    Attributes:
        first: Maps the ids of S3's four starting questions to their answers.
        fields: Maps the ids of S4's ten fields to their text.
        choices: Maps the ids of the ten choices of the coherence check to their answers.

    Raises:
        FaultyRecordError: If a field, choice, attribute, option, or level of evidence doesn't exist; lists
            every error with the closest known name.

    Example:
        >>> page = OnePage().with_option("motion.kind", "product_led").with_field("beachhead", "Heating")
        >>> page.option("motion.kind"), page.fields
        ('product_led', {'beachhead': 'Heating'})
    """

    model_config = ConfigDict(str_strip_whitespace=False)
    word: ClassVar[str] = "one-pager"

    first: Answers = Field(default_factory=dict)
    fields: Answers = Field(default_factory=dict)
    choices: dict[str, ChoiceAnswer] = Field(default_factory=dict)

    def choice(self, choice_id: str) -> ChoiceAnswer:
        """The answer to a choice; blank if there is none."""
        return self.choices.get(choice_id, ChoiceAnswer())

    def option(self, path: str) -> str | None:
        """The option chosen at a path such as ``"motion.kind"``, or None if blank."""
        choice_id, _, attribute_id = path.partition(".")
        return self.choice(choice_id).options.get(attribute_id)

    def with_choice(self, choice_id: str, **changes: Any) -> Self:
        """The same page with parts of one choice changed: ``page.with_choice("motion", words="...")``."""
        changed = self.choice(choice_id).model_dump() | changes
        return self.with_changes(choices={**self.choices, choice_id: changed})

    def with_option(self, path: str, option: str | None) -> Self:
        """The same page with one option chosen, or cleared with None."""
        choice_id, _, attribute_id = path.partition(".")
        options = {**self.choice(choice_id).options, attribute_id: option}
        return self.with_choice(choice_id, options=options)

    def with_field(self, field_id: str, text: str) -> Self:
        """The same page with one of the ten fields written."""
        return self.with_changes(fields={**self.fields, field_id: text})

    def with_first(self, question_id: str, text: str) -> Self:
        """The same page with one of the four starting questions answered, and nothing else changed."""
        return self.with_changes(first={**self.first, question_id: text})

    def carried_over(self) -> Self:
        """The same page with the starting answers copied into the fields and choices they fill.

        Only empty fields are filled; existing text is never replaced.
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
        """Names that aren't in the form, with the closest name that is."""
        form = load_form()
        yield from unknown("first question", self.first, ids_of(form.first))
        yield from unknown("field", self.fields, ids_of(form.fields))
        yield from unknown("choice", self.choices, ids_of(form.choices))
        known = ids_of(form.choices)
        for choice_id, said in self.choices.items():
            yield from unknown("evidence", [said.evidence], ids_of(form.evidence))
            if choice_id in known:
                yield from form.answer_faults({f"{choice_id}.{a}": (o,) for a, o in said.options.items()})
