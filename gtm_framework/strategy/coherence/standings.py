"""The state of a page: unproven assumptions, conflicts, the seven questions, and what is open."""

from dataclasses import dataclass

from gtm_framework.strategy.coherence.coherence import Finding, check, check_change
from gtm_framework.strategy.coherence.footing import WeakFooting, weak_footing
from gtm_framework.strategy.coherence.questions import QuestionAnswered, answer_questions
from gtm_framework.strategy.coherence.ring import Ring, ring
from gtm_framework.strategy.page.form_file import load_form
from gtm_framework.strategy.page.one_page import OnePage
from gtm_framework.strategy.severity import Severity


@dataclass(frozen=True, slots=True)
class Standing:
    """Everything we can say about a page from its own answers.

    Attributes:
        weak: Unproven assumptions that many choices depend on.
        moves: Problems with the change from the previous page; empty without one.
        contradictions: Answers that conflict.
        questions: The seven coherence questions with their replies.
        ring: The diagram.
        answers_open: Paths of the structured answers that are still blank.
        answers_given: How many structured answers there are.

    Example:
        >>> from gtm_framework.workspace import example_workspace
        >>> found = standing(example_workspace("contradictory").strategy.page)
        >>> len(found.weak), len(found.conflicts), found.count(Severity.HIGH)
        (3, 6, 3)
    """

    weak: tuple[WeakFooting, ...]
    moves: tuple[Finding, ...]
    contradictions: tuple[Finding, ...]
    questions: tuple[QuestionAnswered, ...]
    ring: Ring
    answers_open: tuple[str, ...]
    answers_given: int

    @property
    def remarks(self) -> tuple[WeakFooting | Finding, ...]:
        """All problems in order of importance."""
        return (*self.weak, *self.moves, *self.contradictions)

    @property
    def conflicts(self) -> tuple[Finding, ...]:
        """The conflicts and the problems with the change, worst first, in the order of their numbers."""
        return _worst_first(self.contradictions, self.moves)

    def count(self, severity: Severity) -> int:
        """How many findings have that severity."""
        return sum(remark.severity is severity for remark in self.remarks)


def standing(page: OnePage, before: OnePage | None = None) -> Standing:
    """Check a page from every angle.

    Args:
        page: The answers.
        before: The page saved before it, or None.

    Example:
        >>> from gtm_framework.workspace import example_workspace
        >>> sound = standing(example_workspace("coherent-sales-led").strategy.page)
        >>> sound.answers_given, sound.conflicts, [answer.reply.value for answer in sound.questions][:2]
        (35, (), ['yes', 'yes'])
    """
    findings = check(page)
    form = load_form()
    blank = tuple(path for path in form.paths() if page.option(path) is None)
    moves = check_change(before, page) if before else ()
    return Standing(
        weak=weak_footing(page),
        moves=moves,
        contradictions=findings,
        questions=answer_questions(page, findings),
        ring=ring(page, _worst_first(findings, moves)),
        answers_open=blank,
        answers_given=len(form.paths()) - len(blank),
    )


def _worst_first(contradictions: tuple[Finding, ...], moves: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(sorted((*contradictions, *moves), key=lambda finding: finding.severity.order))
