"""`gtm-framework report`: a workspace as a report to send, in any of its formats."""

from datetime import date, datetime
from typing import Annotated, Literal

import typer

from gtm_framework.cli import files, workspace_input


def report(
    workspace: workspace_input.File = None,
    *,
    example: workspace_input.Example = None,
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="OUT",
            help="Output file: .html, .pdf, .pptx, or .md; - is standard output.",
        ),
    ] = "report.html",
    sections: Annotated[
        str | None,
        typer.Option(
            metavar="strategy,ranking,…", help="Sections to include; empty ones are always left out."
        ),
    ] = None,
    client: Annotated[
        str | None, typer.Option(metavar="NAME", help="The client's name on the cover.")
    ] = None,
    logo: Annotated[
        str | None, typer.Option(metavar="FILE", help="The client's logo: PNG, JPEG, GIF, or WebP.")
    ] = None,
    day: Annotated[
        datetime | None,
        typer.Option("--date", formats=["%Y-%m-%d"], help="Date on the cover. Default: today."),
    ] = None,
    paper: Annotated[Literal["A4", "letter"], typer.Option(help="Paper size of a PDF.")] = "A4",
) -> None:
    """Write a report for a client.

    It has the strategy, the ranked list, the matrix, the roadmap, and the decisions.
    """
    # These load slowly, so they are imported only when the command runs.
    from gtm_framework.report import (  # noqa: PLC0415
        build_report,
        check_ending,
        logo_from,
        report_bytes,
    )

    ending = ".html" if output == files.STANDARD else check_ending(output)
    read, last_workshop = workspace_input.find(workspace, example)
    changes = {
        "client": client,
        "logo": None if logo is None else logo_from(files.read(logo, "PNG")[1], logo),
    }
    cover = read.report.with_changes(
        **{name: value for name, value in changes.items() if value is not None}
    )
    named = None if sections is None else [name.strip() for name in sections.split(",") if name.strip()]
    made = build_report(
        read.model_copy(update={"report": cover}),
        day.date() if day else date.today(),
        sections=named,
        workshop=last_workshop,
    )
    content = report_bytes(made, ending, paper)
    with files.opened(output) as out:
        out.write(content)
