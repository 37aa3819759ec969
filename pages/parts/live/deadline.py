"""The deadline of a phase on every screen: what it changes, and the reveal that comes with it.

Nothing runs in the background: whichever screen looks first after the deadline reveals the votes, once.
"""

from gtm_framework.store import UnavailableError
from gtm_framework.workshop import Workshop, agenda
from pages.parts import session
from pages.parts.live.ballot_box import ballot_box

_TRIED = "deadline-tried"


def is_late(here: Workshop) -> bool:
    """Whether the deadline of the present phase has passed."""
    return agenda.is_late(here, session.store().clock())


def reveal_when_due(here: Workshop) -> None:
    """Reveal the votes whose deadline has passed, where that is set; tried once on each screen."""
    tried = (here.id, here.revision)
    if not agenda.is_due(here, session.store().clock()) or session.get_local(_TRIED) == tried:
        return
    try:
        ballot_box().reveal_by_itself(here.id)
    except UnavailableError:  # for a moment, as a rule; the next look tries again
        return
    session.set_local(_TRIED, tried)
