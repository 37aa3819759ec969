"""The worst cases for a page: hostile input of the maximum size, with seconds and memory for each.

    python -m bench.limits                 everything; ends with 1 if anything takes more than 2 s or 500 MB
    python -m bench.limits wide exact      only the cases with one of these words in their name

Each case runs in a process of its own, so that its memory is its own; what Python and our imports take
is part of it. Seconds are those that the process itself worked (CPU), which do not count who else uses
the machine. An error of ours is a fine answer: it only has to come in time.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from bench.limit_cases import CASES
from gtm_framework.errors import GtmError

SECONDS, MEGABYTES = 2.0, 500.0
_CHILD = [sys.executable, "-m", "bench.limits"]
_LOST = {"cpu": float("inf"), "wall": float("inf"), "peak": float("inf")}


def main() -> int:
    """Run every case, print one line each, and list those that take too much."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("words", nargs="*", help="only cases with one of these words in their name")
    parser.add_argument("--make", nargs=2, metavar=("CASE", "FILE"), help=argparse.SUPPRESS)
    parser.add_argument("--run", nargs=2, metavar=("CASE", "FILE"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.make:
        name, file = options.make
        return Path(file).write_bytes(CASES[name].content()) == 0
    if options.run:
        return _run(*options.run)
    names = [name for name in CASES if not options.words or any(word in name for word in options.words)]
    print("case | input | CPU | wall | memory | answer")
    with tempfile.TemporaryDirectory(prefix="gtm-limits-") as folder:
        over = [name for name in names if not _measured(name, Path(folder, "input"))]
    print(f"{len(names)} cases, {len(over)} over {SECONDS:g} s or {MEGABYTES:g} MB.")
    return 1 if over or not names else 0


def _measured(name: str, file: Path) -> bool:
    """Print what a case takes; returns whether it stays within the limits."""
    subprocess.run([*_CHILD, "--make", name, str(file)], check=True)  # a child inherits its parent's peak
    size = file.stat().st_size
    done = subprocess.run([*_CHILD, "--run", name, str(file)], capture_output=True, text=True, check=False)
    took: dict[str, Any] = (
        json.loads(done.stdout) if done.returncode == 0 else {**_LOST, "answer": done.stderr[-300:]}
    )
    kept: bool = took["cpu"] <= SECONDS and took["peak"] <= MEGABYTES
    figures = f"{took['cpu']:.2f} s | {took['wall']:.2f} s | {took['peak']:.0f} MB"
    over = "" if kept else " | OVER"
    print(f"{name} | {size / 1e6:.1f} MB | {figures} | {took['answer']}{over}", flush=True)
    return kept


def _run(name: str, file: str) -> int:
    """Run one case here, and print what it took."""
    case = CASES[name]
    given = case.prepare(Path(file).read_bytes())
    began, worked = perf_counter(), process_time()
    try:
        case.run(given)
        answer = "done"
    except GtmError as error:
        answer = " ".join(str(error).split())[:100]
    took = {"wall": perf_counter() - began, "cpu": process_time() - worked}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    print(json.dumps({**took, "peak": peak, "answer": answer}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
