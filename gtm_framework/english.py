"""Counts, lists, and dates in correct English."""

from collections.abc import Sequence
from datetime import date


def counted(count: float, singular: str, plural: str = "") -> str:
    """A number with its noun: ``1 idea``, ``3 ideas``, ``1,200 people``.

    Args:
        count: How many.
        singular: The noun for one.
        plural: The noun for any other number, unless it is the singular with an "s".

    Example:
        >>> counted(1, "idea"), counted(1200, "idea"), counted(0, "person", "people")
        ('1 idea', '1,200 ideas', '0 people')
    """
    return f"{count:,} {singular if count == 1 else plural or singular + 's'}"


def joined(names: Sequence[str]) -> str:
    """Names in a row, with commas and "and" before the last.

    Args:
        names: One or more.

    Example:
        >>> joined(["impact", "effort", "reach"])
        'impact, effort, and reach'
    """
    if len(names) < 3:
        return " and ".join(names)
    return f"{', '.join(names[:-1])}, and {names[-1]}"


def written_day(day: date) -> str:
    """A date in words.

    Args:
        day: The date.

    Example:
        >>> written_day(date(2026, 3, 2))
        'March 2, 2026'
    """
    return f"{day:%B} {day.day}, {day.year}"


def first_few(lines: Sequence[str], most: int, count: int | None = None) -> list[str]:
    """The first lines, plus a line that counts the rest if there are more.

    Args:
        lines: The lines, or just the first of them.
        most: How many to keep.
        count: How many there are in all. Default: the number of lines passed.

    Example:
        >>> first_few(["a", "b", "c"], 2), first_few(["a"], 2), first_few(["a"], 2, 1200)
        (['a', 'b', 'And 1 more.'], ['a'], ['a', 'And 1,199 more.'])
    """
    kept = list(lines[:most])
    rest = (len(lines) if count is None else count) - len(kept)
    return [*kept, f"And {rest:,} more."] if rest > 0 else kept
