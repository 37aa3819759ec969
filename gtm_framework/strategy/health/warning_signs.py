"""One warning sign of tactics without a strategy, answered by the workspace if possible."""

from dataclasses import dataclass
from enum import StrEnum

from gtm_framework.exact import exact
from gtm_framework.strategy.health.rules import EvidenceRule, Option, SymptomRule
from gtm_framework.strategy.health.symptoms import EVIDENCE, Proof, Scene
from gtm_framework.strategy.ratios import percent
from gtm_framework.strategy.remarks import Field, Remark, sentence
from gtm_framework.strategy.severity import Severity


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
        >>> from gtm_framework.strategy.health import health
        >>> from gtm_framework.strategy.cascade import Cascade
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


def symptom_of(symptom: str, rule: SymptomRule, scene: Scene, answer: str) -> Symptom:
    """What is known about a warning sign: from the workspace, from an answer, or nothing."""
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


def finding_of(symptom: Symptom) -> Remark:
    """A warning sign as a finding."""
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
