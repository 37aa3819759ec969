"""Change the code in one small place at a time, and check whether a test fails.

    python -m bench.mutants [--package triage] [--sample 100] [--seed 1] [--jobs 2]

A change (a mutant) is killed when a test of its package fails, and has survived when none does. What is
changed and what nobody can notice is in `bench/mutants.toml`. Every mutant is tried in a copy of the
project, so an interrupted run leaves nothing behind. A complete run takes hours; a sample is drawn by its
seed, the same each time. It fails when fewer mutants are killed than the file asks for.
"""

import argparse
import random
import shutil
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory
from typing import Any

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator

ROOT = Path(__file__).resolve().parents[1]
COPIED = ("app.py", "bench", "data", "gtm_framework", "pages", "tests", "pyproject.toml", ".streamlit")
NOT_MUTATED = {"__init__.py", "__main__.py"}
PATIENCE = 5  # how many times as long as the unchanged code a mutant may take; a loop without end is killed


@dataclass(frozen=True)
class Mutant:
    """One change of one line.

    Attributes:
        file: The changed file, from the project's root.
        line: Its number, beginning with 1.
        before: The line as it is, without the space around it.
        after: The line as changed; what is cut out is empty.
        code: The whole file as changed.
    """

    file: str
    line: int
    before: str
    after: str
    code: str

    def is_one_of(self, survivors: Sequence[Mapping[str, str]]) -> bool:
        """Whether it is known to change nothing. Numbers of lines move, so the text of the line counts."""
        return any(
            one.get("file", self.file) == self.file
            and one["before"] in self.before
            and one["after"] in self.after
            for one in survivors
        )

    def __str__(self) -> str:
        return f"{self.file}:{self.line}\n  - {self.before}\n  + {self.after}"


def mutants(file: Path, operators: Sequence[str], root: Path = ROOT) -> Iterator[Mutant]:
    """Every change an operator makes to a file, without repeats."""
    code, seen = file.read_text(encoding="utf-8"), set()
    nodes = list(ast_nodes(get_ast(code)))
    for name in operators:
        operator = get_operator(f"core/{name}")()
        for at in range(sum(1 for node in nodes for _ in operator.mutation_positions(node))):
            changed = mutate_code(code, operator, at)
            if changed is not None and changed != code and changed not in seen:
                seen.add(changed)
                yield _compared(file.relative_to(root).as_posix(), code, changed)


def _compared(file: str, code: str, changed: str) -> Mutant:
    old, new = code.splitlines(), changed.splitlines()
    at = next(
        (at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), len(new) - 1
    )
    return Mutant(file, at + 1, old[at].strip(), new[at].strip(), changed)


class Copy:
    """A copy of the project for trying one mutant after another."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        ignored = shutil.ignore_patterns("__pycache__", "browser")
        folder.mkdir()
        for name in COPIED:
            source, target = ROOT / name, folder / name
            if source.is_dir():
                shutil.copytree(source, target, ignore=ignored)
            else:
                shutil.copy2(source, target)

    def passes(self, tests: Sequence[str], patience: float | None = None) -> bool:
        """Whether all these tests pass in time."""
        command = [sys.executable, "-B", "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
        try:
            done = subprocess.run(
                command, cwd=self._folder, capture_output=True, timeout=patience, check=False
            )
        except subprocess.TimeoutExpired:
            return False
        return done.returncode == 0

    def kills(self, mutant: Mutant, tests: Sequence[str], patience: float) -> bool:
        """Whether a test notices a mutant."""
        changed = self._folder / mutant.file
        unchanged = changed.read_text(encoding="utf-8")
        changed.write_text(mutant.code, encoding="utf-8")
        try:
            return not self.passes(nearest_first(tests, changed.stem), patience)
        finally:
            changed.write_text(unchanged, encoding="utf-8")


@cache
def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def nearest_first(tests: Sequence[str], module: str) -> list[str]:
    """The files with the tests, those that name the module before all others."""
    files = [file for folder in tests for file in sorted((ROOT / folder).rglob("test_*.py"))]
    files.sort(key=lambda file: module not in _text(file))
    return [str(file.relative_to(ROOT)) for file in files]


def survivors(drawn: Sequence[Mutant], tests: Sequence[str], copies: Sequence[Copy]) -> Iterator[Mutant]:
    """Try all mutants, as many at once as there are copies.

    Raises:
        SystemExit: If the tests fail on the code as it is.
    """
    began = time.monotonic()
    if not copies[0].passes(nearest_first(tests, "")):
        sys.exit(f"The tests in {', '.join(tests)} fail without any change. Make them pass first.")
    patience = PATIENCE * (time.monotonic() - began) + 30
    free: SimpleQueue[Copy] = SimpleQueue()
    for copy in copies:
        free.put(copy)

    def killed(mutant: Mutant) -> bool:
        copy = free.get()
        try:
            return copy.kills(mutant, tests, patience)
        finally:
            free.put(copy)

    with ThreadPoolExecutor(len(copies)) as threads:
        for mutant, was_killed in zip(drawn, threads.map(killed, drawn), strict=True):
            if not was_killed:
                yield mutant


def run(name: str, plan: Mapping[str, Any], options: argparse.Namespace, copies: Sequence[Copy]) -> bool:
    """Try one package, print the result, and return whether enough mutants were killed."""
    package = plan["packages"][name]
    files = [file for folder in package["source"] for file in sorted((ROOT / folder).rglob("*.py"))]
    every = [
        mutant
        for file in files
        if file.name not in NOT_MUTATED
        for mutant in mutants(file, plan["operators"])
    ]
    open_ones = [mutant for mutant in every if not mutant.is_one_of(plan["survivor"])]
    count = min(options.sample or len(open_ones), len(open_ones))
    drawn = random.Random(options.seed).sample(open_ones, count)
    left = []
    for mutant in survivors(drawn, package["tests"], copies):
        left.append(mutant)
        print(mutant, flush=True)
    share = 100 * (count - len(left)) / count if count else 100
    print(
        f"{name}: {count - len(left)} of {count} killed ({share:.0f} %), drawn from {len(every):,}, "
        f"of which {len(every) - len(open_ones)} are known to change nothing\n",
        flush=True,
    )
    return bool(share >= plan["least_killed_percent"])


def main() -> None:
    """Try the requested packages."""
    plan = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    asked = argparse.ArgumentParser(prog="python -m bench.mutants", description=__doc__)
    asked.add_argument("--package", choices=plan["packages"], action="append", help="all without it")
    asked.add_argument("--sample", type=int, help="how many mutants of each package; all without it")
    asked.add_argument("--seed", type=int, default=1, help="which sample")
    asked.add_argument("--jobs", type=int, default=2, help="how many at once")
    options = asked.parse_args()
    with TemporaryDirectory(prefix="gtm-mutants-") as folder:
        copies = [Copy(Path(folder) / str(job)) for job in range(options.jobs)]
        enough = [run(name, plan, options, copies) for name in options.package or plan["packages"]]
    sys.exit(0 if all(enough) else 1)


if __name__ == "__main__":
    main()
