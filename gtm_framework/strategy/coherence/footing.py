"""Weakly founded choices on which much rests: named before every contradiction (house rule)."""

from dataclasses import dataclass

from gtm_framework.strategy.page.form import FootingRule
from gtm_framework.strategy.page.form_file import load_form
from gtm_framework.strategy.page.one_page import OnePage
from gtm_framework.strategy.severity import Severity


@dataclass(frozen=True, slots=True)
class WeakFooting:
    """One answered choice that carries others without evidence of its own.

    Attributes:
        id: ``"weak-"`` and the choice's id.
        choice: The choice's id.
        name: The choice's name.
        severity: How much it weighs.
        evidence: Name of the level of evidence that it has.
        carries: Names of the answered choices that rest on it, directly or through others.
        reason: All of that in one sentence.
        question: What would settle it.
        source: ``"house"``: what rests on what is this product's reading, kept as data.
    """

    id: str
    choice: str
    name: str
    severity: Severity
    evidence: str
    carries: tuple[str, ...]
    reason: str
    question: str
    source: str = "house"

    @property
    def fields(self) -> tuple[str, ...]:
        """The path of the answer that is missing."""
        return (f"{self.choice}.evidence",)


def dependents(choice_id: str) -> tuple[str, ...]:
    """Ids of the choices that rest on a choice, directly or through others, in the order of the form.

    Raises:
        UnknownNameError: If there is no such choice.
    """
    form = load_form()
    reached = {form.choice(choice_id).id}
    while more := {c.id for c in form.choices if c.id not in reached and reached & set(c.rests_on)}:
        reached |= more
    return tuple(choice.id for choice in form.choices if choice.id in reached and choice.id != choice_id)


def weak_footing(page: OnePage) -> tuple[WeakFooting, ...]:
    """The answered choices on weak ground that carry enough others, most carried first."""
    weak = [found for choice in load_form().choices if (found := _weak(page, choice.id)) is not None]
    return tuple(sorted(weak, key=lambda found: (found.severity.order, -len(found.carries))))


def _weak(page: OnePage, choice_id: str) -> WeakFooting | None:
    said = page.choice(choice_id)
    carried = [other for other in dependents(choice_id) if page.choice(other).answered]
    rule = _footing_rule(said.evidence, len(carried))
    if rule is None or not said.answered:
        return None
    form = load_form()
    choice, level = form.choice(choice_id), form.evidence_level(said.evidence)
    names = tuple(form.choice(other).name for other in carried)
    return WeakFooting(
        id=f"weak-{choice_id}",
        choice=choice_id,
        name=choice.name,
        severity=rule.severity,
        evidence=level.name,
        carries=names,
        reason=f"{choice.name} is an unproven assumption (evidence: {level.name}). "
        f"{len(names)} other choices depend on it.",
        question=f"What would prove your answer to “{choice.question}” wrong, and who can find out?",
    )


def _footing_rule(evidence: str, carried: int) -> FootingRule | None:
    for rule in load_form().footing:
        if rule.evidence == evidence and carried >= rule.least:
            return rule
    return None
