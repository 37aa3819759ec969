"""A place in the list in sentences: quadrant, score, what is missing, and how stable it is."""

from gtm_framework.english import joined
from gtm_framework.exact import nearest_float
from gtm_framework.triage.explain.verdict_words import next_step, output_sentence, verdict_sentence
from gtm_framework.triage.ranked_idea import Ranked
from gtm_framework.triage.scales.scales import AXES, Axis, scale
from gtm_framework.triage.verdict_stability import Stability


def place_sentence(ranked: Ranked) -> str:
    """The quadrant and its action, or what is missing before it can be ranked.

    Example:
        >>> from gtm_framework import Initiative, rank
        >>> place_sentence(rank([Initiative(title="Partner program", impact=8, effort=3)])[0])
        'Quick win, do now: impact 8, effort 3.'
    """
    told = []
    if ranked.quadrant:
        scores = ", ".join(_score_words(ranked, axis) for axis in AXES)
        told.append(f"{ranked.quadrant.label}, {ranked.quadrant.action}: {scores}.")
    if ranked.rank is None:
        told.append(f"Not ranked: add {joined(ranked.missing)}.")
    return " ".join(told)


def missing_words(ranked: Ranked) -> str:
    """What an unranked idea is missing, such as ``"missing impact and effort"``; empty for a ranked one.

    Example:
        >>> from gtm_framework import Initiative, rank
        >>> missing_words(rank([Initiative(title="Partner program", impact=8)])[0])
        'missing effort'
    """
    return f"missing {joined(ranked.missing)}" if ranked.rank is None else ""


def _score_words(ranked: Ranked, axis: Axis) -> str:
    """For example ``impact 7.5 (4 on 1 to 5)``: the place on the matrix, and what was entered."""
    initiative, method = ranked.initiative, ranked.method
    shown = ranked.matrix_impact if axis == "impact" else ranked.matrix_effort
    source = ranked.position_from(axis) or axis
    own = method.places.get(axis)
    told, on = f"{axis} {shown:.3g}", initiative.scales.get(source) or (own and own.scale)
    if on is None:
        return told if source == axis else f"{told} (from {source.replace('_', ' ')})"
    written = initiative.number(source)
    entered = f"{scale(on).word(written or 0) or f'{written:g}'} on {scale(on).name}"
    return f"{told} ({method.axis_label(axis)} {entered})" if own else f"{told} ({entered})"


def score_sentence(ranked: Ranked) -> str:
    """The score with all its numbers; empty if not scored.

    Example:
        >>> from gtm_framework import Initiative, rank
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
        >>> from gtm_framework.triage import Initiative, rank, stability
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
        >>> from gtm_framework import Initiative, rank
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


def _figure(number: float) -> str:
    """Four digits of a small number, one decimal of a large one; never in powers of ten."""
    if number < 1000:
        return f"{number:.4g}"
    return f"{number:,.1f}".removesuffix(".0")
