"""Groups of words with one meaning, and the phrases that stand for them."""

from dataclasses import dataclass, field

from gtm_framework.triage.hints.schema import Kind, Objects, Side

LEARNED = "learned_"
"""The prefix of the ids of groups with the learned opinion."""

_SIGNS = {"strategic": 1, "tactical": -1, "neither": 0}


@dataclass(frozen=True, slots=True)
class Group:
    """Words with the same meaning.

    Attributes:
        id: Name in the data.
        kind: ``"verb"``, ``"noun"``, or ``"phrase"``: decides which forms of the words count.
        side: The side they count for; ``"neither"`` marks words without a side.
        points: How much they count, 0 or more.
        says: The criteria they answer on that side.
        yes: The filter questions they answer with yes.
        why: The reason shown with a suggestion.
        source: Ids of the documents behind it.
        objects: How tactical nouns after it count (``"field"``: the area of a position) or strategic ones
            (``"theme"``: the purpose of the work); empty if they count in full.
        is_goal: Whether its verbs say what to reach and not what to do (S4).
        is_abstract: Whether any team can say it about any work, so that alone it decides nothing.
        is_machinery: Whether it is technical infrastructure, which no verb turns into a choice.
        sign: +1 for strategic, -1 for tactical, 0 for neither.
        owns_category: Whether its words name a standard for a whole industry.
    """

    id: str
    kind: Kind
    side: Side
    points: int
    says: tuple[str, ...]
    yes: tuple[str, ...]
    why: str
    source: tuple[str, ...]
    objects: Objects
    is_goal: bool
    is_abstract: bool = False
    is_machinery: bool = False
    sign: int = field(init=False)
    owns_category: bool = field(init=False)

    def __post_init__(self) -> None:
        """Precompute what is read for every word."""
        object.__setattr__(self, "sign", _SIGNS[self.side])
        object.__setattr__(self, "owns_category", "owns_category" in self.yes)

    @property
    def is_learned(self) -> bool:
        """Whether it is the opinion learned from labeled lines, not a group of words."""
        return self.id.startswith(LEARNED)
