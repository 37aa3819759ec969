"""The ballot box of this server's store."""

from gtm_framework.store.workshops import BallotBox
from pages.parts import session


def ballot_box() -> BallotBox:
    """The ballot box of this server's store."""
    return BallotBox(session.store())
