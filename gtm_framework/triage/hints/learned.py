"""A second opinion on a line: what its words weighed among statements that people had labeled.

The vocabulary knows words by what they mean for the rubric; this part knows from many labeled lines on
which side each word was met how often. It has no reasons, so it only adds to what the words say.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cache
from math import isqrt
from typing import Any, NamedTuple

from gtm_framework.catalog import read_toml
from gtm_framework.triage.hints.compounds import is_firm, yields
from gtm_framework.triage.hints.evidence import Evidence
from gtm_framework.triage.hints.reading import Reading
from gtm_framework.triage.hints.schema import Side, split
from gtm_framework.triage.hints.vocabulary import LEARNED, Group, Vocabulary
from gtm_framework.triage.hints.words import Word

FIRST = "^"
"""Marks the word that a line begins with."""
SHOWN = 3
"""How many words stand for the whole opinion."""
LEAST_LENGTH = 4
"""A shorter line is taken to have so many words: one word alone says little."""
WHY: dict[Side, str] = {
    "strategic": "Words like these appear more often in strategic ideas.",
    "tactical": "Words like these appear more often in tactical ideas.",
}
"""The reason that stands beside the opinion, by side."""


Trait = tuple[int, tuple[int, ...]]
"""One thing that was counted: how much it counts by where it stands, 1 to 100, and where it stands."""
_NOWHERE: Trait = (0, ())
_SIDES: dict[int, Side] = {1: "strategic", -1: "tactical"}


class Known(NamedTuple):
    """The traits that have a weight, ready for looking them up.

    Attributes:
        single: Words that count by themselves.
        pairs: First word to the words after it that count with it; `FIRST` to first words of lines.
    """

    single: Set[str]
    pairs: Mapping[str, Set[str]]

    @classmethod
    def among(cls, keys: Iterable[str]) -> "Known":
        """Sort traits by what they are."""
        single: set[str] = set()
        pairs: dict[str, set[str]] = {}
        for key in keys:
            before, _, after = key.partition(" ")
            if key.startswith(FIRST):
                pairs.setdefault(FIRST, set()).add(key.removeprefix(FIRST))
            elif after:
                pairs.setdefault(before, set()).add(after)
            else:
                single.add(key)
        return cls(single, pairs)


@dataclass(frozen=True, slots=True)
class Learned:
    """Weights of words, learned from labeled statements (`python -m bench.learn_hints`).

    Attributes:
        weights: Trait to tenths of the natural logarithm of how much likelier it is in a strategic line
            than in a tactical one; below 0 it is likelier in a tactical one.
        scale: Hundredths of a point for ten tenths, in a line of one word.
        strategic_points: Points of words and opinion together that make a line strategic.
        tactical_points: The same for a tactical line.
        alone_points: Points of the opinion that make a line clear without words of the vocabulary that
            speak of the goal, the action or the measure.
        abstract_points: Points of words and opinion together that make a line strategic without firm words.
        abstract_opinion_points: Points that the opinion must have among them.
        spelled_out_words: From so many words on a line spells out what its abstract words mean.
        spelled_out_points: Points that make such a line strategic instead of `abstract_points`.
        contrast_opinion_points: Points of a strategic opinion from which on a contrast counts beside it.
        doubt_points: Points of a strategic opinion, with the form of a choice, that keep a line from being
            tactical.
        most_points: How many points of the vocabulary count beside the opinion, to either side.
        groups: What the opinion is as evidence, by side.
        known: Its traits, ready for looking them up.
    """

    weights: Mapping[str, int]
    scale: int
    strategic_points: int
    tactical_points: int
    alone_points: int
    abstract_points: int
    abstract_opinion_points: int
    spelled_out_words: int
    spelled_out_points: int
    contrast_opinion_points: int
    doubt_points: int
    most_points: int
    groups: Mapping[Side, Group]
    known: Known = field(init=False)

    def __post_init__(self) -> None:
        """Sort the traits once, for looking them up in every line."""
        object.__setattr__(self, "known", Known.among(self.weights))

    @classmethod
    def default(cls) -> "Learned":
        """The weights that ship with the product (`data/hints_learned.toml`)."""
        return _default()

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Learned":
        """Weights from what the file holds."""
        rules = data["rules"]
        source = tuple(data["source"])
        return cls(
            weights={key: int(w) for w, keys in data["weights"].items() for key in split(keys)},
            scale=rules["scale"],
            strategic_points=rules["strategic_points"],
            tactical_points=rules["tactical_points"],
            alone_points=rules["alone_points"],
            abstract_points=rules["abstract_points"],
            abstract_opinion_points=rules["abstract_opinion_points"],
            spelled_out_words=rules["spelled_out_words"],
            spelled_out_points=rules["spelled_out_points"],
            contrast_opinion_points=rules["contrast_opinion_points"],
            doubt_points=rules["doubt_points"],
            most_points=rules["most_points"],
            groups={side: _group(side, why, source) for side, why in WHY.items()},
        )

    def weigh(self, line: Reading, vocabulary: Vocabulary) -> Evidence | None:
        """What the words of a line weigh together, with those that weigh most for the side they are on.

        Words of a phrase that only a choice is made of ("self-serve free trial") say nothing against
        it. The sum is divided by the root of the line's length: words of a line hang together, so that
        twice as many say less than twice as much.

        Returns:
            None when the line is not English or its words balance.
        """
        if not line.words or not line.is_english:
            return None
        chosen, plain = _known(line, vocabulary)
        total = 0
        parts = []
        for key, (percent, at) in traits(line.words, line.zones, vocabulary, self.known).items():
            weight = self.weights[key]
            if not (chosen if weight < 0 else plain).issuperset(at):
                total += weight * percent
                parts.append((weight * percent, at))
        points = abs(total) * self.scale // isqrt(10_000 * max(len(line.words), LEAST_LENGTH))
        if not points:
            return None
        if total > 0:
            parts = [(-part, at) for part, at in parts]
        shown = {place for part, places in sorted(parts)[:SHOWN] if part < 0 for place in places}
        sign = 1 if total > 0 else -1
        return Evidence(self.groups[_SIDES[sign]], line, sorted(shown), sign * points, "head")


def traits(
    words: Sequence[Word], zones: Sequence[str], vocabulary: Vocabulary, known: Known | None = None
) -> dict[str, Trait]:
    """What is counted of a line, each thing once, where it counts most.

    These are each word, the first word, and each two words in a row.

    Args:
        words: The line.
        zones: The part of the line that each word stands in.
        vocabulary: For what words count for by where they stand.
        known: The traits to look for; all when None.

    Returns:
        What each is compared by, to how much it counts (1 to 100) and the places of its words.
    """
    percents = vocabulary.percent
    found: dict[str, Trait] = {}
    before, before_percent = FIRST, 100
    for here, word in enumerate(words):
        key, percent = word.key, percents[zones[here]]
        if (known is None or key in known.single) and percent > found.get(key, _NOWHERE)[0]:
            found[key] = percent, (here,)
        if (known is None or key in known.pairs.get(before, ())) and (word.gap != "strong" or not here):
            pair = f"{before} {key}" if here else FIRST + key
            least = min(percent, before_percent)
            if least > found.get(pair, _NOWHERE)[0]:
                found[pair] = least, (here - 1, here) if here else (here,)
        before, before_percent = key, percent
    return found


def _known(line: Reading, vocabulary: Vocabulary) -> tuple[frozenset[int], frozenset[int]]:
    """Places whose words the vocabulary knows better: first for a choice, then for plain work.

    These are the phrases that only a choice is made of, and the verbs that leave a line to their object.
    """
    places: dict[int, set[int]] = {1: set(), -1: set()}
    for here, hit in enumerate(line.hits):
        if hit.verb and yields(hit, line.hits[here + 1 :], line.words, vocabulary):
            thing = next(found for found in line.hits[here + 1 :] if found.group.sign)
            places[thing.group.sign].update(range(hit.at[0], thing.at[-1] + 1))
        elif is_firm(hit) and not hit.verb and len(hit.at) > 1:
            places[1].update(range(hit.at[0], hit.at[-1] + 1))
    return frozenset(places[1]), frozenset(places[-1])


@cache
def _default() -> Learned:
    return Learned.from_data(read_toml("hints_learned.toml"))


def _group(side: Side, why: str, source: tuple[str, ...]) -> Group:
    return Group(
        id=f"{LEARNED}{side}",
        kind="phrase",
        side=side,
        points=0,
        says=(),
        yes=(),
        why=why,
        source=source,
        objects="",
        is_goal=False,
        is_abstract=True,
    )
