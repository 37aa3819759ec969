"""The command line: the same library from a terminal."""

import gc
import sys
from typing import Annotated

import typer

from gtm_framework import __version__
from gtm_framework.cli import backup, check, copy_to, export, mcp, report, scorecard, serve, streams, triage
from gtm_framework.errors import GtmError, RefusedError

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Turn a list of go-to-market ideas into decisions. Without a command, open the app.",
)
app.command("triage")(triage.triage)
app.command("scorecard")(scorecard.scorecard)
app.command("check")(check.check)
app.command("report")(report.report)
app.command("export")(export.export)
app.command("mcp")(mcp.mcp)
app.command("copy-to")(copy_to.copy_to)
app.command("backup")(backup.backup)
app.command("restore")(backup.restore)


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    *,
    port: Annotated[
        int | None, typer.Option(help="Port of the app. Default: the first free one from 8501.")
    ] = None,
    share: Annotated[
        bool, typer.Option("--share", help="Open the app to your network, protected by a printed key.")
    ] = False,
    trusted_proxy: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS",
            help="With --share: the address of your reverse proxy, so the app trusts its X-Forwarded-For.",
        ),
    ] = None,
    public_address: Annotated[
        str | None,
        typer.Option(
            metavar="URL",
            help="With --share: the public address of the app behind your reverse proxy, for links.",
        ),
    ] = None,
    version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False,
) -> None:
    """Open the app in the browser; without a display, print its address and keep serving."""
    if version:
        typer.echo(f"gtm-framework {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        code = serve.serve(port, share=share, trusted_proxy=trusted_proxy, public_address=public_address)
        raise typer.Exit(code)


def main() -> None:
    """Run the command. An error prints one line per problem on standard error; the exit code is 2."""
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    streams.prepare()
    with streams.leaving_early():
        sys.exit(_run())


def _run() -> int:
    try:
        code = int(app(standalone_mode=False) or 0)
    except GtmError as error:
        return _refused(_told(error))
    except typer.TyperException as error:
        told = " ".join(error.format_message().split()).rstrip(".")
        return _refused([f"{told}. See gtm-framework --help."])
    except MemoryError:
        return _refused(["Not enough memory for this list. Split it, or use a machine with more memory."])
    except SystemExit:  # Typer's reaction to a closed pipe
        streams.let_go()
        return 0
    except (typer.Abort, KeyboardInterrupt):
        code = _INTERRUPTED
    return _refused(["Stopped. Nothing was written."], code) if code == _INTERRUPTED else code


_INTERRUPTED = 130
_OBJECTS_BETWEEN_COLLECTIONS = 50_000
"""Most objects of a command live until it ends; at Python's 700, searching them takes 10% of its time."""


def _told(error: GtmError) -> list[str]:
    if isinstance(error, RefusedError):
        return [f"{error.what}: {fault}" for fault in error.faults]
    return str(error).splitlines()


def _refused(lines: list[str], code: int = 2) -> int:
    for line in lines:
        typer.echo(line, err=True)
    return code
