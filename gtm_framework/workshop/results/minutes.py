"""The record as sections of text: one page and an appendix; `exchange.documents` prints them."""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from gtm_framework.english import counted, written_day
from gtm_framework.workshop.entries import Decision
from gtm_framework.workshop.results.axis_records import AxisRecord
from gtm_framework.workshop.results.full_record import IdeaRecord, Record
from gtm_framework.workshop.rules.book import rules
from gtm_framework.workshop.rules.vote_rules import Votes

_DISAGREEMENTS = 5
"""How many disagreements are listed; the rest are counted, and in the appendix."""


@dataclass(frozen=True)
class Section:
    """A heading and its content; everything is text, nothing is markup.

    Attributes:
        heading: The heading.
        paragraphs: Stand-alone sentences.
        columns: The table's column headings; empty if there is no table.
        rows: The table's rows, each as wide as the headings.
        bullets: A list.

    Example:
        >>> Section("Parked ideas", bullets=("Booth", "Podcast")).bullets
        ('Booth', 'Podcast')
    """

    heading: str
    paragraphs: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    bullets: tuple[str, ...] = ()


def sections(made: Record) -> tuple[Section, ...]:
    """What everyone needs to know, in reading order; empty sections are left out.

    Example:
        >>> from datetime import datetime
        >>> from gtm_framework.workshop import Workshop, results, votes
        >>> call = {"item": "i-1", "call": "do", "decider": "Maya", "at": "2026-10-05T10:40Z"}
        >>> state = Workshop(id="w-1", items=[{"id": "i-1", "title": "Webinar"}], decisions=[call])
        >>> made = results.record(state, votes.Seen(), [], {}, datetime(2026, 10, 5), weeks_of=lambda _: 1)
        >>> [section.heading for section in sections(made)]
        ['Decisions']
    """
    return filled(_decisions(made), _disagreements(made), _parked(made))


def filled(*laid_out: Section) -> tuple[Section, ...]:
    """The sections that have content."""
    return tuple(s for s in laid_out if s.paragraphs or s.rows or s.bullets)


def opening(made: Record) -> tuple[str, ...]:
    """The lines under the title: when, who, and how many decisions were made.

    Example:
        >>> from datetime import datetime
        >>> from gtm_framework.workshop import Workshop, results, votes
        >>> state = Workshop(id="w-1", decider="Maya", items=[{"id": "i-1", "title": "Webinar"}])
        >>> made = results.record(state, votes.Seen(), [], {}, datetime(2026, 10, 5), weeks_of=lambda _: 1)
        >>> opening(made)[1:]
        ('Decision owner: Maya (votes are advisory).', '0 of 1 shortlisted ideas have a decision.')
    """
    people = counted(made.people, "person", "people")
    spent = 0 if made.began_at is None else minutes(made.ended_at - made.began_at)
    took = f", {counted(spent, 'minute')}" if spent else ""
    decided = sum(idea.decision is not None for idea in made.ideas)
    lines = [f"Workshop of {_day(made.ended_at.date())}{took}, {people}."]
    if made.names:
        lines.append(f"Present: {', '.join(made.names)}.")
    if made.decider:
        lines.append(f"Decision owner: {made.decider} (votes are advisory).")
    lines.append(f"{decided} of {len(made.ideas)} shortlisted ideas have a decision.")
    return tuple(lines)


def _decisions(made: Record) -> Section:
    """The decisions, grouped by kind; then what is still open."""
    titles = {call.id: call.title for call in rules().calls}
    decided = [(idea, idea.decision) for idea in made.ideas if idea.decision]
    rows = tuple(
        (titles[call.call], idea.item.title, call.owner, _day(call.due), _reason(call, made.decider))
        for which in titles
        for idea, call in decided
        if call.call == which
    )
    still = [idea.item.title for idea in made.ideas if idea.decision is None]
    told = (f"Still open: {'; '.join(still)}.",) if still else ()
    return Section(
        "Decisions",
        paragraphs=(*line_sentences(made), *told),
        columns=("Decision", "Idea", "Owner", "Due", "Reason"),
        rows=rows,
    )


def _reason(call: Decision, decider: str) -> str:
    """The reason, and who decided if it wasn't the decision owner."""
    return call.reason if call.decider == decider else f"{call.reason} (decided by {call.decider})"


def _disagreements(made: Record) -> Section:
    """What the room disagreed on most, in the published order: scores, then choices."""
    close = rules().agreement.close_percent
    found = [
        (idea, axis)
        for idea in made.ideas
        for axis in idea.axes
        if axis.before is not None and 100 * axis.before > close
    ]
    asked = [one for one in found if rules().axis(one[1].axis).votes is not Votes.DOTS]
    ordered = sorted(asked, key=lambda one: _widest_score_first(one[1]))
    bullets = [_disagreement(idea, axis) for idea, axis in ordered]
    rest = len(bullets[_DISAGREEMENTS:])
    more = (f"{counted(rest, 'more disagreement')} in the appendix.",) if rest else ()
    voted = any(axis.counted for idea in made.ideas for axis in idea.axes)
    told = () if bullets or not voted else ("The votes were close on everything.",)
    return Section("What we disagreed on", told, bullets=(*bullets[:_DISAGREEMENTS], *more))


def _widest_score_first(axis: AxisRecord) -> tuple[bool, float]:
    return rules().axis(axis.axis).votes is not Votes.SCORE, -(axis.before or 0)


def _disagreement(idea: IdeaRecord, axis: AxisRecord) -> str:
    still = "still " if axis.gap_after == axis.gap_before else ""
    after = f"; after the discussion, {still}{axis.gap_after}" if axis.gap_after else ""
    return f"{idea.item.title}, {axis.title.lower()}: {axis.gap_before}{after}."


def line_sentences(made: Record) -> tuple[str, ...]:
    """Where the cut line is, what would still fit below it, and what has no size estimate.

    Example:
        >>> from datetime import datetime
        >>> from gtm_framework.workshop import Workshop, results, votes
        >>> ideas = [{"id": "i-1", "title": "Webinar"}, {"id": "i-2", "title": "Booth"}]
        >>> state = Workshop(id="w-1", items=ideas, capacity={"unit": "ideas", "amount": 1})
        >>> made = results.record(state, votes.Seen(), [], {}, datetime(2026, 10, 5), weeks_of=lambda _: 1)
        >>> line_sentences(made)
        ('Capacity: 1 idea. 1 above the line (using 1), 1 below.',)
    """
    if made.capacity is None or made.line is None:
        return ()
    unit = "idea" if made.capacity.unit == "ideas" else "person-week"
    unit += "" if made.capacity.amount == 1 else "s"
    used, amount = number_text(made.line.used), number_text(made.capacity.amount)
    above, below = len(made.line.above), len(made.line.below)
    said = [f"Capacity: {amount} {unit}. {above} above the line (using {used}), {below} below."]
    titles = {idea.item.id: idea.item.title for idea in made.ideas}
    if made.line.would_still_fit:
        fitting = ", ".join(titles[item] for item in made.line.would_still_fit)
        said.append(f"Below the line, but small enough to fit: {fitting}.")
    if made.line.unknown:
        unknown = ", ".join(titles[item] for item in made.line.unknown)
        said.append(f"No size estimate, counted as zero: {unknown}.")
    return tuple(said)


def _parked(made: Record) -> Section:
    return Section(
        "Parking lot",
        columns=("Topic", "Owner", "Due"),
        rows=tuple((p.text, p.owner, _day(p.due)) for p in made.parked),
    )


def minutes(spent: timedelta) -> int:
    """A length in whole minutes."""
    return round(spent / timedelta(minutes=1))


def number_text(number: float | Fraction | None) -> str:
    """A number as people read it; empty if there is none."""
    return "" if number is None else f"{float(number):g}"


def _day(day: date | None) -> str:
    return "" if day is None else written_day(day)
