"""Where a word is in a line: in its main part, or in what says why, how, or for whom; or negated."""

from collections.abc import Sequence

from gtm_framework.triage.hints.matching import Hit, phrase_at
from gtm_framework.triage.hints.schema import DENIED
from gtm_framework.triage.hints.vocabulary import Vocabulary
from gtm_framework.triage.hints.words import Word

_DENIAL_ENDS = ("but", "until", "unless", "and")


def zones(words: Sequence[Word], hits: Sequence[Hit], vocabulary: Vocabulary) -> list[str]:
    """The zone of each word: a key of `Vocabulary.percent`, or ``"denied"``.

    What follows a negation is negated; the negating word isn't: "beds rather than ads" makes a choice.

    Args:
        words: The line.
        hits: What the vocabulary found in it; small words inside a phrase ("the go-to firm") don't count.
        vocabulary: Has the words that open a zone.
    """
    if vocabulary.markers.keys().isdisjoint([word.form for word in words]):
        return ["quoted" if word.quoted else "head" for word in words]
    phrase = {place for hit in hits for place in range(hit.at[0], hit.at[-1] + 1)}
    verbs = {hit.at[0] for hit in hits if hit.verb}
    found = []
    zone, denied, opened_with_tail, question = "head", False, False, False
    skip = denied_from = 0
    for here, word in enumerate(words):
        if word.gap == "strong":
            zone, denied = "head", False
            question = word.form in vocabulary.grammar["asking"]
        elif word.gap == "weak":
            denied = False
            if opened_with_tail:
                zone, opened_with_tail = "head", False
        if here >= skip and here not in phrase:
            marker, size = _marker(words, here, verbs, vocabulary, question)
            if marker == DENIED:
                denied, denied_from = True, here + size
            elif marker:
                opened_with_tail = word.gap == "strong"
                zone = "head" if marker == "purpose" and opened_with_tail and size == 1 else marker
            elif denied and word.form in _DENIAL_ENDS:
                denied = False
            skip = here + max(size, 1)
        is_denied = denied and here >= denied_from
        found.append(DENIED if is_denied else "quoted" if word.quoted else zone)
    return found


def _marker(
    words: Sequence[Word], here: int, verbs: set[int], vocabulary: Vocabulary, question: bool
) -> tuple[str, int]:
    """The zone that the words at `here` open and how many words that takes; ``("", 0)`` if none."""
    found = phrase_at(words, here, vocabulary.markers) if words[here].form in vocabulary.markers else None
    if found is None:
        return "", 0
    zone, size = found
    after = here + size
    if zone == DENIED and after < len(words) and words[after].form in ("only", "just"):
        return "", 0
    if size == 1 and not _opens(words, here, verbs, vocabulary, question):
        return "", 0
    return found


def _opens(
    words: Sequence[Word], here: int, verbs: set[int], vocabulary: Vocabulary, question: bool
) -> bool:
    """Whether a function word has its usual role here."""
    match words[here].form:
        case "to":
            asked = question or (here > 0 and words[here - 1].form in vocabulary.grammar["before_to"])
            return not asked and here + 1 in verbs
        case "by":
            return here + 1 < len(words) and words[here + 1].form.endswith("ing")
        case "which" | "who" | "where" | "when" | "whose" | "while" | "as":
            return words[here].gap != "strong"
        case _:
            return True
