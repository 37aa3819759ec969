"""Decodes bytes to lines of text: detects a file's encoding from its bytes, or uses the one given."""

import codecs
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, BinaryIO

from gtm_framework.catalog import read_toml
from gtm_framework.errors import GtmError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8 with byte order mark"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16 little-endian"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16 big-endian"),
)
_SAMPLE = 4096
_TELLING = 1 << 16
_STEP = 1 << 20
_PUNCTUATION = set("“”‘’„‚«»‹›–—…•·€£°§©®™±×½¼¾²³¹¿¡\xa0\xad´")
_PAIR = re.compile(r"(?=([^\W\d_])([^\W\d_a-zA-Z]))")
_IN_A_WORD = re.compile(r"(?:(?<=[^\W\d_])[±×§©®™´•·¿¡°]|[£½¼¾²³¹])(?=[^\W\d_])")
_FITS = 0.1
"""The share of unusual characters up to which a file counts as Latin text; a single one is no evidence."""


@dataclass(frozen=True, slots=True)
class Encoding:
    """How the bytes of a file encode text.

    Attributes:
        codec: Python's name for it.
        label: Its name as people read it.
        is_guess: Whether other encodings would fit the bytes equally well.
    """

    codec: str
    label: str
    is_guess: bool = False

    @property
    def is_wide(self) -> bool:
        """Whether a character takes more than one byte, including commas."""
        return self.codec.startswith(("utf-16", "utf-32"))


def encoding_of(data: bytes) -> Encoding:
    """Detect the encoding of a file.

    A byte order mark decides. Without one, UTF-16 has zeros in every other byte of its first 4096; valid
    UTF-8 is UTF-8. Anything else is a guess: the Latin encoding whose letters belong to a single language,
    or what charset-normalizer finds for other scripts.
    """
    for mark, codec, label in _MARKS:
        if data.startswith(mark):
            return Encoding(codec, label)
    unmarked = _unmarked_utf16(data[:_SAMPLE])
    if unmarked:
        return unmarked
    if data.isascii() or is_valid(data, "utf-8"):
        return Encoding("utf-8", "UTF-8")
    return _guessed(data)


def encoding_named(name: str) -> Encoding:
    """The encoding with the given name.

    Raises:
        GtmError: If there is no such text encoding.
    """
    try:
        codec = codecs.lookup(name)
        "".encode(codec.name)
    except (LookupError, ValueError, TypeError):
        raise GtmError(
            f"Unknown encoding {name!r}. Use one such as utf-8, utf-16, cp1252, mac_roman, or shift_jis."
        ) from None
    labels = {entry["codec"]: entry["label"] for entry in _data()["encoding"]}
    known = {**labels, **_data()["other_encodings"], "utf-8": "UTF-8"}
    plain = codec.name.replace("-", "_") if codec.name.startswith("mac") else codec.name
    return Encoding("utf-8-sig" if codec.name == "utf-8" else plain, known.get(plain, codec.name))


def is_valid(data: bytes, codec: str) -> bool:
    """Whether bytes are valid text in an encoding; decodes piece by piece to save memory."""
    decoder = codecs.getincrementaldecoder(codec)()
    try:
        for start in range(0, len(data), _STEP):
            decoder.decode(data[start : start + _STEP])
        decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def lines_of(file: BinaryIO, encoding: Encoding) -> Iterator[str]:
    """The file's lines with their own line endings, decoded while reading."""
    return io.TextIOWrapper(file, encoding=encoding.codec, newline="")


def _guessed(data: bytes) -> Encoding:
    sample = _telling_lines(data)
    latin = sorted((_strangeness(sample, entry), at) for at, entry in enumerate(_data()["encoding"]))
    for strange, at in latin:
        entry = _data()["encoding"][at]
        if strange <= _FITS and is_valid(data, entry["codec"]):
            return Encoding(entry["codec"], entry["label"], is_guess=True)
    found = _other_script(sample)
    if found and is_valid(data, found):
        return Encoding(found, _data()["other_encodings"][found], is_guess=True)
    for strange, at in latin:
        entry = _data()["encoding"][at]
        if strange < 1 and is_valid(data, entry["codec"]):
            return Encoding(entry["codec"], entry["label"], is_guess=True)
    return Encoding("latin-1", "Latin-1", is_guess=True)


def _telling_lines(data: bytes) -> bytes:
    """The first lines that aren't pure ASCII; only they can distinguish encodings."""
    taken: list[bytes] = []
    size = 0
    for line in io.BytesIO(data):
        if not line.isascii():
            taken.append(line[:_TELLING])
            size += len(line)
            if size >= _TELLING:
                break
    return b"".join(taken)


def _strangeness(sample: bytes, entry: dict[str, Any]) -> float:
    """The share of non-ASCII characters that no single language of an encoding uses."""
    try:
        text = codecs.getincrementaldecoder(entry["codec"])().decode(sample)
    except UnicodeDecodeError:
        return 1.0
    letters = [char for char in text.lower() if not char.isascii() and char not in _PUNCTUATION]
    total = sum(not char.isascii() for char in text)
    odd = len(_IN_A_WORD.findall(text))
    odd += sum(before.islower() and after.isupper() for before, after in _PAIR.findall(text))
    foreign = min(
        sum(char not in language for char in letters) for language in map(set, entry["languages"])
    )
    strange = foreign + odd
    return min(1.0, strange / total if strange > 1 else strange * _FITS) if total else 0.0


def _other_script(sample: bytes) -> str | None:
    """The encoding of a non-Latin script, or None."""
    from charset_normalizer import from_bytes  # noqa: PLC0415  (few files need it)

    best = from_bytes(sample, cp_isolation=list(_data()["other_encodings"])).best()
    return best.encoding if best else None


@cache
def _data() -> dict[str, Any]:
    return read_toml("cells.toml")


def _unmarked_utf16(sample: bytes) -> Encoding | None:
    """Latin text in UTF-16 has a zero in nearly every other byte, from the first letter on."""
    pairs = len(sample) // 2
    even, odd = sample[0 : 2 * pairs : 2], sample[1 : 2 * pairs : 2]
    if odd[:1] == b"\0" and not even.count(0) and odd.count(0) * 5 >= pairs * 2:
        return Encoding("utf-16-le", "UTF-16 little-endian, without byte order mark")
    if even[:1] == b"\0" and not odd.count(0) and even.count(0) * 5 >= pairs * 2:
        return Encoding("utf-16-be", "UTF-16 big-endian, without byte order mark")
    return None
