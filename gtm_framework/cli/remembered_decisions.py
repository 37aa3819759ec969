"""The decisions that a run follows: those of the list itself, or of a workspace passed along with it."""

from pathlib import Path
from typing import TYPE_CHECKING

from gtm_framework.cli import files

if TYPE_CHECKING:
    from gtm_framework.triage.hints import Correction


def own_decisions(content: bytes, name: str) -> "tuple[Correction, ...]":
    """The decisions of a list that is an exported workspace; none in another list."""
    if b"{" not in content[:64]:
        return ()  # a workspace with all its parts loads slowly
    from gtm_framework.exchange.workspaces import corrections_in  # noqa: PLC0415

    return corrections_in(content, name)


def decisions_in(workspace: Path) -> "tuple[Correction, ...]":
    """The remembered decisions of a workspace passed along with the list."""
    from gtm_framework.exchange.workspaces import read_workspace  # noqa: PLC0415

    name, content = files.read(str(workspace), "JSON")
    return read_workspace(content, name).workspace().settings.corrections
