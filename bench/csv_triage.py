"""A CSV of 100,000 ideas to the prioritized CSV, next to plain pandas reading and writing the same.

Pandas reads the list, keeping every cell unchanged, and writes a table with the shape and content of ours:
it checks no cell, and computes no verdict, rank, or reason. The difference is therefore everything this
product does with a list, and there is no limit for it.
"""

from collections.abc import Iterator
from csv import DictReader, writer
from io import BytesIO, StringIO
from pathlib import Path

import numpy as np
import pandas as pd

from bench.timing import Figure, beside, report
from gtm_framework.exchange.lists.triage_file import triage_file
from gtm_framework.triage.rubric import Rubric

ROWS = 100_000
OURS = "ours"
PACKAGES = ("numpy", "pandas", "pyarrow", "pydantic")

_STATEMENTS = Path(__file__).parent / "statements"
_ANSWERED, _SCORED = 0.8, 0.95
"""The share of questions with an answer, and of ideas with an impact."""


def figures() -> Iterator[Figure]:
    """The whole process at a typical size for the command."""
    yield from _figures(ROWS)


def _figures(rows: int) -> Iterator[Figure]:
    content = idea_list(rows)
    written = _triaged(content)
    as_written = pd.read_csv(BytesIO(written), dtype=str, keep_default_na=False)
    contenders = {OURS: lambda: _triaged(content), "pandas": lambda: _read_and_written(content, as_written)}
    what = f"CSV to triaged CSV, {rows:,} rows, {len(content) // 10**6} MB to {len(written) // 10**6} MB"
    yield from beside(what, OURS, contenders, cpu=True, rounds=5, seconds=60)


def idea_list(rows: int) -> bytes:
    """Generated ideas as a file, always the same: real titles, random answers and scores."""
    titles = statement_texts()
    rng = np.random.default_rng(rows)
    questions = [question for question in Rubric.default().questions if question.group == "criterion"]
    answers = [
        np.where(
            rng.random(rows) < _ANSWERED,
            rng.choice([option.id for option in question.options], rows),
            "",
        )
        for question in questions
    ]
    impact = np.where(rng.random(rows) < _SCORED, rng.integers(1, 11, rows).astype(str), "")
    effort = rng.integers(1, 11, rows)
    file = StringIO(newline="")
    table = writer(file)
    table.writerow(
        ["title", "notes", "owner", *(q.id for q in questions), "impact", "effort", "cost centre"]
    )
    columns = zip(*answers, impact, effort, strict=True)
    for at, cells in enumerate(columns):
        title = f"{titles[at % len(titles)]} ({at})"
        table.writerow(
            [title, "Said in the last review, to be looked at.", f"team {at % 17}", *cells, at % 40]
        )
    return file.getvalue().encode()


def statement_texts() -> list[str]:
    """The lines that the hints are measured on: ideas as people write them."""
    texts = []
    for name in ("dev", "held_out"):
        with (_STATEMENTS / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            texts += [row["text"] for row in DictReader(file)]
    return texts


def _triaged(content: bytes) -> bytes:
    out = BytesIO()
    triage_file(content, name="ideas.csv", rubric=Rubric.default(), method="quadrant").write(out)
    return out.getvalue()


def _read_and_written(content: bytes, as_written: pd.DataFrame) -> bytes:
    pd.read_csv(BytesIO(content), dtype=str, keep_default_na=False)
    out = BytesIO()
    as_written.to_csv(out, index=False, lineterminator="\r\n")
    return out.getvalue()


if __name__ == "__main__":
    report(figures, PACKAGES)
