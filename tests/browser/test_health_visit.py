"""A person's way through health in a real browser: answer, see it kept, take the calendar away."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect

from tests.browser.server import Server

APP = Path(__file__).resolve().parents[2] / "app.py"

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("health-visit")]


def test_an_answer_is_kept_and_the_calendar_file_is_one_that_calendars_read(
    serve: Callable[..., Server], visit: Callable[..., Page], tmp_path: Path
) -> None:
    server = serve(APP, env={"GTM_DATABASE_URL": f"sqlite:///{tmp_path / 'health.db'}"})
    page = visit(server.url)
    page.get_by_role("link", name="Health").click()
    expect(page.get_by_role("heading", name="No answers yet.")).to_be_visible()

    page.locator(".st-key-answer-flat_pipeline").get_by_text("flat or falling").click()
    expect(page.get_by_role("heading", name="1 of 1 warning signs.")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="1 of 1 warning signs.")).to_be_visible()

    page.locator(".st-key-health-view").get_by_text("Reviews", exact=True).click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download calendar (.ics)").click()
    assert re.fullmatch(r"my-company-reviews-\d{4}-\d\d-\d\d\.ics", waiting.value.suggested_filename)
    events = Calendar.from_ical(Path(waiting.value.path()).read_bytes()).walk("VEVENT")
    assert [str(event["summary"]) for event in events] == [
        "Weekly check-in",
        "Monthly performance review",
        "Quarterly strategic review",
        "Annual strategy review",
    ]
    assert "the pipeline is flat or falling" in str(events[3]["description"])
    assert all(event["rrule"]["BYDAY"] for event in events)
