"""Counts and lists as English writes them."""

from collections.abc import Sequence


def counted(count: float, singular: str, plural: str = "") -> str:
    """A number with its noun: ``1 idea``, ``3 ideas``, ``1,200 people``.

    Args:
        count: How many.
        singular: The noun for one.
        plural: The noun for any other number, if it is not the singular with an "s".

    Example:
        >>> counted(1, "idea"), counted(1200, "idea"), counted(0, "person", "people")
        ('1 idea', '1,200 ideas', '0 people')
    """
    return f"{count:,} {singular if count == 1 else plural or singular + 's'}"


def joined(names: Sequence[str]) -> str:
    """Names in a row, with "and" before the last.

    Args:
        names: One or more.

    Example:
        >>> joined(["impact", "effort", "reach"])
        'impact, effort and reach'
    """
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
