"""What is saved to the workspace: the ideas as initiatives, with the room's results and decisions."""

from collections.abc import Mapping
from dataclasses import dataclass

from gtm_framework.records import by_id
from gtm_framework.triage import Initiative
from gtm_framework.triage.worklist import with_due
from gtm_framework.workshop.entries import Decision, Item
from gtm_framework.workshop.rules.book import rules
from gtm_framework.workshop.state import Workshop
from gtm_framework.workshop.votes.combine import with_scores
from gtm_framework.workshop.votes.seen import Seen


@dataclass(frozen=True)
class HandBack:
    """What the workspace receives.

    Attributes:
        initiatives: Every idea of the workshop, in list order, changed or new.
        absorbed: Ids of existing initiatives that were merged into another one.
    """

    initiatives: tuple[Initiative, ...]
    absorbed: tuple[str, ...]


def hand_back(state: Workshop, seen: Seen, known: Mapping[str, Initiative]) -> HandBack:
    """The initiatives that result from the workshop.

    Args:
        state: The workshop's current state.
        seen: What was revealed; hidden votes change nothing.
        known: The workspace's current initiatives by id.

    Returns:
        Each idea with its title, scores, and answers, and, if there is a decision, its status and owner.
        Everything else stays as in the workspace.

    Example:
        >>> state = Workshop(id="w-1", items=[{"id": "i-1", "title": "Ads"}], placed={"impact": {"i-1": 7}})
        >>> (idea,) = hand_back(state, Seen(), {}).initiatives
        >>> idea.title, idea.impact
        ('Ads', 7.0)
    """
    decisions = {d.item: d for d in state.decisions}
    return HandBack(
        initiatives=tuple(
            _decided(with_scores(state, seen, _worded(item, known)), decisions.get(item.id))
            for item in state.items
        ),
        absorbed=tuple(part.id for item in state.items for part in item.merged if part.id in known),
    )


def _worded(item: Item, known: Mapping[str, Initiative]) -> Initiative:
    before = known.get(item.id) or Initiative(id=item.id, title=item.title)
    more = [text for text in (item.notes, *item.texts) if text and text != item.title]
    lines = [line for line in more if line not in before.description]
    return before.with_changes(
        title=item.title, description="\n".join((*filter(None, [before.description]), *lines))
    )


def _decided(initiative: Initiative, decision: Decision | None) -> Initiative:
    if decision is None:
        return initiative
    status = by_id("call", decision.call, rules().calls).title
    changed = initiative.with_changes(status=status, owner=decision.owner or initiative.owner)
    return with_due(changed, decision.due)
