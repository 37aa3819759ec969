"""What the rules of the cascade look at, and how they word a remark."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from gtm_framework.strategy.cascade.cascade import Cascade
from gtm_framework.strategy.cascade.levels import Pillar, Thing
from gtm_framework.strategy.cascade.rules import CascadeRules
from gtm_framework.strategy.remarks import Field, Mend, Remark
from gtm_framework.strategy.work.work import Judged, attachments, path_up


@dataclass(frozen=True)
class Sight:
    """A cascade, the list beside it, and the rules by which they are looked at.

    Attributes:
        cascade: The cascade.
        judged: The initiatives of the triage list.
        rules: The rules.
    """

    cascade: Cascade
    judged: Sequence[Judged]
    rules: CascadeRules

    @cached_property
    def attached(self) -> dict[str, str]:
        """Initiative id to what it says that it supports."""
        return attachments(self.judged)

    def path(self, thing: Thing) -> tuple[Thing, ...]:
        """What a thing serves, nearest first."""
        return path_up(self.cascade, thing, self.attached)

    def top(self, thing: Thing) -> Thing:
        """The uppermost thing that a path reaches: a pillar when the path is whole."""
        return ([thing, *self.path(thing)])[-1]

    def leads_up(self, thing: Thing) -> bool:
        """Whether the path of a thing reaches a pillar."""
        return isinstance(self.top(thing), Pillar)

    def remark(self, rule: str, *fields: Field, mends: Sequence[Mend], **words: object) -> Remark:
        """Word a remark.

        Args:
            rule: The rule in `data/cascade.toml`.
            fields: What the remark rests on; the first is a field of what it is about.
            mends: What would mend it.
            words: What fills the curly words of the rule's reason.
        """
        text = self.rules.remarks[rule]
        return text.remark(rule, "line_of_sight", fields, words, mends=mends)
