"""The names of files that are taken away from the open workspace."""

from datetime import date

from gtm_framework.exchange.file_names import file_name as named
from pages.parts import session
from pages.parts.workspace.opened import current


def file_name(what: str, ending: str, on: date | None = None) -> str:
    """A file's name, with the client or the workspace and the date in it.

    Args:
        what: What is in the file.
        ending: Its ending, such as ``"csv"``.
        on: The date; today's when None.
    """
    here = current()
    return named(here.report.client or here.name, what, on or session.today(), ending)
