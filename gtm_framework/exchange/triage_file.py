"""A file in, a prioritized file out: what the command does, without a terminal."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from gtm_framework.exchange.csv_in import OnBad, Progress, read_csv
from gtm_framework.exchange.csv_out import write_csv
from gtm_framework.exchange.report import Report
from gtm_framework.triage.matrix import THRESHOLD
from gtm_framework.triage.ranking import Ranked, rank
from gtm_framework.triage.rubric import Rubric
from gtm_framework.triage.selection import Tally, tally


@dataclass(frozen=True, slots=True)
class Triaged:
    """A file's list in its order, with how the file was read."""

    report: Report
    rubric: Rubric
    ranked: tuple[Ranked, ...]

    @property
    def tally(self) -> Tally:
        """How many of each verdict and quadrant, and how many without a rank."""
        return tally(self.ranked)

    def write(self, file: BinaryIO, progress: Progress | None = None) -> None:
        """Write the prioritized CSV."""
        write_csv(self.ranked, self.rubric, file, progress)

    def lines(self) -> Iterator[str]:
        """What came of the file, for a person to read."""
        yield from self.report.lines()
        counted = self.tally
        kinds = ", ".join(f"{count} {kind}" for kind, count in counted.kinds.items())
        yield f"{counted.words}: {kinds}; {counted.unranked} not ranked."


def triage_file(
    content: bytes,
    *,
    name: str,
    rubric: Rubric,
    method: str,
    threshold: float = THRESHOLD,
    on_bad: OnBad = "refuse",
    progress: Callable[[int, int], None] | None = None,
) -> Triaged:
    """Read a list and put it in order.

    Args:
        content: The file's bytes.
        name: What to call it in messages.
        rubric: The rubric for the verdicts.
        method: The ranking method.
        threshold: Scores above it are high, 1 to 9.
        on_bad: Whether faulty rows stop everything or are left out.
        progress: Called with bytes read and bytes in all; raising from it cancels.

    Raises:
        FileRefused: If there is a fault, with all of them.
        UnknownNameError: If the method is unknown.
    """
    sheet = read_csv(content, name=name, rubric=rubric, on_bad=on_bad, progress=progress)
    ranked = rank(sheet.initiatives(), method, rubric, threshold)
    return Triaged(sheet.report, rubric, tuple(ranked))
