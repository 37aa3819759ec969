"""Whether a word is where a verb can be: "email the list", not "the email"."""

from collections.abc import Sequence

from gtm_framework.triage.hints.inflection import VerbForm
from gtm_framework.triage.hints.vocabulary import Vocabulary
from gtm_framework.triage.hints.words import Word

ASKED_REACH = 4
"""How many words there can be between "can" or "do" and the verb of a question."""
_MODALS = ("can", "could", "do", "does", "should", "will", "would", "might", "must")
JOINS = ("and", "or", "then", "also", "&", "plus", "but")
_HELPERS = ("is", "are", "be", "been", "was", "were", "has", "have", "had")


def can_be_verb(
    form: VerbForm, words: Sequence[Word], here: int, said: VerbForm | None, vocabulary: Vocabulary
) -> bool:
    """Whether a word can be a verb in some form at its place.

    Args:
        form: The form that it would be.
        words: The line.
        here: Its position.
        said: The form of the verb before it in the clause: list items are alike ("write the guide, hire two
            reps"), so "price, place" after "developing" are nouns.
        vocabulary: Has the function words that a verb follows.
    """
    if here == 0 or words[here].gap == "strong":
        return form != "ed"
    before = words[here - 1].form
    if before.endswith("ly") and here > 1 and not words[here - 1].gap:
        before = words[here - 2].form
    if words[here].gap or before in JOINS:
        return _is_item(form, words, here, said, vocabulary)
    match form:
        case "base":
            return before in vocabulary.grammar["before_verb"] or _is_asked(words, here)
        case "ing":
            return before in vocabulary.grammar["before_gerund"]
        case "s":
            is_free = said is None or before in ("that", "which", "who")
            return (
                is_free and before not in vocabulary.grammar["articles"] and not words[here - 1].is_number
            )
        case _:
            return before in _HELPERS


def _is_item(
    form: VerbForm, words: Sequence[Word], here: int, said: VerbForm | None, vocabulary: Vocabulary
) -> bool:
    """Whether it is the verb of a list item, like the one before it, with something after it."""
    if here + 1 == len(words) or words[here + 1].gap:
        return False  # "copy, email, ads"
    return said == form or (said is None and form != "ed" and _after_adjunct(words, here, vocabulary))


def _after_adjunct(words: Sequence[Word], here: int, vocabulary: Vocabulary) -> bool:
    """Whether the clause began with "for", "in", or similar: "In May, call every partner"."""
    first = next((n for n in range(here - 1, -1, -1) if words[n].gap == "strong"), 0)
    return words[first].form in vocabulary.grammar["after_adjunct"]


def _is_asked(words: Sequence[Word], here: int) -> bool:
    """Whether it is the verb of a question: "how can the business differentiate"."""
    before = words[max(0, here - ASKED_REACH) : here]
    return any(word.form in _MODALS for word in before) and not any(word.gap for word in before[1:])
