"""The idea under discussion: the axes in dispute, widest first, what their levels mean, and the reasons."""

from collections.abc import Sequence

from gtm_framework.charts.projector.entries import Entry, listed
from gtm_framework.charts.projector.measure import LINE, SMALLEST, height, largest
from gtm_framework.charts.projector.room import Room
from gtm_framework.charts.projector.scene_pages import HEIGHT, WIDTH, Scene, text
from gtm_framework.charts.projector.strips import strip
from gtm_framework.charts.votes.rows import VoteRow, vote_rows
from gtm_framework.inert import inert_html
from gtm_framework.triage import Rubric, levels
from gtm_framework.workshop.discussion import Disagreement, queue, reason_lines
from gtm_framework.workshop.rules import Votes, rules

_MARK = 6.2
_HEAD, _PROMPT = 4.2, 4.0
_GAP = 1.8
_REASONS = ((4.4, 1), (3.9, 1), (SMALLEST, 1))
_REASONS_HEAD = LINE * _HEAD + 0.6


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
    pages, free = _paged(found, room, head + prompt, left)
    lines = [line for apart in _all(room, item.id) for line in _lines(room, apart)]
    if lines and _tall(lines) <= free:
        pages[-1] += _reasons(lines, free)[0]
    elif lines:
        pages += [head + prompt + page for page in _reasons(lines, left)]
    return Scene("talk", tuple(pages))


def _paged(found: Sequence[Disagreement], room: Room, head: str, left: float) -> tuple[list[str], float]:
    """The axes on their pages, and the height left on the last one."""
    pages: list[str] = []
    free = 0.0
    for apart in found:
        [row] = vote_rows(room.state, room.seen, apart.axis, [apart.item])
        block, tall = _block(row, room)
        if tall > free or not pages:
            pages.append(head)
            free = left
        pages[-1] += block
        free -= tall
    return pages, free


def _all(room: Room, item: str) -> Sequence[Disagreement]:
    return next((one.on for one in queue(room.state, room.seen) if one.item == item), ())


def _lines(room: Room, apart: Disagreement) -> list[str]:
    """The reasons people typed next to their votes, shown after the votes and without names."""
    heard = room.seen.on(apart.item, apart.axis)
    return reason_lines(heard) if heard else []


def _tall(lines: Sequence[str]) -> float:
    """The height of some reasons; a generous estimate, so a full page still has room."""
    return _REASONS_HEAD + sum(height(line, SMALLEST, WIDTH - 5) + 2 for line in lines)


def _reasons(lines: Sequence[str], down: float) -> Sequence[str]:
    """The reasons on one page or more, each with its heading."""
    entries = [Entry(f"{place}", line) for place, line in enumerate(lines)]
    made = listed(entries, down=down - _REASONS_HEAD, layouts=_REASONS)
    return [f"{text('Reasons, without names', _HEAD, 'h2')}{page}" for page in made.pages]


def _disputed(room: Room, item: str) -> Sequence[Disagreement]:
    """The axes in dispute on an idea; if none are, all of its axes."""
    on = _all(room, item)
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
