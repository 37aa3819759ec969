"""What the rules of the cascade look at, and how they word a remark."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from gtm_framework.strategy.cascade.cascade import Cascade
from gtm_framework.strategy.cascade.levels import Pillar, Thing
from gtm_framework.strategy.cascade.rules import CascadeRules
from gtm_framework.strategy.remarks import Field, Fix, Remark
from gtm_framework.strategy.work.work import ClassifiedInitiative, attachments, path_up


@dataclass(frozen=True)
class Alignment:
    """A cascade, the list beside it, and the rules by which they are looked at.

    Attributes:
        cascade: The cascade.
        classified: The initiatives of the triage list.
        rules: The rules.
    """

    cascade: Cascade
    classified: Sequence[ClassifiedInitiative]
    rules: CascadeRules

    @cached_property
    def attached(self) -> dict[str, str]:
        """Initiative id to what it says that it supports."""
        return attachments(self.classified)

    def path(self, thing: Thing) -> tuple[Thing, ...]:
        """What a thing serves, nearest first."""
        return path_up(self.cascade, thing, self.attached)

    def top(self, thing: Thing) -> Thing:
        """The uppermost thing that a path reaches: a pillar when the path is whole."""
        return ([thing, *self.path(thing)])[-1]

    def leads_up(self, thing: Thing) -> bool:
        """Whether the path of a thing reaches a pillar."""
        return isinstance(self.top(thing), Pillar)

    def remark(self, rule: str, *fields: Field, fixes: Sequence[Fix], **words: object) -> Remark:
        """Word a remark.

        Args:
            rule: The rule in `data/cascade.toml`.
            fields: What the remark rests on; the first is a field of what it is about.
            fixes: What would fix it.
            words: What fills the curly words of the rule's reason.
        """
        text = self.rules.remarks[rule]
        return text.remark(rule, "line_of_sight", fields, words, fixes=fixes)
