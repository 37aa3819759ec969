"""Splits one cell into the parts of a number: digits, unit, words, range; the style is left open."""

import re
import unicodedata
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

from gtm_framework.catalog import read_toml
from gtm_framework.exchange.cells import durations

LONGEST = 80
"""Longer cells are not numbers."""


class NumberStyle(StrEnum):
    """How a column writes ``1200.5``: ``1,200.5`` or ``1.200,5``."""

    POINT = "point"
    COMMA = "comma"


@dataclass(frozen=True, slots=True)
class Digits:
    """The digits of one number as written.

    Attributes:
        text: Digits, points, and commas; spaces and apostrophes between thousands are removed.
        exponent: The power of ten to multiply by.
    """

    text: str
    exponent: int = 0

    @property
    def tells(self) -> NumberStyle | None:
        """The style these digits prove; None if they fit both or neither."""
        if self.is_either or not ("." in self.text or "," in self.text):
            return None
        return next((style for style in NumberStyle if self.read(style) is not None), None)

    @property
    def is_either(self) -> bool:
        """Whether the number can be read in two ways, such as ``1.200``."""
        return _EITHER.fullmatch(self.text) is not None

    def read(self, style: NumberStyle) -> Decimal | None:
        """The number in a style; None if the digits don't fit it."""
        decimal, thousands = (".", ",") if style is NumberStyle.POINT else (",", ".")
        whole, _, fraction = self.text.partition(decimal)
        if thousands in whole:
            if not _GROUPED[thousands].fullmatch(whole):
                return None
            whole = whole.replace(thousands, "")
        if not (whole + fraction).isdecimal():
            return None
        value = _EXACTLY.normalize(_EXACTLY.scaleb(Decimal(f"{whole or 0}.{fraction or 0}"), self.exponent))
        return Decimal(f"{value:f}")


@dataclass(frozen=True, slots=True)
class Parts:
    """What a cell contains.

    Attributes:
        digits: The number; None if there is none.
        negative: Whether it has a minus sign.
        unit: The unit as written, in lower case.
        words: The label of the number, such as ``Massive``.
        out_of: The number after the slash.
        to: The upper end of a range.
        about: Whether it is approximate or a bound.
        also: The further parts of a duration such as ``1w 2d``, each with its unit.
        date: The range that a spreadsheet probably turned into a date, or ``a date``.
    """

    digits: Digits | None = None
    negative: bool = False
    unit: str = ""
    words: str = ""
    out_of: Digits | None = None
    to: Digits | None = None
    about: bool = False
    date: str = ""
    also: tuple[tuple[Digits, str], ...] = ()


NOTHING = Parts()

_EXACTLY = Context(prec=2 * LONGEST)

_EITHER = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
_GROUPED = {
    ",": re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}"),
    ".": re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+"),
}
_NUMBER = (
    r"(?:[0-9]{1,3}(?:[ '’`´_][0-9]{3})+(?![0-9])(?:[.,][0-9]+)?|[0-9]+(?:[.,][0-9]+)*[.,]?|[.,][0-9]+)"
)
_EXPONENT = r"(?:[eE]([+-]?[0-9]{1,3})(?![\w]))?"
_FRACTIONS = {
    "½": "5",
    "¼": "25",
    "¾": "75",
    "⅕": "2",
    "⅖": "4",
    "⅗": "6",
    "⅘": "8",
    "⅛": "125",
    "⅜": "375",
}
_VULGAR = re.compile(rf"((?:(?<![0-9.,])[0-9]+ ?)?)([{''.join(_FRACTIONS)}])")
_PLACED = re.compile(rf"({_NUMBER}){_EXPONENT}")
_DATES = (
    re.compile(r"(?P<day>\d{1,2})[-. /]{1,2}(?P<month>[^\W\d_]{3,10})\.?"),
    re.compile(r"(?P<month>[^\W\d_]{3,10})\.?[- ](?P<day>\d{1,2})"),
    re.compile(r"(?:19|20)\d\d-(?P<month>\d\d)-(?P<day>\d\d)(?:[ T].*)?"),
    re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?:19|20)?\d\d"),
    re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?:19|20)?\d\d"),
)
_JOINT = re.compile(r"\s*(?:[-–—~]|\.\.+|…)\s*")
_LABEL = re.compile(r"\s*(?:[-–—:=)]\s*|\(\s*)([^\W\d].*?)\)?\s*")
_LABEL_FIRST = re.compile(
    r"([^\W\d_](?:[^\d]*[^\W\d_])?)\s*(?:[:=]|[-–—]\s|\()\s*([^\w\s]?\d[^()]*?)\s*\)?"
)
_LABEL_LAST = re.compile(rf"[(\[]\s*({_NUMBER})\s*[)\]]\s*([^\W\d][^\d]*)")
_KEY = re.compile(r"\d\s*[=:]")
_UNIT = re.compile(r"[^\W\d_][^\d]{0,29}")


def parts_of(cell: str) -> Parts:
    """Split a cell into its parts.

    Args:
        cell: For example ``~1.2k visitors``, ``8/10``, ``3 - Massive``, ``★★★☆☆``.

    Returns:
        Its parts; `NOTHING` if it contains no number.
    """
    plain = cell.strip()
    return _parts_of(plain) if len(plain) <= LONGEST else NOTHING


@lru_cache(maxsize=4096)  # the same few numbers fill many columns
def _parts_of(cell: str) -> Parts:
    text = unicodedata.normalize("NFKC", _VULGAR.sub(_decimal, cell)).replace("−", "-").strip()
    if len(text) > LONGEST or not text:
        return NOTHING
    if text[0] in "'’" and text[1:2].isdecimal():  # a spreadsheet's mark for text
        text = text[1:]
    stars = _stars(cell)
    if stars:
        return stars
    date = _date(text)
    if date:
        return Parts(date=date)
    return _number(text) or _labeled(text) or _duration(text) or NOTHING


def _decimal(found: re.Match[str]) -> str:
    """``1½`` as ``1.5``; only fractions with an exact decimal are included."""
    whole = found[1].strip() or "0"
    return f"{whole}.{_FRACTIONS[found[2]]}"


def is_blank_word(cell: str) -> bool:
    """Whether a cell is a placeholder, such as ``TBD`` or ``#DIV/0!``."""
    return cell.strip().casefold() in _blanks()


def known_unit(unit: str) -> bool:
    """Whether words after a number are a unit, singular or plural."""
    return unit in _set("units") or unit.removesuffix("s") in _set("units") or unit in _set("currencies")


def is_currency(unit: str) -> bool:
    """Whether the text before or after a number is a currency."""
    return unit in _set("currencies")


def _number(text: str) -> Parts | None:
    start = _opening().match(text)
    if start is None:
        return None
    digits, rest = _digits(text[start.end() :])
    if digits is None:
        return None
    negative = (start["sign"] or start["inner"] or "") in ("-", "–") and bool(
        start["sign"] or start["inner"]
    )
    about = bool(start["about"])
    unit = (start["currency"] or "").casefold()
    return _with_rest(digits, rest, negative=negative, about=about, unit=unit)


def _with_rest(digits: Digits, rest: str, *, negative: bool, about: bool, unit: str) -> Parts | None:
    """The parts of a number, once what follows it is known."""
    digits, rest = _multiplied(digits, rest)
    if rest.startswith("+"):
        about, rest = True, rest[1:].lstrip()
    plain = rest.casefold().strip(" .")
    if plain in _set("percent"):
        return Parts(digits, negative, "%", about=about)
    if not rest or plain in _set("currencies"):
        return Parts(digits, negative, unit or plain, about=about)
    whole = _out_of().match(rest)
    if whole:
        out_of, left = _digits(rest[whole.end() :])
        if out_of and not left:
            return Parts(digits, negative, unit, out_of=out_of, about=about)
    if rest.startswith("%"):
        rest = rest[1:].lstrip()
        unit = "%"
    end = _range_end(rest)
    if end:
        return Parts(digits, negative, unit, to=end)
    return _with_words(digits, rest, negative=negative, about=about, unit=unit)


def _with_words(digits: Digits, rest: str, *, negative: bool, about: bool, unit: str) -> Parts | None:
    """The parts of a number followed by a label or a unit."""
    label = _LABEL.fullmatch(rest)
    if label and not _KEY.search(label[1]):  # "1 = low, 5 = high" explains a scale
        return Parts(digits, negative, unit, label[1].strip(), about=about)
    if _UNIT.fullmatch(rest):
        return Parts(digits, negative, rest.casefold().strip(" ."), about=about)
    return None


def _range_end(rest: str) -> Digits | None:
    """The upper end of a range, if that is what follows a number."""
    joint = _JOINT.match(rest) or _range_word().match(rest)
    if not joint:
        return None
    start = _opening().match(rest[joint.end() :])
    digits, left = _digits(rest[joint.end() + (start.end() if start else 0) :])
    if digits is None:
        return None
    digits, left = _multiplied(digits, left)
    return digits if not left or left == "%" or _UNIT.fullmatch(left) else None


def _digits(text: str) -> tuple[Digits | None, str]:
    found = _PLACED.match(text)
    if found is None:
        return None, text
    written = re.sub(r"[ '’`´_]", "", found[1])
    return Digits(written.rstrip(".,"), int(found[2] or 0)), text[found.end() :].strip()


def _multiplied(digits: Digits, rest: str) -> tuple[Digits, str]:
    """Digits followed by ``k``, ``M``, or ``mio``, converted to an exponent."""
    found = re.match(r"([^\W\d_]+\.?)(?=$|[\s+€$£%/-])", rest)
    if rest and not rest[0].isascii() and rest[0] in _powers():  # no space follows: 1.2万人
        return Digits(digits.text, digits.exponent + _powers()[rest[0]]), rest[1:].strip()
    if found is None:
        return digits, rest
    word = found[1].casefold()
    for name, power in (("thousand", 3), ("million", 6), ("billion", 9)):
        if word in _set(name) or (power == 6 and found[1] == "M"):
            return Digits(digits.text, digits.exponent + power), rest[found.end() :].strip()
    return digits, rest


def _labeled(text: str) -> Parts | None:
    found = _LABEL_LAST.fullmatch(text)
    if found:
        return Parts(_digits(found[1])[0], words=found[2].strip())
    found = _LABEL_FIRST.fullmatch(text)
    part = _number(found[2]) if found else None
    if found is None or part is None or part.words or part.to or part.out_of:
        return None
    return replace(part, words=found[1].strip())


def _duration(text: str) -> Parts | None:
    """A duration in parts, such as ``1w 2d``."""
    parts = [(Digits(number), unit) for number, unit in durations.parts_in(text)]
    return Parts(parts[0][0], unit=parts[0][1], also=tuple(parts[1:])) if parts else None


def _stars(cell: str) -> Parts | None:
    signs = cell.replace("\ufe0f", "").replace(" ", "")
    stars = _data()["number"]["stars"]
    half = signs.endswith("½")
    signs = signs.removesuffix("½")
    if not signs or not set(signs) <= set(stars["full"] + stars["empty"]):
        return None
    full = sum(sign in stars["full"] for sign in signs)
    return Parts(
        Digits(f"{full}.5" if half else str(full)),
        unit="stars",
        out_of=Digits(str(len(signs))) if full + half < len(signs) else None,
    )


def _date(text: str) -> str:
    """The range that a spreadsheet turned into a date: 8-Jul from 7-8."""
    for pattern in _DATES:
        found = pattern.fullmatch(text)
        month = _month(found["month"]) if found else 0
        if found and month and 1 <= int(found["day"]) <= 31:
            return f"{month}-{int(found['day'])}"
    return ""


def _month(name: str) -> int:
    if name.isdecimal():
        return int(name) if 1 <= int(name) <= 12 else 0
    names: list[list[str]] = _data()["months"]["names"]
    return next((at for at, month in enumerate(names, start=1) if name.casefold() in month), 0)


@cache
def _opening() -> re.Pattern[str]:
    """What can come before a number: about, a sign, a currency."""
    signs = [w for w in (*_data()["number"]["about"], *_data()["number"]["bounds"]) if not w[-1].isalnum()]
    words = [w for w in _data()["number"]["about"] if w[-1].isalnum()]
    about = "|".join(
        [*map(re.escape, sorted(signs, key=len, reverse=True)), *(rf"{re.escape(w)}\s+" for w in words)]
    )
    currency = "|".join(map(re.escape, sorted(_data()["number"]["currencies"], key=len, reverse=True)))
    inner = rf"(?P<sign>[-+–])?\s*(?P<currency>{currency})?\s*(?P<inner>[-+–])?"
    pattern = rf"(?P<about>{about})?\s*{inner}\s*(?=[0-9.,])"
    return re.compile(pattern, re.IGNORECASE)


@cache
def _out_of() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(_data()["number"]["out_of"], key=len, reverse=True)))
    return re.compile(rf"(?:[/⁄]|(?:{words})\s)\s*", re.IGNORECASE)


@cache
def _range_word() -> re.Pattern[str]:
    words = "|".join(map(re.escape, _data()["number"]["range"]))
    return re.compile(rf"\s*(?:{words})\s+", re.IGNORECASE)


@cache
def _powers() -> dict[str, int]:
    """The signs for a power of ten in Chinese, Japanese, and Korean."""
    powers = {"thousand": 3, "ten_thousand": 4, "hundred_million": 8}
    return {sign: power for name, power in powers.items() for sign in _set(name)}


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(_data()["number"][name])


@cache
def _blanks() -> frozenset[str]:
    return frozenset((*_data()["blank"]["words"], *_data()["blank"]["errors"]))


@cache
def _data() -> dict[str, Any]:
    return read_toml("cells.toml")
