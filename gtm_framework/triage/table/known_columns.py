"""The columns of a table that we read: by our own names, in any case, or by names the import knows."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from gtm_framework.errors import GtmError
from gtm_framework.triage.headers.known import is_wsjf, meant_by, names_of
from gtm_framework.triage.headers.words import normal
from gtm_framework.triage.initiative import RANGES
from gtm_framework.triage.methods.methods import Method
from gtm_framework.triage.rubric import Rubric
from gtm_framework.triage.scales.scales import AXES, place_sources

_NAMED = 8
_CLOSE = 0.8
"""How similar a column name has to be to one of ours to count as a typo, 0 to 1."""


def known_columns(headers: Sequence[str], rubric: Rubric, by: Method) -> dict[str, str]:
    """Find the columns that a method, the matrix, and the rubric use.

    Args:
        headers: The names of the table's columns.
        rubric: The rubric whose questions are columns.
        by: The method whose inputs are columns.

    Returns:
        Our name to the column's name in the table.

    Raises:
        GtmError: If the table has columns but we know none of them; or if a number the method needs is
            missing and an unknown column has a similar name.
    """
    numbers = _numbers(by)
    found = {name: name for name in (*numbers, *rubric.by_id) if name in headers}
    in_any_case = {normal(str(header)): str(header) for header in reversed(headers)}
    for name in (*numbers, *rubric.by_id):
        if name not in found and normal(name) in in_any_case:
            found[name] = in_any_case[normal(name)]
    wsjf = is_wsjf(map(str, headers))
    close = sorted(
        (strength, at, name, header)
        for at, header in enumerate(headers)
        for name, strength in meant_by(str(header), wsjf=wsjf).items()
        if name in numbers
    )
    for _, _, name, header in close:  # closest first, as in the import
        if header not in found.values():
            found.setdefault(name, header)
    if headers and not found and not any(names_of(str(header)) for header in headers):
        raise GtmError(_no_column(headers, (*numbers, *rubric.by_id)))
    misspelled = _misspelled(headers, found, by)
    if misspelled:
        raise GtmError(_told(misspelled))
    return found


def _numbers(by: Method) -> tuple[str, ...]:
    sources = [source.input for axis in AXES for source in place_sources(axis)]
    return tuple(dict.fromkeys((*RANGES, *(needed.id for needed in by.inputs), *sources)))


def _misspelled(headers: Sequence[str], found: Mapping[str, str], by: Method) -> dict[str, str]:
    """Unknown columns with a name similar to a missing number: maps header to our name."""
    lacking: list[str] = []
    for needed in by.inputs:
        names = [needed.id, *([needed.field] if needed.field else [])]
        if needed.field in AXES:
            names += [source.input for source in place_sources(needed.field)]
        if found.keys().isdisjoint(names):
            lacking += names
    unknown = [str(header) for header in headers if not names_of(str(header))]
    close = {each: get_close_matches(normal(each), lacking, n=1, cutoff=_CLOSE) for each in unknown}
    return {header: near[0] for header, near in close.items() if near}


def _told(misspelled: Mapping[str, str]) -> str:
    told = ", ".join(f"{header!r} could be {name!r}" for header, name in list(misspelled.items())[:_NAMED])
    return (
        f"triage_table: a column that the method needs is missing, but {told}. Rename the column, or "
        "remove it."
    )


def _no_column(headers: Sequence[str], known: Sequence[str]) -> str:
    close = [
        f"{header!r} could be {near[0]!r}"
        for header in map(str, headers)
        if (near := get_close_matches(normal(header), known, n=1))
    ]
    guess = f" {', '.join(close[:_NAMED])}." if close else ""
    named = ", ".join(repr(str(header)) for header in headers[:_NAMED])
    return (
        f"triage_table: no column name is one it knows; the columns are {named}.{guess} "
        f"Rename them, for example to {', '.join(known[:4])}."
    )
