"""The names of files downloaded from the open workspace."""

from datetime import date

from gtm_framework import exchange
from pages.parts import session
from pages.parts.workspace.opened import current


def file_name(what: str, ending: str, on: date | None = None) -> str:
    """A file's name, with the client or the workspace and the date in it.

    Args:
        what: What is in the file.
        ending: Its ending, such as ``"csv"``.
        on: The date; None for today.
    """
    here = current()
    return exchange.file_name(here.report.client or here.name, what, on or session.today(), ending)
