"""`gtm-framework check`: everything that a workspace says against itself, to keep it under review."""

import json
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from gtm_framework.cli import files
from gtm_framework.errors import GtmError
from gtm_framework.inert import inert_line
from gtm_framework.strategy.severity import Severity

if TYPE_CHECKING:
    from gtm_framework.strategy.remarks import Remark
    from gtm_framework.workspace import Workspace


class Format(StrEnum):
    """In which form the findings are written."""

    TEXT = "text"
    JSON = "json"


def check(
    workspace: Annotated[
        str | None,
        typer.Argument(metavar="[WORKSPACE.json]", help="A downloaded workspace; - reads standard input."),
    ] = None,
    example: Annotated[
        str | None, typer.Option(metavar="NAME", help="Check a worked example that is shipped instead.")
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="How the findings are written.")] = Format.TEXT,
    fail_on: Annotated[
        Severity | None, typer.Option(help="Exit with 1 when there is a finding as bad as this, or worse.")
    ] = None,
) -> None:
    """Find contradictions, breaks in the line of sight, overload and symptoms; worst first."""
    # Heavy rooms are entered only when the command runs, so that --help answers at once.
    from gtm_framework.strategy.remarks import at_least  # noqa: PLC0415
    from gtm_framework.workspace.findings import as_json, findings  # noqa: PLC0415

    checked = _workspace(workspace, example)
    found = findings(checked)
    if form is Format.JSON:
        typer.echo(json.dumps(as_json(checked.name, found), ensure_ascii=False, indent=2))
    else:
        typer.echo("\n".join(_lines(checked.name, found)))
    if fail_on is not None and at_least(found, fail_on):
        raise typer.Exit(1)


def _workspace(file: str | None, example: str | None) -> "Workspace":
    from gtm_framework.exchange.workspace_file import read_workspace  # noqa: PLC0415
    from gtm_framework.workspace.examples import example_workspace  # noqa: PLC0415

    if file is not None and example is None:
        name, content = files.read(file, "JSON")
        return read_workspace(content, name).workspace()
    if example is not None and file is None:
        return example_workspace(example)
    raise GtmError("Give one thing to check: a file, WORKSPACE.json, or --example NAME.")


def _lines(name: str, found: "Sequence[Remark]") -> Iterator[str]:
    """The findings to be read; what people typed stays on its line."""
    from gtm_framework.workspace.findings import counts  # noqa: PLC0415

    told = ", ".join(f"{count} {severity}" for severity, count in counts(found).items() if count)
    yield inert_line(f"{name}: {told or 'nothing found'}")
    for remark in found:
        yield ""
        yield inert_line(f"{remark.severity.upper()} {remark.id} ({remark.family}, {remark.source})")
        yield inert_line(f"  {remark.reason}")
        for label, text in (("question", remark.question), ("advice", remark.advice)):
            if text:
                yield inert_line(f"  {label}: {text}")
        yield inert_line(f"  rests on: {'; '.join(map(str, remark.fields))}")
