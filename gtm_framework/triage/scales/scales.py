"""What numbers mean: scales as data, with the exact place of a number on the matrix."""

from collections.abc import Mapping
from fractions import Fraction
from functools import cache, cached_property, lru_cache
from itertools import pairwise
from math import inf, isfinite
from typing import Literal

from pydantic import BaseModel, ConfigDict

from gtm_framework.catalog import read_toml
from gtm_framework.errors import OutOfRangeError, UnknownNameError
from gtm_framework.exact import exact

Axis = Literal["impact", "effort"]
AXES: tuple[Axis, ...] = ("impact", "effort")
USUAL = "usual"
"""The scale of a column that has none of its own: impact and effort on 1 to 10."""
SHORT = ("1-3", "1-4", "1-5", "0-5")
"""Other scales that numbers from 1 to 10 could be on if all of them are small."""


class Scale(BaseModel):
    """One scale of `data/scales.toml`.

    Attributes:
        id: Its name in `Initiative.scales`, on the command line, and in files.
        name: Its display name.
        kind: A range, usual steps, words, or a quantity with a unit and no upper limit.
        low: Smallest number.
        high: Largest number, or None.
        steps: The numbers people usually choose from; any number in the range is allowed.
        words: Maps each word to its number, in the spelling used for writing.
        also: Other spellings of a word.
        unit: What it counts, or empty.
        times: The factor a formula applies to the written number.
        hours: The working hours in one unit, or None if it doesn't count work.
        ten: (number, place on 1 to 10) pairs with straight lines between them; empty if the scale has no
            place on the matrix.
        source: Who published it.

    Example:
        >>> five = scale("1-5")
        >>> five.name, five.span, five.middle, float(five.place(4))
        ('1 to 5', (1.0, 5.0), Fraction(3, 1), 7.5)
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    name: str
    kind: Literal["range", "steps", "words", "quantity"]
    low: float = 0
    high: float | None = None
    steps: tuple[float, ...] = ()
    words: Mapping[str, float] = {}
    also: Mapping[str, str] = {}
    unit: str = ""
    times: float = 1
    hours: float | None = None
    ten: tuple[tuple[float, float], ...] = ()
    source: tuple[str, ...]

    @property
    def span(self) -> tuple[float, float]:
        """The smallest and the largest number; infinite if there is no largest."""
        if self.words:
            return min(self.words.values()), max(self.words.values())
        return self.low, inf if self.high is None else self.high

    @property
    def choices(self) -> tuple[float, ...]:
        """The numbers to offer for choosing: the usual steps, or those of the words."""
        return self.steps or tuple(sorted(self.words.values()))

    @property
    def has_place(self) -> bool:
        """Whether its numbers have a place on the matrix."""
        return bool(self.ten)

    @property
    def middle(self) -> Fraction | None:
        """Where low ends with the default threshold of 5, such as 3 on 1 to 5; None without a place."""
        for (low, below), (high, above) in pairwise(self.ten):
            if below <= 5 < above:
                share = (5 - exact(below)) / (exact(above) - exact(below))
                return exact(low) + share * (exact(high) - exact(low))
        return None

    def takes(self, number: float) -> bool:
        """Whether a number is on the scale."""
        low, high = self.span
        return isfinite(number) and low <= number <= high

    def checked(self, what: str, number: float) -> float:
        """The number, if it is on the scale.

        Raises:
            OutOfRangeError: If it isn't.
        """
        if not self.takes(number):
            raise OutOfRangeError(what, number, *self.span)
        return number

    def counted(self, number: float) -> Fraction:
        """The number as a formula uses it: as written, but 80% counts as 0.8."""
        return exact(number) * exact(self.times)

    def place(self, number: float) -> Fraction | None:
        """The exact place on 1 to 10, or None if the scale has none; constant beyond the last pair."""
        return _place(self.ten, exact(number)) if self.ten else None

    def word(self, number: float) -> str | None:
        """The word for a number when writing it; None for a scale without words."""
        return self._words_by_number.get(number)

    def number_of(self, word: str) -> float | None:
        """The number a word stands for, in any case; None if the scale doesn't have it."""
        return self._numbers_by_word.get(_plain(word))

    @cached_property
    def _words_by_number(self) -> Mapping[float, str]:
        return {number: word for word, number in self.words.items()}

    @cached_property
    def _numbers_by_word(self) -> Mapping[str, float]:
        also = {_plain(word): self.words[meant] for word, meant in self.also.items()}
        return {**also, **{_plain(word): number for word, number in self.words.items()}}


class PlaceSource(BaseModel):
    """Where an idea without its own impact or effort gets its place.

    Attributes:
        input: The number it comes from.
        scale: Its scale if the idea names none.
        reversed: Whether it counts downward: 11 minus its place.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    input: str
    scale: str
    reversed: bool = False

    def place(self, number: float, on: str | None) -> Fraction | None:
        """The place of a number on the axis, by its scale or, without one, the usual scale."""
        found = scale(on or self.scale).place(number)
        return 11 - found if found is not None and self.reversed else found


def all_scales() -> Mapping[str, Scale]:
    """Every scale by id.

    Example:
        >>> [on for on, known in all_scales().items() if known.kind == "words"][:4]
        ['rice-impact-words', 'rice-confidence-words', 'tshirt', 'tshirt-words']
    """
    return _read()[0]


@lru_cache(maxsize=256)
def scale(name: str) -> Scale:
    """One scale.

    Raises:
        UnknownNameError: If there is no scale with that name.

    Example:
        >>> scale("tshirt").words
        {'XXS': 0.5, 'XS': 1.0, 'S': 2.0, 'M': 3.0, 'L': 5.0, 'XL': 8.0, 'XXL': 13.0, 'XXXL': 21.0}
    """
    if name not in all_scales():
        raise UnknownNameError("scale", name, all_scales())
    return all_scales()[name]


def place_sources(axis: Axis) -> tuple[PlaceSource, ...]:
    """What gives an idea without a score on this axis its place: the first number it has.

    Example:
        >>> [source.input for source in place_sources("effort")]
        ['person_months', 'ease']
    """
    return _read()[1][axis]


def scales_text(scales: Mapping[str, str]) -> str:
    """Scales as one cell of a file, such as ``impact=1-5; effort=tshirt``.

    Example:
        >>> scales_text({"impact": "1-5", "effort": "tshirt"})
        'effort=tshirt; impact=1-5'
    """
    return "; ".join(f"{name}={on}" for name, on in sorted(scales.items()))


def scales_in(cell: str) -> dict[str, str]:
    """The scales in such a cell.

    Raises:
        UnknownNameError: If it names a scale that doesn't exist, or isn't such a cell.

    Example:
        >>> scales_in("impact=1-5; effort=tshirt")
        {'impact': '1-5', 'effort': 'tshirt'}
    """
    found = {}
    for part in filter(str.strip, cell.split(";")):
        name, _, on = part.partition("=")
        found[name.strip()] = scale(on.strip()).id
    return found


def _place(ten: tuple[tuple[float, float], ...], number: Fraction) -> Fraction:
    first, last = ten[0], ten[-1]
    if number <= exact(first[0]):
        return exact(first[1])
    for (low, below), (high, above) in pairwise(ten):
        if number <= exact(high):
            share = (number - exact(low)) / (exact(high) - exact(low))
            return exact(below) + share * (exact(above) - exact(below))
    return exact(last[1])


@lru_cache(maxsize=4096)
def _plain(word: str) -> str:
    """A word for comparison, without signs around it: ``high`` for "🟢 High"."""
    parts = word.replace("-", " ").replace("_", " ").casefold().split()
    return " ".join([part for part in parts if any(map(str.isalnum, part))] or parts)


@cache
def _read() -> tuple[Mapping[str, Scale], Mapping[str, tuple[PlaceSource, ...]]]:
    raw = read_toml("scales.toml")
    scales = {name: Scale(id=name, **entry) for name, entry in raw["scale"].items()}
    sources = {
        axis: tuple(PlaceSource(**entry) for entry in entries) for axis, entries in raw["position"].items()
    }
    return scales, sources
