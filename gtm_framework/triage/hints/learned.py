"""A second opinion on a line: the weights of its words in labeled statements.

The vocabulary knows what words mean for the rubric; this part knows from many labeled lines how often each
word appeared on which side. It has no reasons, so it only adds to what the vocabulary says.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from math import isqrt
from typing import Any

from gtm_framework.catalog import read_toml
from gtm_framework.triage.hints.compounds import is_firm, yields
from gtm_framework.triage.hints.evidence import Evidence
from gtm_framework.triage.hints.reading import Reading
from gtm_framework.triage.hints.schema import Side, split
from gtm_framework.triage.hints.traits import Known, traits
from gtm_framework.triage.hints.vocabulary import Vocabulary
from gtm_framework.triage.hints.word_groups import LEARNED, Group

SHOWN = 3
"""How many words are quoted for the whole opinion."""
LEAST_LENGTH = 4
"""A shorter line counts as having this many words: one word alone says little."""
WHY: dict[Side, str] = {
    "strategic": "Words like these appear more often in strategic ideas.",
    "tactical": "Words like these appear more often in tactical ideas.",
}
"""The reason shown for the opinion, by side."""


_SIDES: dict[int, Side] = {1: "strategic", -1: "tactical"}


@dataclass(frozen=True, slots=True)
class Learned:
    """Word weights learned from labeled statements (`python -m bench.learn_hints`).

    Attributes:
        weights: Maps each trait to tenths of the natural log of how much likelier it is in a strategic line
            than in a tactical one; below 0, it is likelier in a tactical one.
        scale: Hundredths of a point per ten tenths, in a line of one word.
        strategic_points: Points of wording and opinion together that make a line strategic.
        tactical_points: The same for a tactical line.
        alone_points: Points of the opinion that make a line clear without vocabulary words about the goal,
            the action, or the measure.
        abstract_points: Points of wording and opinion together that make a line strategic without firm
            words.
        abstract_opinion_points: How many of those points have to come from the opinion.
        spelled_out_words: From this many words on, a line spells out what its abstract words mean.
        spelled_out_points: Points that make such a line strategic, instead of `abstract_points`.
        contrast_opinion_points: Points of a strategic opinion from which on a contrast counts in addition.
        doubt_points: Points of a strategic opinion, with the form of a choice, that keep a line from being
            tactical.
        most_points: The most vocabulary points that count along with the opinion, for either side.
        groups: The opinion as evidence, by side.
        known: Its traits, indexed for lookup.
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
        """Sort the traits once, so every line can look them up."""
        object.__setattr__(self, "known", Known.among(self.weights))

    @classmethod
    def default(cls) -> "Learned":
        """The weights that ship with the product (`data/hints_learned.toml`)."""
        return _default()

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Learned":
        """Weights from a file's content."""
        source = tuple(data["source"])
        return cls(
            weights={key: int(w) for w, keys in data["weights"].items() for key in split(keys)},
            **data["rules"],
            groups={side: _group(side, why, source) for side, why in WHY.items()},
        )

    def weigh(self, line: Reading, vocabulary: Vocabulary) -> Evidence | None:
        """The combined weight of a line's words, with the heaviest words for the side they are on.

        Words inside a phrase that only occurs in choices ("self-serve free trial") don't count against it.
        The sum is divided by the square root of the line's length: words in a line are related, so twice as
        many say less than twice as much.

        Returns:
            None if the line isn't English or its words balance out.
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


def _known(line: Reading, vocabulary: Vocabulary) -> tuple[frozenset[int], frozenset[int]]:
    """Positions of words that the vocabulary knows better: first for a choice, then for plain work.

    These are the phrases that only occur in choices, and the verbs that depend on their object.
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
