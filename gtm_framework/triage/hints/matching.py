"""Which words of a line the vocabulary knows, each at most once, longest phrase first."""

from collections.abc import Sequence, Set
from typing import NamedTuple

from gtm_framework.triage.hints.inflection import VerbForm
from gtm_framework.triage.hints.patterns import Pattern
from gtm_framework.triage.hints.schema import STAR
from gtm_framework.triage.hints.verbs import JOINS, can_be_verb
from gtm_framework.triage.hints.vocabulary import Phrases, Vocabulary
from gtm_framework.triage.hints.word_groups import Group
from gtm_framework.triage.hints.words import Word

STAR_REACH = 5
"""How many words a star can stand for."""
_BEFORE_A_VERB = ("to", "will", "we", "you", "they", "i", "should", "must", "can", "please", "let's")
"""After these, a word that can be a verb is one."""


class Hit(NamedTuple):
    """Words of a line that belong to a group.

    Attributes:
        group: What they mean.
        at: Positions of the words in the line; with a gap for a star.
        verb: Whether they were read as a verb.
    """

    group: Group
    at: tuple[int, ...]
    verb: bool = False


def find_hits(words: Sequence[Word], vocabulary: Vocabulary) -> list[Hit]:
    """Every vocabulary phrase in a line, from left to right.

    At each word, the longest phrase wins. Between phrases of equal length, a verb wins at the start of a
    clause ("email the list") and loses elsewhere ("the email"). A verb is read with what follows it, and
    what follows still counts on its own: "improve our reputation", "reputation".
    """
    taken: set[int] = set()
    hits = []
    said: VerbForm | None = None
    present = {word.form for word in words}
    known = vocabulary.patterns
    for here, word in enumerate(words):
        if word.gap == "strong":
            said = None
        if here in taken or word.form not in known:
            continue
        found = _longest(words, here, present, taken, said=said, vocabulary=vocabulary)
        if found is None:
            continue
        hit, form = found
        hits.append(hit)
        taken.update(hit.at[:1] if hit.verb else hit.at)
        said = form or said
    return hits


def _longest(
    words: Sequence[Word],
    here: int,
    present: Set[str],
    taken: set[int],
    *,
    said: VerbForm | None,
    vocabulary: Vocabulary,
) -> tuple[Hit, VerbForm | None] | None:
    """The best phrase that begins at a word, among those present, with the form of its verb."""
    begun = vocabulary.patterns[words[here].form]
    following = words[here + 1].form if here + 1 < len(words) else ""
    near = (
        (*begun.followed_by(following), *begun.followed_by(STAR), *begun.followed_by(""))
        if following
        else begun.followed_by("")
    )
    possible = [pattern for pattern in near if pattern.needs <= present]
    opens = len(possible) > 1 and _opens_clause(words, here, said)
    best: Pattern | None = None
    best_at: tuple[int, ...] = ()
    best_rank = 0
    for pattern in possible:
        size, form = pattern.size, pattern.verb_form
        rank = 2 * size + ((form is not None) == opens)
        if rank <= best_rank:
            continue
        at: tuple[int, ...] | None = (here,) if size == 1 else _match(pattern, words, here)
        if at is None or not taken.isdisjoint(at):
            continue
        if form is None:
            if size > 1 and _leads_further(at[-1], here, words, vocabulary):
                continue
        elif not can_be_verb(form, words, here, said, vocabulary):
            continue
        best, best_at, best_rank = pattern, at, rank
    return (Hit(best.group, best_at, best.verb_form is not None), best.verb_form) if best else None


def _leads_further(last: int, here: int, words: Sequence[Word], vocabulary: Vocabulary) -> bool:
    """Whether the last word of a phrase begins a longer one: "customer | loyalty cards"."""
    if last == here or last + 1 >= len(words) or words[last + 1].gap:
        return False
    begun = vocabulary.patterns.get(words[last].form)
    return begun is not None and any(
        pattern.group.kind == "noun" and _match(pattern, words, last) is not None
        for pattern in begun.followed_by(words[last + 1].form)
    )


def phrase_at(words: Sequence[Word], here: int, phrases: Phrases) -> tuple[str, int] | None:
    """The meaning of the longest phrase that begins at a word, and its number of words; or None."""
    for phrase, meaning in phrases.get(words[here].form, ()):
        found = words[here : here + len(phrase)]
        if tuple(word.form for word in found) == phrase and all(word.gap != "strong" for word in found[1:]):
            return meaning, len(phrase)
    return None


def _match(pattern: Pattern, words: Sequence[Word], here: int) -> tuple[int, ...] | None:
    """The positions of a pattern's words if it begins at `here`, or None."""
    at = [here]
    place = here + 1
    reach = 0
    for wanted in pattern.words[1:]:
        if wanted == STAR:
            reach = STAR_REACH
            continue
        low = place + (1 if reach else 0)
        for candidate in range(low, min(place + reach, len(words) - 1) + 1):
            if words[candidate].gap == "strong" or (words[candidate].gap and not reach):
                return None
            if words[candidate].form == wanted:
                at.append(candidate)
                place = candidate + 1
                break
        else:
            return None
        reach = 0
    return tuple(at)


def _opens_clause(words: Sequence[Word], here: int, said: VerbForm | None) -> bool:
    """Whether a word that can be a verb is one: at the start, after "to", or as a list item."""
    if here == 0 or words[here].gap == "strong" or words[here - 1].form in _BEFORE_A_VERB:
        return True
    return said is not None and (words[here].gap != "" or words[here - 1].form in JOINS)
