"""Meetings in a report: the last workshop's decisions, and upcoming reviews."""

from datetime import date

from gtm_framework.english import counted, written_day
from gtm_framework.report.blocks import Block, Column, Prose, Table
from gtm_framework.report.subject import Subject
from gtm_framework.strategy.reviews import ComingReview, coming_reviews
from gtm_framework.workshop.results import DecidedIdea, Outcome
from gtm_framework.workshop.rules import rules
from gtm_framework.workspace import Workspace, findings

_Content = tuple[str, tuple[Block, ...], tuple[str, ...]]
_COLUMNS = (Column("Idea", 3), Column("Decision", 1), Column("Reason", 3), Column("Decided by", 1.2),
            Column("Owner", 1.2), Column("Due", 1.2))  # fmt: skip


def decisions_section(subject: Subject) -> _Content | None:
    """Every decision with its reason, owner, and due date; None if there are none."""
    made = subject.workshop
    if made is None or not made.decided:
        return _kept_decisions(subject.workspace)
    message = f"{len(made.decided)} of {counted(made.shortlisted, 'shortlisted idea')} decided."
    table = Table(_COLUMNS, tuple(map(_decision, made.decided)))
    return message, (Prose(_held(made)), table, *_parked(made)), (rules().source,)


def _held(made: Outcome) -> str:
    people = counted(made.people, "person", "people")
    return f"Workshop of {written_day(made.day)}, {people}: {made.goal}"


def _decision(idea: DecidedIdea) -> tuple[str, ...]:
    return idea.title, idea.decision, idea.reason, idea.decider, idea.owner, _day(idea.due)


def _parked(made: Outcome) -> tuple[Table, ...]:
    if not made.parked:
        return ()
    columns = (Column("Topic", 4), Column("Owner", 1.2), Column("Due", 1.2))
    rows = tuple((parked.text, parked.owner, _day(parked.due)) for parked in made.parked)
    return (Table(columns, rows, name="Parking lot"),)


def _kept_decisions(workspace: Workspace) -> _Content | None:
    """The decisions still in the list: ideas whose status is a decision."""
    titles = [call.title for call in rules().calls]
    decided = [idea for title in titles for idea in workspace.initiatives if idea.status == title]
    if not decided:
        return None
    columns = (Column("Idea", 4), Column("Decision", 1), Column("Owner", 1.5))
    rows = tuple((idea.title, idea.status, idea.owner) for idea in decided)
    return f"{counted(len(decided), 'idea')} decided.", (Table(columns, rows),), (rules().source,)


def reviews_section(subject: Subject) -> _Content | None:
    """The next review of each kind; None if the workspace has nothing to review."""
    workspace = subject.workspace
    found = findings(workspace)
    if not (workspace.initiatives or workspace.cascade.things or found):
        return None
    coming = coming_reviews(workspace.cascade, workspace.health.rhythm, subject.day, found)
    first = min(coming, key=lambda review: review.days[0])
    message = f"Next: {first.agenda.title}, {written_day(first.days[0])}."
    columns = (Column("Review", 2), Column("Date", 1.7), Column("Minutes", 0.8, is_number=True),
               Column("Purpose", 3), Column("On the agenda", 3))  # fmt: skip
    sources = tuple(source for review in coming for source in review.agenda.source.split())
    return message, (Table(columns, tuple(map(_review, coming))),), sources


def _review(review: ComingReview) -> tuple[str, ...]:
    plan = review.agenda
    points = "; ".join(
        f"{point.text} ({counted(len(point.items), 'item')})" for point in plan.points if point.items
    )
    return (
        plan.title,
        written_day(review.days[0]),
        str(plan.minutes),
        plan.purpose,
        points or "Nothing to flag",
    )


def _day(day: date | None) -> str:
    return "" if day is None else written_day(day)
