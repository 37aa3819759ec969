"""When and what a revision changed, in words for the history; doesn't use the database."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, Final, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from gtm_framework.catalog import read_toml

_AT_MOST = 3
"""How many items a sentence names; the rest are counted."""

Tally = Counter[tuple[str, bool, bool]]
"""How many documents of a kind existed before (True), and exist after (True)."""

Body = Mapping[str, Any]


class Change(NamedTuple):
    """A revision's change to one document: its kind and content; None if it didn't exist."""

    kind: str
    before: Body | None
    after: Body | None


class Names(BaseModel):
    """The history's words for one kind of document.

    Attributes:
        one: One document, such as ``"idea"``, or the only one, such as ``"the roadmap"``.
        many: Several; empty for a kind with only one.
        fields: Maps fields to their names, if different.
        things: Maps list fields to the name of one item in them.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    one: str
    many: str = ""
    fields: dict[str, str] = Field(default_factory=dict)
    things: dict[str, str] = Field(default_factory=dict)

    def field(self, name: str) -> str:
        """A field's name in words."""
        return self.fields.get(name, name.replace("_", " "))


_VERBS: Final = {(False, True): "Added", (True, True): "Changed", (True, False): "Deleted"}


@cache
def names_of(kind: str) -> Names:
    """The history's words for this kind of document; an unknown kind uses its own name."""
    found = TypeAdapter(dict[str, Names]).validate_python(
        {name: names for name, names in read_toml("history.toml").items() if name != "source"}
    )
    plain = kind.replace("_", " ")
    return found.get(kind) or Names(one=plain, many=f"{plain} documents")


def several_changed(tally: Tally) -> bool:
    """Whether more than one document changed."""
    return sum(tally.values()) > 1


def what_changed(tally: Tally, changes: Sequence[Change]) -> str:
    """What a revision changed, in one sentence.

    Args:
        tally: All changes, as counts.
        changes: The same, document by document; empty if there are too many to read.

    Returns:
        For example ``"Changed impact of “Win-back emails”"`` or ``"Added 12 ideas; deleted 1 idea"``.
    """
    said: list[str] = []
    for group, count in sorted(tally.items()):
        kind, before, after = group
        same = [each for each in changes if _group_of(each) == group]
        said += _group(names_of(kind), _VERBS[before, after], count, same)
    more = len(said) - _AT_MOST
    shown = said if more <= 0 else [*said[:_AT_MOST], f"{more} more {'change' if more == 1 else 'changes'}"]
    return "; ".join([shown[0], *(part[0].lower() + part[1:] for part in shown[1:])])


def when_changed(
    at: datetime, now: datetime, minutes_behind: float, date_words: Callable[[date], str]
) -> str:
    """A moment in the reader's local time, such as ``"Today, 10:05"`` or ``"July 14, 2026, 10:05"``.

    Args:
        at: The moment, in UTC.
        now: The current time, in UTC.
        minutes_behind: How far the reader's clock is behind UTC; negative if it is ahead.
        date_words: Writes a date as the reader's browser does.

    Example:
        >>> now, days = datetime(2026, 10, 5, 15), (5, 2)
        >>> [when_changed(datetime(2026, 10, day, 14, 5), now, 240, date.isoformat) for day in days]
        ['Today, 10:05', '2026-10-02, 10:05']
    """
    here, today = (moment - timedelta(minutes=minutes_behind) for moment in (at, now))
    if here.date() == today.date():
        return f"Today, {here:%H:%M}"
    return f"{date_words(here.date())}, {here:%H:%M}"


def _group_of(change: Change) -> tuple[str, bool, bool]:
    return change.kind, change.before is not None, change.after is not None


def _group(names: Names, verb: str, count: int, changes: Sequence[Change]) -> list[str]:
    """What happened to documents of one kind that were all added, all changed, or all deleted."""
    if not names.many:
        inside = list(_inside(names, changes[0])) if len(changes) == 1 and verb != "Deleted" else []
        return inside or [f"{verb} {names.one}"]
    if verb == "Changed" and changes:
        return [_changed(names, changes)]
    if len(changes) == 1:
        return [f"{verb} {_title(changes[0].before or changes[0].after or {}, names.one)}"]
    return [f"{verb} {_counted(names, count)}"]


def _changed(names: Names, changes: Sequence[Change]) -> str:
    """Which fields of which documents changed, if they are the same fields."""
    fields = [_differing(change) for change in changes]
    if len(changes) > 1:
        what = _counted(names, len(changes))
        same = len({*fields}) == 1 and fields[0]
        return f"Changed {_listed(names, fields[0])} of {what}" if same else f"Changed {what}"
    [change] = changes
    before, after = change.before or {}, change.after or {}
    what = _title(after, names.one)
    if fields[0] == ("title",):
        return f"Renamed {_title(before, names.one)} to {what}"
    answers = Change(change.kind, before.get("answers"), after.get("answers"))
    if fields[0] == ("answers",) and (answered := _differing(answers)):
        return f"Answered {_listed(names, answered)} for {what}"
    return f"Changed {_listed(names, fields[0])} of {what}" if fields[0] else f"Moved {what}"


def _inside(names: Names, change: Change) -> Iterator[str]:
    """What changed in a document of which there is only one: in which lists and which fields."""
    before, after = change.before or {}, change.after or {}
    differing = _differing(change)
    for field in differing:
        if field in names.things:
            yield from _things(names.things[field], before.get(field, ()), after.get(field, ()))
    if plain := [field for field in differing if field not in names.things]:
        yield f"Changed {_listed(names, plain)}"


def _things(word: str, before: Sequence[Body], after: Sequence[Body]) -> Iterator[str]:
    """Which items of a list were added, changed, and deleted."""
    was, is_ = ({_key(thing): thing for thing in things} for things in (before, after))
    for verb, found in (
        ("Added", [thing for key, thing in is_.items() if key not in was]),
        ("Changed", [thing for key, thing in is_.items() if key in was and was[key] != thing]),
        ("Deleted", [thing for key, thing in was.items() if key not in is_]),
    ):
        if len(found) == 1:
            yield f"{verb} {word} {_title(found[0], '')}".rstrip()
        elif found:
            yield f"{verb} {len(found):,} {word}s"
    if was == is_:
        yield f"Reordered the {word}s"


def _differing(change: Change) -> tuple[str, ...]:
    before, after = change.before or {}, change.after or {}
    return tuple(name for name in {**before, **after} if before.get(name) != after.get(name))


def _listed(names: Names, fields: Sequence[str]) -> str:
    if len(fields) > _AT_MOST:
        return f"{len(fields)} fields"
    *first, last = (names.field(field) for field in fields)
    return f"{', '.join(first)} and {last}" if first else last


def _counted(names: Names, count: int) -> str:
    return f"1 {names.one}" if count == 1 else f"{count:,} {names.many}"


def _title(body: Body, otherwise: str) -> str:
    title = body.get("title") or body.get("name") or body.get("what") or body.get("label")
    return f"“{title}”" if title else otherwise


def _key(thing: Body) -> object:
    return thing.get("id") or thing.get("name")
