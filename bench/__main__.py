"""Every figure of this product, one line each: what | ours | theirs | ratio (ours over theirs)."""

from collections.abc import Iterator
from importlib import import_module

from bench.timing import Figure, report

BENCHES = (
    "bench.triage",
    "bench.scorecard",
    "bench.hints",
    "bench.csv_triage",
    "bench.importing",
    "bench.reports",
    "bench.start",
    "bench.pages",
    "bench.workshop",
)
"""Modules with a `figures()` of their own, in the order in which they run."""

PACKAGES = (
    "numpy", "pandas", "polars", "pyarrow", "narwhals", "pydantic", "scikit-criteria", "pymcdm",
    "streamlit", "plotly",
)  # fmt: skip


def figures() -> Iterator[Figure]:
    """The figures of every benchmark; each module is loaded when it runs."""
    for name in BENCHES:
        yield from import_module(name).figures()


if __name__ == "__main__":
    report(figures, PACKAGES)
