"""What to talk about, widest disagreement first, and what the talk changed."""

import math
from dataclasses import dataclass

from gtm_framework.workshop.agreement import Gap, gap, in_words, spread
from gtm_framework.workshop.combine import Combined, combine, positions
from gtm_framework.workshop.rule_parts import Votes
from gtm_framework.workshop.rules import rules
from gtm_framework.workshop.seen import Heard, Seen
from gtm_framework.workshop.state import Workshop


@dataclass(frozen=True)
class Disagreement:
    """How far the room is apart on one idea and axis in one round.

    Attributes:
        item: Id of the idea.
        axis: What was asked.
        round: Number of the round.
        spread: 0 (identical) to 1 (split between the ends); None below two counted ballots.
        gap: Where the ballots lie, in steps of the scale; None without any.
        combined: The score that the room's ballots make.
        words: ``"close"``, ``"mixed"``, ``"apart"`` or ``"too few votes"``.
        sentence: The gap in words, such as ``"between 2 and 9"``; it never names a person.
    """

    item: str
    axis: str
    round: int
    spread: float | None
    gap: Gap | None
    combined: Combined
    words: str
    sentence: str

    @property
    def disputed(self) -> bool:
        """Whether the votes are further apart than “close”."""
        return self.spread is not None and 100 * self.spread > rules().agreement.close_percent

    @property
    def votes(self) -> Votes:
        """Whether it is about scores or about choices; their spreads are never compared."""
        return rules().axis(self.axis).votes


@dataclass(frozen=True)
class Queued:
    """One idea in an order of discussion.

    Attributes:
        item: Id of the idea.
        widest: The largest spread of those that the order goes by; None when none has two counted ballots.
        on: Its disagreements: those that the order goes by, then the others, each widest first.
        talked: Whether it has been discussed.
    """

    item: str
    widest: float | None
    on: tuple[Disagreement, ...]
    talked: bool


@dataclass(frozen=True)
class Change:
    """One idea and axis before and after a new vote."""

    item: str
    axis: str
    before: Disagreement
    after: Disagreement

    @property
    def closer(self) -> float | None:
        """How much the spread fell; negative when it grew; None when one of them has too few ballots."""
        if self.before.spread is None or self.after.spread is None:
            return None
        return self.before.spread - self.after.spread


def disagreement(state: Workshop, heard: Heard) -> Disagreement:
    """How far the room is apart on one idea and axis."""
    steps, low, high = positions(state, heard)
    apart = spread(steps, low, high)
    hole = gap(steps)
    rule = rules().agreement
    return Disagreement(
        item=heard.item,
        axis=heard.axis,
        round=heard.round,
        spread=apart,
        gap=hole,
        combined=combine(state, heard),
        words=in_words(apart, rule.close_percent, rule.apart_percent),
        sentence=_sentence(state, heard, hole),
    )


def _sentence(state: Workshop, heard: Heard, hole: Gap | None) -> str:
    if hole is None:
        return "no votes counted"
    names = state.options.get(heard.axis, ())
    low, high = (names[hole.low], names[hole.high]) if names else (hole.low, hole.high)
    if hole.low == hole.high:
        return f"all at {low}" if len(heard.values) > 1 else f"one vote, at {low}"
    return f"between {low} and {high}"


def orders(seen: Seen) -> tuple[Votes, ...]:
    """The orders of disagreement that there are: by scores, by choices, or both; scores first."""
    known = rules().axes
    heard = {known[one.axis].votes for one in seen.heard}
    return tuple(votes for votes in (Votes.SCORE, Votes.CHOICE) if votes in heard)


def queue(state: Workshop, seen: Seen, by: Votes | None = None) -> tuple[Queued, ...]:
    """The shortlisted ideas in an order of disagreement, by their latest revealed ballots.

    Scores and choices are never mixed: an order goes by the one or by the other. The widest spread on any
    of its axes comes first; equals are ordered by the sum of those spreads, then as the list has them.
    Ideas with too few ballots come last. Before the reveal there is no order to give.

    Args:
        state: The workshop as it stands.
        seen: What was revealed.
        by: What the order goes by, `Votes.SCORE` or `Votes.CHOICE`; None for the first of `orders`.
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
    """The first idea that has not been discussed, or None."""
    return next((q for q in queued if not q.talked), None)


def changes(state: Workshop, seen: Seen) -> tuple[Change, ...]:
    """What a new vote changed: each idea and axis that was voted on more than once, first against last."""
    found = []
    for item in state.items:
        for name in rules().axes:
            heard = [h for h in seen.heard if (h.item, h.axis) == (item.id, name)]
            if len(heard) > 1:
                before, after = disagreement(state, heard[0]), disagreement(state, heard[-1])
                found.append(Change(item.id, name, before, after))
    return tuple(found)


def by_dots(state: Workshop, seen: Seen, keep: int | None = None) -> tuple[tuple[str, int, bool], ...]:
    """The ideas by their dots, and which of them the suggested shortlist holds.

    Args:
        state: The workshop as it stands.
        seen: What was revealed.
        keep: How many to keep; the published number by default. Equals at the cut all stay, and an idea
            without a dot never does.

    Returns:
        Id, dots and whether to keep it, most dots first, equals as the list has them; empty before the dots
        were revealed.
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
