"""Where in a line a word stands: in its main part, or in what says why, how, for whom; or denied."""

from collections.abc import Sequence

from gtm_framework.triage.hints.matching import Hit, phrase_at
from gtm_framework.triage.hints.vocabulary import Vocabulary
from gtm_framework.triage.hints.words import Word

DENIED = "denied"
_TAILS = ("means", "purpose", "topic", "relative", "audience")
_DENIAL_ENDS = ("but", "until", "unless", "and")


def zones(words: Sequence[Word], hits: Sequence[Hit], vocabulary: Vocabulary) -> list[str]:
    """The zone of each word: a key of `Vocabulary.percent`, or ``"denied"``.

    Args:
        words: The line.
        hits: What the vocabulary found in it; small words inside a phrase ("the go-to firm") do not count.
        vocabulary: For the words that open a zone.
    """
    phrase = {place for hit in hits for place in range(hit.at[0], hit.at[-1] + 1)}
    verbs = {hit.at[0] for hit in hits if hit.verb}
    found = []
    zone, denied, opened_with_tail, question = "head", False, False, False
    skip = 0
    for here, word in enumerate(words):
        if word.gap == "strong":
            zone, denied = "head", False
            question = (word.form,) in vocabulary.grammar["asking"]
        elif word.gap == "weak":
            denied = False
            if opened_with_tail:
                zone, opened_with_tail = "head", False
        if here >= skip and here not in phrase:
            marker, size = _marker(words, here, verbs, vocabulary, question)
            if marker == DENIED:
                denied = True
            elif marker:
                opened_with_tail = word.gap == "strong"
                zone = "head" if marker == "purpose" and opened_with_tail and size == 1 else marker
            elif denied and word.form in _DENIAL_ENDS:
                denied = False
            skip = here + max(size, 1)
        found.append(DENIED if denied else "quoted" if word.quoted else zone)
    return found


def _marker(
    words: Sequence[Word], here: int, verbs: set[int], vocabulary: Vocabulary, question: bool
) -> tuple[str, int]:
    """Which zone the words at `here` open and how many words do it; ``("", 0)`` when none."""
    for size in (5, 4, 3, 2, 1):
        phrase = phrase_at(words, here, size)
        if len(phrase) < size:
            continue
        if phrase in vocabulary.grammar["negations"]:
            only = here + size < len(words) and words[here + size].form in ("only", "just")
            return ("", 0) if only else (DENIED, size)
        for zone in _TAILS:
            if phrase in vocabulary.grammar[zone]:
                return (zone, size) if _opens(phrase, words, here, verbs, vocabulary, question) else ("", 0)
    return "", 0


def _opens(
    phrase: tuple[str, ...],
    words: Sequence[Word],
    here: int,
    verbs: set[int],
    vocabulary: Vocabulary,
    question: bool,
) -> bool:
    """Whether a small word does here what it does at most other places."""
    match phrase:
        case ("to",):
            before = (words[here - 1].form,) if here else ()
            return not question and here + 1 in verbs and before not in vocabulary.grammar["before_to"]
        case ("by",):
            return here + 1 < len(words) and words[here + 1].form.endswith("ing")
        case ("which",) | ("who",) | ("where",) | ("when",) | ("whose",) | ("while",) | ("as",):
            return words[here].gap != "strong"
        case _:
            return True
