"""A strategy brief or plan as data: its sections, their content, and what is missing."""

from dataclasses import dataclass
from datetime import date

from gtm_framework.strategy.page.sections import DocumentKind


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of a section: its label, its text, and its origin.

    Attributes:
        label: What the text is about; empty for text typed for the section itself.
        text: The text, as people wrote it.
        place: ``"brief.vision"``, ``"fields.motion"``, ``"choices.icp"``, ``"first.objective"``,
            ``"exclusions"``, ``"activity"``, or the caller's own name for its lines.

    Example:
        >>> from gtm_framework.strategy.documents import build_document
        >>> from gtm_framework.strategy.versions import Strategy
        >>> strategy = Strategy(brief={"vision": "The number owners quote"})
        >>> brief = build_document("brief", strategy, date(2026, 10, 5))
        >>> [(line.text, line.place) for section in brief.sections for line in section.lines]
        [('The number owners quote', 'brief.vision')]
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
        source: The document that requires it.
        lines: The workspace's content for it.
        needed: Whether the document is incomplete without it.
        gaps: What its entries are missing, one sentence each.

    Example:
        >>> from gtm_framework.strategy.documents import build_document
        >>> from gtm_framework.strategy.versions import Strategy
        >>> section = build_document("brief", Strategy(), date(2026, 10, 5)).sections[0]
        >>> section.id, section.needed, section.missing
        ('vision', True, True)
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
    """A strategy brief or plan, ready for `exchange.documents.strategy` to print.

    Attributes:
        kind: Which of the two.
        name: Its name.
        answers: What it is for.
        company: The company's name; may be empty.
        on: The date of the document.
        source: The document that describes it.
        sections: Its sections in order.

    Example:
        >>> from gtm_framework.strategy.documents import build_document
        >>> from gtm_framework.strategy.versions import Strategy
        >>> brief = build_document("brief", Strategy(), date(2026, 10, 5))
        >>> brief.name, len(brief.sections), [section.name for section in brief.missing][:2]
        ('Strategy brief', 11, ['Vision', 'Change expected within a year'])
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
