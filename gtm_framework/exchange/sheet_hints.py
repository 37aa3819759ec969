"""What the words of a list suggest, for a list in columns: how much it would settle, and accepting it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from gtm_framework.english import counted
from gtm_framework.exchange.sheet import Sheet
from gtm_framework.triage.hints.accepting import Offer, offer
from gtm_framework.triage.rubric import Rubric

LOOKED_AT = 1000
"""As many ideas without a verdict are read to say how many their words would settle."""
RUN = 1000
"""Rows whose suggestions are accepted at a time."""


@dataclass(frozen=True, slots=True)
class WordsSay:
    """What the words of the ideas without a verdict say.

    Attributes:
        waiting: How many ideas had no verdict.
        read: How many of them were read, the first ones.
        found: How many of those have suggestions.
        settled: How many of those get a verdict from them.
        accepted: Whether the suggestions were accepted.
    """

    waiting: int
    read: int
    found: int
    settled: int
    accepted: bool

    def __str__(self) -> str:
        if self.accepted:
            return (
                f"Suggestions accepted for {counted(self.found, 'idea')}; "
                f"{self.settled:,} of them {'has' if self.settled == 1 else 'have'} a verdict now."
            )
        of = (
            f"{self.waiting:,} undecided" if self.read == self.waiting else f"first {self.read:,} undecided"
        )
        return f"The words alone would settle {self.settled:,} of the {of} (--accept-hints)."


def looked_at(sheet: Sheet, waiting: Sequence[int], rubric: Rubric) -> WordsSay:
    """What accepting the suggestions would do, seen on the first `LOOKED_AT` ideas; nothing changes.

    Args:
        sheet: The list.
        waiting: The rows without a verdict.
        rubric: The rubric to answer.
    """
    rows = waiting[:LOOKED_AT]
    made = offer(sheet.at(rows).initiatives(), rubric)
    return WordsSay(len(waiting), len(rows), len(made.changed), len(made.settled), accepted=False)


def accepted(
    sheet: Sheet,
    waiting: Sequence[int],
    rubric: Rubric,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[Sheet, WordsSay]:
    """The list with every suggestion for an idea without a verdict accepted; scores stay as they are.

    Args:
        sheet: The list.
        waiting: The rows without a verdict.
        rubric: The rubric to answer.
        progress: Called with rows read and rows in all.
    """
    columns = _Columns(sheet)
    found = settled = 0
    for start in range(0, len(waiting), RUN):
        rows = waiting[start : start + RUN]
        made = offer(sheet.at(rows).initiatives(), rubric)
        columns.put(rows, made)
        found += len(made.changed)
        settled += len(made.settled)
        if progress:
            progress(start + len(rows), len(waiting))
    said = WordsSay(len(waiting), len(waiting), found, settled, accepted=True)
    return columns.sheet(), said


class _Columns:
    """The columns that accepting changes, copied so that the sheet itself stays as it was read."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._answers = {name: list(cells) for name, cells in sheet.answers.items()}
        self._suggested: list[Sequence[str]] = list(sheet.suggested or [()] * len(sheet))

    def put(self, rows: Sequence[int], made: Offer) -> None:
        row_of = {self._sheet.ids[row]: row for row in rows}
        for idea in made.changed:
            row = row_of[idea.id]
            self._suggested[row] = idea.suggested
            for name in idea.suggested:
                cells = self._answers.setdefault(name, [])
                if not cells:
                    cells.extend([""] * len(self._sheet))
                cells[row] = idea.answers[name]

    def sheet(self) -> Sheet:
        return replace(self._sheet, answers=self._answers, suggested=self._suggested)
