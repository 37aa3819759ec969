"""Whether a line is English. One that is not gets no hint: never a guess."""

from collections.abc import Sequence

from gtm_framework.triage.hints.matching import Hit
from gtm_framework.triage.hints.vocabulary import Vocabulary
from gtm_framework.triage.hints.words import Word


def is_english(words: Sequence[Word], hits: Sequence[Hit], vocabulary: Vocabulary) -> bool:
    """Weigh small words of English and words known here against those of other languages.

    A word with letters beyond a to z counts as foreign; a single loan word ("café") is outweighed.
    """
    english = sum(w.form in vocabulary.grammar["english"] for w in words)
    foreign = sum(
        w.form in vocabulary.grammar["foreign"] or (w.form.isalpha() and not w.form.isascii())
        for w in words
    )
    return foreign == 0 or english + sum(bool(hit.group.sign) for hit in hits) > foreign
