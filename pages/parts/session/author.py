"""Who edits the open workspace, for its history."""

import os

from gtm_framework.sharing import ENVIRONMENT

FACILITATOR = "Facilitator"


def author() -> str:
    """The person at this page: the facilitator in a shared app; nobody in particular on your own machine.

    Participants in a shared app don't edit workspaces: they vote, and the facilitator saves the results.
    """
    return FACILITATOR if os.environ.get(ENVIRONMENT) else ""
