"""A verdict in sentences: its reasons, the next question, and what would change it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gtm_framework.english import joined
from gtm_framework.triage.initiative import Kind

if TYPE_CHECKING:
    from gtm_framework.triage.verdict import Verdict  # it shows its sentence in notebooks

AGAINST = 3
"""How many criteria that point the other way are named."""

_SIDE = {Kind.STRATEGIC: 1, Kind.TACTICAL: -1}


def verdict_sentence(verdict: "Verdict") -> str:
    """The reasons for a verdict, in one sentence.

    Example:
        >>> from gtm_framework import Initiative, classify
        >>> answers = {"horizon": "weeks", "purpose": "demand", "metrics": "funnel", "form": "choice"}
        >>> verdict_sentence(classify(Initiative(title="Webinar series", answers=answers)))
        'Tactical: 3 of 4 answers are tactical; form points the other way.'
    """
    if verdict.kind is Kind.UNDECIDED:
        return f"Undecided: {_why_undecided(verdict)}"
    side, pulls = _SIDE[verdict.kind], verdict.pulls
    pro = [name for name, pull in pulls if pull * side > 0]
    contra = sorted((one for one in pulls if one[1] * side < 0), key=lambda one: -abs(one[1]))
    against = against_words([name for name, _ in contra[:AGAINST]])
    return f"{side_words(verdict.kind, len(pro), len(pulls))}{against}."


def side_words(kind: Kind, count: int, of: int) -> str:
    """How many of the answers are on a verdict's side.

    Example:
        >>> side_words(Kind.TACTICAL, 3, 4)
        'Tactical: 3 of 4 answers are tactical'
    """
    return f"{kind.capitalize()}: {_share_of(count, of)} {kind}"


def against_words(criteria: Sequence[str]) -> str:
    """The heaviest criteria that point the other way, at most `AGAINST`; empty if there are none.

    Example:
        >>> against_words(["horizon", "lasting_advantage"])
        '; horizon and lasting advantage point the other way'
    """
    if not criteria:
        return ""
    verb = "points" if len(criteria) == 1 else "point"
    return f"; {joined(list(map(criterion_words, criteria)))} {verb} the other way"


def next_step(verdict: "Verdict") -> str:
    """The next question, or that no open question can change the verdict.

    Example:
        >>> from gtm_framework import Initiative, classify
        >>> next_step(classify(Initiative(title="Partner program")))
        'Next: What outcome is it after?'
    """
    if verdict.next_question is None:
        return "Final: answering the open questions can’t change it."
    return f"Next: {verdict.rubric.by_id[verdict.next_question].question}"


def flip_sentence(verdict: "Verdict") -> str:
    """The single answer that would change the verdict.

    Example:
        >>> from gtm_framework import Initiative, classify
        >>> webinars = Initiative(title="Webinars", answers={"purpose": "demand", "scope": "tactical"})
        >>> flip_sentence(classify(webinars))
        'If you answered “A task: it can start tomorrow” for form, this would become tactical.'
    """
    flip = verdict.flip
    if flip is None:
        return "No single answer changes the verdict."
    changed, criterion = verdict.rubric.words(flip.criterion, flip.after), criterion_words(flip.criterion)
    return f"If you answered “{changed}” for {criterion}, this would become {flip.kind}."


def output_sentence(verdict: "Verdict") -> str:
    """The output tag of an initiative and what it means (S4).

    Example:
        >>> from gtm_framework import Initiative, classify
        >>> output_sentence(classify(Initiative(title="Hire two sales reps", output="hiring_plan")))
        "Output (hiring plan): How many people you hire follows from your choices; it isn't one of them."
    """
    marked = next((o for o in verdict.rubric.outputs if o.id == verdict.initiative.output), None)
    if marked is None:
        return f"Output: {criterion_words(str(verdict.initiative.output))}."
    return f"Output ({marked.label.lower()}): {marked.why}"


def shown_lean(lean: float) -> str:
    """A lean for display: truncated to hundredths, so one below the threshold never looks like it.

    Args:
        lean: From -1 (tactical) to +1 (strategic).

    Example:
        >>> shown_lean(0.2499), shown_lean(-1)
        ('+0.24', '-1.00')
    """
    return f"{int(round(lean * 100, 6)) / 100:+.2f}"


def shown_coverage(verdict: "Verdict") -> int:
    """The answered weight in percent, truncated: 29.6 is below the required 30.

    Example:
        >>> from gtm_framework import Initiative, classify
        >>> shown_coverage(classify(Initiative(title="Webinar series", answers={"horizon": "weeks"})))
        5
    """
    return verdict.weight * 100 // verdict.rubric.total_weight


def criterion_words(criterion: str) -> str:
    """A criterion's id in words.

    Example:
        >>> criterion_words("lasting_advantage")
        'lasting advantage'
    """
    return criterion.replace("_", " ")


def _why_undecided(verdict: "Verdict") -> str:
    rubric = verdict.rubric
    if not verdict.initiative.answers:
        return "no answers yet."
    answered = shown_coverage(verdict)
    if answered < rubric.min_coverage_percent:
        return (
            f"the answers cover only {answered}% of the rubric; a verdict needs "
            f"{rubric.min_coverage_percent}%."
        )
    needed = rubric.threshold_percent / 100
    return f"the answers nearly balance (lean {shown_lean(verdict.lean)}; a verdict needs {needed:.2f})."


def _share_of(count: int, of: int) -> str:
    if count == of:
        return {1: "the only answer is", 2: "both answers are"}.get(of, f"all {of} answers are")
    return f"{count} of {of} answers {'is' if count == 1 else 'are'}"
