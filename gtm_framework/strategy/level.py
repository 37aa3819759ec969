"""The four levels of the roadmap, and what each can support."""

from enum import StrEnum


class Level(StrEnum):
    """A level, from the top; an initiative is one from Triage, linked to the roadmap.

    Example:
        >>> Level.QUARTERLY_INITIATIVE.words
        'quarterly initiative'
    """

    PILLAR = "pillar"
    OBJECTIVE = "objective"
    QUARTERLY_INITIATIVE = "quarterly_initiative"
    TACTIC = "tactic"
    INITIATIVE = "initiative"

    @property
    def words(self) -> str:
        """The level as it reads in a sentence."""
        return self.value.replace("_", " ")


PARENTS: dict[Level, tuple[Level, ...]] = {
    Level.PILLAR: (),
    Level.OBJECTIVE: (Level.PILLAR, Level.OBJECTIVE),
    Level.QUARTERLY_INITIATIVE: (Level.OBJECTIVE,),
    Level.TACTIC: (Level.QUARTERLY_INITIATIVE, Level.OBJECTIVE),
    Level.INITIATIVE: (Level.OBJECTIVE,),
}
"""What each level can support. An objective can contribute to a larger one (S3: a goal for years is
broken into nearer ones); year-round work can support an objective directly."""
