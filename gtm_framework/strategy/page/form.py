"""The parts of the empty strategy form: its fields, questions, choices, and options."""

from typing import Annotated

from pydantic import Field

from gtm_framework.records import Id, Part, Source, Text, by_id
from gtm_framework.strategy.severity import Severity


class Evidence(Part):
    """A level of evidence; `weak` ones are reported if many choices depend on the answer."""

    id: Id
    name: Text
    help: Text
    weak: bool
    source: Source


class Option(Part):
    """One possible answer of an attribute."""

    id: Id
    words: Text


class Attribute(Part):
    """One structured question of a choice; with `scale`, its options are ordered.

    Example:
        >>> from gtm_framework.strategy.page import load_form
        >>> kind = load_form().choice("motion").attribute("kind")
        >>> kind.question, [option.id for option in kind.options][:2]
        ('Who or what closes most deals?', ['founder_led', 'sales_led'])
    """

    id: Id
    name: Text
    question: Text
    help: Text
    source: Source
    scale: bool = False
    options: Annotated[tuple[Option, ...], Field(min_length=2)]

    def option(self, option_id: str) -> Option:
        """The option with that id.

        Raises:
            UnknownNameError: If there is none.
        """
        return by_id(f"option for “{self.name}”", option_id, self.options)

    def place(self, option_id: str) -> int:
        """The option's position on the scale, from 0."""
        return [option.id for option in self.options].index(option_id)


class Choice(Part):
    """One of the ten choices of the coherence check; `rests_on` names the choices it depends on.

    Example:
        >>> from gtm_framework.strategy.page import load_form
        >>> motion = load_form().choice("motion")
        >>> motion.name, motion.rests_on
        ('Motion', ('icp', 'buyer'))
    """

    id: Id
    name: Text
    question: Text
    help: Text
    source: Source
    rests_on: tuple[str, ...]
    attributes: Annotated[tuple[Attribute, ...], Field(alias="attribute", min_length=1)]

    def attribute(self, attribute_id: str) -> Attribute:
        """The attribute with that id.

        Raises:
            UnknownNameError: If there is none.
        """
        return by_id(f"attribute of {self.id}", attribute_id, self.attributes)


class PageField(Part):
    """One of the ten fields of the one-pager, with the prompts (`parts`) a complete answer covers."""

    id: Id
    name: Text
    question: Text
    help: Text
    source: Source
    parts: tuple[Text, ...]
    choices: tuple[str, ...]


class FirstQuestion(Part):
    """One of the four starting questions; its answer fills the `fields` and `choices`.

    Example:
        >>> from gtm_framework.strategy.page import load_form
        >>> first = load_form().first[0]
        >>> first.question, first.fields
        ('Who exactly is your ideal customer?', ('beachhead',))
    """

    id: Id
    name: Text
    question: Text
    help: Text
    source: Source
    fields: tuple[str, ...]
    choices: tuple[str, ...]


class CoherenceQuestion(Part):
    """One of the seven questions; `needs` are paths of answers, `no` the options that mean no."""

    id: Id
    question: Text
    source: Source
    needs: Annotated[tuple[str, ...], Field(min_length=1)]
    no: dict[str, tuple[str, ...]]


class FootingRule(Part):
    """How many choices have to depend on weak evidence before it is reported, and how severe that is."""

    evidence: str
    least: Annotated[int, Field(ge=1)]
    severity: Severity
