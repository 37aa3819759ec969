"""The vote grid: the steps of the scale with how many people chose each.

It is an HTML table, so people can copy it and screen readers can read it. Each count is a number on a
shade, the room's score is framed, and the disagreement is next to it in words.
"""

from collections.abc import Sequence

from gtm_framework.charts.ramp import on, shade
from gtm_framework.charts.signs import Theme, ink
from gtm_framework.charts.votes.rows import VoteRow
from gtm_framework.inert import inert_html

_PALEST = 0.25
"""The shade of a single vote; more votes are darker."""


def votes_html(
    rows: Sequence[VoteRow], columns: Sequence[str], caption: str, theme: Theme, *, titles: bool = True
) -> str:
    """The grid as an HTML table; user-typed text is always escaped.

    Args:
        rows: What to draw.
        columns: The column headings of the scale (`steps`).
        caption: What the grid shows, for screen readers.
        theme: Colors to use.
        titles: Whether each row begins with its idea; False if the idea is shown above the grid.

    Example:
        >>> from gtm_framework.charts.votes import steps, vote_rows
        >>> from gtm_framework.workshop import Workshop
        >>> from gtm_framework.workshop.votes import Heard, Seen
        >>> state = Workshop(id="w-1", items=[{"id": "i-1", "title": "Partners & resellers"}])
        >>> seen = Seen(heard=(Heard("i-1", "impact", 1, (2, 9), 0, 0),))
        >>> rows = vote_rows(state, seen, "impact", ["i-1"])
        >>> "Partners &amp; resellers" in votes_html(rows, steps(state, "impact"), "Impact", "light")
        True
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
    """The disagreement in words, and the answers that don't count."""
    others = [(row.skipped, "skipped"), (row.dont_know, "didn’t know")]
    return "; ".join([row.disagreement.sentence, *(f"{count} {words}" for count, words in others if count)])


_STYLE = """
.votes {{ overflow-x: auto; }}
.votes table {{ border-collapse: collapse; width: 100%; color: {text};
  font-variant-numeric: tabular-nums; }}
.votes caption {{ text-align: left; font-size: .875em; color: {quiet}; padding-bottom: .3em; }}
.votes th, .votes td {{ border: 0; border-bottom: 1px solid {line};
  padding: .15em .3em; line-height: 1.2; }}
.votes thead th {{ font-weight: 400; color: {quiet}; font-size: .875em; }}
.votes .idea {{ text-align: left; font-weight: 400; min-width: 9em; max-width: 13em;
  overflow-wrap: anywhere; }}
.votes .vote {{ color: {quiet}; }}
.votes .step {{ text-align: center; min-width: 1.8em; }}
.votes td.step b {{ display: inline-block; min-width: 1.7em; line-height: 1.7em; border-radius: .85em; }}
.votes td.middle {{ box-shadow: inset 0 0 0 2px {text}; }}
.votes .end {{ text-align: left; }}
.votes .end b, .votes .end span {{ white-space: nowrap; }}
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
