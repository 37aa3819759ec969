"""`gtm-framework check`: find everything in a workspace that needs attention."""

import json
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from gtm_framework.cli import workspace_input
from gtm_framework.inert import inert_line
from gtm_framework.strategy import Severity

if TYPE_CHECKING:
    from gtm_framework.strategy import Remark


class Format(StrEnum):
    """The output format of the findings."""

    TEXT = "text"
    JSON = "json"


def check(
    workspace: workspace_input.File = None,
    example: workspace_input.Example = None,
    form: Annotated[Format, typer.Option("--format", help="Output format.")] = Format.TEXT,
    fail_on: Annotated[
        Severity | None, typer.Option(help="Exit with code 1 if any finding has at least this severity.")
    ] = None,
) -> None:
    """Find what needs attention in a workspace.

    Lists conflicts, unlinked work, overloaded quarters, and warning signs; worst first.
    """
    # Heavy packages are imported only when the command runs, so that --help is fast.
    from gtm_framework.strategy import at_least  # noqa: PLC0415
    from gtm_framework.workspace import as_json, findings  # noqa: PLC0415

    checked = workspace_input.read(workspace, example)
    found = findings(checked)
    if form is Format.JSON:
        typer.echo(json.dumps(as_json(checked.name, found), ensure_ascii=False, indent=2))
    else:
        typer.echo("\n".join(_lines(checked.name, found)))
    if fail_on is not None and at_least(found, fail_on):
        raise typer.Exit(1)


def _lines(name: str, found: "Sequence[Remark]") -> Iterator[str]:
    """The findings as text; user-typed text can't break out of its line."""
    from gtm_framework.catalog import source_titles  # noqa: PLC0415
    from gtm_framework.workspace import counts  # noqa: PLC0415

    told = ", ".join(f"{count} {severity}" for severity, count in counts(found).items() if count)
    yield inert_line(f"{name}: {told or 'no findings'}")
    for remark in found:
        yield ""
        yield inert_line(f"{remark.severity.upper()}: {remark.reason}")
        source = "; ".join(source_titles()[name] for name in remark.source.split())
        for label, text in (("Question", remark.question), ("Advice", remark.advice), ("Source", source)):
            if text:
                yield inert_line(f"  {label}: {text}")
