"""The ballot box: workshops, the people in them and their ballots, in the same database as workspaces."""

from gtm_framework.store.box.ballots import Ballots
from gtm_framework.store.box.doors import Doors
from gtm_framework.store.box.ideas import Ideas
from gtm_framework.store.box.people import People
from gtm_framework.store.box.workshops import Workshops


class BallotBox(Workshops, Doors, People, Ideas, Ballots):
    """Every workshop of a database; nothing of it is kept in this process.

    Each method is one transaction: it is on disk when it returns, and a refused one wrote nothing. Each
    that takes a workshop's id raises `UnknownWorkshopError` if there is none or its workspace is deleted;
    each that takes a person's id raises `UnknownParticipantError` if nobody in the workshop has it.

    Ballots leave through `look`, `seen` and `done` only, and there as `workshop.seen` lets them: before
    the reveal nothing but a count.

    Attributes:
        store: The workspaces of the same database.
    """
