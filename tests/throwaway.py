"""A PostgreSQL for one run of the tests: a new cluster in a folder of its own, gone with the run.

It answers on a socket in that folder and nowhere else. A shell watches over it: when the tests end, however
they end, the pipe between the two closes, and the shell stops the server and removes the folder.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

DEBIAN = Path("/usr/lib/postgresql")  # where its programs lie, one folder for each version, off the PATH

# It sorts words as a dictionary does where this version can, for SQLite does not, and nobody may notice the
# difference. Nothing of it has to outlive a power cut.
_WATCH = """
programs=$1 folder=$2
make() { "$programs/initdb" -D "$folder/data" -U gtm -A trust -E UTF8 --no-sync --locale=C "$@"; }
start() {
    "$programs/pg_ctl" -D "$folder/data" -l "$folder/log" -w start -o "-k '$folder' -p 5432 \
        -c listen_addresses='' -c fsync=off -c full_page_writes=off -c autovacuum=off"
}
stop() { "$programs/pg_ctl" -D "$folder/data" -w -m immediate stop; }
if { make --locale-provider=icu --icu-locale=en || make; } && start; then
    echo DONE
    while read -r order; do "$order"; echo DONE; done
    stop
fi
rm -rf "$folder"
"""


class NoServerError(Exception):
    """There is no PostgreSQL here, or it does not start; the message says which."""


def programs() -> Path | None:
    """The folder with PostgreSQL's own programs, the newest where there are several."""
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    found = [program.parent for program in DEBIAN.glob("[0-9]*/bin/initdb")]
    return max(found, key=lambda folder: float(folder.parent.name), default=None)


class Server:
    """One server that is ours.

    Attributes:
        url: The address of an empty database, which its one user owns.
    """

    def __init__(self, watch: subprocess.Popen[str], folder: str) -> None:
        self.url = f"postgresql://gtm@/postgres?host={folder}&port=5432"
        self._watch = watch

    def stop(self) -> None:
        """End it at once, as a crash would."""
        self._order("stop")

    def start(self) -> None:
        """Start it again with all that it had acknowledged."""
        self._order("start")

    def _order(self, what: str) -> None:
        assert self._watch.stdin
        self._watch.stdin.write(f"{what}\n")
        self._watch.stdin.flush()
        until_done(self._watch)


def until_done(watch: subprocess.Popen[str]) -> None:
    """Wait until what the shell was asked for is done.

    Raises:
        NoServerError: If it ended instead.
    """
    assert watch.stdout
    said = []
    for line in watch.stdout:
        said.append(line.strip())
        if said[-1] == "DONE":
            return
    raise NoServerError(f"PostgreSQL does not start: {' '.join(filter(None, said[-3:]))}")


@contextmanager
def postgresql() -> Iterator[Server]:
    """A server of our own, running.

    Raises:
        NoServerError: If there is none to be had.
    """
    here = programs()
    if here is None or os.name != "posix":
        raise NoServerError("PostgreSQL is not installed")
    folder = mkdtemp(prefix="gtm-")
    watch = subprocess.Popen(
        ["sh", "-c", _WATCH, "watch", str(here), folder],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd="/",
        env={"PATH": os.environ["PATH"], "LC_ALL": "C"},
        start_new_session=True,  # an interrupted run must not interrupt the cleaning up
        **_somebody(folder),
    )
    try:
        until_done(watch)
        yield Server(watch, folder)
    finally:
        watch.communicate()  # it closes the pipe, which is what the shell waits for


def _somebody(folder: str) -> dict[str, object]:
    """Who runs the server: we do, unless we are root, whom PostgreSQL refuses."""
    if os.geteuid() != 0:
        return {}
    import pwd

    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    who = known.get("postgres") or known.get("nobody")
    if who is None:
        raise NoServerError("PostgreSQL does not start as root, and there is neither postgres nor nobody")
    os.chown(folder, who.pw_uid, who.pw_gid)
    return {"user": who.pw_uid, "group": who.pw_gid, "extra_groups": []}
