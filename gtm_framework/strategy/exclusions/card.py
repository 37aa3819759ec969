"""The exclusions card of the one-pager: the same list as text, one exclusion per line."""

import re
from collections.abc import Iterable, Sequence

from gtm_framework.strategy.exclusions.exclusions import Exclusion, Sort

CARD_FIELD = "exclusions"
"""Id of the card's field."""

_BULLET = re.compile(r"^\s*(?:[-*•·]|\d+[.)])\s*")
_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_NO = re.compile(r"^no\s+", re.IGNORECASE)


def card_text(exclusions: Iterable[Exclusion]) -> str:
    """The exclusions as the card shows them."""
    return "\n".join(exclusion.what for exclusion in exclusions)


def exclusions_from(text: str, kept: Sequence[Exclusion] = ()) -> tuple[Exclusion, ...]:
    """The list described by a text: each line, or each sentence in a line, is one exclusion.

    Args:
        text: The text as written; ``No airports. No agencies.`` is two exclusions.
        kept: The current list. An exclusion whose words are still there stays unchanged; a new one is a
            segment without keywords, so it flags nothing until someone adds some.

    Example:
        >>> [exclusion.what for exclusion in exclusions_from("No airports. No agencies.")]
        ['Airports', 'Agencies']
    """
    by_name = {exclusion.what.casefold(): exclusion for exclusion in kept}
    found = dict.fromkeys(filter(None, map(_named, _parts(text))))
    return tuple(by_name.get(what.casefold()) or Exclusion(sort=Sort.SEGMENT, what=what) for what in found)


def _parts(text: str) -> Iterable[str]:
    return (part for line in text.splitlines() for part in _SENTENCES.split(line))


def _named(part: str) -> str:
    """A part without its bullet and period; "No airports" excludes airports."""
    what = _BULLET.sub("", part).strip().removesuffix(".")
    if _NO.match(what):
        what = _NO.sub("", what)
        what = what[:1].upper() + what[1:]
    return what
