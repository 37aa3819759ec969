"""The card of exclusions on the one-pager: the same list as text, one exclusion per line."""

import re
from collections.abc import Iterable, Sequence

from gtm_framework.strategy.exclusions.exclusions import Exclusion, Sort

FIELD = "exclusions"
"""Id of the card's field."""

_BULLET = re.compile(r"^\s*(?:[-*•·]|\d+[.)])\s*")
_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_NO = re.compile(r"^no\s+", re.IGNORECASE)


def card_text(exclusions: Iterable[Exclusion]) -> str:
    """The exclusions as the card shows them."""
    return "\n".join(exclusion.what for exclusion in exclusions)


def exclusions_from(text: str, kept: Sequence[Exclusion] = ()) -> tuple[Exclusion, ...]:
    """The list that a text means: a line, or a sentence of a line, is one exclusion.

    Args:
        text: As someone wrote it; ``No airports. No agencies.`` is two exclusions.
        kept: The list so far. An exclusion whose words are still there stays as it is; a new one is a
            segment without keywords, so that it flags nothing until someone adds some.
    """
    by_name = {exclusion.what.casefold(): exclusion for exclusion in kept}
    found = dict.fromkeys(filter(None, map(_named, _parts(text))))
    return tuple(by_name.get(what.casefold()) or Exclusion(sort=Sort.SEGMENT, what=what) for what in found)


def _parts(text: str) -> Iterable[str]:
    return (part for line in text.splitlines() for part in _SENTENCES.split(line))


def _named(part: str) -> str:
    """A part without bullet and period; "No airports" excludes airports."""
    what = _BULLET.sub("", part).strip().removesuffix(".")
    if _NO.match(what):
        what = _NO.sub("", what)
        what = what[:1].upper() + what[1:]
    return what
