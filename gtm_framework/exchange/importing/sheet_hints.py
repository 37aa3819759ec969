"""What the wording of a whole list suggests: how much it would settle, and accepting it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from gtm_framework.english import counted
from gtm_framework.exchange.importing.sheet import Sheet
from gtm_framework.triage import Rubric
from gtm_framework.triage.hints import Followed, Offer, Reader, offer, suggest

LOOKED_AT = 100
"""How many ideas without a verdict to read to estimate how many their wording would settle."""
NAMED = 20
"""How many ideas that follow a decision are named one by one."""
DECIDED_FOR = "as_decided_for"
"""The column that names the decided idea another idea follows."""
RUN = 1000
"""Rows whose suggestions are accepted at a time."""


@dataclass(frozen=True, slots=True)
class WordsSay:
    """What the wording of the ideas without a verdict says.

    Attributes:
        waiting: How many ideas had no verdict.
        read: How many of them were read, starting with the first.
        found: How many of those have suggestions.
        settled: How many of those get a verdict from their wording.
        leaning: How many of those read lean to one side without a verdict.
        accepted: Whether the suggestions were accepted.
        followed: Ideas among those read whose suggestion follows a decision by their team.
    """

    waiting: int
    read: int
    found: int
    settled: int
    leaning: int
    accepted: bool
    followed: tuple[Followed, ...] = ()

    def __str__(self) -> str:
        unclear = self.read - self.settled - self.leaning
        outcome = f"{self.settled:,} decided, {self.leaning:,} leaning, {unclear:,} unclear"
        if self.accepted:
            return f"Suggestions accepted for {counted(self.found, 'idea')}: {outcome}."
        first = "" if self.read == self.waiting else "first "
        undecided = f"{first}{self.read:,} undecided {'idea' if self.read == 1 else 'ideas'}"
        return f"Suggestions for the {undecided}: {outcome}. Accept them with --accept-hints."

    def decisions(self) -> Iterator[str]:
        """Which ideas follow which decision, one sentence each, up to `NAMED`; then how many more."""
        verb = "is" if self.accepted else "would be"
        for each in self.followed[:NAMED]:
            yield f"“{each.title}” {verb} {each.kind}, as you decided for “{each.decided}”."
        more = len(self.followed) - NAMED
        if more > 0:
            yield f"{counted(more, 'more idea')} {'follows' if more == 1 else 'follow'} your decisions."


def looked_at(sheet: Sheet, waiting: Sequence[int], rubric: Rubric, read: Reader = suggest) -> WordsSay:
    """What accepting the suggestions would do, tried on the first `LOOKED_AT` ideas; nothing changes.

    Args:
        sheet: The list.
        waiting: The rows without a verdict.
        rubric: The rubric to answer.
        read: Reads the wording of an idea.
    """
    rows = waiting[:LOOKED_AT]
    made = offer(sheet.at(rows).initiatives(), rubric, read=read)
    return WordsSay(
        len(waiting),
        len(rows),
        len(made.changed),
        len(made.settled),
        len(made.leaning),
        accepted=False,
        followed=made.followed,
    )


def accepted(
    sheet: Sheet,
    waiting: Sequence[int],
    rubric: Rubric,
    read: Reader = suggest,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[Sheet, WordsSay]:
    """The list with every suggestion accepted for ideas without a verdict; scores stay the same.

    If suggestions follow decisions of the team, the column `DECIDED_FOR` names the decided ideas.

    Args:
        sheet: The list.
        waiting: The rows without a verdict.
        rubric: The rubric to answer.
        read: Reads the wording of an idea.
        progress: Called with rows read and total rows.
    """
    columns = _Columns(sheet)
    found = settled = leaning = 0
    followed: list[Followed] = []
    for start in range(0, len(waiting), RUN):
        rows = waiting[start : start + RUN]
        made = offer(sheet.at(rows).initiatives(), rubric, read=read)
        columns.put(rows, made)
        found += len(made.changed)
        settled += len(made.settled)
        leaning += len(made.leaning)
        followed += made.followed
        if progress:
            progress(start + len(rows), len(waiting))
    said = WordsSay(
        len(waiting), len(waiting), found, settled, leaning, accepted=True, followed=tuple(followed)
    )
    return columns.sheet(), said


class _Columns:
    """The columns that accepting changes, copied so the original sheet stays unchanged."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._answers = {name: list(cells) for name, cells in sheet.answers.items()}
        self._suggested: list[Sequence[str]] = list(sheet.suggested or [()] * len(sheet))
        self._decided: dict[int, str] = {}

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
        for each in made.followed:
            self._decided[row_of[each.id]] = each.decided

    def sheet(self) -> Sheet:
        return replace(self._sheet, answers=self._answers, suggested=self._suggested, extra=self._extra())

    def _extra(self) -> Mapping[str, list[str]]:
        """The list's additional columns, plus the decided ideas that were followed."""
        if not self._decided:
            return self._sheet.extra
        before = self._sheet.extra.get(DECIDED_FOR, [""] * len(self._sheet))
        cells = [self._decided.get(row, cell) for row, cell in enumerate(before)]
        return {**self._sheet.extra, DECIDED_FOR: cells}
