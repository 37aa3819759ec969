"""`gtm-framework triage`: a list of ideas in, a prioritized CSV out."""

from pathlib import Path
from typing import Annotated

import typer

from gtm_framework.cli import files, streams


def triage(  # noqa: PLR0917  (the command line names them)
    ideas: Annotated[str, typer.Argument(metavar="IDEAS.csv", help="The list; - reads standard input.")],
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="OUT.csv", help="Where to write; - is standard output."),
    ] = None,
    method: Annotated[str, typer.Option(help="quadrant, ratio, rice, ice or wsjf.")] = "quadrant",
    rubric: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A rubric of your own (TOML).")
    ] = None,
    threshold: Annotated[float, typer.Option(help="Scores above it are high, 1 to 9.")] = 5,
    accept_hints: Annotated[
        bool,
        typer.Option("--accept-hints", help="Answer what is undecided with what its words suggest."),
    ] = False,
    skip_bad_rows: Annotated[
        bool,
        typer.Option("--skip-bad-rows", help="Let the good rows through; without it nothing is written."),
    ] = False,
) -> None:
    """Classify, place and rank a list of ideas.

    Without -o the CSV goes to standard output when that is a pipe, and a table to read to a terminal.
    """
    # Heavy rooms are entered only when the command runs, so that --help answers at once.
    from gtm_framework.cli import terminal  # noqa: PLC0415
    from gtm_framework.exchange.triage_file import triage_file  # noqa: PLC0415
    from gtm_framework.triage.rubric import Rubric  # noqa: PLC0415

    chosen = Rubric.from_toml(rubric) if rubric else Rubric.default()
    name, content = files.read(ideas)
    with terminal.progress(f"Reading {name}") as progress:
        triaged = triage_file(
            content,
            name=name,
            rubric=chosen,
            method=method,
            threshold=threshold,
            accept_hints=accept_hints,
            on_bad="skip" if skip_bad_rows else "refuse",
            progress=progress,
        )
        if output is None and streams.is_watched():
            terminal.show(triaged)
        else:
            with files.opened(output or files.STANDARD) as file:
                triaged.write(file, progress)
    terminal.summary(triaged)
