"""Bytes to lines of text: which encoding a file is in, told from its bytes alone."""

import codecs
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8 with byte order mark"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16 little-endian"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16 big-endian"),
)
_NOT_TEXT = ((b"PK\x03\x04", "an Excel or other zipped file"), (b"%PDF", "a PDF"))
_SAMPLE = 4096
_STEP = 1 << 20


@dataclass(frozen=True, slots=True)
class Encoding:
    """How the bytes of a file spell text.

    Attributes:
        codec: Python's name for it.
        label: Its name as people read it.
    """

    codec: str
    label: str

    @property
    def is_wide(self) -> bool:
        """Whether a character takes more than one byte, commas too."""
        return self.codec.startswith("utf-16")

    @property
    def is_guess(self) -> bool:
        """Whether other encodings would fit the bytes as well."""
        return self.codec in {"cp1252", "latin-1"}


def encoding_of(data: bytes) -> Encoding:
    """Tell the encoding of a file.

    A byte order mark decides; without one, UTF-16 shows by zeros in every other byte of its first
    4096; what is valid UTF-8 is UTF-8; all else is Windows-1252, or Latin-1 where it uses one of the
    five bytes that Windows-1252 leaves free.
    """
    for mark, codec, label in _MARKS:
        if data.startswith(mark):
            return Encoding(codec, label)
    unmarked = _unmarked_utf16(data[:_SAMPLE])
    if unmarked:
        return unmarked
    if data.isascii() or is_valid(data, "utf-8"):
        return Encoding("utf-8", "UTF-8")
    if is_valid(data, "cp1252"):
        return Encoding("cp1252", "Windows-1252")
    return Encoding("latin-1", "Latin-1")


def is_valid(data: bytes, codec: str) -> bool:
    """Whether bytes are text in an encoding; looked through piece by piece, so that little is held."""
    decoder = codecs.getincrementaldecoder(codec)()
    try:
        for start in range(0, len(data), _STEP):
            decoder.decode(data[start : start + _STEP])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def lines_of(file: BinaryIO, encoding: Encoding) -> Iterator[str]:
    """The file's lines with their own endings, decoded as they are read."""
    return io.TextIOWrapper(file, encoding=encoding.codec, newline="")


def not_text(data: bytes) -> str | None:
    """What a file is that is plainly no text, or None."""
    return next((what for start, what in _NOT_TEXT if data.startswith(start)), None)


def _unmarked_utf16(sample: bytes) -> Encoding | None:
    """Latin text in UTF-16 has a zero in nearly every other byte, from the first letter on."""
    pairs = len(sample) // 2
    even, odd = sample[0 : 2 * pairs : 2], sample[1 : 2 * pairs : 2]
    if odd[:1] == b"\0" and not even.count(0) and odd.count(0) * 5 >= pairs * 2:
        return Encoding("utf-16-le", "UTF-16 little-endian, without byte order mark")
    if even[:1] == b"\0" and not odd.count(0) and even.count(0) * 5 >= pairs * 2:
        return Encoding("utf-16-be", "UTF-16 big-endian, without byte order mark")
    return None
