"""What to discuss, widest disagreement first, and what the discussion changed."""

import math
from dataclasses import dataclass

from gtm_framework.workshop.discussion.disagreements import Disagreement, disagreement
from gtm_framework.workshop.rules.book import rules
from gtm_framework.workshop.rules.vote_rules import Votes
from gtm_framework.workshop.state import Workshop
from gtm_framework.workshop.votes.seen import Seen


@dataclass(frozen=True)
class Queued:
    """One idea in a discussion order.

    Attributes:
        item: Id of the idea.
        widest: The largest spread on the order's axes; None if none has two counted votes.
        on: Its disagreements: those on the order's axes, then the others, each widest first.
        talked: Whether it has been discussed.

    Example:
        >>> from gtm_framework.workshop.votes import Heard
        >>> state = Workshop(id="w-1", items=[{"id": "i-1", "title": "Partner channel"}])
        >>> (queued,) = queue(state, Seen(heard=(Heard("i-1", "impact", 1, (2, 8, 9), 0, 0),)))
        >>> queued.item, queued.talked, queued.on[0].words
        ('i-1', False, 'apart')
    """

    item: str
    widest: float | None
    on: tuple[Disagreement, ...]
    talked: bool


@dataclass(frozen=True)
class Change:
    """One idea and axis before and after a re-vote."""

    item: str
    axis: str
    before: Disagreement
    after: Disagreement

    @property
    def closer(self) -> float | None:
        """How much the spread fell; negative if it grew; None if one vote has too few answers."""
        if self.before.spread is None or self.after.spread is None:
            return None
        return self.before.spread - self.after.spread


def orders(seen: Seen) -> tuple[Votes, ...]:
    """The available discussion orders: by scores, by choices, or both; scores first.

    Example:
        >>> from gtm_framework.workshop.votes import Heard
        >>> orders(Seen(heard=(Heard("i-1", "impact", 1, (2, 9), 0, 0),)))[0].value
        'score'
    """
    known = rules().axes
    heard = {known[one.axis].votes for one in seen.heard}
    return tuple(votes for votes in (Votes.SCORE, Votes.CHOICE) if votes in heard)


def queue(state: Workshop, seen: Seen, by: Votes | None = None) -> tuple[Queued, ...]:
    """The shortlisted ideas ordered by disagreement, from their latest revealed votes.

    An order uses scores or choices, never both. The widest spread on any of its axes comes first; ties are
    ordered by the sum of those spreads, then by the list. Ideas with too few votes come last. Before the
    reveal, there is no order.

    Args:
        state: The workshop's current state.
        seen: What was revealed.
        by: What to order by, `Votes.SCORE` or `Votes.CHOICE`; None for the first of `orders`.

    Example:
        >>> from gtm_framework.workshop.votes import Heard
        >>> ideas = [{"id": "i-1", "title": "Booth"}, {"id": "i-2", "title": "Webinar"}]
        >>> votes = Heard("i-1", "impact", 1, (4, 6), 0, 0), Heard("i-2", "impact", 1, (2, 9), 0, 0)
        >>> [queued.item for queued in queue(Workshop(id="w-1", items=ideas), Seen(heard=votes))]
        ['i-2', 'i-1']
    """
    by = by or next(iter(orders(seen)), None)
    axes = [name for name, axis in rules().axes.items() if axis.votes is not Votes.DOTS]
    queued = []
    for item in state.shortlist:
        heard = [h for name in axes if (h := seen.on(item.id, name))]
        if not heard:
            continue
        on = sorted(
            (disagreement(state, h) for h in heard), key=lambda d: (d.votes != by, -_size(d.spread))
        )
        widest = next((d.spread for d in on if d.votes == by), None)
        queued.append(Queued(item.id, widest, tuple(on), item.id in state.talked))
    return tuple(sorted(queued, key=lambda one: _widest_first(one, by)))


def _widest_first(queued: Queued, by: Votes | None) -> tuple[float, float]:
    return -_size(queued.widest), -math.fsum(d.spread or 0 for d in queued.on if d.votes == by)


def _size(apart: float | None) -> float:
    return -1 if apart is None else apart


def next_up(queued: tuple[Queued, ...]) -> Queued | None:
    """The first idea that hasn't been discussed, or None.

    Example:
        >>> from gtm_framework.workshop.votes import Heard
        >>> ideas = [{"id": "i-1", "title": "Booth"}, {"id": "i-2", "title": "Webinar"}]
        >>> votes = Heard("i-1", "impact", 1, (2, 9), 0, 0), Heard("i-2", "impact", 1, (4, 6), 0, 0)
        >>> next_up(queue(Workshop(id="w-1", items=ideas, talked=["i-1"]), Seen(heard=votes))).item
        'i-2'
    """
    return next((q for q in queued if not q.talked), None)


def changes(state: Workshop, seen: Seen) -> tuple[Change, ...]:
    """What a re-vote changed: each idea and axis with more than one vote, first against last.

    Example:
        >>> from gtm_framework.workshop.votes import Heard
        >>> state = Workshop(id="w-1", items=[{"id": "i-1", "title": "Partner channel"}])
        >>> votes = Heard("i-1", "impact", 1, (2, 8, 9), 0, 0), Heard("i-1", "impact", 2, (7, 8, 8), 0, 0)
        >>> [(change.before.words, change.after.words) for change in changes(state, Seen(heard=votes))]
        [('apart', 'close')]
    """
    found = []
    for item in state.items:
        for name in rules().axes:
            heard = [h for h in seen.heard if (h.item, h.axis) == (item.id, name)]
            if len(heard) > 1:
                before, after = disagreement(state, heard[0]), disagreement(state, heard[-1])
                found.append(Change(item.id, name, before, after))
    return tuple(found)


def by_dots(state: Workshop, seen: Seen, keep: int | None = None) -> tuple[tuple[str, int, bool], ...]:
    """The ideas by their dots, and which of them are on the suggested shortlist.

    Args:
        state: The workshop's current state.
        seen: What was revealed.
        keep: How many to keep; by default, the published number. All ties at the cut stay; an idea without
            dots never does.

    Returns:
        Id, dots, and whether to keep it, most dots first, ties in list order; empty before the dots are
        revealed.

    Example:
        >>> from gtm_framework.workshop.votes import Heard
        >>> ideas = [{"id": "i-1", "title": "Booth"}, {"id": "i-2", "title": "Webinar"}]
        >>> dots = [Heard("i-1", "dots", 1, (1,), 0, 0), Heard("i-2", "dots", 1, (2, 1), 0, 0)]
        >>> by_dots(Workshop(id="w-1", items=ideas), Seen(heard=tuple(dots)), keep=1)
        (('i-2', 3, True), ('i-1', 1, False))
    """
    keep = rules().dots.keep if keep is None else keep
    dots = [
        (item.id, sum(int(v) for v in heard.values))
        for item in state.items
        if (heard := seen.on(item.id, "dots"))
    ]
    ordered = sorted(dots, key=lambda pair: -pair[1])
    cut = ordered[min(keep, len(ordered)) - 1][1] if ordered and keep else None
    return tuple((item, count, cut is not None and count >= max(cut, 1)) for item, count in ordered)
