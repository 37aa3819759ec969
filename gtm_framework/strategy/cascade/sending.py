"""Add ideas from the triage list under an objective or a quarterly initiative, several at once."""

from collections.abc import Sequence

from gtm_framework.strategy.cascade.cascade import Cascade
from gtm_framework.strategy.cascade.editing import added
from gtm_framework.strategy.cascade.work_items import QuarterlyInitiative
from gtm_framework.strategy.level import Level
from gtm_framework.triage import Initiative


def sent(
    cascade: Cascade, ideas: Sequence[Initiative], target: str
) -> tuple[Cascade, tuple[Initiative, ...]]:
    """Add ideas under one roadmap item.

    Args:
        cascade: The roadmap.
        ideas: The ideas.
        target: Id of an objective, which the ideas then support, or of a quarterly initiative, which gets
            a tactic for each of them.

    Returns:
        The roadmap with what was added, and the ideas that changed.

    Raises:
        UnknownNameError: If nothing on the roadmap has that id.

    Example:
        >>> from gtm_framework.strategy.cascade import cascade_example
        >>> roadmap = cascade_example("fintech-cascade").cascade
        >>> roadmap, changed = sent(roadmap, [Initiative(title="Webinar", id="i-1")], "q-1")
        >>> roadmap.tactics[-1].title, changed[0].supports
        ('Webinar', 'o-1')
    """
    thing = cascade.get(target)
    objective = target
    if isinstance(thing, QuarterlyInitiative):
        objective = thing.supports
        for idea in ideas:
            fields = {"title": idea.title, "supports": target, "initiative": idea.id}
            cascade, _ = added(cascade, Level.TACTIC, **fields)
    changed = (idea.with_changes(supports=objective) for idea in ideas if idea.supports != objective)
    return cascade, tuple(changed) if objective else ()


def sendable(cascade: Cascade, ideas: Sequence[Initiative], target: str) -> tuple[Initiative, ...]:
    """The ideas that can be added under an item: without an objective and without work on the roadmap.

    A quarterly initiative also accepts ideas that support its objective directly.

    Example:
        >>> from gtm_framework.strategy.cascade import cascade_example
        >>> ideas = [Initiative(title="Webinar"), Initiative(title="Booth", supports="o-9")]
        >>> [idea.title for idea in sendable(cascade_example("fintech-cascade").cascade, ideas, "o-1")]
        ['Webinar']
    """
    thing = cascade.get(target)
    free = {"", thing.supports} if isinstance(thing, QuarterlyInitiative) else {""}
    carried = {tactic.initiative for tactic in cascade.tactics}
    carried |= {made.initiative for made in cascade.quarterly_initiatives}
    return tuple(idea for idea in ideas if idea.supports in free and idea.id not in carried)
