"""The file behind each live link: one file of a workspace, always current."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time

from gtm_framework.exchange.documents import reviews_file
from gtm_framework.exchange.lists import csv_bytes
from gtm_framework.live.list_json import list_json
from gtm_framework.live.rules import FileName, live_rules
from gtm_framework.report import build_report, matrix_svg, report_html
from gtm_framework.triage import Rubric
from gtm_framework.workspace import Workspace

_Writer = Callable[[Workspace, date, datetime], bytes]

_WRITERS: Mapping[FileName, _Writer] = {
    "list.csv": lambda workspace, _day, _at: csv_bytes(workspace.ranked(), Rubric.default()),
    "list.json": lambda workspace, _day, _at: list_json(workspace),
    "matrix.svg": lambda workspace, _day, _at: matrix_svg(workspace.ranked()),
    "reviews.ics": lambda workspace, day, at: reviews_file(workspace, day, _stamp(day, at)),
    "client.html": lambda workspace, day, _at: _client_page(workspace, day),
}


def live_content(workspace: Workspace, file: FileName, day: date, changed_at: datetime) -> bytes:
    """Write one file of a workspace; the same workspace on the same day gives the same bytes.

    Args:
        workspace: The workspace.
        file: Which file.
        day: Today.
        changed_at: When the workspace was last changed, with its time zone.
    """
    return _WRITERS[file](workspace, day, changed_at)


def _stamp(day: date, changed_at: datetime) -> datetime:
    """When it got its current content: calendars replace a file with a newer one; each day makes one."""
    return max(changed_at, datetime.combine(day, time(), UTC))


def _client_page(workspace: Workspace, day: date) -> bytes:
    return report_html(build_report(workspace, day, sections=live_rules().client_sections)).encode()
