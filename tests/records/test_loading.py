"""Records from TOML: each error is listed under the name of the file."""

from pathlib import Path
from typing import ClassVar

import pytest

from gtm_framework.errors import RefusedError, UnknownNameError
from gtm_framework.records.fields import Source, Text, Whole
from gtm_framework.records.loading import load, load_own, parse
from gtm_framework.records.record import Record
from gtm_framework.strategy.guide import Guide, load_guide


class Recipe(Record):
    word: ClassVar[str] = "recipe"

    title: Text
    minutes: Whole
    source: Source = "house"


def test_a_file_of_the_product_is_read_into_its_model() -> None:
    assert load(Guide, "guide.toml") == load_guide()


def test_a_file_that_does_not_exist_is_named() -> None:
    with pytest.raises(
        UnknownNameError, match=r"^Unknown data file 'guid.toml'. Did you mean 'guide.toml'\?$"
    ):
        load(Guide, "guid.toml")


def test_a_file_of_the_user_is_read_from_where_it_is(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('title = "Soup"\nminutes = 20\n', encoding="utf-8")

    assert load_own(Recipe, tmp_path / "mine.toml", "recipe") == Recipe(title="Soup", minutes=20)


def test_the_errors_of_a_file_are_listed_under_its_name(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('title = ""\nsource = "S9"\n', encoding="utf-8")

    with pytest.raises(RefusedError) as refused:
        load_own(Recipe, str(tmp_path / "mine.toml"), "recipe")

    assert str(refused.value) == (
        "recipe mine.toml: 3 errors. title: it is empty. Fill it in. minutes: it is missing. Add it. "
        "source: Unknown source 'S9'. Known: S0, S1, S2, S3, S4, house."
    )


def test_a_file_that_cannot_be_read_is_rejected_by_name(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match=r"^recipe gone.toml: Can't read the file: .*No such file"):
        load_own(Recipe, tmp_path / "gone.toml", "recipe")


def test_content_is_named_as_it_is_asked_to_be() -> None:
    with pytest.raises(RefusedError) as refused:
        parse(Recipe, {"title": "Soup", "minutes": "20"}, "paste")

    assert str(refused.value) == "paste: minutes: '20' is not a whole number. Enter a whole number."
