"""A verdict and a place in sentences: the same words on the page, in the export, and in the terminal."""

from collections.abc import Sequence

from gtm_framework.english import joined
from gtm_framework.exact import nearest_float
from gtm_framework.triage.initiative import Initiative, Kind
from gtm_framework.triage.ranking import Ranked
from gtm_framework.triage.scales.scales import AXES, Axis, scale
from gtm_framework.triage.verdict import Verdict
from gtm_framework.triage.verdict_stability import Stability

AGAINST = 3
"""How many criteria that point the other way are named."""

_SIDE = {Kind.STRATEGIC: 1, Kind.TACTICAL: -1}


def verdict_sentence(verdict: Verdict) -> str:
    """The reasons for a verdict, in one sentence.

    Example:
        >>> from gtm_framework import classify
        >>> answers = {"horizon": "weeks", "purpose": "demand", "metrics": "funnel", "form": "choice"}
        >>> verdict_sentence(classify(Initiative(title="Webinar series", answers=answers)))
        'Tactical: 3 of 4 answers are tactical; form points the other way.'
    """
    if verdict.kind is Kind.UNDECIDED:
        return f"Undecided: {_why_undecided(verdict)}"
    side, pulls = _SIDE[verdict.kind], verdict.pulls
    pro = [name for name, pull in pulls if pull * side > 0]
    contra = [(name, pull) for name, pull in pulls if pull * side < 0]
    against = against_words([name for name, _ in _heaviest(contra)])
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


def next_step(verdict: Verdict) -> str:
    """The next question, or that no open question can change the verdict.

    Example:
        >>> from gtm_framework import classify
        >>> next_step(classify(Initiative(title="Partner program")))
        'Next: What outcome is it after?'
    """
    if verdict.next_question is None:
        return "Final: answering the open questions can’t change it."
    return f"Next: {verdict.rubric.by_id[verdict.next_question].question}"


def flip_sentence(verdict: Verdict) -> str:
    """The single answer that would change the verdict.

    Example:
        >>> from gtm_framework import classify
        >>> webinars = Initiative(title="Webinars", answers={"purpose": "demand", "scope": "tactical"})
        >>> flip_sentence(classify(webinars))
        'If you answered “A task: it can start tomorrow” for form, this would become tactical.'
    """
    flip = verdict.flip
    if flip is None:
        return "No single answer changes the verdict."
    changed, criterion = verdict.rubric.words(flip.criterion, flip.after), criterion_words(flip.criterion)
    return f"If you answered “{changed}” for {criterion}, this would become {flip.kind}."


def place_sentence(ranked: Ranked) -> str:
    """The quadrant and its action, or what is missing before it can be ranked.

    Example:
        >>> from gtm_framework import rank
        >>> place_sentence(rank([Initiative(title="Partner program", impact=8, effort=3)])[0])
        'Quick win, do now: impact 8, effort 3.'
    """
    told = []
    if ranked.quadrant:
        scores = ", ".join(_score_words(ranked.initiative, axis) for axis in AXES)
        told.append(f"{ranked.quadrant.label}, {ranked.quadrant.action}: {scores}.")
    if ranked.rank is None:
        told.append(f"Not ranked: add {joined(ranked.missing)}.")
    return " ".join(told)


def missing_words(ranked: Ranked) -> str:
    """What an unranked idea is missing, such as ``"missing impact and effort"``; empty for a ranked one.

    Example:
        >>> from gtm_framework import rank
        >>> missing_words(rank([Initiative(title="Partner program", impact=8)])[0])
        'missing effort'
    """
    return f"missing {joined(ranked.missing)}" if ranked.rank is None else ""


def _score_words(initiative: Initiative, axis: Axis) -> str:
    """For example ``impact 7.5 (4 on 1 to 5)``: the place on the matrix, and what was entered."""
    shown = initiative.matrix_impact if axis == "impact" else initiative.matrix_effort
    source = initiative.position_from(axis) or axis
    told, on = f"{axis} {shown:.3g}", initiative.scales.get(source)
    if on is None:
        return told if source == axis else f"{told} (from {source.replace('_', ' ')})"
    written = initiative.number(source)
    return f"{told} ({scale(on).word(written or 0) or f'{written:g}'} on {scale(on).name})"


def score_sentence(ranked: Ranked) -> str:
    """The score with all its numbers; empty if not scored.

    Example:
        >>> from gtm_framework import rank
        >>> ranked = rank([Initiative(title="Partner program", impact=9, effort=6)], method="ratio")
        >>> score_sentence(ranked[0])
        'Impact ÷ effort: impact ÷ effort = 1.5 (impact 9, effort 6).'
    """
    if ranked.score is None:
        return ""
    numbers = ", ".join(
        f"{part.input.label} {_figure(nearest_float(part.value))}"
        for part in ranked.parts
        if part.value is not None
    )
    return f"{ranked.method.name}: {ranked.method.formula} = {_figure(ranked.score)} ({numbers})."


def stability_sentence(safe: Stability) -> str:
    """How stable the quadrant is, and the smallest score change that would leave it.

    Example:
        >>> from gtm_framework.triage import rank, stability
        >>> stability_sentence(stability(rank([Initiative(title="Webinar series", impact=6, effort=2)]))[0])
        'Close call: 33% of one-point scoring errors would move it. Impact 5 would make it a fill-in.'
    """
    quadrant = safe.move.quadrant.label.lower()
    move = f"{safe.move.axis.capitalize()} {safe.move.after:g} would make it a {quadrant}."
    if safe.kept_share == 1:
        return f"Stable: a one-point scoring error wouldn’t move it. {move}"
    moved = f"{(1 - safe.kept_share) * 100:.0f}%"
    return f"Close call: {moved} of one-point scoring errors would move it. {move}"


def why(ranked: Ranked) -> str:
    """The full reason for one line of the export: verdict, next question, tags, place, and notes.

    Example:
        >>> from gtm_framework import rank
        >>> print(why(rank([Initiative(title="Webinar series", impact=6, effort=2)])[0]))
        Undecided: no answers yet. Next: What outcome is it after? Quick win, do now: impact 6, effort 2.
    """
    verdict, initiative = ranked.verdict, ranked.initiative
    told = []
    if initiative.override:
        told.append(f"Overridden to {initiative.override.kind}: {initiative.override.reason.rstrip('.')}.")
        calculated = verdict_sentence(verdict)
        told.append(f"The calculated verdict is {calculated[0].lower()}{calculated[1:]}")
    else:
        told.append(verdict_sentence(verdict))
    if not verdict.decided:
        told.append(next_step(verdict))
    if initiative.output:
        told.append(output_sentence(verdict))
    told.append(place_sentence(ranked))
    told += ranked.notes
    return " ".join(filter(None, told))


def output_sentence(verdict: Verdict) -> str:
    """The output tag of an initiative and what it means (S4).

    Example:
        >>> from gtm_framework import classify
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


def shown_coverage(verdict: Verdict) -> int:
    """The answered weight in percent, truncated: 29.6 is below the required 30.

    Example:
        >>> from gtm_framework import classify
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


def _why_undecided(verdict: Verdict) -> str:
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


def _figure(number: float) -> str:
    """Four digits of a small number, one decimal of a large one; never in powers of ten."""
    if number < 1000:
        return f"{number:.4g}"
    return f"{number:,.1f}".removesuffix(".0")


def _heaviest(pulls: list[tuple[str, int]]) -> list[tuple[str, int]]:
    return sorted(pulls, key=lambda pull: -abs(pull[1]))[:AGAINST]
