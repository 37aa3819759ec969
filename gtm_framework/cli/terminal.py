"""What a person sees in a terminal: progress, a table, and a summary line."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain

from rich.console import Console
from rich.progress import Progress
from rich.table import Table
from rich.text import Text

from gtm_framework.charts import kind_sign
from gtm_framework.exchange import on_one_line
from gtm_framework.exchange.lists import Triaged
from gtm_framework.inert import inert_line
from gtm_framework.scorecard import Comparison, RankAcceptability, Sensitivity, percent, written
from gtm_framework.scorecard.wording import acceptability_sentence, outcome_sentence, safety_sentence
from gtm_framework.triage.explain import place_sentence

Report = Callable[[int, int], None]


@contextmanager
def progress(label: str) -> Iterator[Report]:
    """A progress bar on standard error for long operations; nothing if nobody is watching."""
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def show(triaged: Triaged) -> None:
    """The ranked list as a table."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("#", justify="right")
    for name in ("verdict", "idea", "where, or what is missing"):
        table.add_column(name)
    for item in chain.from_iterable(triaged.runs()):
        sign = kind_sign(item.verdict.final_kind)
        table.add_row(
            f"{item.rank or '–'}",
            sign.words,
            Text(inert_line(item.initiative.title)),
            Text(place_sentence(item)),
        )
    Console().print(table)


def summary(triaged: Triaged) -> None:
    """How the import went, on standard error."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    for line in triaged.lines():
        console.print(Text(line))


def comparison_text(
    comparison: Comparison,
    safety: Sensitivity,
    rank_acceptability: Sequence[RankAcceptability],
    note: str = "",
) -> str:
    """A comparison as a readable table, with its conclusions below."""
    first = {acceptability.option.id: acceptability.share for acceptability in rank_acceptability}
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("#", justify="right")
    table.add_column("option", overflow="fold")
    for name in ("total", "share", "first with random weights"):
        table.add_column(name, justify="right")
    for standing in comparison.ranked:
        table.add_row(
            str(standing.rank),
            Text(on_one_line(standing.option.name)),
            written(standing.total),
            percent(standing.share),
            percent(first[standing.option.id], 0),
        )
    console = Console(highlight=False, soft_wrap=False)
    with console.capture() as captured:
        console.print(table)
    told = (
        outcome_sentence(comparison),
        safety_sentence(safety),
        acceptability_sentence(rank_acceptability),
        note,
    )
    return captured.get() + "\n" + "".join(f"{on_one_line(line)}\n" for line in told if line)
