"""The seven coherence questions (S4), answered from a page: yes, no, or what is still open."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from gtm_framework.strategy.coherence.coherence import Cited, Finding, check, cite
from gtm_framework.strategy.page.form import CoherenceQuestion
from gtm_framework.strategy.page.form_file import load_form
from gtm_framework.strategy.page.one_page import OnePage


class Reply(StrEnum):
    """The reply to a coherence question."""

    YES = "yes"
    NO = "no"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class QuestionAnswered:
    """One of the seven questions with its reply and what the reply is based on.

    Attributes:
        id: The question's id.
        question: The question in words.
        reply: Yes, no, or open.
        rests_on: The answers behind the reply: those that say no, or else those that the question needs.
        conflicts: The conflicts that concern it.
        open: Paths of the answers it still needs; the reply can be no while some are open.
        weak: Ids of its choices with no evidence or only opinion.
        source: The document that asks it.

    Example:
        >>> from gtm_framework.strategy.coherence import standing
        >>> from gtm_framework.workspace import example_workspace
        >>> first = standing(example_workspace("contradictory").strategy.page).questions[0]
        >>> first.question, first.reply.value
        ("Is the ideal customer's problem painful, frequent, and funded?", 'open')
    """

    id: str
    question: str
    reply: Reply
    rests_on: tuple[Cited, ...]
    conflicts: tuple[Finding, ...]
    open: tuple[str, ...]
    weak: tuple[str, ...]
    source: str


def answer_questions(
    page: OnePage, findings: Sequence[Finding] | None = None
) -> tuple[QuestionAnswered, ...]:
    """Answer the seven questions from a page.

    Args:
        page: The answers.
        findings: The page's conflicts, if already known.

    Returns:
        One reply per question, in the order of the source.
    """
    findings = check(page) if findings is None else findings
    return tuple(_answered(question, page, findings) for question in load_form().coherence)


def _answered(question: CoherenceQuestion, page: OnePage, findings: Sequence[Finding]) -> QuestionAnswered:
    denied = [path for path, options in question.no.items() if page.option(path) in options]
    conflicts = tuple(finding for finding in findings if finding.bears_on == question.id)
    blank = tuple(path for path in question.needs if page.option(path) is None)
    if denied or conflicts:
        reply = Reply.NO
        paths = dict.fromkeys([*denied, *(path for conflict in conflicts for path in conflict.fields)])
    else:
        reply = Reply.OPEN if blank else Reply.YES
        paths = dict.fromkeys(question.needs)
    rests_on = cite(page, paths)
    choices = dict.fromkeys(cited.path.partition(".")[0] for cited in rests_on)
    return QuestionAnswered(
        id=question.id,
        question=question.question,
        reply=reply,
        rests_on=rests_on,
        conflicts=conflicts,
        open=blank,
        weak=tuple(choice for choice in choices if is_weak(page, choice)),
        source=question.source,
    )


def is_weak(page: OnePage, choice_id: str) -> bool:
    """Whether a choice has no evidence or only opinion."""
    return load_form().evidence_level(page.choice(choice_id).evidence).weak
