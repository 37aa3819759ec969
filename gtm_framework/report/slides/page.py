"""One slide: a title that states its message, a caption, and the space between them."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.util import Emu, Inches, Pt

from gtm_framework.charts import ink
from gtm_framework.inert import visible

WIDTH, HEIGHT = 13.333, 7.5
"""A 16:9 slide, in inches."""
LEFT, TOP, ACROSS, DOWN = 0.6, 1.5, WIDTH - 1.2, 5.15
"""The space for content, in inches."""
FONT = "Arial"
_TITLE_ONLY = 5
"""The layout of the standard template that only has a title."""
_LETTER = 0.53
"""Width of an average letter as a share of the font size."""
_LONGEST_WORD = 16
_LINE = 1.22
"""Line height as a multiple of the font size."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a slide, in inches."""

    left: float
    top: float
    width: float
    height: float

    @property
    def emu(self) -> tuple[Emu, Emu, Emu, Emu]:
        """Its sides in the file format's units."""
        return (
            Emu(Inches(self.left)),
            Emu(Inches(self.top)),
            Emu(Inches(self.width)),
            Emu(Inches(self.height)),
        )


WHOLE = Box(LEFT, TOP, ACROSS, DOWN)


def new_slide(deck: Any, title: str, caption: str = "", *, size: int = 24) -> Any:
    """A slide with its message as the title, and a caption at the bottom.

    Args:
        deck: The presentation.
        title: The message; a long one gets a smaller font.
        caption: A line at the bottom, or empty.
        size: Font size of the title in points.
    """
    slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])
    shape = slide.shapes.title
    shape.left, shape.top, shape.width, shape.height = Box(LEFT, 0.35, ACROSS, 1.05).emu
    while size > 14 and lines_of(title, ACROSS, size) > 2:
        size -= 2
    write(shape.text_frame, [title], size, bold=True)
    shape.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    if caption:
        add_text(slide, Box(LEFT, 6.7, ACROSS, 0.55), [caption], 12)
    return slide


def add_text(slide: Any, box: Box, paragraphs: Iterable[str], size: int, *, bold: bool = False) -> None:
    """Paragraphs of plain text."""
    shape = slide.shapes.add_textbox(*box.emu)
    write(shape.text_frame, paragraphs, size, bold=bold)


def write(
    frame: Any, paragraphs: Iterable[str], size: float, *, bold: bool = False, color: str = ""
) -> None:
    """Fill a text frame with plain text; a right-to-left paragraph starts on the right."""
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    for at, text in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = visible(text)
        run.font.size, run.font.bold, run.font.name = Pt(size), bold, FONT
        run.font.color.rgb = rgb(color or ink("light").text)
        if _is_right_to_left(text):
            paragraph._p.get_or_add_pPr().set("rtl", "1")  # noqa: SLF001  (the library has no name for it)


def rgb(color: str) -> RGBColor:
    """A color such as ``"#D55E00"`` in the file format."""
    channels = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    return RGBColor(*channels)


def lines_of(text: str, width: float, size: float) -> int:
    """How many lines a text takes in a width in inches; a generous estimate."""
    per_line = max(int(width * 72 / (size * _LETTER)), 1)
    return sum(max(-(-len(line) // per_line), 1) for line in text.split("\n"))


def height_of(lines: int, size: float) -> float:
    """The height of some lines in inches."""
    return lines * size * _LINE / 72


def cut_to(text: str, width: float, size: float, lines: int) -> str:
    """The text, cut with an ellipsis if it takes more lines than fit."""
    if lines_of(text, width, size) <= lines:
        return text
    per_line = max(int(width * 72 / (size * _LETTER)), 2)
    kept: list[str] = []
    for line in text.split("\n"):
        room = lines - sum(lines_of(each, width, size) for each in kept)
        if room < 1:
            break
        kept.append(line[: room * per_line - 1])
    return "\n".join(kept).rstrip() + "…"


def width_of(text: str, size: float) -> float:
    """The width in inches of a text's longest ordinary word; a longer word can be broken."""
    words = (len(word) for word in text.split())
    return max((count for count in words if count <= _LONGEST_WORD), default=1) * size * _LETTER / 72


def _is_right_to_left(text: str) -> bool:
    strong = (unicodedata.bidirectional(sign) for sign in text)
    return next((kind for kind in strong if kind in ("L", "R", "AL")), "L") != "L"
