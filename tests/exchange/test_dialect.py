"""Delimiter and header, told by one rule."""

import pytest

from gtm_framework.exchange.files.dialect import Dialect, dialect_of


def lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("title,owner\na,b\n", ","),
        ("title;owner\na;b\n", ";"),
        ("title\towner\na\tb\n", "\t"),
        ('title;owner\n"a, b, c";d\n"e, f";g\n', ";"),
        ('title,owner\n"a;b;c",d\n', ","),
        ('title,notes\n"one;\ntwo;\nthree;",x\n', ","),
        ("title\nJust one column\n", ","),
        ("title\nPlan, then do\nDo, then check, then act\nRest\n", ";"),
        ("name;title,of,all\na;b\n", ";"),
        ("first;second\n1;2\n", ";"),
        ("", ","),
    ],
)
def test_the_delimiter_that_gives_a_title_and_even_rows_is_taken(text: str, delimiter: str) -> None:
    assert dialect_of(lines(text)).delimiter == delimiter


@pytest.mark.parametrize("first", ["sep=;", "SEP=;", '"sep=;"'])
def test_a_first_line_may_announce_the_delimiter(first: str) -> None:
    text = f"{first}\r\ntitle,still title;owner\r\na;b\r\n"

    assert dialect_of(lines(text)) == Dialect(";", announced=True)


def test_an_announced_tab_is_taken() -> None:
    assert dialect_of(["sep=\t\r\n", "title\towner\r\n"]).delimiter == "\t"


def test_an_unknown_announcement_is_a_row_like_any_other() -> None:
    assert not dialect_of(["sep=!\n", "title!owner\n"]).announced


def test_a_pipe_is_a_delimiter() -> None:
    assert dialect_of(lines("title|owner\na|b\n")) == Dialect("|")


def test_the_delimiter_that_a_person_names_is_taken() -> None:
    assert dialect_of(lines("title;a,owner\nx;b,c\n"), ",") == Dialect(",")


def test_rows_that_are_quoted_once_more_are_unwrapped() -> None:
    assert dialect_of(lines('"title,owner"\n"a,""b, c"""\n')) == Dialect(",", wrapped_in=";")
    assert dialect_of(lines('"title;owner"\n"a;b"\n')) == Dialect(";", wrapped_in=",")


def test_a_list_of_quoted_sentences_is_not_unwrapped() -> None:
    text = 'Idea\n"Call ten, or more, customers"\n"Rewrite the page, then wait"\n'

    assert dialect_of(lines(text)) == Dialect(",")
