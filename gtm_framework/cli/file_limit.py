"""The number of files a process may open; raised at startup, because every browser needs several."""

import sys
from collections.abc import Iterator

ENOUGH = 4096
"""Open files needed by a room of 60 phones, with room to spare."""

_TRIED = (65_536, 10_240, ENOUGH, 1024)  # macOS rejects more than it has, whatever limit it reports


def raise_file_limit() -> Iterator[str]:
    """Raise the soft limit as far as the system allows; processes started later inherit it.

    Yields:
        A sentence if it is still lower than a full room needs.
    """
    if sys.platform == "win32":
        return  # it has no such limit
    import resource  # noqa: PLC0415  (not on Windows)

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    endless = resource.RLIM_INFINITY
    for wanted in _TRIED:
        goal = wanted if hard == endless else min(wanted, hard)
        if soft == endless or goal <= soft:
            break
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (goal, hard))
        except (ValueError, OSError):
            continue
        soft = goal
        break
    if soft != endless and soft < ENOUGH:
        yield (
            f"This system lets the app open only {soft} files. Large workshops may lose connections; "
            f"raise the limit with: ulimit -n {ENOUGH}"
        )
