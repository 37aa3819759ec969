"""How many files a process may have open: raised at the start, since every browser of a room takes some."""

import sys
from collections.abc import Iterator

ENOUGH = 4096
"""Open files that a room of 60 phones needs, with room to spare."""

_TRIED = (65_536, 10_240, ENOUGH, 1024)  # macOS refuses more than it has, whatever it says is allowed


def raise_file_limit() -> Iterator[str]:
    """Raise the soft limit as far as this system lets us; processes started later inherit it.

    Yields:
        One sentence where it stays lower than a full room needs.
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
