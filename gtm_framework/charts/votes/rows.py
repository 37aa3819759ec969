"""The revealed votes, idea by idea, ready to draw; and the same as a table."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from gtm_framework.workshop import Workshop
from gtm_framework.workshop.discussion import Disagreement, disagreement
from gtm_framework.workshop.rules import Votes, rules
from gtm_framework.workshop.votes import Heard, Seen, positions, standing


@dataclass(frozen=True, slots=True)
class VoteRow:
    """The revealed votes on one idea and axis in one round, ready to draw.

    Attributes:
        item: Id of the idea.
        title: The idea's title.
        vote: ``"before"`` or ``"after"`` when two votes are shown side by side, otherwise empty.
        counts: How many chose each step, lowest or most strategic first.
        middle: The step of the room's score, counted from 0. None if no vote counted, if it falls between
            two options, or if the idea was placed instead.
        result: The score or option that counts, in words; empty if there is none.
        disagreement: How much the room disagrees.
        skipped: How many people skipped it.
        dont_know: How many people didn't know.
    """

    item: str
    title: str
    vote: str
    counts: tuple[int, ...]
    middle: int | None
    result: str
    disagreement: Disagreement
    skipped: int
    dont_know: int

    @property
    def apart(self) -> str:
        """How much the room disagrees, in words and as a number."""
        words, spread = self.disagreement.words, self.disagreement.spread
        return words if spread is None else f"{words} {spread:.2f}"


def steps(state: Workshop, axis: str) -> tuple[str, ...]:
    """The column headings of the grid: the whole steps, or the options.

    Example:
        >>> steps(Workshop(id="w-1"), "impact")[-1], steps(Workshop(id="w-1"), "purpose")
        ('10', ('position', 'both', 'demand'))
    """
    if rules().axis(axis).votes is Votes.CHOICE:
        return state.options[axis]
    _, low, high = positions(state, Heard("", axis, 1, (), 0, 0))
    return tuple(map(str, range(low, high + 1)))


def vote_rows(
    state: Workshop, seen: Seen, axis: str, items: Sequence[str], *, compare: bool = False
) -> tuple[VoteRow, ...]:
    """The revealed votes on some ideas, widest spread first, ties in the given order.

    Args:
        state: The workshop's current state.
        seen: What was revealed.
        axis: What was asked.
        items: Ids of the ideas; those without a revealed vote are left out.
        compare: If there was more than one vote, show the first next to the last.

    Example:
        >>> state = Workshop(id="w-1", items=[{"id": "i-1", "title": "Partner channel"}])
        >>> seen = Seen(heard=(Heard("i-1", "impact", 1, (2, 8, 9), 0, 0),))
        >>> (row,) = vote_rows(state, seen, "impact", ["i-1"])
        >>> row.title, row.result, row.disagreement.words
        ('Partner channel', '8', 'apart')
    """
    groups: list[tuple[VoteRow, ...]] = []
    for item in items:
        heard = [h for h in seen.heard if (h.item, h.axis) == (item, axis)]
        stands = _stands(state, seen, item, axis)
        if compare and len(heard) > 1:
            before = _row(state, heard[0], "before", _words(disagreement(state, heard[0])))
            groups.append((before, _row(state, heard[-1], "after", stands)))
        elif heard:
            groups.append((_row(state, heard[-1], "", stands),))
    ordered = sorted(groups, key=lambda rows: _narrow(rows[0]))
    return tuple(row for rows in ordered for row in rows)


def _narrow(row: VoteRow) -> float:
    return 1 if row.disagreement.spread is None else -row.disagreement.spread


def _row(state: Workshop, heard: Heard, vote: str, result: str) -> VoteRow:
    here, low, high = positions(state, heard)
    counted = Counter(here)
    apart = disagreement(state, heard)
    named = {name: place for place, name in enumerate(steps(state, heard.axis))}
    return VoteRow(
        item=heard.item,
        title=state.item(heard.item).title,
        vote=vote,
        counts=tuple(counted[step] for step in range(low, high + 1)),
        middle=named.get(_words(apart)),
        result=result,
        disagreement=apart,
        skipped=heard.skipped,
        dont_know=heard.dont_know,
    )


def _words(apart: Disagreement) -> str:
    value = apart.combined.value
    return "" if value is None else str(value)


def _stands(state: Workshop, seen: Seen, item: str, axis: str) -> str:
    stands = standing(state, seen, item, axis)
    if stands is None or stands.value is None:
        return ""
    return f"{stands.value} (placed)" if stands.placed else str(stands.value)


def votes_table(rows: Sequence[VoteRow], columns: Sequence[str]) -> pd.DataFrame:
    """The same as a table: one row per vote, with the votes written out.

    Example:
        >>> state = Workshop(id="w-1", items=[{"id": "i-1", "title": "Partner channel"}])
        >>> seen = Seen(heard=(Heard("i-1", "impact", 1, (2, 8, 9), 0, 0),))
        >>> rows = vote_rows(state, seen, "impact", ["i-1"])
        >>> votes_table(rows, steps(state, "impact"))["ballots"].tolist()
        ['2, 8, 9']
    """
    both = any(row.vote for row in rows)
    made = [
        {
            "idea": row.title,
            **({"vote": row.vote} if both else {}),
            "ballots": ", ".join(
                name for name, count in zip(columns, row.counts, strict=True) for _ in range(count)
            ),
            "result": row.result,
            "spread": row.disagreement.spread,
            "the room is": row.disagreement.words,
            "skipped": row.skipped,
            "don't know": row.dont_know,
        }
        for row in rows
    ]
    return pd.DataFrame(made)
