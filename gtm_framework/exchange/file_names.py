"""The names of downloaded files: the client, the content, and the date."""

import re
from datetime import date

_LONGEST = 60
_BETWEEN = re.compile(r"[\W_]+")


def file_name(owner: str, what: str, on: date, ending: str) -> str:
    """Name a file so that it can be told apart in a folder of many clients.

    Args:
        owner: The client or the workspace.
        what: What is in the file, such as ``"prioritized"``.
        on: The date that the file is for.
        ending: Its ending, such as ``"csv"``.

    Example:
        >>> file_name("Müller & Sons, Inc.", "prioritized", date(2026, 10, 5), "csv")
        'müller-sons-inc-prioritized-2026-10-05.csv'
    """
    told = _BETWEEN.sub("-", owner.casefold()).strip("-")[:_LONGEST].strip("-")
    return "-".join(filter(None, [told, what, on.isoformat()])) + f".{ending}"
