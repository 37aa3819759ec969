"""Work as the documents list it; where a piece of work came from no longer matters here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gtm_framework.english import counted
from gtm_framework.strategy.documents.document import Line
from gtm_framework.strategy.exclusions.terms import Wording
from gtm_framework.strategy.page.sections import load_documents
from gtm_framework.triage.initiative import Initiative, Kind

OTHER = "other"


@dataclass(frozen=True, slots=True)
class Activity:
    """One piece of work, from the triage list or from the cascade.

    Attributes:
        title: What it is called.
        kind: Strategic work stands in the brief; all other work stands in the plan.
        sort: Id of a sort of activity (`data/documents.toml`), or ``"other"``.
        owner: Who answers for it.
        when: A quarter or a date, in whatever form it was given; dates as ``2026-09-14`` sort rightly.
        measure: What will tell that it worked.
        serves: What it serves, in words.
    """

    title: str
    kind: Kind = Kind.TACTICAL
    sort: str = OTHER
    owner: str = ""
    when: str = ""
    measure: str = ""
    serves: str = ""


def activity_from(initiative: Initiative, kind: Kind, measure: str = "", serves: str = "") -> Activity:
    """An initiative as an activity.

    Args:
        initiative: The idea.
        kind: The verdict that holds for it.
        measure: Name of what it is measured by.
        serves: Name of the objective that it serves; the initiative itself knows only its id.
    """
    return Activity(
        title=initiative.title,
        kind=kind,
        sort=sort_of(initiative.title, initiative.description, initiative.tags),
        owner=initiative.owner,
        when=initiative.quarter,
        measure=measure,
        serves=serves or initiative.supports,
    )


def sort_of(title: str, description: str = "", tags: Sequence[str] = ()) -> str:
    """The sort of activity that its words name: tags first, then title, then description."""
    for text in (*tags, title, description):
        wording = Wording(text)
        for sort in load_documents().sorts:
            if any(not mention.refused for mention in wording.find(sort.words)):
                return sort.id
    return OTHER


def listed(activities: Sequence[Activity], selection: str) -> Iterator[Line]:
    """The lines of a section that lists work.

    Args:
        activities: All the work.
        selection: What the section asks for (`activities` in `data/documents.toml`); empty lists nothing.
    """
    chosen = [activity for activity in activities if _belongs(activity, selection)]
    yield from (_activity_line(activity, selection) for activity in sorted(chosen, key=_by_date))


def _belongs(activity: Activity, selection: str) -> bool:
    if activity.kind is Kind.STRATEGIC:
        return selection == "strategic"
    if selection == "dated":
        return bool(activity.when.strip())
    if selection == "measured":
        return bool(activity.measure.strip())
    return selection == activity.sort


def _activity_line(activity: Activity, selection: str) -> Line:
    if selection == "dated":
        return Line(activity.when.strip(), activity.title, "activity")
    if selection == "measured":
        return Line(activity.measure.strip(), activity.title, "activity")
    details = {
        "when": activity.when,
        "owner": activity.owner,
        "measured by": activity.measure,
        "serves": activity.serves,
    }
    said = "; ".join(f"{name}: {value.strip()}" for name, value in details.items() if value.strip())
    return Line(activity.title, said or "no details yet", "activity")


def _by_date(activity: Activity) -> tuple[bool, str, str]:
    """By date as text, what has none last, then by title."""
    when = activity.when.strip()
    return (not when, when, activity.title.casefold())


def lacking(activities: Sequence[Activity], selection: str) -> Iterator[str]:
    """What the planned work lacks in a section on dates or on measures, one sentence each."""
    planned = [activity for activity in activities if activity.kind is not Kind.STRATEGIC]
    if selection == "dated":
        yield from _without("a date", [a.title for a in planned if not a.when.strip()])
        yield from _without("an owner", [a.title for a in planned if not a.owner.strip()])
    if selection == "measured":
        yield from _without("a measure", [a.title for a in planned if not a.measure.strip()])


def _without(what: str, titles: Sequence[str]) -> Iterator[str]:
    if titles:
        count = counted(len(titles), "activity lacks", "activities lack")
        yield f"{count} {what}: {'; '.join(titles)}."
