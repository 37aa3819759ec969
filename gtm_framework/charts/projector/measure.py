"""How much space text takes on the shared screen, estimated before a browser draws it.

The widths are generous, so a page that is full by this estimate has room to spare in the browser.
"""

import re
from collections.abc import Sequence
from functools import cache
from unicodedata import east_asian_width

SMALLEST = 3.5
"""The smallest text size; a thirtieth of the height is 3.34."""
LINE = 1.25
"""Line height as a share of the text size."""

_WIDTHS = {
    letter: share
    for share, letters in {
        0.2: " ",
        0.3: "',.:;Iijl|’·",
        0.35: "!()-/[\\]f{}",
        0.4: "rt",
        0.45: "*?sz",
        0.5: '"J_cvxy–“”',
        0.55: "0123456789#$+<=>EFLSTVXYZ^`aegko~",
        0.6: "ABCKPRbdhnpqu",
        0.65: "&DG",
        0.7: "HNOQU",
        0.75: "Mw",
        0.8: "W—",
        0.85: "%m",
        0.9: "@",
        1.0: "…",
    }.items()
    for letter in letters
}
"""Letter widths of the screen's semibold font, rounded up, as shares of the text size."""


@cache
def _letter(letter: str) -> float:
    if letter in _WIDTHS:
        return _WIDTHS[letter]
    if east_asian_width(letter) in "WF" or ord(letter) > 0xFFFF:
        return 1.1
    return 0.7 if letter.isupper() or ord(letter) > 0x24F else 0.6


def width(text: str, size: float) -> float:
    """Width of text on one line."""
    return size * sum(map(_letter, text))


def lines(text: str, size: float, across: float) -> int:
    """Number of lines a text takes within a width; a word longer than a line is broken."""
    count, used = 1, 0.0
    for word in re.split(r"(?<=[\s\-/])", " ".join(text.split())):
        wide = width(word.rstrip(), size)
        if used and used + wide > across:
            count, used = count + 1, 0.0
        while wide > across:
            count, wide = count + 1, wide - across * 0.9
        used += wide + width(word[len(word.rstrip()) :], size)
    return count


def height(text: str, size: float, across: float) -> float:
    """Height of a text within a width."""
    return lines(text, size, across) * LINE * size


def largest(text: str, sizes: Sequence[float], across: float, most: int) -> float:
    """The largest size in which the text takes at most this many lines, or else the smallest.

    Example:
        >>> largest("Win-back emails", sizes=(12, 8, 4), across=40, most=1)
        4
    """
    return next((size for size in sizes if lines(text, size, across) <= most), sizes[-1])
