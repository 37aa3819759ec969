"""The numbers on the sheet of scores: what people enter, and what is calculated from it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from gtm_framework.exact import exact
from gtm_framework.triage import Ranked
from gtm_framework.triage.methods import Input, Method, confidence_share
from gtm_framework.triage.scales import AXES, Axis


@dataclass(frozen=True, slots=True)
class Column:
    """One column of numbers.

    Attributes:
        name: Its header.
        value: The number of one idea, or None.
        source: The header of the column it is calculated from; empty if people enter it.
        needed: The method's input that a calculated column provides.
        is_share: Whether it is shown as a percentage.
    """

    name: str
    value: Callable[[Ranked], Fraction | None]
    source: str = ""
    needed: Input | None = None
    is_share: bool = False

    def formula(self, cell: str) -> str:
        """The formula that calculates it from a cell; empty if people enter it."""
        if self.needed is None:
            return ""
        if bands := self.needed.bands:
            last = f"{bands[-1][1]:g}"
            for up_to, made in reversed(bands[:-1]):
                last = f"IF({cell}<={up_to:g},{made:g},{last})"
            return last
        turned = self._turned_from
        return f"{cell}*{self.needed.times}" if turned is None else f"{turned:g}-{cell}"

    def follows(self, number: Fraction | None) -> Fraction | None:
        """The same as `formula`, for a number."""
        if self.needed is None or number is None:
            return None
        if bands := self.needed.bands:
            return exact(next((made for up_to, made in bands if number <= up_to), bands[-1][1]))
        turned = self._turned_from
        return number * self.needed.times if turned is None else exact(turned) - number

    @property
    def _turned_from(self) -> float | None:
        """What a number that counts downward is taken from; None for one that counts as it is."""
        if self.needed is None or not self.needed.counts_down:
            return None
        return 11 if self.needed.field in AXES else sum(self.needed.span)


def typed_columns(by: Method) -> dict[str, Column]:
    """What people enter: both axes, and the fields that the method's inputs are calculated from."""
    columns = {str(axis): Column(axis.capitalize(), _axis(axis)) for axis in AXES}
    fields = {needed.field for needed in by.inputs}
    if "reach" in fields:
        columns["reach"] = Column("Reach", _reach)
    if "confidence" in fields:
        columns["confidence"] = Column("Confidence", _confidence, is_share=True)
    for needed in by.inputs:
        if needed.field is None and needed.counts_down:
            columns[needed.id] = Column(_title(needed), _written(needed))
    return columns


def used_columns(by: Method, typed: dict[str, Column], ranked: Sequence[Ranked]) -> list[Column]:
    """The formula's inputs in order: entered columns as they are, and calculated ones."""
    return [_used(at, needed, typed, ranked) for at, needed in enumerate(by.inputs)]


def _used(at: int, needed: Input, typed: dict[str, Column], ranked: Sequence[Ranked]) -> Column:
    source = typed.get(needed.field or needed.id)
    if source and all(item.parts[at].value == source.value(item) for item in ranked) and not needed.bands:
        return source
    name = _title(needed)
    if name in {column.name for column in typed.values()}:
        name += " in the formula"
    if source is None:
        return Column(name, lambda item: item.parts[at].value)
    return Column(name, lambda item: item.parts[at].value, source.name, needed)


def _title(needed: Input) -> str:
    return needed.label[:1].upper() + needed.label[1:]


def _written(needed: Input) -> Callable[[Ranked], Fraction | None]:
    def number(item: Ranked) -> Fraction | None:
        written = item.initiative.inputs.get(needed.id)
        return None if written is None else exact(written)

    return number


def _axis(axis: Axis) -> Callable[[Ranked], Fraction | None]:
    return lambda item: item.position(axis)


def _reach(item: Ranked) -> Fraction | None:
    reach = item.initiative.reach
    return None if reach is None else exact(reach)


def _confidence(item: Ranked) -> Fraction | None:
    idea = item.initiative
    return (
        None
        if idea.confidence is None
        else confidence_share(idea.confidence, idea.scales.get("confidence"))
    )
