"""Whether a line is English. A line that isn't gets no hint rather than a guess."""

from collections.abc import Sequence

from gtm_framework.triage.hints.matching import Hit
from gtm_framework.triage.hints.vocabulary import Vocabulary
from gtm_framework.triage.hints.words import Word


def is_english(words: Sequence[Word], hits: Sequence[Hit], vocabulary: Vocabulary) -> bool:
    """Weigh English function words and known words against those of other languages.

    A word with letters beyond a to z counts as foreign; a single loan word ("café") is outweighed.
    """
    strange = vocabulary.grammar["foreign"]
    foreign = [w for w in words if w.form in strange or (not w.form.isascii() and w.form.isalpha())]
    if not foreign:
        return True
    english = [w for w in words if w.form in vocabulary.grammar["english"]]
    return len(english) + sum(bool(hit.group.sign) for hit in hits) > len(foreign)
