"""Every key of every rule file decides something: changing a key that nothing reads has no effect.

The rule files are read through mappings that remember which of their keys were asked for. What a model
takes is found in the code: some line has to use the field.
"""

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator, Mapping
from inspect import Parameter, signature
from pathlib import Path
from typing import Any, get_args

import pytest

import gtm_framework
from gtm_framework import catalog
from gtm_framework.charts.ramp import ends
from gtm_framework.charts.signs import Theme, ink
from gtm_framework.exchange.columns import derived, is_own_export, quadrant_words
from gtm_framework.exchange.files.decoding import encoding_of
from gtm_framework.exchange.files.grid_in import grid_of_file
from gtm_framework.exchange.importing.plan import plan_import
from gtm_framework.exchange.lists.csv_out import csv_bytes
from gtm_framework.exchange.workspaces.demo import demo_company, demo_workshop
from gtm_framework.scorecard.own.sheet import example_own_table
from gtm_framework.store import Store
from gtm_framework.store.change_words import names_of
from gtm_framework.store.workshops.ballot_box import BallotBox
from gtm_framework.store.workshops.demo_workshop import play_demo_workshop
from gtm_framework.strategy.cascade.examples import cascade_example, cascade_example_names
from gtm_framework.strategy.exclusions.terms import Wording
from gtm_framework.triage.headers.known import is_qualified, spelled_out
from gtm_framework.triage.headers.words import taken_apart
from gtm_framework.triage.matrix import Quadrant
from gtm_framework.triage.rubric import Rubric
from gtm_framework.workspace import Workspace
from gtm_framework.workspace.steps import next_steps
from pages.parts.components import shortcuts

ROOT = Path(gtm_framework.__file__).parent.parent
FILES = sorted(path.relative_to(catalog.data_folder()).as_posix() for path in ROOT.glob("data/**/*.toml"))
BUILT_NAMES = {"above_plan", "above_peers", "below_plan", "below_peers"}
"""Fields whose names the code puts together from two words."""
READ_BY_NAME = {
    "cells.toml": ("encoding.", "other_encodings."),
    "headers.toml": ("ranges.",),
    "matrix.toml": ("threshold",),
}
"""Tables of which a list takes the entry it needs, and what is read when the module is."""


class Recorder(Mapping[str, Any]):
    """A table of a TOML file; a reader that walks through all of its keys has read them all."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        self._all = {key: recorded(value) for key, value in content.items()}
        self._content = dict(self._all)
        self._read: set[str] = set()

    def __getitem__(self, key: str) -> Any:
        value = self._content[key]
        self._read.add(key)
        return value

    def __iter__(self) -> Iterator[str]:
        return iter(self._content)

    def __len__(self) -> int:
        return len(self._content)

    def pop(self, key: str) -> Any:
        self._read.add(key)
        return self._content.pop(key)

    def unread(self) -> Iterator[str]:
        for key, value in self._all.items():
            if key not in self._read and not is_source(key):
                yield key
            else:
                yield from (f"{key}.{path}" for path in unread(value))


def is_source(key: str) -> bool:
    """Where a number or text comes from is there to be read in the file."""
    return key == "source" or key.endswith("_source")


def recorded(value: Any) -> Any:
    if isinstance(value, Mapping):
        return Recorder(value)
    return [recorded(part) for part in value] if isinstance(value, list) else value


def unread(value: Any) -> Iterator[str]:
    parts = enumerate(value) if isinstance(value, list) else ()
    if isinstance(value, Recorder):
        yield from value.unread()
    for place, part in parts:
        yield from (f"{place}.{path}" for path in unread(part))


def product_modules() -> list[Any]:
    names = [found.name for found in pkgutil.walk_packages(gtm_framework.__path__, "gtm_framework.")]
    return [
        importlib.import_module(name)
        for name in names
        if not {"migrations", "__main__"} & {*name.split(".")}
    ]


def cached_functions() -> list[Any]:
    """All functions of the product that keep their results."""
    found = {
        id(made): made
        for module in product_modules()
        for made in vars(module).values()
        if hasattr(made, "cache_clear") and made.__module__.startswith("gtm_framework.")
    }
    return list(found.values())


def read_everything(functions: list[Any]) -> None:
    for made in functions:
        if all(p.default is not Parameter.empty for p in signature(made).parameters.values()):
            made()
    for theme in get_args(Theme):
        ink(theme)
        ends(theme)
    for name in cascade_example_names():
        cascade_example(name)
    assert all(quadrant.label and quadrant.action for quadrant in Quadrant)
    csv_bytes([], Rubric.default())
    is_own_export([])
    names_of("initiative")
    assert is_qualified("Customer impact")
    spelled_out(["R", "I", "C", "E"])
    assert taken_apart("Impact (1-5)").hint
    assert taken_apart("What is the impact?").core == "impact"
    quadrant_words()
    read_lists()
    for shown in (demo_company().workspace(), Workspace(id="w", name="W")):
        next_steps(shown)
    shortcuts.content()
    play_demo()
    derived()
    example_own_table()
    Wording("Stop agencies from leaving, and sell to win them").find(["agency", "them"])
    Wording("Avoid partners, to win agencies").find(["agency"])


def play_demo() -> None:
    """The demo's workshop, in a database of its own."""
    ids = {idea.title: idea.id for idea in demo_company().workspace().initiatives}
    with Store.open() as store:
        workspace = next(iter(store.workspaces()), None) or store.create_workspace("Demo")
        play_demo_workshop(BallotBox(store), workspace.id, demo_workshop(), ids)


def read_lists() -> None:
    """A list with a bit of all that lists are written with, in two encodings."""
    table = (
        "Idea,Impact (1-5),Effort,Confidence,Reach,Quadrant\n"
        "Now,,,,,\n"
        "Own the benchmark,3,1-3 months,80%,about 1.2k users,Quick win\n"
        "Run one webinar,★★★☆☆,3-May,4 out of 5,€2 mn,Quick win\n"
        "Answer every review,tbd,2 to 3 weeks,#N/A,1 bn,Fill-in\n"
        "Total,6,,,,\n"
        "Page 1 of 1,,,,,\n"
        "* Impact is scored by the team,,,,,\n"
    )
    for data in (table.encode(), "Idee,Wert\nGrüße verschicken,3\n".encode("cp1252")):
        plan_import(grid_of_file(data, name="ideas.csv"))
    plan_import(grid_of_file(b"Idea,Cost\nBenchmark,900\n", name="ideas.csv"))
    plan_import(grid_of_file("施策,効果\ntext,number\n導入,3千\n公開,2\n".encode(), name="ideas.csv"))
    encoding_of("アイデア,効果\n導入事例を公開する,3\n".encode("cp932") * 20)


Change = Callable[[str, dict[str, Any]], None]
Reading = Callable[..., dict[str, set[str]]]


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reading]:
    """Reads all files, changed or as they are, and gives the paths that nothing asked for, file by file."""
    with pytest.MonkeyPatch.context() as patch:  # one of the cached functions opens the database
        patch.setenv("GTM_DATABASE_URL", f"sqlite:///{tmp_path_factory.mktemp('read') / 'read.db'}")
        yield from _reading()


def _reading() -> Iterator[Reading]:
    functions = cached_functions()
    parse = catalog.parse_toml

    def forget() -> None:
        for made in (*functions, shortcuts.content):
            made.cache_clear()

    def read(change: Change = lambda _file, _content: None) -> dict[str, set[str]]:
        seen: dict[str, Recorder] = {}

        def parsed(text: str, name: str) -> Any:
            if name not in seen:
                content = parse(text, name)
                change(name, content)
                seen[name] = Recorder(content)
            return seen[name]

        forget()
        catalog.parse_toml = parsed
        try:
            read_everything(functions)
        finally:
            catalog.parse_toml = parse
            forget()
        return {name: set(content.unread()) for name, content in seen.items()}

    yield read
    forget()


@pytest.fixture(scope="module")
def as_they_are(reading: Reading) -> dict[str, set[str]]:
    return reading()


@pytest.mark.parametrize("file", FILES)
def test_every_key_of_a_rule_file_is_asked_for(file: str, as_they_are: dict[str, set[str]]) -> None:
    unread_keys = {key for key in as_they_are[file] if not key.startswith(READ_BY_NAME.get(file, "\0"))}

    assert unread_keys == set()


def test_keys_that_nobody_knows_are_found(reading: Reading) -> None:
    def add(file: str, content: dict[str, Any]) -> None:
        if file in {"signs.toml", "own_table.toml"}:
            content["unknown"] = {"key": 1}
        if file == "signs.toml":
            content["ramp"]["light"]["unknown"] = 1

    found = reading(add)

    assert found["signs.toml"] == {"unknown", "ramp.light.unknown"}
    assert found["own_table.toml"] == {"unknown"}


def sources_in(value: Any) -> Iterator[str]:
    for key, part in value.items() if isinstance(value, Mapping) else enumerate(value):
        if is_source(str(key)):
            yield from part.split() if isinstance(part, str) else part
        elif isinstance(part, (Mapping, list)):
            yield from sources_in(part)


@pytest.mark.parametrize("file", sorted({*FILES} - {"sources.toml", "methods.toml", "scales.toml"}))
def test_every_source_that_a_file_names_is_in_the_list_of_sources(file: str) -> None:
    assert set(sources_in(catalog.read_toml(file))) <= set(catalog.sources())


def keys_of(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from value
    parts = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
    for part in parts:
        yield from keys_of(part)


def test_every_field_that_a_file_fills_is_used_by_some_line_of_the_code() -> None:
    paths = [ROOT / "app.py", *ROOT.glob("gtm_framework/**/*.py"), *ROOT.glob("pages/**/*.py")]
    code = "\n".join(path.read_text(encoding="utf-8") for path in paths)
    fields = set(re.findall(r"^ +(\w+): ", code, re.MULTILINE))
    used = set(re.findall(r"(?<=\w\.)\w+|(?<=\)\.)\w+|(?<=[\"'])\w+(?=[\"'])", code))
    filled = {key for file in FILES for key in keys_of(catalog.read_toml(file))}

    assert {name for name in filled & fields - used - BUILT_NAMES if not is_source(name)} == set()
