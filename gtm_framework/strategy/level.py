"""The four levels of the cascade, and what each may support."""

from enum import StrEnum


class Level(StrEnum):
    """Where a thing stands, from the top; an initiative is one of the triage list, attached."""

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
"""What each level may support. An objective may stand on the way to a larger one (S3: the goal of
years is broken into nearer ones); work that runs all year may support an objective directly."""
