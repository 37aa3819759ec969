"""The exact model behind the portfolio: assigns items to quarters by mixed-integer programming."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from math import inf

from gtm_framework.strategy.capacity.highs import Row, SearchTooLongError, holds, solve

Slot = tuple[int, int]
"""An item and its quarter, by their indexes."""


_CHUNK = 16
"""How many slots one search orders, using powers of two well within a float's precision."""


@dataclass(frozen=True)
class Piece:
    """One work item as the solver sees it, in hundredths of a person-week and of a point.

    Attributes:
        effort: What it takes of its quarter's capacity.
        value: Its value.
        strategic: Whether it counts for the strategic share.
        places: Indexes of the quarters it can go in, in chronological order.
        needs: Indexes of its dependencies, which must be selected too, in the same quarter or earlier.
        forced: Whether it must be selected.
    """

    effort: int
    value: int
    strategic: bool
    places: tuple[int, ...]
    needs: tuple[int, ...] = ()
    forced: bool = False


@dataclass(frozen=True)
class MilpModel:
    """The available items and the constraints; at least one item must be selected.

    Attributes:
        pieces: The items; ties favor earlier ones.
        room: Capacity of each quarter, in hundredths of a person-week; None for no limit.
        share: Minimum share of the selected effort that must be strategic, 0 to 1.
        nodes: The maximum number of branches per search.
    """

    pieces: tuple[Piece, ...]
    room: tuple[int | None, ...]
    share: Fraction
    nodes: int

    def best(self) -> frozenset[Slot] | None:
        """The selection with the most value; on a tie, the least effort; then the one that comes first.

        Of two selections, the one with the earliest slot in which they differ comes first.

        Returns:
            The selected slots, or None if no selection meets all constraints.

        Raises:
            SearchTooLongError: If a search needs more than `nodes` branches.
        """
        values = {k: self.pieces[piece].value for k, (piece, _) in enumerate(self.slots)}
        efforts = {k: self.pieces[piece].effort for k, (piece, _) in enumerate(self.slots)}
        found = self.search({k: -value for k, value in values.items()})
        if found is None:
            return None
        worth = sum(values[k] for k in found)
        found = self.find(efforts, [(values, worth, inf)])
        least = sum(efforts[k] for k in found)
        settled: list[Row] = [(values, worth, inf), (efforts, -inf, least)]
        for start in range(0, len(self.slots), _CHUNK):
            chunk = range(start, min(start + _CHUNK, len(self.slots)))
            found = self.find({k: -(2.0 ** (chunk.stop - k)) for k in chunk}, settled)
            settled += [({k: 1}, k in found, k in found) for k in chunk]
        return frozenset(self._at(found))

    def holds(self) -> bool:
        """Whether a selection meets all constraints."""
        return self.search({}) is not None

    def least_load(self, quarter: int) -> int:
        """The smallest capacity of one quarter, in hundredths, that makes a selection possible.

        A selection must be possible without a limit on that quarter.
        """
        room = tuple(None if place == quarter else limit for place, limit in enumerate(self.room))
        efforts = self._efforts(quarter)
        found = replace(self, room=room).find(efforts)
        return sum(efforts.get(k, 0) for k in found)

    def largest_share(self) -> Fraction:
        """The largest strategic share of effort of any valid selection, by Dinkelbach's method.

        A valid selection must exist, and every valid selection must have some effort.
        """
        share = Fraction(-1)
        better = Fraction(0)
        while better > share:
            share = better
            found = self.find({k: float(cost) for k, cost in self._short_of(share).items()})
            pieces = [piece for piece, _ in self._at(found)]
            strategic = sum(map(self._strategic, pieces))
            better = Fraction(strategic, sum(self.pieces[piece].effort for piece in pieces))
        return share

    def search(self, cost: Mapping[int, float], more: Sequence[Row] = ()) -> frozenset[int] | None:
        """The slots, by index, of a selection with the lowest cost; None if none meets all constraints.

        The solver's result is checked in exact numbers; a selection that is only valid within the solver's
        tolerance is excluded, and the search continues.
        """
        if not self.slots:
            return None
        rows = [*self._rows(), *more]
        while True:
            found = solve(cost, rows, len(self.slots), self.nodes)
            if found is None or all(holds(row, found) for row in rows):
                return found
            others = {k: 1 if k in found else -1 for k in range(len(self.slots))}
            rows.append((others, -inf, len(found) - 1))

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """Every item with every quarter it can go in, in order."""
        return tuple((k, quarter) for k, piece in enumerate(self.pieces) for quarter in piece.places)

    def find(self, cost: Mapping[int, float], more: Sequence[Row] = ()) -> frozenset[int]:
        """A search that is known to have a result."""
        found = self.search(cost, more)
        if found is None:  # pragma: no cover  (a set that holds these rows is known)
            raise SearchTooLongError(self.nodes)
        return found

    def _at(self, found: Iterable[int]) -> list[Slot]:
        return [self.slots[k] for k in sorted(found)]

    def _short_of(self, share: Fraction) -> dict[int, Fraction]:
        """By slot: how much strategic effort is missing to reach that share (or exceeds it, below 0)."""
        return {
            k: share * self.pieces[piece].effort - self._strategic(piece)
            for k, (piece, _) in enumerate(self.slots)
        }

    def _efforts(self, quarter: int) -> dict[int, int]:
        """Effort by slot, for the slots in one quarter."""
        return {k: self.pieces[piece].effort for k, (piece, put) in enumerate(self.slots) if put == quarter}

    def _strategic(self, piece: int) -> int:
        return self.pieces[piece].effort if self.pieces[piece].strategic else 0

    def _rows(self) -> Iterator[Row]:
        """The constraints, row by row."""
        at = {slot: k for k, slot in enumerate(self.slots)}
        for k, piece in enumerate(self.pieces):
            yield {at[k, quarter]: 1 for quarter in piece.places}, piece.forced, 1
            for needed in piece.needs:
                yield from self._needs(at, k, needed)
        for quarter, limit in enumerate(self.room):
            if limit is not None:
                yield self._efforts(quarter), 0, limit
        if self.share:
            yield self._short_of(self.share), -inf, 0
        yield dict.fromkeys(range(len(self.slots)), 1), 1, inf

    def _needs(self, at: Mapping[Slot, int], piece: int, needed: int) -> Iterator[Row]:
        """An item in or before each quarter requires its dependency in or before the same quarter."""
        for last in self.pieces[piece].places:
            row = {at[piece, quarter]: 1 for quarter in self.pieces[piece].places if quarter <= last}
            row |= {at[needed, quarter]: -1 for quarter in self.pieces[needed].places if quarter <= last}
            yield row, -inf, 0
