"""Problems with a page as findings, the format used everywhere in a workspace."""

from gtm_framework.strategy.coherence.coherence import Finding
from gtm_framework.strategy.coherence.footing import WeakFooting
from gtm_framework.strategy.coherence.standings import Standing
from gtm_framework.strategy.remarks import Field, Remark

COHERENCE = "coherence"
"""The family of these findings."""


def page_remarks(standing: Standing) -> tuple[Remark, ...]:
    """A page's unproven assumptions, moves, and conflicts, in order of importance.

    Example:
        >>> from gtm_framework.strategy.coherence import standing
        >>> from gtm_framework.workspace import example_workspace
        >>> page_remarks(standing(example_workspace("contradictory").strategy.page))[0].id
        'weak-icp'
    """
    return tuple(map(_remark, standing.remarks))


def _remark(found: WeakFooting | Finding) -> Remark:
    rule = "weak_footing" if isinstance(found, WeakFooting) else found.id
    return Remark(
        id=found.id,
        rule=rule,
        family=COHERENCE,
        severity=found.severity,
        fields=tuple(_field(path) for path in found.fields),
        reason=found.reason,
        question=found.question,
        source=found.source,
    )


def _field(path: str) -> Field:
    choice, _, answer = path.partition(".")
    return Field(level="choice", id=choice, field=answer)
