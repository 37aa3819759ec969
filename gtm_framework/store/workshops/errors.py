"""Errors of the ballot box. Participants can read them, so none names another workshop."""

import math
from datetime import timedelta

from gtm_framework.errors import GtmError


class UnknownWorkshopError(GtmError):
    """There is no workshop with this id, or its workspace was deleted.

    Attributes:
        workshop: The id.
    """

    def __init__(self, workshop: str) -> None:
        self.workshop = workshop
        super().__init__("This workshop doesn’t exist. Choose one from the list.")


class UnknownParticipantError(GtmError):
    """Nobody in the workshop has this id.

    Attributes:
        person: The id.
    """

    def __init__(self, person: str) -> None:
        self.person = person
        super().__init__("You’re no longer in this workshop. Join again.")


class WrongCodeError(GtmError):
    """A code or link doesn't work: it never existed, has expired, or was replaced."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"This {what} doesn’t open a workshop. It may have expired. "
            "Check the shared screen, or ask the facilitator for a new one."
        )


class TooManyCodesError(GtmError):
    """Too many wrong codes; the next one isn't checked before the wait is over.

    Attributes:
        wait: How long.
    """

    def __init__(self, wait: timedelta) -> None:
        self.wait = wait
        minutes = math.ceil(wait / timedelta(minutes=1))
        told = "a minute" if minutes == 1 else f"{minutes} minutes"
        super().__init__(
            f"Too many wrong codes. Wait {told} and type it again, or scan the QR code: "
            "the link in it always works."
        )
