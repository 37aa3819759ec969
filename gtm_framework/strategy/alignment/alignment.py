"""The inputs of the roadmap rules, and how they phrase a finding."""

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
    """A roadmap, its list, and the rules to check them by.

    Attributes:
        cascade: The roadmap.
        classified: The initiatives on Triage.
        rules: The rules.
    """

    cascade: Cascade
    classified: Sequence[ClassifiedInitiative]
    rules: CascadeRules

    @cached_property
    def attached(self) -> dict[str, str]:
        """Maps initiative ids to what they say they support."""
        return attachments(self.classified)

    def path(self, thing: Thing) -> tuple[Thing, ...]:
        """What an item supports, nearest first."""
        return path_up(self.cascade, thing, self.attached)

    def top(self, thing: Thing) -> Thing:
        """The topmost item a path reaches: a pillar if the path is complete."""
        return ([thing, *self.path(thing)])[-1]

    def leads_up(self, thing: Thing) -> bool:
        """Whether an item's path reaches a pillar."""
        return isinstance(self.top(thing), Pillar)

    def remark(self, rule: str, *fields: Field, fixes: Sequence[Fix], **words: object) -> Remark:
        """Phrase a finding.

        Args:
            rule: The rule in `data/cascade.toml`.
            fields: What the finding is based on; the first is a field of the item it is about.
            fixes: The possible fixes.
            words: Values for the placeholders in the rule's reason.
        """
        text = self.rules.remarks[rule]
        return text.remark(rule, "line_of_sight", fields, words, fixes=fixes)
