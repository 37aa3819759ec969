"""The appendix of the record: the statistics and everything else, for reference."""

from fractions import Fraction

from gtm_framework.catalog import sources
from gtm_framework.workshop.results.axis_records import AxisRecord
from gtm_framework.workshop.results.full_record import IdeaRecord, Record
from gtm_framework.workshop.results.minutes import Section, filled, minutes, number_text
from gtm_framework.workshop.rules.book import rules


def appendix(made: Record) -> tuple[Section, ...]:
    """The statistics and everything else, for reference.

    Example:
        >>> from datetime import datetime
        >>> from gtm_framework.workshop import Workshop, results, votes
        >>> state = Workshop(id="w-1", items=[{"id": "i-1", "title": "Booth", "shortlisted": False}])
        >>> made = results.record(state, votes.Seen(), [], {}, datetime(2026, 10, 5), weeks_of=lambda _: 1)
        >>> [section.heading for section in appendix(made)]
        ['Parked ideas', 'How results are calculated']
    """
    return filled(
        _ranking(made),
        _room(made),
        _concordance(made),
        Section("Parked ideas", bullets=tuple(item.title for item in made.set_aside)),
        _wordings(made),
        _time(made),
        _definitions(),
    )


def _ranking(made: Record) -> Section:
    columns = ("Rank", "Idea", "Verdict", "Quadrant", "Impact", "Effort", "Person-weeks", "Cut line")
    return Section("Ranking", columns=columns, rows=tuple(_ranked(idea) for idea in made.ideas))


def _ranked(idea: IdeaRecord) -> tuple[str, ...]:
    ranked = idea.ranked
    return (
        "" if ranked.rank is None else str(ranked.rank),
        idea.item.title,
        ranked.verdict.kind.value,
        ranked.quadrant.label if ranked.quadrant else "not scored",
        number_text(ranked.initiative.matrix_impact),
        number_text(ranked.initiative.matrix_effort),
        number_text(idea.weeks),
        {None: "", True: "above", False: "below"}[idea.above],
    )


def _room(made: Record) -> Section:
    return Section(
        "Votes",
        columns=("Idea", "Question", "Result", "Votes", "Skipped", "Don't know", "Range", "Spread"),
        rows=tuple(_room_row(idea, axis) for idea in made.ideas for axis in idea.axes),
    )


def _room_row(idea: IdeaRecord, axis: AxisRecord) -> tuple[str, ...]:
    """One idea and question; with two votes, the first and the last."""
    return (
        idea.item.title,
        axis.title,
        f"{axis.value or 'none'}{' (placed)' if axis.placed else ''}",
        str(axis.counted),
        str(axis.skipped),
        str(axis.dont_know),
        " → ".join(filter(None, (axis.gap_before, axis.gap_after))),
        " → ".join(filter(None, (_share(axis.before), _share(axis.after)))),
    )


def _concordance(made: Record) -> Section:
    return Section(
        "Agreement on the whole list",
        columns=("Question", "Kendall's W before", "Kendall's W after"),
        rows=tuple(
            (rules().axis(axis).title, _share(before), _share(after))
            for axis, before, after in made.concordance
        ),
    )


def _wordings(made: Record) -> Section:
    told = [(i.item.title, [t for t in i.item.texts if t != i.item.title]) for i in made.ideas]
    return Section(
        "Original wording", bullets=tuple(f"{title}: {'; '.join(texts)}" for title, texts in told if texts)
    )


def _time(made: Record) -> Section:
    return Section(
        "Time",
        columns=("Phase", "Minutes"),
        rows=tuple((phase, str(minutes(spent))) for phase, spent in made.spent),
    )


def _definitions() -> Section:
    rule = rules()
    agreement = rule.agreement
    texts = (rule.combine.text, agreement.text, agreement.order, agreement.concordance, rule.capacity.text)
    return Section("How results are calculated", paragraphs=(*texts, f"Source: {sources()[rule.source]}."))


def _share(share: float | Fraction | None) -> str:
    return "" if share is None else f"{float(share):.2f}"
