"""From suggestions to answers: only when a person accepts them, and never over an answer of theirs."""

from enum import StrEnum

from gtm_framework.triage.hints.result import Hints, Strength
from gtm_framework.triage.hints.suggest import suggest
from gtm_framework.triage.initiative import Initiative
from gtm_framework.triage.rubric import Rubric


class Provenance(StrEnum):
    """Where an answer comes from."""

    CONFIRMED = "confirmed"
    SUGGESTED = "suggested"


def hinted(
    initiative: Initiative, rubric: Rubric | None = None, min_strength: Strength = Strength.WEAK
) -> Initiative:
    """The same idea with its blank answers filled from its words, as if a person had accepted all of it.

    Args:
        initiative: The idea; what is answered stays as it is.
        rubric: The rubric to answer; suggestions that it does not know are left out. The product's own
            when None.
        min_strength: `Strength.CLEAR` leaves out what the words say less plainly.
    """
    leans = (rubric or Rubric.default()).leans
    offered = suggest(initiative.title, initiative.description).answers(min_strength)
    fitting = {name: answer for name, answer in offered.items() if answer in leans.get(name, ())}
    return initiative.model_copy(update={"answers": {**fitting, **initiative.answers}})


def provenance(initiative: Initiative, hints: Hints) -> dict[str, Provenance]:
    """For every criterion that is answered or suggested, which of the two it is.

    Args:
        initiative: The idea with the answers that people confirmed.
        hints: Its hints; they are made anew from the words and never stored.
    """
    suggested = {s.criterion: Provenance.SUGGESTED for s in hints.suggestions}
    return {**suggested, **dict.fromkeys(initiative.answers, Provenance.CONFIRMED)}
