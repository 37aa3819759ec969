"""The strategy in a report: the one-pager, and the conflicts between its choices."""

from collections.abc import Iterator

from gtm_framework.english import counted, joined
from gtm_framework.report.blocks import Block, Conflict, Conflicts, Fact, Facts, Prose
from gtm_framework.report.subject import Subject
from gtm_framework.strategy import Severity
from gtm_framework.strategy.coherence import Finding, PageCard, WeakFooting, page_cards
from gtm_framework.strategy.exclusions import exclusion_remarks
from gtm_framework.strategy.page import Choice, OnePage, load_form

_Content = tuple[str, tuple[Block, ...], tuple[str, ...]]


def strategy_section(subject: Subject) -> _Content | None:
    """What the company decided, field by field; None if nothing is written."""
    page = subject.workspace.strategy.page
    cards = page_cards(page, ())
    decided = [card for card in cards if card.text or _answers(card, page)]
    first = [
        Fact(question.name, page.first[question.id].strip())
        for question in load_form().first
        if page.first.get(question.id, "").strip()
    ]
    excluded = _excluded(subject)
    if not (decided or first or excluded):
        return None
    facts = (*first, *(_fact(card, page) for card in decided), *excluded)
    missing = [card.field.name for card in cards if card not in decided]
    open_fields = (Prose(f"Not decided yet: {joined(missing)}."),) if missing else ()
    sources = tuple(card.field.source for card in decided) or ("S4",)
    message = f"You have decided {len(decided)} of {len(cards)} fields of the strategy."
    return message, (Facts(facts), *open_fields), sources


def _fact(card: PageCard, page: OnePage) -> Fact:
    return Fact(card.field.name, card.text, _answers(card, page))


def _answers(card: PageCard, page: OnePage) -> tuple[str, ...]:
    return tuple(line for choice in card.choices for line in _choice_lines(choice, page, card.text))


def _choice_lines(choice: Choice, page: OnePage, text: str) -> Iterator[str]:
    """A choice in the company's words, the options chosen for it, and its evidence."""
    said = page.choice(choice.id)
    if not said.answered:
        return
    words = said.words.strip()
    if words and words != text:
        yield f"{choice.name}: {words}"
    picked = [
        f"{attribute.name}: {attribute.option(said.options[attribute.id]).words}"
        for attribute in choice.attributes
        if attribute.id in said.options
    ]
    evidence = f"Evidence: {load_form().evidence_level(said.evidence).name}"
    yield "; ".join([*picked, evidence])


def _excluded(subject: Subject) -> tuple[Fact, ...]:
    lines = tuple(
        f"{exclusion.what}: {exclusion.reason}" if exclusion.reason else exclusion.what
        for exclusion in subject.workspace.strategy.exclusions
    )
    return (Fact("Out of scope", "", lines),) if lines else ()


def conflicts_section(subject: Subject) -> _Content | None:
    """Conflicts on the page, unproven assumptions, and ideas that conflict with an exclusion."""
    workspace = subject.workspace
    stands = subject.standing
    on_page = [*map(_conflict, stands.conflicts), *map(_conflict, stands.weak)]
    with_ideas = [
        Conflict(remark.severity, remark.reason, remark.question, (), tuple(remark.source.split()))
        for remark in exclusion_remarks(workspace.initiatives, workspace.touched)
    ]
    found = sorted((*on_page, *with_ideas), key=lambda conflict: conflict.severity.order)
    if not found:
        return None
    by_severity = (
        (sum(conflict.severity is severity for conflict in found), severity) for severity in Severity
    )
    split = ", ".join(f"{count} {severity}" for count, severity in by_severity if count)
    message = f"{counted(len(found), 'conflict')} to resolve: {split}."
    sources = tuple(source for conflict in found for source in conflict.sources)
    return message, (Conflicts(tuple(found)),), sources


def _conflict(found: Finding | WeakFooting) -> Conflict:
    cites = found.cites if isinstance(found, Finding) else ()
    return Conflict(
        severity=found.severity,
        reason=found.reason,
        question=found.question,
        rests_on=tuple(f"{cited.choice}, {cited.attribute}: {cited.words}" for cited in cites),
        sources=tuple(found.source.split()),
    )
