"""Where the ballots lie: a grid of the scale with how many chose each step, and the same as a table.

The grid is itself a table in HTML, so it is read aloud and copied like one; a count is a number on a shade,
the middle is framed, and how far the room is apart stands beside it in words.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from gtm_framework.charts.ramp import on, shade
from gtm_framework.charts.signs import Theme, ink
from gtm_framework.inert import inert_html
from gtm_framework.workshop.combine import positions, standing
from gtm_framework.workshop.discussion import Disagreement, disagreement
from gtm_framework.workshop.rule_parts import Votes
from gtm_framework.workshop.rules import rules
from gtm_framework.workshop.seen import Heard, Seen
from gtm_framework.workshop.state import Workshop

_PALEST = 0.25
"""The shade of a single ballot; every further one is deeper."""


@dataclass(frozen=True, slots=True)
class VoteRow:
    """The revealed ballots on one idea and axis in one round, ready to be drawn.

    Attributes:
        item: Id of the idea.
        title: The idea.
        vote: ``"before"`` or ``"after"`` where two votes stand side by side, else empty.
        counts: How many chose each step, lowest or most strategic first.
        middle: The step of the room's score, counted from 0; None when nothing counted or it lies between
            two options, and where a relative placing stands instead.
        result: The score or option that stands, in words; empty without one.
        disagreement: How far the room is apart.
        skipped: People who skipped it.
        dont_know: People who did not know.
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
        """How far the room is apart, in words and as a number."""
        words, spread = self.disagreement.words, self.disagreement.spread
        return words if spread is None else f"{words} {spread:.2f}"


def steps(state: Workshop, axis: str) -> tuple[str, ...]:
    """The heads of the grid's columns: the whole steps, or the options."""
    if rules().axis(axis).votes is Votes.CHOICE:
        return state.options[axis]
    _, low, high = positions(state, Heard("", axis, 1, (), 0, 0))
    return tuple(map(str, range(low, high + 1)))


def vote_rows(
    state: Workshop, seen: Seen, axis: str, items: Sequence[str], *, compare: bool = False
) -> tuple[VoteRow, ...]:
    """The revealed ballots on some ideas, the widest spread first, equals in the order given.

    Args:
        state: The workshop as it stands.
        seen: What was revealed.
        axis: What was asked.
        items: Ids of the ideas; those without a revealed ballot are left out.
        compare: Where there was more than one vote, show the first beside the last.
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
    """The same as a table: one row a vote, the ballots written out."""
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


def votes_html(
    rows: Sequence[VoteRow], columns: Sequence[str], caption: str, theme: Theme, *, titles: bool = True
) -> str:
    """The grid as an HTML table; everything that people typed is text in it.

    Args:
        rows: What to draw.
        columns: The heads of the scale's columns (`steps`).
        caption: What the grid shows, for those who hear it.
        theme: Whose colours.
        titles: Whether each row begins with its idea; false where the idea stands above the grid.
    """
    most = max((count for row in rows for count in row.counts), default=1) or 1
    both = any(row.vote for row in rows)
    heads = [
        *(["<th scope='col' class='idea'>idea</th>"] if titles else []),
        *(["<th scope='col'>vote</th>"] if both else []),
        *(f"<th scope='col' class='step'>{inert_html(name)}</th>" for name in columns),
        "<th scope='col' class='end'>result</th>",
        "<th scope='col' class='end'>the room is</th>",
    ]
    body = "".join(f"<tr>{_cells(row, most, theme, titles=titles, both=both)}</tr>" for row in rows)
    colours = ink(theme)
    return (
        f"<style>{_STYLE.format(line=colours.line, quiet=colours.quiet, text=colours.text)}</style>"
        f"<div class='votes'><table><caption>{inert_html(caption)}</caption>"
        f"<thead><tr>{''.join(heads)}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cells(row: VoteRow, most: int, theme: Theme, *, titles: bool, both: bool) -> str:
    first = row.vote != "after"
    head = inert_html(row.title) if first else ""
    tag = "th scope='row'" if first else "td"
    cells = [f"<{tag} class='idea'>{head}</{tag[:2]}>"] if titles else []
    cells += [f"<td class='vote'>{row.vote}</td>"] if both else []
    cells += [
        _step(count, most, theme, middle=place == row.middle) for place, count in enumerate(row.counts)
    ]
    cells.append(f"<td class='end result'>{inert_html(row.result)}</td>")
    cells.append(f"<td class='end'><b>{row.apart}</b><br><span>{inert_html(_beside(row))}</span></td>")
    return "".join(cells)


def _step(count: int, most: int, theme: Theme, *, middle: bool) -> str:
    mark = " middle" if middle else ""
    if not count:
        return f"<td class='step{mark}'></td>"
    ground = shade(_PALEST + (1 - _PALEST) * count / most, theme)
    return f"<td class='step{mark}'><b style='background:{ground};color:{on(ground)}'>{count}</b></td>"


def _beside(row: VoteRow) -> str:
    """The gap in words, and the answers that do not count."""
    others = [(row.skipped, "skipped"), (row.dont_know, "did not know")]
    return "; ".join([row.disagreement.sentence, *(f"{count} {words}" for count, words in others if count)])


_STYLE = """
.votes {{ overflow-x: auto; }}
.votes table {{ border-collapse: collapse; width: 100%; color: {text};
  font-variant-numeric: tabular-nums; }}
.votes caption {{ text-align: left; font-size: .875em; color: {quiet}; padding-bottom: .3em; }}
.votes th, .votes td {{ border: 0; border-bottom: 1px solid {line};
  padding: .15em .3em; line-height: 1.2; }}
.votes thead th {{ font-weight: 400; color: {quiet}; font-size: .875em; }}
.votes .idea {{ text-align: left; font-weight: 400; min-width: 9em; overflow-wrap: anywhere; }}
.votes .vote {{ color: {quiet}; }}
.votes .step {{ text-align: center; min-width: 2em; }}
.votes td.step b {{ display: inline-block; min-width: 1.7em; line-height: 1.7em; border-radius: .85em; }}
.votes td.middle {{ box-shadow: inset 0 0 0 2px {text}; }}
.votes .end {{ text-align: left; }}
.votes .end b {{ white-space: nowrap; }}
.votes .result {{ font-weight: 600; }}
.votes span {{ color: {quiet}; font-size: .875em; }}
@media (max-width: 760px) {{
  .votes tr {{ display: flex; flex-wrap: wrap; align-items: center; border-bottom: 1px solid {line}; }}
  .votes th, .votes td {{ border: 0; }}
  .votes .idea, .votes .vote {{ flex: 0 0 100%; }}
  .votes .step {{ flex: 1 0 9%; min-width: 0; padding: .15em 0; }}
  .votes td.result {{ flex: 0 0 3em; }}
  .votes td.end:last-child {{ flex: 1 0 60%; }}
  .votes thead .idea, .votes thead .end {{ display: none; }}
}}
"""
