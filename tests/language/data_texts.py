"""Every text in `data/` that a person reads, by what it is."""

import csv
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.language.wording import Text

DATA = Path(__file__).parents[2] / "data"

UNREAD_FILES = {
    "cells.toml": "vocabulary to match, not to show",
    "headers.toml": "names of columns in other tools' files",
    "hints.toml": "vocabulary to match, not to show",
    "hints_learned.toml": "weights",
    "scorecard_files.toml": "vocabulary to match, not to show",
    "wording.toml": "vocabulary to match, not to show",
}

UNREAD_KEYS = {
    "activities", "alphabet", "axis", "bears_on", "choices", "citation", "concept", "dark", "dash",
    "default", "defaults_source", "denominator", "effort", "evidence", "field", "fields", "fills",
    "from", "glyph", "halves", "id", "impact", "kind", "light", "limits_source", "minutes_source",
    "needs", "numerator", "opens", "order", "pillars_source", "quarter",
    "quarterly_initiatives_source", "rests_on", "reveals", "scores", "see", "severity",
    "share_source", "sort", "source", "starts", "supports", "symbol", "taken_for", "votes",
    "weekday",
}  # fmt: skip
"""Keys whose texts are names for the code, or facts of a source."""

UNREAD_TABLES = {"moved", "no", "options", "read_as", "when"}
"""Tables of names for the code; of an example's options, the answers by id."""

LABELS = {"name", "title"}
BUTTONS = "fixes"


def texts() -> tuple[Text, ...]:
    """All of them."""
    return tuple(text for file in _files() for text in _below(_read(file), file.name)) + tuple(_table())


def labels() -> tuple[Text, ...]:
    """Names and titles, without those of invented work in the examples and what people add themselves."""
    own = [
        file
        for file in _files()
        if file.parent == DATA and file.name not in ("guide.toml", "own_table.toml")
    ]
    return tuple(text for file in own for text in _below(_read(file), file.name) if _key(text) in LABELS)


def buttons() -> tuple[Text, ...]:
    """What the fixes of an issue are called."""
    return tuple(text for text in texts() if _key(text) == BUTTONS)


def findings() -> tuple[Text, ...]:
    """The findings that state a problem and its consequence."""
    places = {
        "coherence.toml": lambda raw: {rule["id"]: rule["reason"] for rule in raw["rule"]},
        "cascade.toml": lambda raw: (
            {rule: text["reason"] for rule, text in raw["remarks"].items()}
            | {"over": raw["capacity"]["over"]["reason"]}
            | {
                key: raw["outlier"]["texts"][key]
                for key in ("above_peers", "below_peers", "above_plan", "below_plan")
            }
        ),
        "health.toml": lambda raw: (
            {key: one["evidence"]["found"] for key, one in raw["symptoms"].items() if "evidence" in one}
            | {rule: text["reason"] for rule, text in raw["mix"]["remarks"].items()}
        ),
        "exclusions.toml": lambda raw: {"remark": raw["remark"]["reason"]},
    }
    return tuple(
        Text(f"{name}: {rule}", text)
        for name, of in places.items()
        for rule, text in of(_read(DATA / name)).items()
    )


def questions() -> tuple[Text, ...]:
    """What each finding asks."""
    cascade, reviews = _read(DATA / "cascade.toml"), _read(DATA / "reviews.toml")
    asked = {
        f"coherence.toml: {rule['id']}": rule["question"] for rule in _read(DATA / "coherence.toml")["rule"]
    }
    asked |= {f"cascade.toml: {rule}": text["question"] for rule, text in cascade["remarks"].items()}
    asked |= {f"cascade.toml: {key}": cascade["outlier"]["texts"][key] for key in ("question", "alone")}
    asked |= {f"reviews.toml: {rule}": text["question"] for rule, text in reviews["due"].items()}
    health = _read(DATA / "health.toml")
    asked |= {f"health.toml: {rule}": text["question"] for rule, text in health["mix"]["remarks"].items()}
    asked |= {f"health.toml: {key}": symptom["question"] for key, symptom in health["symptoms"].items()}
    asked |= {"exclusions.toml: remark": _read(DATA / "exclusions.toml")["remark"]["question"]}
    return tuple(Text(place, text) for place, text in asked.items())


def _files() -> list[Path]:
    return sorted(file for file in DATA.rglob("*.toml") if file.name not in UNREAD_FILES)


def _read(file: Path) -> Any:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _below(value: Any, place: str, key: str = "") -> Iterator[Text]:
    match value:
        case str() if key not in UNREAD_KEYS:
            yield Text(place, value)
        case dict() if key not in UNREAD_TABLES:
            for name, part in value.items():
                yield from _below(part, f"{place}.{name}", name)
        case list() if not _are_keywords(key, value):
            for number, part in enumerate(value):
                name = part.get("id", number) if isinstance(part, dict) else number
                inside = "" if isinstance(part, dict) else key
                yield from _below(part, f"{place}[{name}]", inside)


def _are_keywords(key: str, value: list[Any]) -> bool:
    return key == "words" and all(isinstance(part, str) for part in value)


def _key(text: Text) -> str:
    return text.place.rpartition(".")[2].partition("[")[0]


def _table() -> Iterator[Text]:
    with (DATA / "example.csv").open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), start=2):
            yield from (
                Text(f"example.csv, row {number}", row[column]) for column in ("title", "description")
            )
