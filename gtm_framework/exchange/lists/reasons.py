"""The reason for every row's place in a list, computed column by column.

The functions of `gtm_framework.triage.explain` make each sentence once for every relevant combination.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from gtm_framework.exchange.cell_column import each_of
from gtm_framework.exchange.importing.sheet import Sheet
from gtm_framework.triage import Initiative, Kind, Rubric, classify, placed
from gtm_framework.triage.explain import (
    AGAINST,
    against_words,
    next_step,
    place_sentence,
    side_words,
    verdict_sentence,
)
from gtm_framework.triage.methods import Method
from gtm_framework.triage.scales import AXES, place_sources

Codes = NDArray[np.int64]
Words = NDArray[np.object_]


class Reasons:
    """The reason for every row of a sheet.

    Args:
        sheet: The rows.
        kinds: The verdict of each row.
        decided: Whether open answers can't change the verdict.
        ranks: Each row's rank; 0 if it has none.
        rubric: The rubric for the verdicts.
        method: The ranking method.
        threshold: Scores above it are high.
    """

    def __init__(
        self,
        sheet: Sheet,
        kinds: Sequence[str],
        decided: NDArray[np.bool_],
        ranks: NDArray[np.int64],
        *,
        rubric: Rubric,
        method: Method,
        threshold: float,
    ) -> None:
        self._sheet, self._rubric = sheet, rubric
        pulls, weight, answered = self._pulls()
        side = np.array([_SIDES[kind] for kind in kinds], np.int64)
        pieces = [
            *self._sides(pulls, answered, side),
            self._undecided(pulls, weight, answered, side),
            self._next(answered, decided),
            self._places(ranks, method, threshold),
        ]
        self._pieces = [(pa.array(words, pa.large_string()), pa.array(codes)) for words, codes in pieces]

    def at(self, rows: pa.Array) -> pa.Array:
        """The reasons of some rows."""
        told = [words.take(codes.take(rows)) for words, codes in self._pieces]
        return pc.binary_join_element_wise(*told, pa.scalar("", pa.large_string()))

    def _pulls(self) -> tuple[NDArray[np.int16], Codes, NDArray[np.bool_]]:
        """Weight × lean (a row per idea, a column per question); the answered weight; what is answered."""
        marks, rows = self._rubric.marks, len(self._sheet)
        pulls = np.zeros((rows, len(marks)), np.int16)
        weight = np.zeros(rows, np.int64)
        answered = np.zeros((rows, len(marks)), np.bool_)
        for at, (name, parts) in enumerate(marks.items()):
            cells = self._sheet.answers.get(name)
            if cells is None:
                continue
            pull = {answer: part for answer, (part, _) in parts.items()}
            heft = {answer: part for answer, (_, part) in parts.items()}
            pulls[:, at] = each_of(cells, partial(_or_zero, pull), np.int16)
            weight += each_of(cells, partial(_or_zero, heft), np.int64)
            answered[:, at] = each_of(cells, bool, np.bool_)
        return pulls, weight, answered

    def _sides(
        self, pulls: NDArray[np.int16], answered: NDArray[np.bool_], side: Codes
    ) -> list[tuple[Words, Codes]]:
        """How many answers are on the verdict's side, and which point the other way."""
        signed = pulls * side.astype(np.int16)[:, None]
        count, of = (signed > 0).sum(axis=1), answered.sum(axis=1)
        sides = _looked_up(
            [side + 1, count, of],
            lambda row: (
                side_words(_KINDS[int(side[row])], int(count[row]), int(of[row])) if side[row] else ""
            ),
        )
        shown = _heaviest_against(signed)
        names = list(self._rubric.marks)

        def against(row: int) -> str:
            if not side[row]:
                return ""
            told = [names[int(codes[row]) - 1] for codes in shown if codes[row]]
            return f"{against_words(told)}."

        return [sides, _looked_up([np.abs(side), *shown], against)]

    def _undecided(
        self, pulls: NDArray[np.int16], weight: Codes, answered: NDArray[np.bool_], side: Codes
    ) -> tuple[Words, Codes]:
        balance, count = pulls.sum(axis=1), answered.any(axis=1)
        open_ = (side == 0).astype(np.int64)
        return _looked_up(
            [open_, open_ * balance, open_ * weight, open_ * count],
            lambda row: "" if side[row] else verdict_sentence(classify(self._idea(row), self._rubric)),
        )

    def _next(self, answered: NDArray[np.bool_], decided: NDArray[np.bool_]) -> tuple[Words, Codes]:
        """The heaviest blank question, if the verdict isn't decided."""
        names = list(self._rubric.marks)
        heaviest = [names.index(question.id) for question in self._rubric.heaviest_first]
        following = np.where(decided, -1, np.argmin(answered[:, heaviest], axis=1))
        return _looked_up(
            [following + 1],
            lambda row: "" if decided[row] else f" {next_step(classify(self._idea(row), self._rubric))}",
        )

    def _places(self, ranks: NDArray[np.int64], method: Method, threshold: float) -> tuple[Words, Codes]:
        """Its quadrant, or what is missing: decided by the scores and by what is blank or 0."""
        sheet = self._sheet
        on_axes = {*AXES, *(source.input for axis in AXES for source in place_sources(axis))}
        on_axes |= set(method.axes.values())
        keys: list[Codes] = [(ranks > 0).astype(np.int64)]
        for name, values in {**sheet.numbers, **sheet.inputs}.items():
            if name in on_axes:
                keys.append(pd.factorize(values, use_na_sentinel=False)[0])
            else:
                keys.append(np.where(np.isnan(values), 0, np.where(values == 0, 1, 2)))

        def sentence(row: int) -> str:
            rank = int(ranks[row]) or None
            told = place_sentence(placed(self._idea(row), method, self._rubric, threshold, rank))
            return f" {told}" if told else ""

        return _looked_up(keys, sentence)

    def _idea(self, row: int) -> Initiative:
        return self._sheet.at([row]).initiatives()[0]


_BLOCK = 50_000
"""Rows sorted at a time."""

_SIDES = {Kind.STRATEGIC.value: 1, Kind.TACTICAL.value: -1, Kind.UNDECIDED.value: 0}
_KINDS = {1: Kind.STRATEGIC, -1: Kind.TACTICAL}


def _heaviest_against(signed: NDArray[np.int16]) -> list[Codes]:
    """The questions that pull hardest against each row's verdict, from 1; 0 if there are none."""
    shown = np.zeros((len(signed), AGAINST), np.int64)
    for start in range(0, len(signed), _BLOCK):
        block = signed[start : start + _BLOCK]
        left = np.where(block < 0, block, 1)
        for place in range(min(AGAINST, signed.shape[1])):
            worst = np.argmin(left, axis=1)[:, None]  # the first among ties, in the rubric's order
            against = np.take_along_axis(left, worst, axis=1) < 0
            shown[start : start + _BLOCK, place] = np.where(against, worst + 1, 0)[:, 0]
            np.put_along_axis(left, worst, 1, axis=1)
    return list(shown.T)


def _or_zero(known: Mapping[str, int], answer: str) -> int:
    return known.get(answer, 0)


def _looked_up(keys: Sequence[Codes], words: Callable[[int], str]) -> tuple[Words, Codes]:
    """Make the words once for each combination of keys; returns the words and each row's index."""
    code = np.zeros(len(keys[0]), np.int64)
    for key in keys:
        low = int(key.min(initial=0))
        span = int(key.max(initial=0)) - low + 1
        code = pd.factorize(code * span + (key - low))[0]
    first = np.zeros(int(code.max(initial=-1)) + 1, np.int64)
    first[code[::-1]] = np.arange(len(code))[::-1]
    return np.array([words(int(row)) for row in first], dtype=object), code
