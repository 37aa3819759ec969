"""How a page stands: weak footings first, then contradictions, the seven questions, what is open."""

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
    """Everything that can be said of a page from its own answers.

    Attributes:
        weak: Weakly founded choices on which much rests.
        moves: What is wrong with the way here from the page before; empty without one.
        contradictions: Answers that conflict.
        questions: The seven coherence questions with their replies.
        ring: The picture.
        answers_open: Paths of the structured answers that are still blank.
        answers_given: How many structured answers there are.
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
        """Everything that is wrong, in the order in which to look at it."""
        return (*self.weak, *self.moves, *self.contradictions)

    @property
    def conflicts(self) -> tuple[Finding, ...]:
        """The contradictions and what is wrong with the way here, worst first."""
        return tuple(sorted((*self.contradictions, *self.moves), key=lambda f: f.severity.order))

    def count(self, severity: Severity) -> int:
        """How many remarks have that severity."""
        return sum(remark.severity is severity for remark in self.remarks)


def standing(page: OnePage, before: OnePage | None = None) -> Standing:
    """Look at a page from every side.

    Args:
        page: The answers.
        before: The page that was kept before it, or None.
    """
    findings = check(page)
    form = load_form()
    blank = tuple(path for path in form.paths() if page.option(path) is None)
    return Standing(
        weak=weak_footing(page),
        moves=check_change(before, page) if before else (),
        contradictions=findings,
        questions=answer_questions(page, findings),
        ring=ring(page, findings),
        answers_open=blank,
        answers_given=len(form.paths()) - len(blank),
    )
