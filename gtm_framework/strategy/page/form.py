"""The empty form of a strategy: its fields, questions, choices and their options."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from gtm_framework.errors import UnknownNameError
from gtm_framework.strategy.faults import unknown
from gtm_framework.strategy.severity import Severity

Text = Annotated[str, Field(min_length=1)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    id: Text


P = TypeVar("P", bound=_Part)


def _pick(what: str, wanted: str, parts: Sequence[P]) -> P:
    for part in parts:
        if part.id == wanted:
            return part
    raise UnknownNameError(what, wanted, (part.id for part in parts))


class Evidence(_Part):
    """How well a choice is founded; `weak` grounds are named when much rests on them."""

    name: Text
    help: Text
    weak: bool
    source: Text


class Option(_Part):
    """One answer that an attribute can have."""

    words: Text


class Attribute(_Part):
    """One structured question of a choice; with `scale` its options run in one direction."""

    name: Text
    question: Text
    help: Text
    source: Text
    scale: bool = False
    options: Annotated[tuple[Option, ...], Field(min_length=2)]

    def option(self, option_id: str) -> Option:
        """The option of that id.

        Raises:
            UnknownNameError: If there is none.
        """
        return _pick(f"option for “{self.name}”", option_id, self.options)

    def place(self, option_id: str) -> int:
        """Where the option stands on the scale, from 0."""
        return [option.id for option in self.options].index(option_id)


class Choice(_Part):
    """One of the ten choices of the coherence check; `rests_on` names the choices beneath it."""

    name: Text
    question: Text
    help: Text
    source: Text
    rests_on: tuple[str, ...]
    attributes: Annotated[tuple[Attribute, ...], Field(alias="attribute", min_length=1)]

    def attribute(self, attribute_id: str) -> Attribute:
        """The attribute of that id.

        Raises:
            UnknownNameError: If there is none.
        """
        return _pick(f"attribute of {self.id}", attribute_id, self.attributes)


class PageField(_Part):
    """One of the ten fields of the one page, with the prompts (`parts`) that a full answer covers."""

    name: Text
    question: Text
    help: Text
    source: Text
    parts: tuple[Text, ...]
    choices: tuple[str, ...]


class FirstQuestion(_Part):
    """One of the four questions that lead in; its answer fills the `fields` and `choices`."""

    name: Text
    question: Text
    help: Text
    source: Text
    fields: tuple[str, ...]
    choices: tuple[str, ...]


class CoherenceQuestion(_Part):
    """One of the seven questions; `needs` are paths of answers, `no` the options that deny it."""

    question: Text
    source: Text
    needs: Annotated[tuple[str, ...], Field(min_length=1)]
    no: dict[str, tuple[str, ...]]


class FootingRule(BaseModel):
    """From how many dependent choices on weak evidence is named, and how severely."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    evidence: str
    least: Annotated[int, Field(ge=1)]
    severity: Severity


class Form(BaseModel):
    """Everything that a one-page strategy can hold; made by `form_file.read_form`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    evidence: tuple[Evidence, ...]
    footing: tuple[FootingRule, ...]
    first: tuple[FirstQuestion, ...]
    fields: Annotated[tuple[PageField, ...], Field(alias="field")]
    choices: Annotated[tuple[Choice, ...], Field(alias="choice")]
    coherence: tuple[CoherenceQuestion, ...]

    def first_question(self, question_id: str) -> FirstQuestion:
        """The first question of that id.

        Raises:
            UnknownNameError: If there is none.
        """
        return _pick("first question", question_id, self.first)

    def choice(self, choice_id: str) -> Choice:
        """The choice of that id.

        Raises:
            UnknownNameError: If there is none.
        """
        return _pick("choice", choice_id, self.choices)

    def attribute(self, path: str) -> Attribute:
        """The attribute at a path such as ``"motion.kind"``.

        Raises:
            UnknownNameError: If the choice or the attribute does not exist.
        """
        choice_id, _, attribute_id = path.partition(".")
        return self.choice(choice_id).attribute(attribute_id)

    def field(self, field_id: str) -> PageField:
        """The field of that id.

        Raises:
            UnknownNameError: If there is none.
        """
        return _pick("field", field_id, self.fields)

    def evidence_level(self, evidence_id: str) -> Evidence:
        """The level of evidence of that id.

        Raises:
            UnknownNameError: If there is none.
        """
        return _pick("evidence", evidence_id, self.evidence)

    def home(self, choice_id: str) -> PageField:
        """The field of the one page under which a choice is answered: the first that names it.

        Raises:
            UnknownNameError: If there is no such choice.
        """
        wanted = self.choice(choice_id).id
        return next(field for field in self.fields if wanted in field.choices)

    def choices_at(self, field_id: str) -> tuple[Choice, ...]:
        """The choices that are answered under a field; each choice is answered in one place only.

        Raises:
            UnknownNameError: If there is no such field.
        """
        named = self.field(field_id).choices
        return tuple(self.choice(name) for name in named if self.home(name).id == field_id)

    def paths(self) -> tuple[str, ...]:
        """Every ``choice.attribute``, in the order of the form."""
        return tuple(f"{c.id}.{a.id}" for c in self.choices for a in c.attributes)

    def answer_faults(self, answers: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
        """One sentence for each path or option in `answers` that does not exist."""
        for path, options in answers.items():
            try:
                attribute = self.attribute(path)
            except UnknownNameError as error:
                yield str(error)
            else:
                yield from unknown(f"option of {path}", options, (o.id for o in attribute.options))
