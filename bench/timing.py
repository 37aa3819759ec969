"""Contenders timed side by side: in turns, in one run, with medians and their spread.

A figure taken now and a figure taken earlier compare two states of the machine as much as two ways
of working. Here every round runs every contender once, each round starts with another of them, and a
ratio is taken round by round; what slows the machine for a moment slows both sides of the ratio.

A ratio is ours over the other's: below 1 ours is the smaller. Where a limit is set for it, the line says
whether the median keeps it. Seconds are those of the clock on the wall; where a line says CPU they are
those that all cores together worked for this process, which do not count who else used the machine.
"""

import argparse
import gc
import json
import math
import os
import platform
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from types import MappingProxyType
from typing import Any

SHORTEST_SAMPLE = 0.002
"""Seconds; anything faster is called several times per sample, because the clock isn't finer."""

_TIME_UNITS = ((1.0, "s"), (1e-3, "ms"), (1e-6, "µs"), (1e-9, "ns"))


@dataclass(frozen=True)
class Measure:
    """One thing measured a number of times.

    Attributes:
        values: The samples, in the order in which they were taken; at least one.
        unit: What they count: ``"s"`` is shown as s, ms, or µs; any other unit unchanged.
    """

    values: tuple[float, ...]
    unit: str = "s"

    @property
    def median(self) -> float:
        """The middle sample."""
        return median(self.values)

    @property
    def low(self) -> float:
        """The smallest sample."""
        return min(self.values)

    @property
    def high(self) -> float:
        """The largest sample."""
        return max(self.values)

    def __str__(self) -> str:
        scale, unit = _readable(self.median) if self.unit == "s" else (1.0, self.unit)
        shown = f"{_digits(self.median / scale)} {unit}"
        if self.low == self.high:
            return shown
        return f"{shown} ({_digits(self.low / scale)}–{_digits(self.high / scale)})"

    def as_dict(self) -> dict[str, Any]:
        """The samples and their statistics, for a JSON file."""
        return {
            "median": self.median,
            "low": self.low,
            "high": self.high,
            "unit": self.unit,
            "values": list(self.values),
        }


@dataclass(frozen=True)
class Figure:
    """One line of a benchmark: something of ours and the same thing done by someone else.

    Attributes:
        what: The thing measured, with its size, and who stands beside us.
        ours: Our samples.
        beside: Theirs, sample by sample in the same rounds, or None for a figure that stands alone.
        limit: The largest median allowed, of the ratio where there is one, otherwise of ours; None
            where none is set.
    """

    what: str
    ours: Measure
    beside: Measure | None = None
    limit: float | None = None

    @property
    def ratio(self) -> Measure | None:
        """Ours over theirs, round by round: below 1, ours is the smaller; None when theirs holds a 0."""
        if self.beside is None or 0 in self.beside.values:
            return None
        rounds = zip(self.ours.values, self.beside.values, strict=True)
        return Measure(tuple(ours / theirs for ours, theirs in rounds), "×")

    @property
    def kept(self) -> bool | None:
        """Whether the limit is kept; None where none is set."""
        return None if self.limit is None else (self.ratio or self.ours).median <= self.limit

    def __str__(self) -> str:
        beside = "–" if self.beside is None else str(self.beside)
        ratio = "–" if self.ratio is None else str(self.ratio)
        return f"{self.what} | {self.ours} | {beside} | {ratio}{self._held()}"

    def _held(self) -> str:
        if self.limit is None:
            return ""
        most = Measure((self.limit,), (self.ratio or self.ours).unit)
        return f", limit {most} {'kept' if self.kept else 'missed'}"

    def as_dict(self) -> dict[str, Any]:
        """The line with every sample behind it, for a JSON file."""
        return {
            "what": self.what,
            "ours": self.ours.as_dict(),
            "beside": self.beside and self.beside.as_dict(),
            "ratio": self.ratio and self.ratio.as_dict(),
            "limit": self.limit,
            "kept": self.kept,
        }


@dataclass(frozen=True)
class Times:
    """What one contender took in a race, in seconds per call, one sample per round.

    Attributes:
        wall: By the clock.
        cpu: Worked by all cores together for this process.
    """

    wall: Measure
    cpu: Measure


def race(
    contenders: Mapping[str, Callable[[], object]],
    rounds: int = 7,
    seconds: float = 30.0,
    fewest_rounds: int = 3,
) -> dict[str, Times]:
    """Run contenders in turns and time each of them.

    Args:
        contenders: A name and a call without arguments for each. One untimed call warms each up.
        rounds: How often each of them is timed at most; 1 or more.
        seconds: No further round begins once the race has taken this long ...
        fewest_rounds: ... unless there were fewer rounds than this.

    Returns:
        The times of each name; all have the same number of samples, one a round.
    """
    calls = {name: _calls_a_sample(call) for name, call in contenders.items()}
    samples: dict[str, list[tuple[float, float]]] = {name: [] for name in contenders}
    order = list(contenders)
    began = perf_counter()
    for done in range(rounds):
        if done >= fewest_rounds and perf_counter() - began > seconds:
            break
        for name in order:
            samples[name].append(_sample(contenders[name], calls[name]))
        order.append(order.pop(0))
    return {
        name: Times(*(Measure(clock) for clock in zip(*taken, strict=True)))
        for name, taken in samples.items()
    }


def beside(
    what: str,
    ours: str,
    contenders: Mapping[str, Callable[[], object]],
    *,
    limits: Mapping[str, float] = MappingProxyType({}),
    cpu: bool = False,
    **until: Any,
) -> list[Figure]:
    """Race all contenders and compare each of the others with ours.

    Args:
        what: The thing measured, with its size; the other's name is added to it.
        ours: Which of the contenders is ours.
        contenders: As for `race`.
        limits: The largest ratio allowed, by the other's name.
        cpu: Whether a figure in CPU seconds follows each one in seconds by the clock.
        **until: `rounds`, `seconds` and `fewest_rounds` of `race`.

    Returns:
        One figure, or with `cpu` two, for each other contender, in the order given; all from the same
        rounds.
    """
    times = race(contenders, **until)
    figures = []
    for name in times:
        if name != ours:
            told, limit = f"{what}, beside {name}", limits.get(name)
            figures.append(Figure(told, times[ours].wall, times[name].wall, limit))
            if cpu:
                figures.append(Figure(f"{told}, CPU", times[ours].cpu, times[name].cpu, limit))
    return figures


def report(make: Callable[[], Iterable[Figure]], packages: Iterable[str] = ()) -> None:
    """The main program of a benchmark: print one line a figure as it comes, keep all as JSON if asked.

    Args:
        make: Yields the figures.
        packages: Distributions whose versions decide the figures; they are named in the heading.
    """
    parser = argparse.ArgumentParser(description=sys.modules["__main__"].__doc__)
    parser.add_argument("--json", type=Path, metavar="FILE", help="keep every sample in this file as well")
    target = parser.parse_args().json
    machine = _machine(packages)
    print("# " + ", ".join(f"{name} {value}" for name, value in machine.items()))
    print("what | ours | beside | ratio")
    figures = []
    for figure in make():
        print(figure, flush=True)
        figures.append(figure.as_dict())
    if target is not None:
        kept = {"machine": machine, "figures": figures}
        target.write_text(json.dumps(kept, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _calls_a_sample(call: Callable[[], object]) -> int:
    """Warm up, and find how many calls make a sample that the clock can measure."""
    call()
    return max(1, math.ceil(SHORTEST_SAMPLE / max(_sample(call, 1)[0], 1e-9)))


def _sample(call: Callable[[], object], calls: int) -> tuple[float, float]:
    """Seconds a call by the clock and of CPU, the collector kept out; leftovers are cleared away before."""
    gc.collect()
    gc.disable()
    try:
        began, worked = perf_counter(), process_time()
        for _ in range(calls):
            call()
        return (perf_counter() - began) / calls, (process_time() - worked) / calls
    finally:
        gc.enable()


def _machine(packages: Iterable[str]) -> dict[str, str]:
    versions = {"python": platform.python_version(), "cores": str(os.cpu_count())}
    for name in packages:
        try:
            versions[name] = version(name)
        except PackageNotFoundError:
            versions[name] = "not installed"
    return versions


def _readable(seconds: float) -> tuple[float, str]:
    return next((unit for unit in _TIME_UNITS if seconds >= unit[0]), _TIME_UNITS[-1])


def _digits(number: float) -> str:
    """Three significant digits, never in powers of ten; whole numbers whole."""
    number = float(f"{number:.12g}")  # ten microseconds over a microsecond is not quite ten
    if number == 0 or abs(number) >= 100 or number.is_integer():
        return f"{number:,.0f}"
    return f"{number:.{max(0, 2 - math.floor(math.log10(abs(number))))}f}"
