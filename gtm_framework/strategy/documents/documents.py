"""The strategy brief and the plan, assembled from the workspace (S1)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from gtm_framework.errors import UnknownNameError
from gtm_framework.strategy.documents.activities import Activity, lacking, listed
from gtm_framework.strategy.documents.document import Document, Line, Section
from gtm_framework.strategy.page.form_file import load_form
from gtm_framework.strategy.page.one_page import OnePage
from gtm_framework.strategy.page.sections import EXCLUSIONS, DocumentKind, SectionForm, load_documents
from gtm_framework.strategy.versions.versions import Strategy


def build_document(
    kind: DocumentKind | str,
    strategy: Strategy,
    on: date,
    *,
    company: str = "",
    activities: Sequence[Activity] = (),
    further: Mapping[str, Sequence[Line]] | None = None,
) -> Document:
    """Assemble a document.

    Args:
        kind: ``"brief"`` or ``"plan"``.
        strategy: The workspace's strategy.
        on: The date on the document.
        company: The company's name.
        activities: The work; strategic work goes into the brief, all other work into the plan.
        further: Maps section ids to lines from other parts of the workspace, such as the roadmap's
            objectives.

    Raises:
        UnknownNameError: If there is no such document, or no such section in it.

    Example:
        >>> from gtm_framework.workspace import example_workspace
        >>> strategy = example_workspace("coherent-sales-led").strategy
        >>> brief = build_document("brief", strategy, date(2026, 10, 5), company="Harbordesk")
        >>> [section.name for section in brief.sections if section.lines][:3]
        ['Markets', 'Programs', 'Core messages']
    """
    form = load_documents().document(kind)
    further = further or {}
    for section_id in further:
        if section_id not in {section.id for section in form.sections}:
            raise UnknownNameError(f"section of {form.id}", section_id, [s.id for s in form.sections])
    sections = []
    for section in form.sections:
        typed = strategy.written(form.id).get(section.id, "").strip()
        lines = [Line("", typed, f"{form.id}.{section.id}")] if typed else []
        lines += [line for path in section.paths for line in _held(strategy, path) if line.text]
        lines += [*further.get(section.id, ()), *listed(activities, section.activities)]
        sections.append(_section(section, lines, activities))
    return Document(form.id, form.name, form.answers, company, on, form.source, tuple(sections))


def _section(form: SectionForm, lines: Sequence[Line], activities: Sequence[Activity]) -> Section:
    gaps = tuple(lacking(activities, form.activities))
    return Section(form.id, form.name, form.asks, form.source, tuple(lines), form.needed, gaps)


def _held(strategy: Strategy, path: str) -> Iterator[Line]:
    """The strategy's content at a place; a line without text if there is none."""
    form, page = load_form(), strategy.page
    part, _, key = path.partition(".")
    if part == EXCLUSIONS:
        for exclusion in strategy.exclusions:
            yield Line("Out of scope", " – ".join(filter(None, [exclusion.what, exclusion.reason])), path)
    elif part == "first":
        yield Line(form.first_question(key).name, page.first.get(key, "").strip(), path)
    elif part == "fields":
        yield Line(form.field(key).name, page.fields.get(key, "").strip(), path)
    else:
        yield Line(f"{form.choice(key).name}: your choice", _chosen(page, key), path)


def _chosen(page: OnePage, choice_id: str) -> str:
    """A choice in the company's words, followed by the chosen options."""
    said = page.choice(choice_id)
    options = [
        f"{attribute.name} – {attribute.option(said.options[attribute.id]).words}"
        for attribute in load_form().choice(choice_id).attributes
        if attribute.id in said.options
    ]
    return "\n".join(filter(None, [said.words.strip(), "; ".join(options)]))
