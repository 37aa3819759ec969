"""Encodings told from bytes alone."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtm_framework.errors import GtmError
from gtm_framework.exchange.files.decoding import encoding_named, encoding_of, is_valid, lines_of

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
        (TEXT.encode("utf-32"), "UTF-32"),
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
    ("text", "codec", "label"),
    [
        ("Název;Dopad\nZískat zpět zákazníky;8\n", "cp1250", "Windows-1250"),
        ("Tytuł;Wpływ\nOdzyskać klientów;8\n", "cp1250", "Windows-1250"),
        ("Cím;Hatás\nÜgyfelek visszaszerzése;8\nEgyszerűbb árlista;6\n", "cp1250", "Windows-1250"),
        ("Başlık,Etki\nMüşterileri geri kazan,8\n", "cp1254", "Windows-1254"),
        (
            "Pavadinimas,Impact\nSusigrąžinti klientus,8\nPakeisti kainų puslapį,3\n",
            "cp1257",
            "Windows-1257",
        ),
        ("Titel,Größe\nGröße ändern für “Übersicht”,8\n", "mac_roman", "Mac Roman"),
        ("title,notes\nWe don’t sell there,8\n", "mac_roman", "Mac Roman"),
        ("Titre;Portée\nPage des prix à réécrire;6\n", "cp1252", "Windows-1252"),
        ("Título;Descrição\nAções até amanhã;6\n", "cp1252", "Windows-1252"),
        ("标题,影响\n赢回流失客户,8\n改写价格页面,6\n", "gbk", "GBK"),
        ("題名,効果\n顧客を取り戻す,8\n価格ページを直す,6\n", "cp932", "Shift-JIS"),
        ("제목,영향\n떠난 고객 되찾기,8\n가격 페이지 고치기,6\n", "euc_kr", "EUC-KR"),
        ("Название,Влияние\nВернуть клиентов,8\n", "cp1251", "Windows-1251"),
    ],
)
def test_an_encoding_is_guessed_from_the_letters_of_its_languages(
    text: str, codec: str, label: str
) -> None:
    encoding = encoding_of(text.encode(codec))

    assert (encoding.label, encoding.is_guess) == (label, True)
    assert text.encode(codec).decode(encoding.codec) == text


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("utf8", "UTF-8"),
        ("latin1", "iso8859-1"),
        ("windows-1250", "Windows-1250"),
        ("macroman", "Mac Roman"),
    ],
)
def test_a_person_may_name_the_encoding(name: str, label: str) -> None:
    assert encoding_named(name).label == label


@pytest.mark.parametrize("name", ["klingon", "base64", "rot13", ""])
def test_what_is_no_encoding_of_text_is_refused(name: str) -> None:
    with pytest.raises(GtmError, match=r"^Unknown encoding .*\. Use one such as utf-8, utf-16"):
        encoding_named(name)
