"""Triage: one verdict, a table of a million, ranks compared with exact arithmetic, the import.

The floor is what someone who wants nothing but speed would write in bare numpy, from int8 codes that
are already there: one lookup for each answer, comparisons in whole numbers, one sort key, and arrays as
the result. It reads no table, checks no cell, and says neither what is decided nor what to do.
"""

import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
from numpy.typing import NDArray

from bench.timing import Figure, Measure, beside, race, report
from gtm_framework import Initiative, Rubric, classify, triage_table
from gtm_framework.triage.initiative import Kind
from gtm_framework.triage.matrix import Quadrant

SIZES = (1_000, 100_000, 1_000_000)
OURS = "ours"
LIMITS = {"pandas categories": 1.25, "pandas strings": 3, "polars strings": 3.5}
"""How many times the floor's time the largest table may take. Reading text uses all cores, which shows by
the clock only while they are free; in CPU seconds it counts in full."""
IMPORT_LIMIT = 1.2
KINDS, QUADRANTS = tuple(Kind), tuple(Quadrant)

PACKAGES = ("numpy", "pandas", "polars", "pyarrow", "narwhals", "pydantic")
"""What the figures depend on."""

HEAVY = (
    "pandas",
    "numpy",
    "plotly",
    "sqlalchemy",
    "streamlit",
    "narwhals",
    "pyarrow",
    "polars",
    "typer",
    "rich",
)
"""What importing the package must not load."""


@dataclass(frozen=True)
class Ideas:
    """Made-up ideas: an answer or a blank to each of the ten criteria, whole scores.

    Attributes:
        codes: For each criterion, the place of its option, -1 for blank.
        impact: 1 to 10.
        effort: 1 to 10.
    """

    codes: dict[str, NDArray[np.int8]]
    impact: NDArray[np.int8]
    effort: NDArray[np.int8]

    @classmethod
    def drawn(cls, size: int) -> "Ideas":
        """Random ideas, always the same."""
        rng = np.random.default_rng(size)
        codes = {
            question.id: rng.integers(-1, len(question.options), size).astype(np.int8)
            for question in Rubric.default().questions
            if question.group == "criterion"
        }
        impact, effort = rng.integers(1, 11, (2, size)).astype(np.int8)
        return cls(codes, impact, effort)

    def as_categories(self) -> pd.DataFrame:
        """A pandas table with a category for each answer."""
        by_id = Rubric.default().by_id
        answers = {
            name: pd.Categorical.from_codes(codes, pd.Index([o.id for o in by_id[name].options]))
            for name, codes in self.codes.items()
        }
        return pd.DataFrame({**answers, "impact": self.impact, "effort": self.effort})

    def as_strings(self) -> pd.DataFrame:
        """A pandas table with answers as text."""
        return self.as_categories().astype(dict.fromkeys(self.codes, "str"))

    def as_polars(self) -> pl.DataFrame:
        """A polars table with answers as text."""
        return pl.from_pandas(self.as_strings())


def figures() -> Iterator[Figure]:
    """Every figure of this part."""
    yield _one_verdict()
    for size in SIZES:
        yield from _tables(size)
    yield from _wrong_ranks(SIZES[-1])
    yield from _imports()


def _one_verdict() -> Figure:
    answers = dict.fromkeys(list(Ideas.drawn(1).codes)[:6], "strategic")
    initiative = Initiative(title="Own the benchmark", answers=answers, impact=8, effort=3)
    return Figure(
        "classify one initiative", race({OURS: lambda: classify(initiative)})[OURS].wall, limit=10e-6
    )


def _tables(size: int) -> Iterator[Figure]:
    ideas = Ideas.drawn(size)
    floor = Floor.of(ideas)
    made: dict[str, Callable[[], Any]] = {
        "pandas categories": ideas.as_categories,
        "pandas strings": ideas.as_strings,
        "polars strings": ideas.as_polars,
    }
    for name, make in made.items():
        frame = make()
        floor.agree(triage_table(frame))
        contenders: dict[str, Callable[[], object]] = {
            OURS: lambda frame=frame: triage_table(frame),  # type: ignore[misc]
            "the numpy floor": floor.results,
        }
        what, largest = f"triage a table of {size:,}, {name}", size == SIZES[-1]
        limits = {"the numpy floor": LIMITS[name]} if largest else {}
        yield from beside(what, OURS, contenders, limits=limits, cpu=largest, rounds=9, seconds=20)


@dataclass(frozen=True)
class Floor:
    """The same table in bare numpy, for whole scores and the product's own rubric."""

    codes: list[NDArray[np.int8]]
    sums: list[NDArray[np.int32]]
    impact: NDArray[np.int8]
    effort: NDArray[np.int8]

    @classmethod
    def of(cls, ideas: Ideas) -> "Floor":
        """Lookup tables with 256 × weight × lean + weight, and a 0 for blank at their end."""
        by_id = Rubric.default().by_id
        sums = [
            np.array([q.weight * (256 * o.lean + 1) for o in q.options] + [0], np.int32)
            for q in (by_id[name] for name in ideas.codes)
        ]
        return cls(list(ideas.codes.values()), sums, ideas.impact, ideas.effort)

    def results(self) -> tuple[NDArray[Any], ...]:
        """Lean, coverage, kind, quadrant, score and rank of every row."""
        rubric = Rubric.default()
        summed = self.sums[0][self.codes[0]]
        for codes, sums in zip(self.codes[1:], self.sums[1:], strict=True):
            summed += sums[codes]
        weight = summed & 255
        balance = summed >> 8
        lean = balance / np.maximum(weight, 1)
        far = np.abs(balance) * 100 >= rubric.threshold_percent * weight
        enough = weight * 100 >= rubric.min_coverage_percent * rubric.total_weight
        kind = np.where(far & enough, np.where(balance > 0, 0, 1), 2).astype(np.int8)
        quadrant = (2 * (self.impact <= 5) + (self.effort > 5)).astype(np.int8)
        # 2520 is divided by every whole number from 1 to 10, so the key is exact.
        key = quadrant.astype(np.int32) * 32_768 - self.impact * np.int32(2520) // self.effort
        order = np.argsort(key)
        sorted_key = key[order]
        first = np.flatnonzero(np.concatenate(([True], sorted_key[1:] != sorted_key[:-1])))
        rank = np.empty(len(key), np.int64)
        rank[order] = np.repeat(first + 1, np.diff(np.append(first, len(key))))
        return lean, weight / rubric.total_weight, kind, quadrant, self.impact / self.effort, rank

    def agree(self, table: Any) -> None:
        """Stop if the floor and the table differ: then a comparison makes no sense."""
        lean, coverage, kind, quadrant, score, rank = (column.tolist() for column in self.results())
        mine = {
            "lean": lean,
            "coverage": coverage,
            "kind": [KINDS[code] for code in kind],
            "quadrant": [QUADRANTS[code] for code in quadrant],
            "score": score,
            "rank": rank,
        }
        other = [name for name, column in mine.items() if table[name].to_list() != column]
        if other:
            raise AssertionError(f"The floor differs in {', '.join(other)}.")


def _wrong_ranks(size: int) -> Iterator[Figure]:
    """Ranks that differ from those of exact fractions, ours and those of pandas' own floats."""
    ideas = Ideas.drawn(size)
    by_id = Rubric.default().by_id
    weights = pd.Series({name: by_id[name].weight for name in ideas.codes})
    leans = pd.DataFrame(
        {
            name: np.array([*(o.lean for o in by_id[name].options), np.nan])[codes]
            for name, codes in ideas.codes.items()
        }
    )
    decimal = weights / 100
    yield _wrong(
        f"wrong ranks of {size:,} by lean, beside pandas' sum with decimal weights",
        right=_ranks_of_fractions((leans * weights).sum(axis=1), (leans.notna() * weights).sum(axis=1)),
        ours=_ranks(triage_table(ideas.as_categories())["lean"]),
        theirs=_ranks(((leans * decimal).sum(axis=1) / (leans.notna() * decimal).sum(axis=1)).fillna(0)),
    )
    impact, effort = np.random.default_rng(size).integers(10, 101, (2, size))
    scores = pd.DataFrame({"impact": impact / 10, "effort": effort / 10})
    yield _wrong(
        f"wrong ranks of {size:,} by impact ÷ effort, one decimal, beside pandas' quotient",
        right=_ranks_of_fractions(pd.Series(impact), pd.Series(effort)),
        ours=triage_table(scores, method="ratio")["rank"],
        theirs=_ranks(scores["impact"] / scores["effort"]),
    )


def _wrong(what: str, right: NDArray[np.int64], ours: "pd.Series[Any]", theirs: "pd.Series[Any]") -> Figure:
    ours_wrong, theirs_wrong = (int((ranks.to_numpy() != right).sum()) for ranks in (ours, theirs))
    return Figure(what, Measure((ours_wrong,), "wrong"), Measure((theirs_wrong,), "wrong"), limit=0)


def _ranks(scores: "pd.Series[Any]") -> "pd.Series[Any]":
    return scores.rank(method="min", ascending=False)


def _ranks_of_fractions(above: "pd.Series[Any]", below: "pd.Series[Any]") -> NDArray[np.int64]:
    """Competition ranks, high to low, of whole numbers divided by whole numbers; 0 ÷ 0 counts as 0."""
    pairs = list(zip(above.astype(int).tolist(), below.astype(int).clip(lower=1).tolist(), strict=True))
    counts = Counter(pairs)
    rows_of = Counter[Fraction]()
    for pair, rows in counts.items():
        rows_of[Fraction(*pair)] += rows
    ranks, better = {}, 0
    for worth in sorted(rows_of, reverse=True):
        ranks[worth] = better + 1
        better += rows_of[worth]
    rank_of = {pair: ranks[Fraction(*pair)] for pair in counts}
    return np.array([rank_of[pair] for pair in pairs])


def _imports() -> Iterator[Figure]:
    """New interpreters in turns: the plain import, and what it takes to classify."""
    for ours, theirs, limit in (
        ("import gtm_framework", "import pydantic", IMPORT_LIMIT),
        ("from gtm_framework import Initiative, classify", "from pydantic import BaseModel", None),
    ):
        mine, others = _seconds_in_turns(ours, theirs)
        yield Figure(f"{ours}, beside {theirs}", mine, others, limit)
    heavy = f"import sys, gtm_framework; print(sum(name in sys.modules for name in {HEAVY}))"
    yield Figure(
        f"loaded by import gtm_framework of {', '.join(HEAVY)}",
        Measure((_fresh(heavy),), "packages"),
        limit=0,
    )


def _seconds_in_turns(*statements: str, rounds: int = 15) -> list[Measure]:
    taken = [[_seconds(statement) for statement in statements] for _ in range(rounds)]
    return [Measure(samples) for samples in zip(*taken, strict=True)]


def _seconds(statement: str) -> float:
    timed = "from time import perf_counter as now; began = now(); {}; print(now() - began)"
    return _fresh(timed.format(statement))


def _fresh(program: str) -> float:
    """The number printed by a program in its own interpreter."""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    return float(done.stdout)


if __name__ == "__main__":
    report(figures, PACKAGES)
