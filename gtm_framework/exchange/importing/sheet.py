"""An imported list: columns of values, convertible to initiatives or a table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import isnan
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from gtm_framework.exchange.cell_column import each_of
from gtm_framework.exchange.cells.values import tag_cell
from gtm_framework.exchange.report import Report
from gtm_framework.triage import Initiative
from gtm_framework.triage.scales import USUAL, scales_text

if TYPE_CHECKING:
    import pandas as pd

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The imported rows of a file, column by column; all columns have the same length.

    Attributes:
        report: How the file was read.
        rows: Each row's number in the file, as in a spreadsheet.
        ids: As in the file, or generated from title and description; all distinct.
        texts: The title, and those of description, owner, supports, quarter, and status that the file has.
        numbers: Those of impact, effort, reach, and confidence that the file has; blanks are NaN.
        inputs: Numbers for the ranking methods; blanks are NaN.
        answers: Maps each criterion id to the answers; blanks are empty.
        allowed: Maps each criterion id to every answer it accepts.
        outputs: Which strategy output each row is; empty for none.
        overrides: The overridden verdict; empty for none.
        reasons: The reason for the override.
        tags: The tags of each row.
        suggested: The criteria of each row whose answer is an accepted suggestion.
        extra: Every unknown column, unchanged, in the file's order.
        scales: Maps each number to the scale of its whole column, if it isn't the usual one.
        row_scales: The same per row, if one of our own lists says so; otherwise None.
    """

    report: Report
    rows: NDArray[np.int64]
    ids: list[str]
    texts: Mapping[str, list[str]]
    numbers: Mapping[str, Numbers]
    inputs: Mapping[str, Numbers]
    answers: Mapping[str, list[str]]
    allowed: Mapping[str, Sequence[str]]
    outputs: list[str] | None
    overrides: list[str] | None
    reasons: list[str] | None
    tags: list[tuple[str, ...]] | None
    suggested: list[Sequence[str]] | None
    extra: Mapping[str, list[str]]
    scales: Mapping[str, str] = field(default_factory=dict)
    row_scales: list[Mapping[str, str]] | None = None

    @property
    def column_scales(self) -> dict[str, str]:
        """Number to the scale of its whole column, the usual one among them."""
        return {**dict.fromkeys((*self.numbers, *self.inputs), USUAL), **self.scales}

    def __len__(self) -> int:
        return len(self.ids)

    def at(self, rows: Sequence[int]) -> "Sheet":
        """Some of the rows, by position, in the given order."""

        def taken(cells: list[Any] | None) -> Any:
            return None if cells is None else [cells[row] for row in rows]

        at = np.asarray(rows, dtype=np.intp)
        return replace(
            self,
            rows=self.rows[at],
            ids=taken(self.ids),
            texts={name: taken(cells) for name, cells in self.texts.items()},
            numbers={name: values[at] for name, values in self.numbers.items()},
            inputs={name: values[at] for name, values in self.inputs.items()},
            answers={name: taken(cells) for name, cells in self.answers.items()},
            outputs=taken(self.outputs),
            overrides=taken(self.overrides),
            reasons=taken(self.reasons),
            tags=taken(self.tags),
            suggested=taken(self.suggested),
            row_scales=taken(self.row_scales),
            extra={name: taken(cells) for name, cells in self.extra.items()},
        )

    def initiatives(self) -> list[Initiative]:
        """One initiative per row, in the file's order."""
        return [Initiative(**fields) for fields in self._records()]

    def frame(self) -> "pd.DataFrame":
        """The list as a pandas table: criteria as categories, blank numbers as NaN."""
        import pandas as pd  # noqa: PLC0415  (only those who ask for a table wait for it)

        words: dict[str, list[str]] = {}
        if self.outputs is not None:
            words["output"] = self.outputs
        if self.overrides is not None and self.reasons is not None:
            words |= {"override": self.overrides, "override_reason": self.reasons}
        if self.tags is not None:
            words["tags"] = [tag_cell(labels) for labels in self.tags]
        if self.row_scales is not None:
            words["scales"] = [scales_text(named) for named in self.row_scales]
        return pd.DataFrame({"id": self.ids, **self.texts, **self._judged(), **words, **self.extra})

    def judged(self) -> "pd.DataFrame":
        """The data behind verdicts and ranks as a pandas table: title, numbers, and answers."""
        import pandas as pd  # noqa: PLC0415  (only those who ask for a table wait for it)

        return pd.DataFrame({"title": self.texts["title"], **self._judged()})

    def _judged(self) -> dict[str, Any]:
        import pandas as pd  # noqa: PLC0415  (only those who ask for a table wait for it)

        answers = {
            name: pd.Categorical.from_codes(
                _codes(cells, self.allowed[name]), categories=pd.Index(self.allowed[name])
            )
            for name, cells in self.answers.items()
        }
        return {**self.numbers, **self.inputs, **answers}

    def _records(self) -> Iterator[dict[str, Any]]:
        fields: list[dict[str, Any]] = [{"id": its_id} for its_id in self.ids]
        for name, cells in self.texts.items():
            for record, cell in zip(fields, cells, strict=True):
                record[name] = cell
        for name, values in self.numbers.items():
            for record, value in zip(fields, values.tolist(), strict=True):
                record[name] = None if isnan(value) else value
        inputs = _by_record({name: values.tolist() for name, values in self.inputs.items()}, len(self))
        answers = _by_record(self.answers, len(self))
        extra = _by_record(self.extra, len(self))
        for at, record in enumerate(fields):
            record["inputs"], record["answers"], record["extra"] = inputs[at], answers[at], extra[at]
            record["scales"] = dict(self.scales if self.row_scales is None else self.row_scales[at])
            if self.tags is not None:
                record["tags"] = self.tags[at]
            if self.suggested is not None:
                record["suggested"] = self.suggested[at]
            if self.outputs is not None:
                record["output"] = self.outputs[at] or None
            if self.overrides is not None and self.reasons is not None and self.overrides[at]:
                record["override"] = {"kind": self.overrides[at], "reason": self.reasons[at]}
            yield record


def _by_record(columns: Mapping[str, Sequence[Any]], count: int) -> list[dict[str, Any]]:
    if not columns:
        return [{} for _ in range(count)]
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def _codes(cells: Sequence[str], allowed: Sequence[str]) -> NDArray[np.int16]:
    code = {"": -1, **{answer: at for at, answer in enumerate(allowed)}}
    return each_of(cells, code.__getitem__, np.int16)
