"""Health: the warning signs of tactics without a strategy, answered by the workspace if possible."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gtm_framework.errors import RefusedError
from gtm_framework.exact import exact
from gtm_framework.records import ids_of, unknown
from gtm_framework.strategy.cascade.cascade import Cascade
from gtm_framework.strategy.health.rules import EvidenceRule, HealthRules, Option, SymptomRule, health_rules
from gtm_framework.strategy.health.symptoms import EVIDENCE, Proof, Scene
from gtm_framework.strategy.ratios import percent
from gtm_framework.strategy.remarks import Field, Remark, sentence, worst_first
from gtm_framework.strategy.severity import Severity
from gtm_framework.strategy.work.work import ClassifiedInitiative


class State(StrEnum):
    """What is known about a warning sign."""

    FOUND = "found"
    CLEAR = "clear"
    UNKNOWN = "unknown"


class AnsweredBy(StrEnum):
    """Who answered for a warning sign."""

    WORKSPACE = "workspace"
    YOU = "you"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Symptom:
    """One warning sign and what is known about it.

    Attributes:
        id: Its id.
        title: Its title.
        state: Found, clear, or unknown.
        answered_by: The workspace, you, or nobody yet.
        severity: How serious it is if found.
        text: What is known, in a sentence; the question if nothing is.
        count_share: Share of the work items that show it; None without evidence.
        effort_share: Share of the effort that shows it; None if unknown or not applicable.
        looked_at: How many work items the evidence covers.
        fields: The fields that show it.
        question: The question.
        options: The possible answers.
        answer: The given answer, or empty; if the workspace answers, it is for information only.
        advice: What to do about it.
        source: The source of the warning sign.
        limits_source: The source of the thresholds, or of the answers' severities.

    Example:
        >>> symptom = health(Cascade(), answers={"flat_pipeline": "jumping"}).symptoms[5]
        >>> symptom.id, symptom.state.value, symptom.answered_by.value
        ('flat_pipeline', 'found', 'you')
    """

    id: str
    title: str
    state: State
    answered_by: AnsweredBy
    severity: Severity | None
    text: str
    count_share: float | None
    effort_share: float | None
    looked_at: int
    fields: tuple[Field, ...]
    question: str
    options: tuple[Option, ...]
    answer: str
    advice: str
    source: str
    limits_source: str


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
        _symptom(symptom, rule, scene, given.get(symptom, "")) for symptom, rule in rules.symptoms.items()
    )
    findings = worst_first(_finding(symptom) for symptom in symptoms if symptom.state == State.FOUND)
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


def _symptom(symptom: str, rule: SymptomRule, scene: Scene, answer: str) -> Symptom:
    proof = EVIDENCE[rule.evidence.kind](scene) if rule.evidence else None
    chosen = {option.id: option for option in rule.options}.get(answer)
    if proof is not None and rule.evidence is not None and proof.of >= rule.evidence.fewest:
        severity, answered_by, fields = _severity(proof, rule.evidence), AnsweredBy.WORKSPACE, proof.fields
        text = rule.evidence.found if severity else rule.evidence.clear
    elif chosen is not None:
        severity, answered_by, text = chosen.severity, AnsweredBy.YOU, rule.answered
        fields = (Field(level="health", id=symptom, field="answer"),)
    else:
        severity, answered_by, text, fields = None, AnsweredBy.NOBODY, "{question}", ()
    found = State.FOUND if severity else State.CLEAR
    return Symptom(
        id=symptom,
        title=rule.title,
        state=State.UNKNOWN if answered_by == AnsweredBy.NOBODY else found,
        answered_by=answered_by,
        severity=severity,
        text=sentence(
            text.format(
                count=percent(proof.count if proof else None),
                effort=percent(proof.effort if proof else None),
                answer=chosen.text if chosen else "",
                question=rule.question,
            )
        ),
        count_share=proof.count if proof else None,
        effort_share=proof.effort if proof else None,
        looked_at=proof.of if proof else 0,
        fields=fields,
        question=rule.question,
        options=rule.options,
        answer=answer,
        advice=rule.advice,
        source=rule.source,
        limits_source=rule.limits_source,
    )


def _severity(proof: Proof, rule: EvidenceRule) -> Severity | None:
    """By the larger of the shares by count and by effort."""
    worst = exact(max(proof.count, proof.effort or 0))
    if worst >= exact(rule.high):
        return Severity.HIGH
    return Severity.MEDIUM if worst >= exact(rule.medium) else None


def _finding(symptom: Symptom) -> Remark:
    return Remark(
        id=f"health:{symptom.id}",
        rule=symptom.id,
        family="health",
        severity=symptom.severity or Severity.LOW,
        fields=symptom.fields,
        reason=symptom.text,
        question=symptom.question,
        advice=symptom.advice,
        source=f"{symptom.source} {symptom.limits_source}",
    )


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
