"""The one reader of `data/`."""

from pathlib import Path

import pytest

from gtm_framework import catalog
from gtm_framework.errors import RefusedError, UnknownNameError


def test_a_data_file_is_found_by_its_name() -> None:
    assert catalog.data_file("rubric.toml").name == "rubric.toml"
    assert catalog.read_toml("rubric.toml")["id"] == "gtm-rubric"


def test_a_data_file_that_is_not_there_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(UnknownNameError) as refused:
        catalog.data_file("rubrik.toml")

    assert str(refused.value) == "Unknown data file 'rubrik.toml'. Did you mean 'rubric.toml'?"


def test_the_files_of_a_folder_are_listed_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalog, "data_folder", lambda: tmp_path)
    (tmp_path / "examples").mkdir()
    for name in ("second.toml", "first.toml", "notes.md"):
        (tmp_path / "examples" / name).touch()

    assert catalog.data_names("examples", ".toml") == ["first", "second"]


def test_what_is_not_toml_is_refused_under_its_name() -> None:
    with pytest.raises(
        RefusedError, match=r"^mine.toml: Not valid TOML: .* line 2, column 5\)\. Correct the file\.$"
    ):
        catalog.parse_toml("a = 1\nb = \n", "mine.toml")


def test_each_source_has_a_short_citation() -> None:
    assert list(catalog.sources()) == ["S0", "S1", "S2", "S3", "S4", "house"]
    assert all(catalog.sources().values())


def test_each_source_has_a_title_short_enough_to_show_instead_of_its_id() -> None:
    titles = catalog.source_titles()

    assert list(titles) == list(catalog.sources())
    assert len(set(titles.values())) == len(titles)
    assert all(0 < len(title) <= 45 for title in titles.values())


def test_the_data_lies_beside_the_package_in_a_checkout_and_inside_it_when_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "gtm_framework"
    monkeypatch.setattr(catalog, "_PACKAGE", package)
    find = catalog.data_folder.__wrapped__

    assert find() == tmp_path / "data"
    (package / "data").mkdir(parents=True)
    assert find() == package / "data"
