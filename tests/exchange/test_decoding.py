"""Encodings told from bytes alone."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtm_framework.exchange.decoding import encoding_of, is_valid, lines_of, not_text

TEXT = "title,description\r\nCafé launch,für Zürich\r\n"


@pytest.mark.parametrize(
    ("data", "label"),
    [
        (TEXT.encode(), "UTF-8"),
        (b"title\r\nplain\r\n", "UTF-8"),
        (b"", "UTF-8"),
        (TEXT.encode("utf-8-sig"), "UTF-8 with byte order mark"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "UTF-16 little-endian"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "UTF-16 big-endian"),
        (TEXT.encode("utf-16-le"), "UTF-16 little-endian, without byte order mark"),
        (TEXT.encode("utf-16-be"), "UTF-16 big-endian, without byte order mark"),
        (TEXT.encode("cp1252"), "Windows-1252"),
        (TEXT.encode("latin-1") + b"\x81", "Latin-1"),
        (b"a,b\n\x00,1\n", "UTF-8"),
    ],
)
def test_an_encoding_is_told_from_the_bytes(data: bytes, label: str) -> None:
    assert encoding_of(data).label == label


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_the_same_text_comes_out_of_every_encoding(codec: str) -> None:
    data = TEXT.encode(codec)

    assert "".join(lines_of(io.BytesIO(data), encoding_of(data))) == TEXT


@given(st.text(min_size=1))
def test_any_utf_8_is_taken_as_utf_8_unless_it_is_all_zeros(text: str) -> None:
    data = f"title\n{text}".encode()

    assert encoding_of(data).codec == "utf-8"


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_endings_stay_on_their_lines(ending: str) -> None:
    data = f"title{ending}one{ending}".encode()

    assert list(lines_of(io.BytesIO(data), encoding_of(data))) == [f"title{ending}", f"one{ending}"]


def test_half_a_utf_16_character_is_no_text() -> None:
    assert not is_valid(b"\xff\xfea\x00b", "utf-16")


@pytest.mark.parametrize(
    ("data", "what"),
    [(b"PK\x03\x04rest", "an Excel or other zipped file"), (b"%PDF-1.7", "a PDF"), (b"title\n", None)],
)
def test_a_file_that_is_no_text_is_told_by_its_first_bytes(data: bytes, what: str | None) -> None:
    assert not_text(data) == what
