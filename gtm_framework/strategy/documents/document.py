"""A strategy brief or a plan as data: sections, what they hold and what they lack."""

from dataclasses import dataclass
from datetime import date

from gtm_framework.strategy.page.sections import DocumentKind


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of a section: what it is, what it says, and where it came from.

    Attributes:
        label: What the words are about; empty for what was typed for the section itself.
        text: The words, as people wrote them.
        place: ``"brief.vision"``, ``"fields.motion"``, ``"choices.icp"``, ``"first.objective"``,
            ``"exclusions"``, ``"activity"``, or what the caller named its own lines.
    """

    label: str
    text: str
    place: str


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a document.

    Attributes:
        id: The section's id.
        name: Its heading.
        asks: What it asks for.
        source: The document that asks for it.
        lines: What the workspace holds for it.
        needed: Whether the document is incomplete without it.
        gaps: What its entries lack, one sentence each.
    """

    id: str
    name: str
    asks: str
    source: str
    lines: tuple[Line, ...]
    needed: bool
    gaps: tuple[str, ...]

    @property
    def missing(self) -> bool:
        """Whether it is needed and empty."""
        return self.needed and not self.lines


@dataclass(frozen=True, slots=True)
class Document:
    """A strategy brief or a plan, ready to be printed by `exchange.strategy_document`.

    Attributes:
        kind: Which of the two.
        name: Its name.
        answers: What it answers.
        company: Whose it is; may be empty.
        on: The day for which it was put together.
        source: The document that describes it.
        sections: Its sections in order.
    """

    kind: DocumentKind
    name: str
    answers: str
    company: str
    on: date
    source: str
    sections: tuple[Section, ...]

    @property
    def missing(self) -> tuple[Section, ...]:
        """The sections that are needed and empty."""
        return tuple(section for section in self.sections if section.missing)
