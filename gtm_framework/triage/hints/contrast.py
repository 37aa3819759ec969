"""The form of a choice: a line that puts one thing ahead of another, or that asks what to choose."""

from gtm_framework.triage.hints.evidence import Evidence
from gtm_framework.triage.hints.matching import phrase_at
from gtm_framework.triage.hints.reading import Reading
from gtm_framework.triage.hints.schema import DENIED
from gtm_framework.triage.hints.vocabulary import Vocabulary
from gtm_framework.triage.hints.word_groups import Group

POINTS = 12
"""What the form counts for: as much as it takes to be firm, and half of what makes a line strategic."""


def _group(name: str, why: str) -> Group:
    return Group(
        name, "phrase", "strategic", POINTS, ("form",), (), why, ("S4", "house"), "", is_goal=False
    )


CONTRAST = _group("contrast", "It puts one thing ahead of another.")
QUESTION = _group("question", "It asks for a decision.")


def choice_in(line: Reading, vocabulary: Vocabulary) -> Evidence | None:
    """The words that give a line the form of a choice, or None.

    They prove nothing alone ("call Bo before Friday"): they count in addition to a strategic opinion.
    A part of a verb ("hand over") and "not only" are not contrasts.
    """
    words = line.words
    if len(words) > 1 and words[0].form in vocabulary.grammar["asking"]:
        return Evidence(QUESTION, line, (0,), POINTS * 100, "head")
    for here, word in enumerate(words):
        if word.form not in vocabulary.contrast:
            continue
        if _says_something_else(here, line):
            continue
        found = phrase_at(words, here, vocabulary.contrast)
        end = here + found[1] if found else len(words)
        if end < len(words) and (here or line.zones[end] != DENIED):
            return Evidence(CONTRAST, line, range(here, end), POINTS * 100, "head")
    return None


def _says_something_else(here: int, line: Reading) -> bool:
    """Whether a word is part of a verb ("hand over") or of "not only"."""
    near = [word.form for word in line.words[max(0, here - 1) : here + 2]]
    is_not_only = "not" in near and not {"only", "just"}.isdisjoint(near)
    return is_not_only or any(hit.verb and here in hit.at for hit in line.hits)
