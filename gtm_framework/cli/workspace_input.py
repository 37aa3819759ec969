"""The workspace a command reads: an exported file, one in the database, or a worked example."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from gtm_framework.cli import files
from gtm_framework.errors import GtmError

if TYPE_CHECKING:
    from gtm_framework.workshop.results import Outcome
    from gtm_framework.workspace import Workspace

File = Annotated[
    str | None,
    typer.Argument(
        metavar="[WORKSPACE]",
        help="An exported workspace (.json; - reads standard input), or the name of a workspace in "
        "the database.",
    ),
]
Example = Annotated[str | None, typer.Option(metavar="NAME", help="Use a built-in example instead.")]


class Found(NamedTuple):
    """A workspace, and the outcome of its last workshop if known."""

    workspace: "Workspace"
    last_workshop: "Outcome | None"


def read(file: str | None, example: str | None) -> "Workspace":
    """The workspace that was named; raises the same errors as `find`."""
    return find(file, example).workspace


def find(file: str | None, example: str | None) -> Found:
    """The workspace that was named, with its last workshop.

    Raises:
        GtmError: If none or more than one is named, or it can't be read.
    """
    from gtm_framework.workspace import example_workspace  # noqa: PLC0415

    if file is not None and example is None:
        return _from_file(file) if _is_file(file) else _from_database(file)
    if example is not None and file is None:
        return Found(example_workspace(example), None)
    if file is not None:
        raise GtmError("A workspace and --example are both given. Use only one of them.")
    raise GtmError("No workspace given. Name a file or a workspace in the database, or use --example NAME.")


def _is_file(named: str) -> bool:
    """Whether this is meant as a file; if it looks like one, the database isn't searched."""
    looks_like_one = named.lower().endswith(".json") or any(sign in named for sign in "/\\")
    return named == files.STANDARD or looks_like_one or Path(named).exists()


def _from_file(file: str) -> Found:
    from gtm_framework.exchange.workspaces import read_workspace  # noqa: PLC0415

    name, content = files.read(file, "JSON")
    kept = read_workspace(content, name)
    return Found(kept.workspace(), kept.last_workshop)


def _from_database(name: str) -> Found:
    from gtm_framework.store import (  # noqa: PLC0415
        Store,
        last_outcome,
        open_named,
    )

    with Store.open() as store:
        workspace = open_named(store, name)
        return Found(workspace, last_outcome(store, workspace))
