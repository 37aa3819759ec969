"""A second opinion on a line: what its words weighed among statements that people had labelled.

The vocabulary knows words by what they mean for the rubric; this part knows from many labelled lines on
which side each word was met how often. It has no reasons, so it only adds to what the words say.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import isqrt
from typing import Any

from gtm_framework.catalog import read_toml
from gtm_framework.triage.hints.evidence import Evidence
from gtm_framework.triage.hints.inflection import stem
from gtm_framework.triage.hints.language import is_english
from gtm_framework.triage.hints.reading import Reading
from gtm_framework.triage.hints.schema import DENIED, Side, split
from gtm_framework.triage.hints.vocabulary import Group, Vocabulary
from gtm_framework.triage.hints.words import Word

NUMBER = "0"
"""Stands for every number."""
FIRST = "^"
"""Marks the word that a line begins with."""
SHOWN = 3
"""How many words stand for the whole opinion."""
LEAST_LENGTH = 4
"""A shorter line is taken to have so many words: one word alone says little."""
WHY: dict[Side, str] = {
    "strategic": "Words like these were met more often in strategic lines.",
    "tactical": "Words like these were met more often in tactical lines.",
}
"""The reason that stands beside the opinion, by side."""


@dataclass(frozen=True, slots=True)
class Trait:
    """One thing about a line that was counted: a word, the first word, or two words in a row.

    Attributes:
        key: What it is compared by.
        at: Places of its words in the line.
        percent: How much it counts by where it stands, 1 to 100.
    """

    key: str
    at: tuple[int, ...]
    percent: int


@dataclass(frozen=True, slots=True)
class Learned:
    """Weights of words, learnt from labelled statements (`python -m bench.learn_hints`).

    Attributes:
        weights: Trait to tenths of the natural logarithm of how much likelier it is in a strategic line
            than in a tactical one; below 0 it is likelier in a tactical one.
        scale: Hundredths of a point for ten tenths, in a line of one word.
        clear_points: Points of words and opinion together that make a line clear.
        alone_points: Points of the opinion that make a line clear without words of the vocabulary that
            speak of the goal, the action or the measure.
        most_points: How many points of the vocabulary count beside the opinion, to either side.
        groups: What the opinion is as evidence, by side.
    """

    weights: Mapping[str, int]
    scale: int
    clear_points: int
    alone_points: int
    most_points: int
    groups: Mapping[Side, Group]

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
            clear_points=rules["clear_points"],
            alone_points=rules["alone_points"],
            most_points=rules["most_points"],
            groups={side: _group(side, why, source) for side, why in WHY.items()},
        )

    def weigh(self, line: Reading, vocabulary: Vocabulary) -> Evidence | None:
        """What the words of a line weigh together, with those that weigh most for the side they are on.

        The sum is divided by the root of the line's length: words of a line hang together, so that
        twice as many say less than twice as much.

        Returns:
            None when the line is not English or its words balance.
        """
        if not line.words or not is_english(line.words, line.hits, vocabulary):
            return None
        parts = [
            (self.weights[trait.key] * trait.percent, trait)
            for trait in traits(line.words, line.zones, vocabulary)
            if trait.key in self.weights
        ]
        total = sum(part for part, _ in parts)
        points = abs(total) * self.scale // isqrt(10_000 * max(len(line.words), LEAST_LENGTH))
        if not points:
            return None
        sign = 1 if total > 0 else -1
        agreeing = sorted((-abs(part), trait.at) for part, trait in parts if part * sign > 0)
        at = sorted({place for _, places in agreeing[:SHOWN] for place in places})
        group = self.groups["strategic" if sign > 0 else "tactical"]
        return Evidence(group, line.quotes(at), sign * points, "head")


def traits(words: Sequence[Word], zones: Sequence[str], vocabulary: Vocabulary) -> Iterator[Trait]:
    """What is counted of a line, each thing once, where it counts most.

    Args:
        words: The line.
        zones: The part of the line that each word stands in.
        vocabulary: For what words count for by where they stand.
    """
    percent = [0 if zone == DENIED else vocabulary.percent[zone] for zone in zones]
    keys = [NUMBER if word.is_number else stem(word.form) for word in words]
    found: dict[str, Trait] = {}
    for here, key in enumerate(keys):
        met = [Trait(key, (here,), percent[here])]
        if here == 0:
            met.append(Trait(FIRST + key, (here,), percent[here]))
        elif words[here].gap != "strong":
            both = min(percent[here - 1], percent[here])
            met.append(Trait(f"{keys[here - 1]} {key}", (here - 1, here), both))
        for trait in met:
            if trait.percent > (found[trait.key].percent if trait.key in found else 0):
                found[trait.key] = trait
    yield from found.values()


@cache
def _default() -> Learned:
    return Learned.from_data(read_toml("hints_learned.toml"))


def _group(side: Side, why: str, source: tuple[str, ...]) -> Group:
    return Group(
        id=f"learned_{side}",
        kind="phrase",
        side=side,
        points=0,
        says=(),
        yes=(),
        why=why,
        source=source,
        objects="",
        is_goal=False,
    )
