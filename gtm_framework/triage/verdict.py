"""Strategic or tactical, and why: the verdict on one initiative with every contribution."""

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from gtm_framework.notebook import frame_html
from gtm_framework.triage.explain.verdict_words import verdict_sentence
from gtm_framework.triage.initiative import Initiative, Kind
from gtm_framework.triage.lean import is_decided, kind_of, share
from gtm_framework.triage.rubric import Rubric

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one answer adds to the lean.

    Attributes:
        criterion: Id of the question.
        answer: The answer.
        lean: The answer's own lean, from -1 (tactical) to +1 (strategic).
        weight: The question's weight.
        value: Its part of the verdict's lean; all values add up to it.
    """

    criterion: str
    answer: str
    lean: float
    weight: int
    value: float


@dataclass(frozen=True, slots=True)
class Flip:
    """The smallest change of one answer that would change the verdict.

    Attributes:
        criterion: Id of the question.
        before: The current answer, or None if blank.
        after: The answer that would change the verdict.
        kind: The resulting verdict.
        lean: The resulting lean.
    """

    criterion: str
    before: str | None
    after: str
    kind: Kind
    lean: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """The rubric's verdict on one initiative. Only sums are stored; the rest follows from them.

    Attributes:
        initiative: The classified initiative.
        rubric: The rubric used.
        balance: Sum of weight × lean over the answered questions, in the rubric's whole numbers.
        weight: Sum of the weights of the answered questions.
        kind: The calculated verdict; an override doesn't change it.
        decided: Whether no way of answering the blanks would change `kind`.

    Example:
        >>> answers = {"horizon": "strategic", "scope": "strategic", "form": "tactical"}
        >>> verdict = classify(Initiative(title="Partner program", answers=answers))
        >>> verdict.lean, [(part.criterion, part.value) for part in verdict.contributions]
        (-0.25, [('form', -0.625), ('horizon', 0.1875), ('scope', 0.1875)])
    """

    initiative: Initiative
    rubric: Rubric
    balance: int
    weight: int
    kind: Kind
    decided: bool

    @property
    def lean(self) -> float:
        """From -1 (tactical) to +1 (strategic); 0 if nothing is answered."""
        return self.balance / (self.rubric.lean_max * self.weight) if self.weight else 0.0

    @property
    def coverage(self) -> float:
        """Share of the weight that is answered, 0 to 1."""
        return self.weight / self.rubric.total_weight

    @property
    def final_kind(self) -> Kind:
        """The overridden verdict if there is one, otherwise the rubric's."""
        return self.initiative.override.kind if self.initiative.override else self.kind

    @property
    def pulls(self) -> list[tuple[str, int]]:
        """Each answered question with its weight × lean in whole numbers, in the rubric's order."""
        answers = self.initiative.answers
        return [
            (name, marks[answers[name]][0]) for name, marks in self.rubric.marks.items() if name in answers
        ]

    @property
    def contributions(self) -> tuple[Contribution, ...]:
        """One per answer, in the rubric's order; their values add up to the lean."""
        top = self.rubric.lean_max
        parts = []
        for question in self.rubric.questions:
            answer = self.initiative.answers.get(question.id)
            if answer is not None:
                lean = self.rubric.leans[question.id][answer]
                value = question.weight * lean / (top * self.weight)
                parts.append(Contribution(question.id, answer, lean / top, question.weight, value))
        return tuple(parts)

    def to_frame(self) -> "pd.DataFrame":
        """Every answer with its weight and what it adds to the lean; the last column adds up to it."""
        import pandas as pd  # noqa: PLC0415  (classifying needs no tables)

        rows = [
            (
                part.criterion.replace("_", " "),
                self.rubric.words(part.criterion, part.answer),
                part.weight,
                part.value,
            )
            for part in self.contributions
        ]
        return pd.DataFrame(rows, columns=["question", "answer", "weight", "adds"])

    def _repr_html_(self) -> str:
        return frame_html(self.to_frame(), f"{self.initiative.title}. {verdict_sentence(self)}")

    @property
    def next_question(self) -> str | None:
        """Id of the blank question that could move the verdict most; None if it is decided."""
        if self.decided:
            return None
        answers = self.initiative.answers
        return next(question.id for question in self.rubric.heaviest_first if question.id not in answers)

    @property
    def flip(self) -> Flip | None:
        """The smallest change of one answer that would change the verdict; None if no single one would.

        It tries every answer a question accepts, its own options first.
        """
        best: tuple[Fraction, Flip] | None = None
        here = share(self.balance, self.weight, self.rubric)
        for question in self.rubric.questions:
            before = self.initiative.answers.get(question.id)
            held = 0 if before is None else question.weight * self.rubric.leans[question.id][before]
            weight = self.weight + (question.weight if before is None else 0)
            for answer, its_lean in self.rubric.leans[question.id].items():
                balance = self.balance - held + question.weight * its_lean
                kind = kind_of(balance, weight, self.rubric)
                lean = share(balance, weight, self.rubric)
                if kind != self.kind and (best is None or abs(lean - here) < best[0]):
                    best = abs(lean - here), Flip(question.id, before, answer, kind, float(lean))
        return best[1] if best else None


def classify(initiative: Initiative, rubric: Rubric | None = None) -> Verdict:
    """Decide whether an initiative is strategic or tactical, and why.

    Args:
        initiative: The initiative with its answers; blanks neither help nor hurt.
        rubric: The rubric to use; None for the product's own.

    Returns:
        The verdict with its contributions. Too few answers, or too close, is ``undecided``.

    Raises:
        UnknownNameError: If an answer names a criterion or an option that isn't in the rubric.

    References:
        S2 (decision tree, decision matrix, filter questions), S3, S0; weights and threshold in
        `data/rubric.toml`.

    Example:
        >>> verdict = classify(Initiative(title="Webinars", answers={"purpose": "demand", "form": "task"}))
        >>> str(verdict.kind), verdict.lean, verdict.decided, verdict.next_question
        ('tactical', -1.0, False, 'metrics')
    """
    rubric = rubric or Rubric.default()
    marks = rubric.marks
    balance = weight = 0
    try:
        for question, answer in initiative.answers.items():
            part, heft = marks[question][answer]
            balance += part
            weight += heft
    except KeyError:
        rubric.check(initiative)
        raise  # pragma: no cover  (check has said which answer it is)
    kind = kind_of(balance, weight, rubric)
    return Verdict(initiative, rubric, balance, weight, kind, is_decided(kind, balance, weight, rubric))
