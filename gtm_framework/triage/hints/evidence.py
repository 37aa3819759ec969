"""What each phrase found counts for in its place: a side, points, and the words themselves."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gtm_framework.triage.hints.compounds import is_modifier, made_by_clause, without_enclosed, yields
from gtm_framework.triage.hints.matching import Hit
from gtm_framework.triage.hints.reading import Reading
from gtm_framework.triage.hints.schema import DENIED
from gtm_framework.triage.hints.vocabulary import Vocabulary
from gtm_framework.triage.hints.word_groups import Group
from gtm_framework.triage.hints.words import Quote


class Evidence(NamedTuple):
    """Words that count for one side.

    Attributes:
        group: What the words mean, with the reason and the source.
        line: The text they are in.
        at: Their positions in it.
        points: Hundredths of a point: above 0 strategic, below 0 tactical.
        zone: The part of the line they are in.
    """

    group: Group
    line: Reading
    at: Sequence[int]
    points: int
    zone: str

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The words, with their position."""
        return self.line.quotes(self.at)

    @property
    def is_firm(self) -> bool:
        """Whether it counts for the strategic side with words that only occur in choices."""
        return self.points > 0 and not self.group.is_abstract


def weigh(reading: Reading, vocabulary: Vocabulary) -> Iterator[Evidence]:
    """What the hits in one text count for, in text order; negated words count nothing."""
    verb: Hit | None = None
    named: dict[int, Hit] = {}
    restarts = [place for place, word in enumerate(reading.words) if word.gap == "strong"]
    hits = made_by_clause(without_enclosed(reading.hits), reading.words)
    for here, hit in enumerate(hits):
        after = hits[here + 1 :]
        if (
            here
            and len(restarts) > 1
            and any(hits[here - 1].at[-1] < place <= hit.at[0] for place in restarts)
        ):
            verb, named = None, {}
        if hit.verb:
            verb, named = hit, {}
            if yields(hit, after, reading.words, vocabulary):
                verb = None
                continue
        claims = hit.group.objects == "field" and hit.group.kind == "phrase" and not _works(verb)
        modifies = not claims and is_modifier(hit, after, reading.words, vocabulary)
        zone = reading.zones[hit.at[0]]
        if hit.group.sign and zone != DENIED:
            percent = vocabulary.percent[zone]
            if modifies:
                percent = percent * vocabulary.percent["modifier"] // 100
            elif zone == "head" and not hit.verb:
                percent = percent * _role(hit, verb, named.get(-hit.group.sign), vocabulary) // 100
            points = hit.group.sign * hit.group.points * percent
            yield Evidence(hit.group, reading, hit.at, points, zone)
        if not hit.verb and not modifies and (claims or hit.group.kind == "noun"):
            named.setdefault(hit.group.sign, hit)


def _role(hit: Hit, verb: Hit | None, named: Hit | None, vocabulary: Vocabulary) -> int:
    """How much a noun counts given what it depends on, 0 to 100.

    "Become the leading email platform" is not about sending emails, and neither is "market share in email";
    "launch a loyalty card" is not yet loyalty, and "campaigns for new markets" is not a new market.
    """
    ruling = (verb, named)
    if hit.group.sign < 0 and hit.group.kind == "noun":
        is_field = any(
            r is not None
            and r.group.objects == "field"
            and not (hit.group.is_machinery and r.group.is_abstract)
            for r in ruling
        )
        return vocabulary.percent["field"] if is_field and not _works(verb) else 100
    if hit.group.sign > 0:
        is_theme = any(r is not None and r.group.objects == "theme" for r in ruling)
        return vocabulary.percent["theme"] if is_theme else 100
    return 100


def _works(verb: Hit | None) -> bool:
    return verb is not None and verb.group.sign < 0
