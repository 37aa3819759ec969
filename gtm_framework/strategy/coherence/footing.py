"""Unproven assumptions that many choices depend on; listed before every conflict (house rule)."""

from dataclasses import dataclass

from gtm_framework.strategy.page.form import FootingRule
from gtm_framework.strategy.page.form_file import load_form
from gtm_framework.strategy.page.one_page import OnePage
from gtm_framework.strategy.severity import Severity


@dataclass(frozen=True, slots=True)
class WeakFooting:
    """One answered choice that others depend on, without evidence of its own.

    Attributes:
        id: ``"weak-"`` and the choice's id.
        choice: The choice's id.
        name: The choice's name.
        severity: How serious it is.
        evidence: Name of its level of evidence.
        carries: Names of the answered choices that depend on it, directly or indirectly.
        reason: All of that in one sentence.
        question: The question that helps resolve it.
        source: ``"house"``: the dependencies are this product's interpretation, stored as data.

    Example:
        >>> from gtm_framework.strategy.coherence import standing
        >>> from gtm_framework.workspace import example_workspace
        >>> (weak, *_) = standing(example_workspace("contradictory").strategy.page).weak
        >>> weak.name, weak.evidence, len(weak.carries)
        ('Beachhead segment', 'opinion', 6)
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
        """The path of the missing answer."""
        return (f"{self.choice}.evidence",)


def dependents(choice_id: str) -> tuple[str, ...]:
    """Ids of the choices that depend on a choice, directly or indirectly, in the order of the form.

    Raises:
        UnknownNameError: If there is no such choice.
    """
    form = load_form()
    reached = {form.choice(choice_id).id}
    while more := {c.id for c in form.choices if c.id not in reached and reached & set(c.rests_on)}:
        reached |= more
    return tuple(choice.id for choice in form.choices if choice.id in reached and choice.id != choice_id)


def weak_footing(page: OnePage) -> tuple[WeakFooting, ...]:
    """The unproven answered choices that enough others depend on, most dependents first."""
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
