"""What else a line says about itself: that it is an output, a goal rather than work, or two ideas."""

from gtm_framework.triage.hints.matching import phrase_at
from gtm_framework.triage.hints.reading import Reading
from gtm_framework.triage.hints.result import OutputHint
from gtm_framework.triage.hints.schema import DENIED
from gtm_framework.triage.hints.verbs import JOINS
from gtm_framework.triage.hints.vocabulary import Vocabulary
from gtm_framework.triage.hints.words import Quote
from gtm_framework.triage.initiative import Output

OPENING = 3
"""A line is a goal if one of its first words is a goal verb."""


def output_of(line: Reading, vocabulary: Vocabulary) -> OutputHint | None:
    """The output of a strategy that a line names as the thing itself (S4)."""
    for here, word in enumerate(line.words):
        if word.form not in vocabulary.outputs or line.zones[here] != "head":
            continue
        if found := phrase_at(line.words, here, vocabulary.outputs):
            return OutputHint(Output(found[0]), line.quotes(range(here, here + found[1])))
    return None


def goal_words(line: Reading) -> tuple[Quote, ...]:
    """The words that say what to reach, if no words of the line say what to do (S4)."""
    verbs = [hit for hit in line.hits if hit.verb and line.zones[hit.at[0]] != DENIED]
    if not verbs or any(hit.group.side == "tactical" for hit in verbs):
        return ()
    return line.quotes(verbs[0].at) if verbs[0].group.is_goal and verbs[0].at[0] < OPENING else ()


def parts_of(line: Reading) -> tuple[str, ...]:
    """The ideas in a line such as "write the guide, hire two reps and open Paris", one title each.

    A new idea begins where a comma, a semicolon, or "and" is followed by a verb; each has at least two
    words of its own.
    """
    verbs = {hit.at[0] for hit in line.hits if hit.verb}
    if len(verbs) < 2:
        return ()
    starts = [0] if 0 in verbs else []
    for here, word in enumerate(line.words[1:], start=1):
        joined = line.words[here - 1].form in JOINS
        if here in verbs and line.zones[here] == "head" and (joined or word.gap):
            starts.append(here)
    if len(starts) < 2:
        return ()
    ends = [*starts[1:], len(line.words)]
    spans = [(start, _last(line, start, end)) for start, end in zip(starts, ends, strict=True)]
    if any(last - start < 1 for start, last in spans):
        return ()
    return tuple(line.text[line.words[a].start : line.words[b].end] for a, b in spans)


def _last(line: Reading, start: int, end: int) -> int:
    """The last word of an idea, without the "and" that leads to the next."""
    last = end - 1
    while last > start and end < len(line.words) and line.words[last].form in JOINS:
        last -= 1
    return last
