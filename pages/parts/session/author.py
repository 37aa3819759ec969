"""Who changes the open workspace, for its history."""

import os

from gtm_framework.sharing.key import ENVIRONMENT

FACILITATOR = "Facilitator"


def author() -> str:
    """The person at this page: the facilitator of a shared app; nobody in particular on one's own machine.

    Participants of a shared app change no workspace: they vote, and the facilitator takes the results over.
    """
    return FACILITATOR if os.environ.get(ENVIRONMENT) else ""
