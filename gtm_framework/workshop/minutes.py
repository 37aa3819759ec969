"""The record laid out as sections of plain text; `exchange.workshop_record` prints them."""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from gtm_framework.catalog import sources
from gtm_framework.english import counted
from gtm_framework.workshop.record import AxisRecord, IdeaRecord, Record
from gtm_framework.workshop.rules import rules


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it; everything is text, nothing is markup.

    Attributes:
        heading: The heading.
        paragraphs: Sentences that stand by themselves.
        columns: The head of the table; empty when there is none.
        rows: The table's rows, as wide as its head.
        bullets: A list.
    """

    heading: str
    paragraphs: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    bullets: tuple[str, ...] = ()


def sections(made: Record) -> tuple[Section, ...]:
    """The record in the order in which it is read; parts that hold nothing are left out."""
    laid_out = (
        _decisions(made),
        _room(made),
        _concordance(made),
        _parked(made),
        Section("Set aside", bullets=tuple(item.title for item in made.set_aside)),
        _wordings(made),
        _time(made),
        _definitions(),
    )
    return tuple(s for s in laid_out if s.paragraphs or s.rows or s.bullets)


def opening(made: Record) -> tuple[str, ...]:
    """What stands under the title: when, who, and how many decisions were made."""
    people = counted(made.people, "person", "people")
    took = "" if made.began_at is None else f", {_minutes(made.ended_at - made.began_at)} minutes"
    decided = sum(idea.decision is not None for idea in made.ideas)
    lines = [f"Workshop of {made.ended_at.date().isoformat()}{took}, {people}."]
    if made.names:
        lines.append(f"Present: {', '.join(made.names)}.")
    if made.decider:
        lines.append(f"The final calls are made by {made.decider}, apart from the votes.")
    lines.append(f"{decided} of {len(made.ideas)} ideas on the shortlist are decided.")
    return tuple(lines)


def _decisions(made: Record) -> Section:
    columns = (
        "Rank",
        "Idea",
        "Kind",
        "Quadrant",
        "Impact",
        "Effort",
        "Person-weeks",
        "Line",
        "Call",
        "Reason",
    )
    return Section(
        "Decisions",
        paragraphs=line_sentences(made),
        columns=(*columns, "Decided by", "Owner", "By"),
        rows=tuple(_decision_row(idea) for idea in made.ideas),
    )


def _decision_row(idea: IdeaRecord) -> tuple[str, ...]:
    call, ranked = idea.decision, idea.ranked
    titles = {c.id: c.title for c in rules().calls}
    return (
        "" if ranked.rank is None else str(ranked.rank),
        idea.item.title,
        ranked.verdict.kind.value,
        ranked.quadrant.label if ranked.quadrant else "not scored",
        _number(ranked.initiative.matrix_impact),
        _number(ranked.initiative.matrix_effort),
        _number(idea.weeks),
        {None: "", True: "above", False: "below"}[idea.above],
        titles[call.call] if call else "open",
        call.reason if call else "",
        call.decider if call else "",
        call.owner if call else "",
        _day(call.due) if call else "",
    )


def line_sentences(made: Record) -> tuple[str, ...]:
    """Where the line is drawn, what would still fit below it, and whose size nobody knows."""
    if made.capacity is None or made.line is None:
        return ()
    unit = "idea" if made.capacity.unit == "ideas" else "person-week"
    unit += "" if made.capacity.amount == 1 else "s"
    used, amount = _number(made.line.used), _number(made.capacity.amount)
    above, below = len(made.line.above), len(made.line.below)
    said = [f"The line is drawn at {amount} {unit}: {above} above it, using {used}, {below} below."]
    titles = {idea.item.id: idea.item.title for idea in made.ideas}
    if made.line.would_still_fit:
        fitting = ", ".join(titles[item] for item in made.line.would_still_fit)
        said.append(f"Below the line, but each small enough for what is left: {fitting}.")
    if made.line.unknown:
        unknown = ", ".join(titles[item] for item in made.line.unknown)
        said.append(f"Size not known, counted as nothing: {unknown}.")
    return tuple(said)


def _room(made: Record) -> Section:
    columns = ("Idea", "Asked", "Result", "Ballots", "Skipped", "Don't know")
    return Section(
        "What the room said",
        columns=(*columns, "Spread before", "Spread after", "Ballots lay before", "Ballots lay after"),
        rows=tuple(_room_row(idea, axis) for idea in made.ideas for axis in idea.axes),
    )


def _room_row(idea: IdeaRecord, axis: AxisRecord) -> tuple[str, ...]:
    return (
        idea.item.title,
        axis.title,
        f"{axis.value or 'none'}{' (placed)' if axis.placed else ''}",
        str(axis.counted),
        str(axis.skipped),
        str(axis.dont_know),
        _share(axis.before),
        _share(axis.after),
        axis.gap_before,
        axis.gap_after,
    )


def _concordance(made: Record) -> Section:
    return Section(
        "Agreement over the whole list",
        columns=("Asked", "Kendall's W before", "Kendall's W after"),
        rows=tuple(
            (rules().axis(axis).title, _share(before), _share(after))
            for axis, before, after in made.concordance
        ),
    )


def _parked(made: Record) -> Section:
    return Section(
        "Parking lot",
        columns=("What", "Owner", "By"),
        rows=tuple((p.text, p.owner, _day(p.due)) for p in made.parked),
    )


def _wordings(made: Record) -> Section:
    told = [(i.item.title, [t for t in i.item.texts if t != i.item.title]) for i in made.ideas]
    return Section(
        "First wordings", bullets=tuple(f"{title}: {'; '.join(texts)}" for title, texts in told if texts)
    )


def _time(made: Record) -> Section:
    return Section(
        "Time",
        columns=("Phase", "Minutes"),
        rows=tuple((phase, str(_minutes(spent))) for phase, spent in made.spent),
    )


def _definitions() -> Section:
    rule = rules()
    texts = (rule.combine.text, rule.agreement.text, rule.agreement.concordance, rule.capacity.text)
    return Section("How it was counted", paragraphs=(*texts, f"Source: {sources()[rule.source]}."))


def _minutes(spent: timedelta) -> int:
    return round(spent / timedelta(minutes=1))


def _number(number: float | Fraction | None) -> str:
    return "" if number is None else f"{float(number):g}"


def _share(share: float | Fraction | None) -> str:
    return "" if share is None else f"{float(share):.2f}"


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()
