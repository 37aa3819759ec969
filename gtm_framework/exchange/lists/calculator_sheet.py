"""The sheet of scores: change an input, and formulas give the new score, quadrant, and rank."""

from collections.abc import Sequence

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from gtm_framework.exact import nearest_float
from gtm_framework.exchange.lists.calculator_columns import Column, typed_columns, used_columns
from gtm_framework.exchange.lists.workbook_formats import Formats
from gtm_framework.triage import Quadrant, Ranked, quadrant_of
from gtm_framework.triage.scales import AXES

_THRESHOLD, _NOTE, _WEIGHTS, _HEADER = range(4)
"""Rows above the list, from 0."""
_RANK, _IDEA, _QUADRANT, _SCORE, _ORDER, _FIRST = range(6)
"""Columns, from 0; the inputs begin at the last one."""
_ADVICE = "Change any blue number: scores, quadrants, and ranks recalculate."
_QUADRANT_WEIGHT = 1000
"""How much more a quadrant's rank counts than a score, which is impact ÷ effort and at most 10."""


def add_calculator(sheet: Worksheet, formats: Formats, ranked: Sequence[Ranked]) -> None:
    """Fill the sheet.

    Args:
        sheet: An empty sheet.
        formats: The formats of its workbook.
        ranked: The list in order, all with the same method and threshold.
    """
    _Calculator(sheet, formats, ranked).fill()


class _Calculator:
    def __init__(self, sheet: Worksheet, formats: Formats, ranked: Sequence[Ranked]) -> None:
        self.sheet, self.formats, self.ranked = sheet, formats, ranked
        self.by = ranked[0].method
        typed = typed_columns(self.by)
        self.used = used_columns(self.by, typed, ranked)
        self.columns = list({column.name: column for column in (*typed.values(), *self.used)}.values())
        self.places = {column.name: _FIRST + at for at, column in enumerate(self.columns)}

    def fill(self) -> None:
        self._head()
        for row, item in enumerate(self.ranked, start=_HEADER + 1):
            self.sheet.write_string(row, _IDEA, item.initiative.title)
            for column in self.columns:
                self._number(row, column, item)
            self._results(row, item)
        for quadrant in Quadrant:
            self._tint(quadrant)
        self.formats.finish(self.sheet, _HEADER + len(self.ranked), _FIRST + len(self.columns) - 1, _HEADER)

    def _head(self) -> None:
        sheet, formats = self.sheet, self.formats
        sheet.write_string(_THRESHOLD, _IDEA, "“High” starts above")
        sheet.write_number(_THRESHOLD, _QUADRANT, self.ranked[0].threshold, formats.typed)
        sheet.write_string(_NOTE, _IDEA, f"{self.by.name}: {self.by.formula}. {_ADVICE}", formats.note)
        if self.by.combine == "sum":
            sheet.write_string(_WEIGHTS, _IDEA, "Weight in the sum", formats.note)
            for name, column in zip(self.by.numerator, self.used, strict=False):
                weight = nearest_float(self.by.weight(name))
                sheet.write_number(_WEIGHTS, self.places[column.name], weight, formats.typed)
        heads = (("Rank", 7), ("Idea", 44), ("Quadrant", 16), ("Score", 10), ("Order", 8))
        for place, (name, width) in enumerate((*heads, *((column.name, 14) for column in self.columns))):
            sheet.write_string(_HEADER, place, name, formats.header)
            sheet.set_column(place, place, width, None, {"hidden": place == _ORDER})

    def _number(self, row: int, column: Column, item: Ranked) -> None:
        """A number people enter, or the formula that calculates it."""
        value, place = column.value(item), self.places[column.name]
        source = next((each for each in self.columns if each.name == column.source), None)
        if source and value == column.follows(source.value(item)):
            cell = _cell(row, self.places[source.name])
            shown = "" if value is None else nearest_float(value)
            self.sheet.write_formula(row, place, f'=IF({cell}="","",{column.formula(cell)})', None, shown)
        elif value is not None:
            style = self.formats.typed_share if column.is_share else self.formats.typed
            self.sheet.write_number(row, place, nearest_float(value), style)

    def _results(self, row: int, item: Ranked) -> None:
        order = _order(row, item)
        key, keys = _cell(row, _ORDER), _range(_ORDER, len(self.ranked))
        results = (
            (_QUADRANT, self._quadrant(row), item.quadrant.label if item.quadrant else ""),
            (_SCORE, self._score(row), "" if item.score is None else item.score),
            (_ORDER, *order),
            (_RANK, f'IF({key}="","",RANK({key},{keys}))', "" if item.rank is None else item.rank),
        )
        for place, formula, shown in results:
            self.sheet.write_formula(row, place, f"={formula}", None, shown)

    def _quadrant(self, row: int) -> str:
        impact, effort = (_cell(row, self.places[axis.capitalize()]) for axis in AXES)
        line = f"${xl_col_to_name(_QUADRANT)}${_THRESHOLD + 1}"
        upper, lower = (
            f'IF({effort}>{line},"{quadrant_of(high_impact=high, high_effort=True).label}",'
            f'"{quadrant_of(high_impact=high, high_effort=False).label}")'
            for high in (True, False)
        )
        return f'IF(COUNT({impact},{effort})<2,"",IF({impact}>{line},{upper},{lower}))'

    def _score(self, row: int) -> str:
        places = [self.places[column.name] for column in self.used]
        cells = [_cell(row, place) for place in places]
        above, below = cells[: len(self.by.numerator)], cells[len(self.by.numerator) :]
        top = "*".join(above)
        if self.by.combine == "sum":
            weights = (f"{xl_col_to_name(place)}${_WEIGHTS + 1}" for place in places)
            top = "+".join(f"{cell}*{weight}" for cell, weight in zip(above, weights, strict=False))
        bottom = "*".join(below)
        whole = f'IF({bottom}=0,"",({top})/({bottom}))' if below else top
        return f'IF(COUNT({",".join(cells)})<{len(cells)},"",{whole})'

    def _tint(self, quadrant: Quadrant) -> None:
        rule = {
            "type": "formula",
            "criteria": f'={_cell(_HEADER + 1, _QUADRANT)}="{quadrant.label}"',
            "format": self.formats.tint(quadrant),
        }
        self.sheet.conditional_format(_HEADER + 1, 0, _HEADER + len(self.ranked), _SCORE, rule)


def _order(row: int, item: Ranked) -> tuple[str, float | str]:
    """The number that decides the ranks: as a formula, and its current value."""
    score, quadrant = _cell(row, _SCORE), _cell(row, _QUADRANT)
    if not item.method.by_quadrant:
        return score, "" if item.score is None else item.score
    worst_first = [*reversed(Quadrant)]
    labels = ",".join(f'"{each.label}"' for each in worst_first)
    place = f"MATCH({quadrant},{{{labels}}},0)"
    formula = f'IF(OR({score}="",{quadrant}=""),"",{place}*{_QUADRANT_WEIGHT}+{score})'
    if item.score is None or item.quadrant is None:
        return formula, ""
    return formula, (worst_first.index(item.quadrant) + 1) * _QUADRANT_WEIGHT + item.score


def _cell(row: int, column: int) -> str:
    return f"${xl_col_to_name(column)}{row + 1}"


def _range(column: int, count: int) -> str:
    name = xl_col_to_name(column)
    return f"{name}${_HEADER + 2}:{name}${_HEADER + 1 + count}"
