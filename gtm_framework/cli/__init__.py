"""The same library from a terminal."""

import sys
from typing import Annotated

import typer

from gtm_framework import __version__
from gtm_framework.cli import scorecard, serve, triage
from gtm_framework.errors import GtmError, RefusedError

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="A list of go-to-market ideas in, a short list of decisions out. No command opens the app.",
)
app.command("triage")(triage.triage)
app.command("scorecard")(scorecard.scorecard)


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    port: Annotated[
        int | None, typer.Option(help="Port of the app; the first free one from 8501 on.")
    ] = None,
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
) -> None:
    """Open the app in the browser; without a screen, print its address and serve on."""
    if version:
        typer.echo(f"gtm-framework {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        raise typer.Exit(serve.serve(port))


def main() -> None:
    """Run the command; a refusal is one line for each fault on standard error, and exit code 2."""
    try:
        code = app(standalone_mode=False)
    except GtmError as error:
        sys.exit(_refused(_told(error)))
    except typer.TyperException as error:
        sys.exit(_refused([f"{error.format_message().rstrip('.')}. See gtm-framework --help."]))
    except (typer.Abort, KeyboardInterrupt):
        sys.exit(_refused(["Stopped; nothing was written."], code=130))
    sys.exit(code or 0)


def _told(error: GtmError) -> list[str]:
    if isinstance(error, RefusedError):
        return [f"{error.what}: {fault}" for fault in error.faults]
    return str(error).splitlines()


def _refused(lines: list[str], code: int = 2) -> int:
    for line in lines:
        typer.echo(line, err=True)
    return code
