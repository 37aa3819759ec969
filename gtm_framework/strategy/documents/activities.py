"""Work as listed in the documents, wherever it came from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gtm_framework.english import counted
from gtm_framework.strategy.documents.document import Line
from gtm_framework.strategy.exclusions.terms import Wording
from gtm_framework.strategy.page.sections import load_documents
from gtm_framework.triage import Initiative, Kind

OTHER = "other"


@dataclass(frozen=True, slots=True)
class Activity:
    """One work item, from Triage or from the roadmap.

    Attributes:
        title: Its title.
        kind: Strategic work goes into the brief; all other work goes into the plan.
        sort: Id of a kind of activity (`data/documents.toml`), or ``"other"``.
        owner: Who is accountable for it.
        when: A quarter or a date, in any format; dates such as ``2026-09-14`` sort correctly.
        measure: How to tell whether it worked.
        serves: The objective it supports, in words.

    Example:
        >>> webinar = Activity("Webinar: first week of frost", owner="Leo", when="2026-Q4")
        >>> webinar.kind.value, webinar.sort
        ('tactical', 'other')
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
        kind: Its final verdict.
        measure: Name of its success metric.
        serves: Title of the objective it supports; the initiative only has its id.

    Example:
        >>> idea = Initiative(title="Webinar on frost", quarter="2026-Q4")
        >>> activity_from(idea, Kind.TACTICAL, measure="demos").sort
        'event'
    """
    return Activity(
        title=initiative.title,
        kind=kind,
        sort=sort_of(initiative.title, initiative.description, initiative.tags),
        owner=initiative.owner,
        when=initiative.quarter,
        measure=measure,
        serves=serves,
    )


def is_decided(initiative: Initiative) -> bool:
    """Whether an idea is planned: it has an owner or a quarter, and its status doesn't say otherwise.

    Example:
        >>> webinar = Initiative(title="Webinar", owner="Leo", status="agreed")
        >>> is_decided(webinar), is_decided(webinar.with_changes(status="idea"))
        (True, False)
    """
    status = initiative.status.strip().casefold()
    taken_up = initiative.owner.strip() or initiative.quarter.strip()
    return bool(taken_up) and status not in load_documents().not_decided


def sort_of(title: str, description: str = "", tags: Sequence[str] = ()) -> str:
    """The kind of activity its words indicate: tags first, then title, then description."""
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
        selection: What the section lists (`activities` in `data/documents.toml`); empty lists nothing.
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
    """By date as text, undated last, then by title."""
    when = activity.when.strip()
    return (not when, when, activity.title.casefold())


def lacking(activities: Sequence[Activity], selection: str) -> Iterator[str]:
    """What the planned work is missing in a section about dates or KPIs, one sentence each."""
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
