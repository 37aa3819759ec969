"""Finding entries by id, and error sentences for ids that are unknown or used twice."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from gtm_framework.errors import UnknownNameError


class WithId(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str:
        """Its name in files."""


_Entry = TypeVar("_Entry", bound=WithId)


def by_id(what: str, name: str, entries: Iterable[_Entry]) -> _Entry:
    """The entry with this id.

    Args:
        what: What is being looked up, for the error message.
        name: Its id.
        entries: All entries.

    Raises:
        UnknownNameError: If no entry has it.

    Example:
        >>> from gtm_framework import load_scorecard
        >>> by_id("discipline", "gtm_strategy", load_scorecard().concepts).name
        'GTM strategy'
    """
    known = {str(entry.id): entry for entry in entries}
    if name not in known:
        raise UnknownNameError(what, name, known)
    return known[name]


def ids_of(entries: Iterable[WithId]) -> tuple[str, ...]:
    """The ids of some entries, in order.

    Example:
        >>> from gtm_framework import load_scorecard
        >>> ids_of(load_scorecard().concepts)[:2]
        ('marketing_strategy', 'marketing_tactics')
    """
    return tuple(str(entry.id) for entry in entries)


def unknown(what: str, names: Iterable[str], known: Iterable[str]) -> Iterator[str]:
    """One sentence for each name that doesn't exist, with the closest one that does.

    Example:
        >>> list(unknown("objective", ["parners"], known=["partners", "webinars"]))
        ["Unknown objective 'parners'. Did you mean 'partners'?"]
    """
    known = tuple(dict.fromkeys(str(name) for name in known))
    for name in names:
        if name not in known:
            yield str(UnknownNameError(what, str(name), known))


def repeated(what: str, names: Iterable[str]) -> Iterator[str]:
    """One sentence for each name that is used more than once.

    Example:
        >>> list(repeated("pillar", ["partners", "webinars", "partners"]))
        ["pillar 'partners': it is used 2 times. Use a different id for each."]
    """
    for name, count in Counter(names).items():
        if count > 1:
            yield f"{what} {name!r}: it is used {count} times. Use a different id for each."
