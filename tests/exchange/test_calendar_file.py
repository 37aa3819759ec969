"""The calendar file: what RFC 5545 asks for, and what calendar programs read back."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from gtm_framework.errors import RefusedError
from gtm_framework.exchange.documents.calendar import calendar_file, plain
from gtm_framework.strategy.reviews.agenda import Meeting, meetings
from gtm_framework.strategy.reviews.reviews import Review, default_rhythm

STAMP = datetime(2026, 7, 1, 12, 30, 15, 999, tzinfo=UTC)


def meeting(**fields: Any) -> Meeting:
    given = {
        "review": Review.WEEKLY,
        "title": "Check-in",
        "day": date(2026, 7, 9),
        "starts": time(9),
        "minutes": 30,
        "repeats": "FREQ=WEEKLY;BYDAY=TH",
    }
    return Meeting(**{**given, **fields})


def written(*made: Meeting, workspace: str = "acme", name: str = "Acme", stamp: datetime = STAMP) -> bytes:
    return calendar_file(made, workspace=workspace, name=name, stamp=stamp)


def events(content: bytes) -> list[Any]:
    return list(Calendar.from_ical(content).walk("VEVENT"))


def test_the_four_reviews_are_read_back_as_four_series() -> None:
    made = meetings(default_rhythm(), date(2026, 7, 3))
    read = events(written(*made))

    assert [str(event["summary"]) for event in read] == [each.title for each in made]
    assert [event.decoded("dtstart") for event in read] == [
        datetime.combine(each.day, time(9)) for each in made
    ]
    assert [str(event["description"]) for event in read] == [each.notes for each in made]
    assert [event.decoded("dtend") - event.decoded("dtstart") for event in read] == [
        timedelta(minutes=each.minutes) for each in made
    ]
    for event, each in zip(read, made, strict=True):
        theirs = rrulestr(event["rrule"].to_ical().decode(), dtstart=event.decoded("dtstart"))
        ours = rrulestr(each.repeats, dtstart=event.decoded("dtstart"))
        assert list(theirs[:8]) == list(ours[:8])


def test_the_file_has_what_a_calendar_must_have() -> None:
    calendar = Calendar.from_ical(written(meeting()))
    (event,) = calendar.walk("VEVENT")

    assert (str(calendar["version"]), str(calendar["method"]), str(calendar["x-wr-calname"])) == (
        "2.0",
        "PUBLISH",
        "Acme",
    )
    assert str(calendar["prodid"]).startswith("-//gtm_framework//")
    assert {"UID", "DTSTAMP", "DTSTART", "DTEND", "RRULE", "SUMMARY", "SEQUENCE"} <= set(event)
    assert "DESCRIPTION" not in event


def test_times_are_floating_and_the_stamp_is_in_utc() -> None:
    lines = written(meeting(), stamp=STAMP.astimezone(timezone(timedelta(hours=5)))).decode().split("\r\n")

    assert "DTSTART:20260709T090000" in lines
    assert "DTEND:20260709T093000" in lines
    assert "DTSTAMP:20260701T123015Z" in lines
    assert not any("TZID" in line for line in lines)


def test_a_meeting_without_a_time_lasts_all_day_and_leaves_the_day_free() -> None:
    lines = written(meeting(starts=None)).decode().split("\r\n")

    assert "DTSTART;VALUE=DATE:20260709" in lines
    assert "DTEND;VALUE=DATE:20260710" in lines
    assert "TRANSP:TRANSPARENT" in lines


def test_the_id_depends_on_workspace_and_review_alone() -> None:
    def ids(*made: Meeting, **fields: Any) -> list[str]:
        return [str(event["uid"]) for event in events(written(*made, **fields))]

    first = ids(meeting(), meeting(review=Review.YEARLY))
    later = ids(
        meeting(day=date(2027, 1, 7), title="Other"),
        meeting(review=Review.YEARLY),
        stamp=STAMP + timedelta(9),
    )

    assert first == later
    assert len(set(first)) == 2
    assert not set(first) & set(ids(meeting(), meeting(review=Review.YEARLY), workspace="other"))


def test_a_later_file_has_a_higher_sequence() -> None:
    def sequence(stamp: datetime) -> int:
        return int(events(written(meeting(), stamp=stamp))[0]["sequence"])

    assert sequence(STAMP) < sequence(STAMP + timedelta(minutes=1)) < 2**31


def test_the_same_input_gives_the_same_bytes() -> None:
    assert written(meeting()) == written(meeting())


def test_a_stamp_without_a_time_zone_is_refused() -> None:
    with pytest.raises(RefusedError) as refused:
        written(meeting(), stamp=datetime(2026, 7, 1))

    assert str(refused.value) == (
        "calendar: stamp: 2026-07-01 00:00:00 has no time zone. Add one, such as UTC."
    )


def test_text_cannot_leave_its_field() -> None:
    evil = "Hi; a, b\\n\r\nEND:VEVENT\r\nBEGIN:VALARM\rATTACH:http://evil\x00\x0b\x1b\x7f \ud800 ümläut 🚀"
    content = written(meeting(title=evil, notes=evil), name=evil)
    calendar = Calendar.from_ical(content)
    (event,) = calendar.walk("VEVENT")

    assert [component.name for component in calendar.walk()] == ["VCALENDAR", "VEVENT"]
    expected = "Hi; a, b\\n\nEND:VEVENT\nBEGIN:VALARM\nATTACH:http://evil ? ümläut 🚀"
    assert str(event["description"]) == str(event["summary"]) == expected
    escaped = r"Hi\; a\, b\\n\nEND:VEVENT\nBEGIN:VALARM\nATTACH:http://evil ? ümläut 🚀"
    assert f"X-WR-CALNAME:{escaped}" in content.replace(b"\r\n ", b"").decode().split("\r\n")


TEXTS = st.text(max_size=300) | st.text(alphabet="\r\n\\;,:\"'aé🚀\x00", max_size=300)


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS)
def test_any_text_is_folded_escaped_and_read_back(title: str, notes: str) -> None:
    content = written(meeting(title=f"x{title}x", notes=f"x{notes}x"))
    lines = content.split(b"\r\n")
    (event,) = events(content)

    assert lines[-1] == b""
    assert all(len(line) <= 75 for line in lines)
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert str(event["summary"]) == plain(f"x{title}x")
    assert str(event["description"]) == plain(f"x{notes}x")
