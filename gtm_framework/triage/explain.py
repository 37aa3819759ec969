"""A verdict and a place in sentences: the same words on the page, in the export, in the terminal."""

from gtm_framework.english import joined
from gtm_framework.exact import nearest_float
from gtm_framework.triage.initiative import Initiative, Kind
from gtm_framework.triage.ranking import Ranked
from gtm_framework.triage.scales import AXES, Axis, scale
from gtm_framework.triage.stability import Stability
from gtm_framework.triage.verdict import Verdict

_SIDE = {Kind.STRATEGIC: 1, Kind.TACTICAL: -1}


def verdict_sentence(verdict: Verdict) -> str:
    """Why the rubric says what it says, in one sentence."""
    if verdict.kind is Kind.UNDECIDED:
        return f"Undecided: {_why_undecided(verdict)}"
    side, pulls = _SIDE[verdict.kind], verdict.pulls
    pro = [name for name, pull in pulls if pull * side > 0]
    contra = [(name, pull) for name, pull in pulls if pull * side < 0]
    sentence = f"{verdict.kind.capitalize()}: {_share_of(len(pro), len(pulls))} {verdict.kind}"
    if contra:
        verb = "speaks" if len(contra) == 1 else "speak"
        sentence += f"; {joined([criterion_words(name) for name, _ in _heaviest(contra)])} {verb} against"
    return f"{sentence}."


def next_step(verdict: Verdict) -> str:
    """What to answer next, or that nothing open can change the verdict."""
    if verdict.next_question is None:
        return "Settled: nothing that is still open can change it."
    return f"Next: {verdict.rubric.by_id[verdict.next_question].question}"


def flip_sentence(verdict: Verdict) -> str:
    """The smallest change of one answer that gives another verdict."""
    flip = verdict.flip
    if flip is None:
        return "No single answer changes the verdict."
    lean, changed = shown_lean(flip.lean), verdict.rubric.words(flip.criterion, flip.after)
    return f"Would be {flip.kind} ({lean}) if {criterion_words(flip.criterion)} were: {changed}."


def place_sentence(ranked: Ranked) -> str:
    """Where it lands and what to do, or what is missing for a rank."""
    told = []
    if ranked.quadrant:
        scores = ", ".join(_score_words(ranked.initiative, axis) for axis in AXES)
        told.append(f"{ranked.quadrant.label}, {ranked.quadrant.action}: {scores}.")
    if ranked.rank is None:
        told.append(f"Not ranked: {joined(ranked.missing)} missing.")
    return " ".join(told)


def _score_words(initiative: Initiative, axis: Axis) -> str:
    """Such as ``impact 7.5 (4 on 1 to 5)``: the place on the matrix, and what was written."""
    shown = initiative.matrix_impact if axis == "impact" else initiative.matrix_effort
    source = initiative.position_from(axis) or axis
    told, on = f"{axis} {shown:.3g}", initiative.scales.get(source)
    if on is None:
        return told if source == axis else f"{told} (from {source.replace('_', ' ')})"
    written = initiative.number(source)
    return f"{told} ({scale(on).word(written or 0) or f'{written:g}'} on {scale(on).name})"


def score_sentence(ranked: Ranked) -> str:
    """How the score comes about, with every number in it; empty while it is not scored."""
    if ranked.score is None:
        return ""
    numbers = ", ".join(
        f"{part.input.label} {_figure(nearest_float(part.value))}"
        for part in ranked.parts
        if part.value is not None
    )
    return f"{ranked.method.name}: {ranked.method.formula} = {_figure(ranked.score)} ({numbers})."


def stability_sentence(safe: Stability) -> str:
    """How safe the quadrant is, and the nearest change of a score that would leave it."""
    landed = f"{safe.move.axis} {safe.move.after:g} would make it a {safe.move.quadrant.label.lower()}"
    kept = f"{safe.kept_share * 100:.0f} %"
    return f"Keeps its quadrant in {kept} of re-scorings that are off by one at most; {landed}."


def why(ranked: Ranked) -> str:
    """The whole reason for one line of the export: verdict, what is open, marks, place, notes."""
    verdict, initiative = ranked.verdict, ranked.initiative
    told = []
    if initiative.override:
        told.append(f"Set by hand to {initiative.override.kind}: {initiative.override.reason.rstrip('.')}.")
        told.append(f"The rubric says: {verdict_sentence(verdict)}")
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
    """That an initiative is an output of a strategy, and why that matters (S4)."""
    marked = next((o for o in verdict.rubric.outputs if o.id == verdict.initiative.output), None)
    if marked is None:
        return f"Output: {criterion_words(str(verdict.initiative.output))}."
    return f"Output ({marked.label.lower()}): {marked.why}"


def shown_lean(lean: float) -> str:
    """A lean as it is shown: cut to hundredths, since what is short of the threshold must not look like it.

    Args:
        lean: From -1 (tactical) to +1 (strategic).
    """
    return f"{int(round(lean * 100, 6)) / 100:+.2f}"


def shown_coverage(verdict: Verdict) -> int:
    """The answered weight in percent as it is shown: cut, since 29.6 is not yet the 30 that are needed."""
    return verdict.weight * 100 // verdict.rubric.total_weight


def criterion_words(criterion: str) -> str:
    """A criterion's id as words."""
    return criterion.replace("_", " ")


def _why_undecided(verdict: Verdict) -> str:
    rubric = verdict.rubric
    if not verdict.initiative.answers:
        return "nothing is answered yet."
    answered = shown_coverage(verdict)
    if answered < rubric.min_coverage_percent:
        return (
            f"too little is answered, {answered} % of the weight "
            f"where {rubric.min_coverage_percent} % is needed."
        )
    needed = rubric.threshold_percent / 100
    return f"the answers balance, lean {shown_lean(verdict.lean)} where {needed:.2f} is needed."


def _share_of(count: int, of: int) -> str:
    if count == of:
        return "the only answer is" if of == 1 else f"all {of} answers are"
    return f"{count} of {of} answers {'is' if count == 1 else 'are'}"


def _figure(number: float) -> str:
    """Four figures of a small number, a large one to the tenth; never in powers of ten."""
    if number < 1000:
        return f"{number:.4g}"
    return f"{number:,.1f}".removesuffix(".0")


def _heaviest(pulls: list[tuple[str, int]]) -> list[tuple[str, int]]:
    return sorted(pulls, key=lambda pull: -abs(pull[1]))[:3]
