"""What each found phrase counts for in its place: a side, points and the words themselves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gtm_framework.triage.hints.matching import Hit
from gtm_framework.triage.hints.reading import Reading
from gtm_framework.triage.hints.schema import DENIED
from gtm_framework.triage.hints.vocabulary import Group, Vocabulary
from gtm_framework.triage.hints.words import Quote, Word

NEARBY = 2
"""In a compound the next phrase begins fewer than this many words on ("brand loyalty punch card")."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that speak for one side.

    Attributes:
        group: What the words say, with the reason and the source.
        quotes: The words, where they stand.
        points: Hundredths of a point: above 0 strategic, below 0 tactical.
        zone: The part of the line that they stand in.
    """

    group: Group
    quotes: tuple[Quote, ...]
    points: int
    zone: str


def weigh(reading: Reading, vocabulary: Vocabulary) -> Iterator[Evidence]:
    """What the hits of one text count for, in the order of the text; denied words count nothing."""
    verb: Hit | None = None
    named: dict[int, Hit] = {}
    for here, hit in enumerate(reading.hits):
        before = reading.hits[here - 1].at[-1] if here else -1
        if any(word.gap == "strong" for word in reading.words[before + 1 : hit.at[0] + 1]):
            verb, named = None, {}
        if hit.verb:
            verb, named = hit, {}
        zone = reading.zones[hit.at[0]]
        claims = hit.group.objects == "field" and hit.group.kind == "phrase" and not _works(verb)
        modifies = not claims and _is_modifier(hit, reading.hits[here + 1 :], reading.words, vocabulary)
        if hit.group.sign and zone != DENIED:
            percent = vocabulary.percent[zone]
            if modifies:
                percent = percent * vocabulary.percent["modifier"] // 100
            elif zone == "head" and not hit.verb:
                percent = percent * _role(hit, verb, named.get(-hit.group.sign), vocabulary) // 100
            points = hit.group.sign * hit.group.points * percent
            yield Evidence(hit.group, reading.quotes(hit.at), points, zone)
        if not hit.verb and not modifies and (claims or hit.group.kind == "noun"):
            named.setdefault(hit.group.sign, hit)


def _is_modifier(hit: Hit, after: Sequence[Hit], words: Sequence[Word], vocabulary: Vocabulary) -> bool:
    """In "brand awareness campaign" the last word says what it is; the others only which one."""
    if hit.verb or not after or words[hit.at[-1]].form in vocabulary.grammar["small"]:
        return False
    following = after[0]
    between = words[hit.at[-1] + 1 : following.at[0]]
    return (
        not following.verb
        and following.group.kind == "noun"
        and following.group.sign * hit.group.sign < 0
        and len(between) < NEARBY
        and not any(word.gap for word in words[hit.at[-1] + 1 : following.at[0] + 1])
        and not any(word.form in vocabulary.grammar["small"] for word in between)
    )


def _role(hit: Hit, verb: Hit | None, named: Hit | None, vocabulary: Vocabulary) -> int:
    """How much a noun counts under what it hangs on, 0 to 100.

    "Become the leading email platform" is not about sending emails, nor is "market share in email";
    "launch a loyalty card" is not yet loyalty, nor is "campaigns for new markets" a new market.
    """
    ruling = (verb, named)
    if hit.group.sign < 0 and hit.group.kind == "noun":
        is_field = any(r is not None and r.group.objects == "field" for r in ruling)
        return vocabulary.percent["field"] if is_field and not _works(verb) else 100
    if hit.group.sign > 0:
        is_theme = any(r is not None and r.group.objects == "theme" for r in ruling)
        return vocabulary.percent["theme"] if is_theme else 100
    return 100


def _works(verb: Hit | None) -> bool:
    return verb is not None and verb.group.sign < 0
