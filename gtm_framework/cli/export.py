"""`gtm-framework export`: a workspace's list for other tools, and its reviews for calendars."""

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from gtm_framework.cli import files, workspace_input
from gtm_framework.errors import UnknownNameError

if TYPE_CHECKING:
    from gtm_framework.workspace import Workspace

_LIST = ("csv", "workbook", "calendar", "schema")


def export(
    form: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT",
            help="csv, workbook, calendar, jira, linear, trello, asana, github, azure, or schema "
            "(the JSON Schema of workspace files; needs no workspace).",
        ),
    ],
    workspace: workspace_input.File = None,
    *,
    example: workspace_input.Example = None,
    only_decided: Annotated[
        bool, typer.Option("--only-decided", help="For trackers: only ideas decided as Do now or Later.")
    ] = False,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="OUT", help="Output file; - is standard output.")
    ] = files.STANDARD,
) -> None:
    """Write the list or the reviews for another tool."""
    content = _content(form, workspace, example, only_decided=only_decided)
    with files.opened(output) as out:
        out.write(content)


def _content(form: str, workspace: str | None, example: str | None, *, only_decided: bool) -> bytes:
    # These load slowly, so they are imported only when the command runs.
    from gtm_framework.exchange.lists import all_trackers, tracker_csv  # noqa: PLC0415
    from gtm_framework.exchange.workspaces import schema_bytes  # noqa: PLC0415

    trackers = [tracker.id for tracker in all_trackers().trackers]
    if form not in (*_LIST, *trackers):
        raise UnknownNameError("format", form, (*_LIST, *trackers))
    if form == "schema":
        return schema_bytes()
    read = workspace_input.read(workspace, example)
    if form in trackers:
        return tracker_csv(read.ranked(), form, only_decided=only_decided)
    return _of_workspace(form, read)


def _of_workspace(form: str, workspace: "Workspace") -> bytes:
    from gtm_framework.exchange.documents import reviews_file  # noqa: PLC0415
    from gtm_framework.exchange.lists import csv_bytes, list_workbook  # noqa: PLC0415
    from gtm_framework.triage import Rubric  # noqa: PLC0415

    if form == "calendar":
        return reviews_file(workspace, date.today(), datetime.now(UTC))
    write = list_workbook if form == "workbook" else csv_bytes
    return write(workspace.ranked(), Rubric.default())
