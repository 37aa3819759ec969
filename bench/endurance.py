"""What the app survives: kills, contention, a long session with a restart, floods during work.

    python -m bench.endurance                      200 kills, 3,200 edits, 50 sessions for 10 minutes
    python -m bench.endurance --kills 5 --minutes 1

It prints what it did and what was lost, and exits with 1 if anything was. Everything happens in its own
folder and on this machine only.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from bench.endurance_server import Served, long_session
from gtm_framework.store import Put, StaleEditError, Store

_WRITER = [sys.executable, "-m", "bench.endurance_writer"]


def main() -> int:
    """Run every part, and say what was lost."""
    options = _options()
    lost = 0
    with tempfile.TemporaryDirectory(prefix="gtm-endurance-") as name:
        folder = Path(name)
        lost += _kills(folder, options.kills)
        lost += _contention(folder, options.edits)
        with _served(folder) as served:
            lost += long_session(served, options.sessions, options.minutes)
    print(f"Lost in all: {lost}.")
    return 1 if lost else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--edits", type=int, default=3200)
    parser.add_argument("--sessions", type=int, default=50)
    parser.add_argument("--minutes", type=float, default=10.0)
    return parser.parse_args()


def _kills(folder: Path, kills: int) -> int:
    """Kill a writing process again and again; returns how many acknowledged changes are gone."""
    url = f"sqlite:///{folder / 'kills.db'}"
    with Store.open(url) as store:
        workspace = store.create_workspace("Kills").id
    acknowledged: set[str] = set()
    for kill in range(kills):
        writer = subprocess.Popen([*_WRITER, url, workspace], stdout=subprocess.PIPE, text=True)
        assert writer.stdout
        acknowledged |= {writer.stdout.readline().strip() for _ in range(5 + kill % 40)}
        writer.kill()
        acknowledged |= {line.strip() for line in writer.stdout if line.endswith("\n")}
        writer.wait()
    with Store.open(url) as store:
        there = {document.id for document in store.load(workspace).of("pillar")}
    lost = len(acknowledged - {""} - there)
    print(f"Kills: {kills} kill -9, {len(acknowledged):,} changes acknowledged, {lost} lost.")
    return lost


def _contention(folder: Path, edits: int, threads: int = 8) -> int:
    """Have several threads count in one document; returns how many of their counts are missing."""
    began = monotonic()
    with Store.open(f"sqlite:///{folder / 'contention.db'}") as store:
        workspace = store.create_workspace("Contention").id
        store.save(workspace, [Put("settings", "counter", {"count": 0}, based_on=None)], summary="Begin")
        with ThreadPoolExecutor(threads) as pool:
            refused = sum(pool.map(lambda _: _count(store, workspace, edits // threads), range(threads)))
        counter = store.load(workspace).find("settings", "counter")
    reached = counter.body["count"] if counter else 0
    lost = edits // threads * threads - int(reached)
    print(
        f"Contention: {threads} threads, {edits // threads * threads:,} edits of one document in "
        f"{monotonic() - began:.0f} s, {refused:,} refused as stale and repeated, {lost} lost."
    )
    return lost


def _count(store: Store, workspace: str, times: int) -> int:
    """Add one this often, always to the current value; returns how often another thread was first."""
    done = refused = 0
    while done < times:
        counter = store.load(workspace).find("settings", "counter")
        assert counter
        body = {"count": counter.body["count"] + 1}
        try:
            put = Put("settings", "counter", body, based_on=counter.revision)
            store.save(workspace, [put], summary="Count")
        except StaleEditError:
            refused += 1
        else:
            done += 1
    return refused


@contextmanager
def _served(folder: Path) -> Iterator[Served]:
    served = Served(f"sqlite:///{folder / 'served.db'}", folder / "server.log")
    served.start()
    try:
        yield served
    finally:
        served.stop()


if __name__ == "__main__":
    sys.exit(main())
