"""The deadline of a phase on every screen: what it changes, and the reveal that comes with it.

Nothing runs in the background: whichever screen looks first after the deadline reveals the votes, once.
"""

from gtm_framework.store import UnavailableError
from gtm_framework.workshop import Workshop, agenda
from pages.parts import session
from pages.parts.live.ballot_box import ballot_box

_TRIED = "deadline-tried"


def is_late(here: Workshop) -> bool:
    """Whether the current phase's deadline has passed."""
    return agenda.is_late(here, session.store().clock())


def reveal_when_due(here: Workshop) -> None:
    """Reveal the votes whose deadline has passed, if the workshop is set to; tried once per screen."""
    tried = (here.id, here.revision)
    if not agenda.is_due(here, session.store().clock()) or session.get_local(_TRIED) == tried:
        return
    try:
        ballot_box().reveal_by_itself(here.id)
    except UnavailableError:  # usually brief; the next check tries again
        return
    session.set_local(_TRIED, tried)
