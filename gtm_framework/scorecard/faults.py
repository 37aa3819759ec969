"""What is wrong with the tables of this room in `data/`, every fault a sentence."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic_core import ErrorDetails

from gtm_framework.catalog import sources
from gtm_framework.scorecard.content import Sourced, WithId

_PLAIN = {"missing": "it is missing.", "string_too_short": "it is empty.", "too_short": "it is empty."}


def worded(error: ErrorDetails, data: Any) -> str:
    """A fault of form; the entries of a list go by their id where they have one."""
    words: list[str] = []
    for step in error["loc"]:
        data = _below(data, step)
        if isinstance(step, int):
            name = data.get("id") if isinstance(data, Mapping) else None
            words[-1:] = [f"{words[-1] if words else 'entry'} {name or f'number {step + 1}'}"]
        else:
            words.append(step)
    return f"{', '.join(words) or 'it'}: {_PLAIN.get(error['type'], error['msg'] + '.')}"


def holes(data: Any) -> Iterator[str]:
    """Every criterion × concept without a cell, and every cell without a criterion or a concept."""
    criteria, concepts = _ids(data, "criterion"), _ids(data, "concept")
    cells = _below(data, "cell")
    for criterion in criteria:
        row = _below(cells, criterion)
        for concept in concepts:
            if _below(row, concept) is None:
                yield f"cell, {criterion}, {concept}: it is missing."
        for concept in set(row if isinstance(row, Mapping) else ()) - set(concepts):
            yield f"cell, {criterion}, {concept}: there is no such concept."
    for criterion in set(cells if isinstance(cells, Mapping) else ()) - set(criteria):
        yield f"cell, {criterion}: there is no such criterion."


def repeated(what: str, entries: Iterable[WithId]) -> Iterator[str]:
    """Every id that more than one entry has."""
    for name, count in Counter(entry.id for entry in entries).items():
        if count > 1:
            yield f"{what} {name}: it stands there {count} times. Give each an id of its own."


def source_faults(entry: Sourced, where: str = "") -> Iterator[str]:
    """Every source that is not one of the documents behind the product, however deep it stands."""
    for name in entry.source:
        if name not in sources():
            yield f"{where or 'source'}: {name!r} is no source. Known: {', '.join(sources())}."
    for field, content in entry:
        yield from _sources_below(content, f"{where}, {field}" if where else field)


def _sources_below(content: Any, where: str) -> Iterator[str]:
    if isinstance(content, Sourced):
        yield from source_faults(content, where)
    elif isinstance(content, Mapping):
        for key, below in content.items():
            yield from _sources_below(below, f"{where}, {key}")
    elif isinstance(content, tuple):
        for place, below in enumerate(content, start=1):
            yield from _sources_below(below, f"{where} {getattr(below, 'id', place)}")


def _below(data: Any, step: int | str) -> Any:
    try:
        return data[step]
    except (KeyError, IndexError, TypeError):
        return None


def _ids(data: Any, kind: str) -> list[str]:
    entries = _below(data, kind)
    ids = [_below(entry, "id") for entry in entries] if isinstance(entries, list) else []
    return [name for name in ids if isinstance(name, str)]
