"""The reviews as a calendar file (RFC 5545, `.ics`) that calendar apps can import."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event, vRecur, vText

from gtm_framework.errors import RefusedError
from gtm_framework.strategy.reviews import Meeting, coming_reviews
from gtm_framework.workspace import Workspace, findings

_PRODUCT = "-//gtm_framework//review rhythm//EN"


def reviews_file(workspace: Workspace, day: date, stamp: datetime) -> bytes:
    """The reviews of a workspace as a calendar file, each a series with its next agenda.

    Args:
        workspace: The workspace.
        day: The first day to include.
        stamp: Now, with its time zone.

    Example:
        >>> from datetime import UTC
        >>> from gtm_framework.exchange.workspaces import demo_company
        >>> demo, noon = demo_company().workspace(), datetime(2026, 10, 5, 12, tzinfo=UTC)
        >>> reviews_file(demo, noon.date(), noon).decode().count("BEGIN:VEVENT")
        4
    """
    coming = coming_reviews(workspace.cascade, workspace.health.rhythm, day, findings(workspace))
    meetings = [review.meeting for review in coming]
    return calendar_file(meetings, workspace=workspace.id, name=f"Reviews of {workspace.name}", stamp=stamp)


def calendar_file(meetings: Iterable[Meeting], *, workspace: str, name: str, stamp: datetime) -> bytes:
    """Write meetings as a calendar file.

    Days and times have no time zone ("floating"): nine o'clock is nine o'clock wherever the calendar is
    opened. A meeting without a time is an all-day event that doesn't block the day. A meeting's id depends
    only on the workspace and the review, so re-importing the file replaces the existing event; the stamp
    says which one is newer.

    Args:
        meetings: The meetings, each a series.
        workspace: Id of the workspace.
        name: The calendar's name; any text.
        stamp: Now, with its time zone.

    Returns:
        The file's content: UTF-8, lines folded at 75 bytes and ended by CRLF.

    Raises:
        RefusedError: If the stamp has no time zone.
    """
    if stamp.utcoffset() is None:
        raise RefusedError("calendar", [f"stamp: {stamp} has no time zone. Add one, such as UTC."])
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", vText(plain(name)))
    for meeting in meetings:
        calendar.add_component(_event(meeting, workspace, stamp.astimezone(UTC).replace(microsecond=0)))
    return bytes(calendar.to_ical())


def _event(meeting: Meeting, workspace: str, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", f"{uuid5(NAMESPACE_URL, f'gtm-framework:{workspace}:{meeting.review}')}@gtm-framework")
    event.add("dtstamp", stamp)
    event.add("sequence", int(stamp.timestamp()) // 60)
    event.add("summary", plain(meeting.title))
    if meeting.notes:
        event.add("description", plain(meeting.notes))
    if meeting.starts is None:
        event.add("dtstart", meeting.day)
        event.add("dtend", meeting.day + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    else:
        begins = datetime.combine(meeting.day, meeting.starts)
        event.add("dtstart", begins)
        event.add("dtend", begins + timedelta(minutes=meeting.minutes))
    event.add("rrule", vRecur.from_ical(meeting.repeats))
    return event


def plain(text: str) -> str:
    """Text that a calendar file can contain: line breaks and tabs, but no other control characters."""
    whole = text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace").decode("utf-8")
    return "".join(char for char in whole if char in "\n\t" or (ord(char) >= 32 and ord(char) != 127))
