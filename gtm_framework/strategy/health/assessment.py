"""Health: the warning signs of tactics without a strategy, answered by the workspace if possible."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gtm_framework.errors import RefusedError
from gtm_framework.records import ids_of, unknown
from gtm_framework.strategy.cascade.cascade import Cascade
from gtm_framework.strategy.health.rules import HealthRules, health_rules
from gtm_framework.strategy.health.symptoms import Scene
from gtm_framework.strategy.health.warning_signs import State, Symptom, finding_of, symptom_of
from gtm_framework.strategy.remarks import Remark, worst_first
from gtm_framework.strategy.work.work import ClassifiedInitiative


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """The complete check.

    Attributes:
        symptoms: Every warning sign, the root cause first.
        findings: The warning signs found, as findings, worst first.
        reading: The summary in a sentence.
        first: What to do first.
        known: How many warning signs have an answer.

    Example:
        >>> from gtm_framework.workspace import Checkup, example_workspace
        >>> found = Checkup(example_workspace("fintech-cascade")).health
        >>> found.reading
        'No warning signs. Checks answered: 2 of 7.'
    """

    symptoms: tuple[Symptom, ...]
    findings: tuple[Remark, ...]
    reading: str
    first: str
    known: int


def health(
    cascade: Cascade,
    classified: Sequence[ClassifiedInitiative] = (),
    answers: Mapping[str, str] | None = None,
) -> Health:
    """Check for tactics without a strategy.

    Args:
        cascade: The roadmap.
        classified: The initiatives on Triage, each with its verdict.
        answers: Maps warning sign ids to option ids, for what the workspace can't answer; blanks are left
            out.

    Raises:
        RefusedError: If an answer names an unknown warning sign or option; lists every error.

    Example:
        >>> health(Cascade(), answers={"flat_pipeline": "jumping"}).findings[0].reason
        'With all this activity, the pipeline is up and down without a pattern.'

    References:
        S3, symptoms of a tactics-heavy approach; S2, the biggest mistake. Thresholds are house rules.
    """
    rules = health_rules()
    given = {symptom: option for symptom, option in (answers or {}).items() if option}
    if faults := list(answer_faults(given)):
        raise RefusedError("health answers", faults)
    scene = Scene(cascade, classified)
    symptoms = tuple(
        symptom_of(symptom, rule, scene, given.get(symptom, "")) for symptom, rule in rules.symptoms.items()
    )
    findings = worst_first(finding_of(symptom) for symptom in symptoms if symptom.state == State.FOUND)
    return Health(
        symptoms=symptoms,
        findings=findings,
        reading=_reading(symptoms, findings, rules),
        first=_first(symptoms, findings, rules),
        known=_known(symptoms),
    )


def answer_faults(answers: Mapping[str, str]) -> Iterator[str]:
    """One sentence for each answer that names an unknown warning sign or option.

    Args:
        answers: Maps warning sign ids to option ids.
    """
    symptoms = health_rules().symptoms
    for symptom, option in answers.items():
        if symptom in symptoms:
            yield from unknown(f"answer to {symptom}", [option], ids_of(symptoms[symptom].options))
        else:
            yield from unknown("symptom", [symptom], symptoms)


def _known(symptoms: Sequence[Symptom]) -> int:
    return sum(symptom.state != State.UNKNOWN for symptom in symptoms)


def _reading(symptoms: Sequence[Symptom], findings: Sequence[Remark], rules: HealthRules) -> str:
    known = _known(symptoms)
    if not known:
        return rules.readings.nothing_known
    text = getattr(rules.readings, findings[0].severity) if findings else rules.readings.clear
    return str(text).format(known=known, all=len(symptoms), found=len(findings))


def _first(symptoms: Sequence[Symptom], findings: Sequence[Remark], rules: HealthRules) -> str:
    """The advice of the worst finding; without one, the first open question."""
    if findings:
        return findings[0].advice
    open_questions = [symptom.question for symptom in symptoms if symptom.state == State.UNKNOWN]
    if open_questions:
        return rules.readings.first_unknown.format(question=open_questions[0])
    return rules.readings.first_clear
