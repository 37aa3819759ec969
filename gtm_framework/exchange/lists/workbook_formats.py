"""How a workbook's cells look: quadrant tints, and symbols that are displayed but not part of the value."""

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from gtm_framework.charts import Sign, ink, kind_sign, quadrant_sign
from gtm_framework.triage import Kind, Quadrant

_TYPED = "#0000FF"
"""Numbers someone may change, in the usual style of spreadsheet models."""


class Formats:
    """The formats of one workbook."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        line = {"bottom": 1, "bottom_color": ink("light").line}
        self.header = book.add_format({"bold": True, "text_wrap": True, "valign": "top", **line})
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self.top = book.add_format({"valign": "top"})
        self.number = book.add_format({"num_format": "0.00", "valign": "top"})
        self.signed = book.add_format({"num_format": "+0.00;-0.00;0.00", "valign": "top"})
        self.share = book.add_format({"num_format": "0%", "valign": "top"})
        self.typed = book.add_format({"font_color": _TYPED})
        self.typed_share = book.add_format({"font_color": _TYPED, "num_format": "0%"})
        self.note = book.add_format({"italic": True, "font_color": ink("light").quiet})
        self._tints: dict[str, Format] = {
            quadrant: book.add_format({"bg_color": quadrant_sign(quadrant).light}) for quadrant in Quadrant
        }
        self._signs: dict[tuple[str, str], Format] = {
            (tint, meaning): book.add_format({"num_format": _shown(sign), **_ground(tint)})
            for tint in ("", *Quadrant)
            for meaning, sign in _meanings().items()
        }

    def cell(self, column: str, text: str, quadrant: str) -> Format | None:
        """The format of a cell in the list: its quadrant's tint, and a symbol for a verdict or quadrant."""
        if column in ("kind", "rubric_kind", "quadrant") and text:
            return self._signs[quadrant, text]
        return self._tints.get(quadrant)

    def tint(self, quadrant: Quadrant) -> Format:
        """The tint of a quadrant."""
        return self._tints[quadrant]

    def finish(self, sheet: Worksheet, last_row: int, last_column: int, header: int = 0) -> None:
        """Freeze the header row and give every column a filter."""
        sheet.freeze_panes(header + 1, 0)
        sheet.autofilter(header, 0, max(last_row, header), last_column)
        sheet.set_landscape()
        sheet.repeat_rows(header)
        sheet.fit_to_pages(1, 0)


def _meanings() -> dict[str, Sign]:
    kinds: dict[str, Sign] = {kind: kind_sign(kind) for kind in Kind}
    return kinds | {quadrant: quadrant_sign(quadrant) for quadrant in Quadrant}


def _shown(sign: Sign) -> str:
    """A number format that shows a text cell as symbol and label; its value stays as it is."""
    return f';;;"{sign.glyph} {sign.label}"'


def _ground(tint: str) -> dict[str, str]:
    return {"bg_color": quadrant_sign(Quadrant(tint)).light} if tint else {}
