"""What a phrase is to the phrases after it: the verb of an object, or a modifier of a thing."""

from collections.abc import Sequence
from itertools import takewhile

from gtm_framework.triage.hints.matching import Hit
from gtm_framework.triage.hints.vocabulary import Vocabulary
from gtm_framework.triage.hints.words import Word

NEARBY = 2
"""In a compound, the next phrase begins within this many words ("brand loyalty punch card")."""
OBJECT_REACH = 5
"""There are fewer than this many words between a verb and its object."""
_CLAUSE = ("that", "which")
"""Words that begin a clause that says what something is."""
_SWAPS = {"from", "to", "on", "into"}
"""After these, too, infrastructure is the object of a verb: "move from one tool to another"."""
PLAIN = 20
"""The points at which a tactical object makes a line tactical after a verb that depends on its object."""


def is_firm(hit: Hit) -> bool:
    """Whether only a choice contains this phrase."""
    return hit.group.sign > 0 and not hit.group.is_abstract


def without_enclosed(hits: Sequence[Hit]) -> list[Hit]:
    """The hits without those inside a phrase that skips words: in "yearly salary study", "salary"."""
    if len(hits) < 2:
        return list(hits)
    end = -1
    kept: list[Hit] = []
    for hit in hits:
        if hit.at[-1] >= end:
            kept.append(hit)
            if not hit.verb and len(hit.at) <= hit.at[-1] - hit.at[0]:
                end = hit.at[-1]
    return kept


def made_by_clause(hits: list[Hit], words: Sequence[Word]) -> list[Hit]:
    """The hits with a thing and the clause that defines it combined.

    A "survey that sets the agenda for insurers" is not a survey to send, but an asset: the clause says what
    it is, and the thing is dropped.
    """
    for place, hit in enumerate(hits[1:], start=1):
        if not hit.group.owns_category:
            continue
        thing = hits[place - 1]
        after = thing.at[-1] + 1
        is_clause = after < len(words) and words[after].form in _CLAUSE and not words[after].gap
        if is_clause and not thing.verb and thing.group.kind == "noun" and hit.at[0] - after < NEARBY:
            return [*hits[: place - 1], Hit(hit.group, thing.at), *hits[place + 1 :]]
    return hits


def is_modifier(hit: Hit, after: Sequence[Hit], words: Sequence[Word], vocabulary: Vocabulary) -> bool:
    """In "brand awareness campaign", the last word says what it is; the others only say which one."""
    if hit.verb or not after:
        return False
    last = hit.at[-1]
    following = next((found for found in after if found.at[0] > last), None)
    if following is None or following.group.sign * hit.group.sign >= 0:
        return False
    if following.at[0] - last > NEARBY or words[last].form in vocabulary.grammar["small"]:
        return False
    between = words[last + 1 : following.at[0]]
    return (
        not following.verb
        and following.group.kind == "noun"
        and not any(word.gap for word in words[last + 1 : following.at[0] + 1])
        and not any(word.form in vocabulary.grammar["small"] for word in between)
    )


def yields(hit: Hit, after: Sequence[Hit], words: Sequence[Word], vocabulary: Vocabulary) -> bool:
    """Whether a common verb leaves it to its object what the line is.

    "Revise the mission" is as strategic as the mission, "unify the log files" as tactical as the files.
    """
    is_common = words[hit.at[0]].form in vocabulary.grammar["yielding"]
    if not is_common and (hit.group.sign <= 0 or hit.group.is_goal):
        return False
    objects = [found for found in takewhile(lambda found: not found.verb, after) if found.group.sign]
    if not objects or not _is_object(objects[0], hit, words, vocabulary):
        return False
    thing, *others = objects
    while others and _is_next(thing, others[0], words):
        thing, *others = others
    if hit.group.sign > 0:
        is_plain = thing.group.sign < 0 and (
            thing.group.is_machinery or (is_common and thing.group.points >= PLAIN)
        )
        return is_plain and not any(map(is_firm, others))
    return is_firm(thing) and not is_modifier(thing, others, words, vocabulary)


def _is_next(modifier: Hit, thing: Hit, words: Sequence[Word]) -> bool:
    """Whether a phrase directly follows another: in "trust survey", the last word says what it is."""
    return thing.at[0] == modifier.at[-1] + 1 and not words[thing.at[0]].gap


def _is_object(thing: Hit, verb: Hit, words: Sequence[Word], vocabulary: Vocabulary) -> bool:
    """Whether a phrase is the object of a verb, with only articles and adjectives in between."""
    between = words[verb.at[0] + 1 : thing.at[0]]
    ends = vocabulary.grammar["before_gerund"]
    if thing.group.is_machinery:
        ends = ends - _SWAPS
    return (
        len(between) < OBJECT_REACH
        and not any(word.gap or word.form in ends for word in between)
        and not words[thing.at[0]].gap
    )
