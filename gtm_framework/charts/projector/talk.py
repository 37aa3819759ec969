"""The idea under discussion: the axes in dispute, widest first, and what their levels mean."""

from collections.abc import Sequence

from gtm_framework.charts.projector.measure import LINE, SMALLEST, height, largest
from gtm_framework.charts.projector.room import Room
from gtm_framework.charts.projector.scene import HEIGHT, WIDTH, Scene, text
from gtm_framework.charts.projector.strips import strip
from gtm_framework.charts.votes import VoteRow, vote_rows
from gtm_framework.inert import inert_html
from gtm_framework.triage.matrix import levels
from gtm_framework.triage.rubric import Rubric
from gtm_framework.workshop.discussion import Disagreement, queue
from gtm_framework.workshop.rule_parts import Votes
from gtm_framework.workshop.rules import rules

_MARK = 6.2
_HEAD, _PROMPT = 4.2, 4.0
_GAP = 1.8


def talk(room: Room) -> Scene:
    """The idea under discussion on one or more pages, with its title and the prompt on each."""
    item = room.state.item(room.state.talking)
    size = largest(item.title, (6.5, 5.5, 4.6, 3.9, SMALLEST), WIDTH, 2)
    head = text(item.title, size, "h1")
    prompt = text(room.prompt, _PROMPT, kind="prompt")
    left = HEIGHT - height(item.title, size, WIDTH) - height(room.prompt, _PROMPT, WIDTH) - 3
    found = _disputed(room, item.id)
    if not found:
        return Scene("talk", (head + prompt + text("No votes on this idea were revealed.", 4),))
    pages: list[str] = []
    free = 0.0
    for apart in found:
        [row] = vote_rows(room.state, room.seen, apart.axis, [item.id])
        block, tall = _block(row, room)
        if tall > free or not pages:
            pages.append(head + prompt)
            free = left
        pages[-1] += block
        free -= tall
    return Scene("talk", tuple(pages))


def _disputed(room: Room, item: str) -> Sequence[Disagreement]:
    """The axes on which the votes on an idea aren't close; if all are close, all of them."""
    on = next((one.on for one in queue(room.state, room.seen) if one.item == item), ())
    return [apart for apart in on if apart.disputed] or on


def _block(row: VoteRow, room: Room) -> tuple[str, float]:
    """One axis and its height."""
    apart = row.disagreement
    title = rules().axis(apart.axis).title
    told = f"<h2 style='--s:{_HEAD}'><b>{inert_html(title)}</b>: {inert_html(_between(row))}</h2>"
    meanings = _meanings(apart.axis, row)
    across = (WIDTH - 2 * len(meanings)) / len(meanings)
    cells = "".join(
        f"<span style='width:calc(var(--u)*{across:.1f})'>{inert_html(one)}</span>" for one in meanings
    )
    lines = max(height(one, SMALLEST, across) for one in meanings)
    is_choice = apart.votes is Votes.CHOICE
    drawn = strip(row, WIDTH, _MARK, room.theme, ends=not is_choice)
    tall = LINE * _HEAD + _MARK + (0 if is_choice else LINE * SMALLEST) + lines + _GAP
    return (
        f"<section>{told}{drawn}<div class='meaning' style='--s:{SMALLEST}'>{cells}</div></section>",
        tall,
    )


def _between(row: VoteRow) -> str:
    """Where the votes are, and how many don't count."""
    others = [(row.skipped, "skipped"), (row.dont_know, "didn’t know")]
    where = [] if row.disagreement.votes is Votes.CHOICE else [row.disagreement.sentence]
    return ", ".join(
        [row.disagreement.words, *where, *(f"{count} {words}" for count, words in others if count)]
    )


def _meanings(axis: str, row: VoteRow) -> list[str]:
    """What the steps mean, from left to right: the options, or the levels of the scale."""
    if row.disagreement.votes is Votes.CHOICE:
        return [
            option.label for option in sorted(Rubric.default().by_id[axis].options, key=lambda o: -o.lean)
        ]
    return [level.text for level in levels(axis)]  # type: ignore[arg-type]
