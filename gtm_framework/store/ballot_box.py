"""The ballot box: workshops, the people in them and their ballots, in the same database as workspaces."""

from collections.abc import Mapping, Sequence

from gtm_framework.store import invitations, workshops
from gtm_framework.store.ballots import Ballots
from gtm_framework.store.ideas import Ideas
from gtm_framework.store.invitations import Invitations
from gtm_framework.store.people import People
from gtm_framework.store.workshops import Workshops
from gtm_framework.workshop.entries import Item
from gtm_framework.workshop.state import DoneShown, Workshop


class BallotBox(Workshops, Invitations, People, Ideas, Ballots):
    """Every workshop of a database.

    Each method is one transaction: its changes are on disk when it returns, and a rejected one writes
    nothing. Each method that takes a workshop's id raises `UnknownWorkshopError` if there is no such
    workshop or its workspace is deleted; each that takes a person's id raises `UnknownParticipantError`
    if nobody in the workshop has it.

    Ballots leave through `view`, `seen` and `done` only, and only as far as `workshop.seen` allows:
    before the reveal nothing but a count.
    """

    def open_workshop(
        self,
        workspace_id: str,
        *,
        items: Sequence[Item] = (),
        named: bool = True,
        done_shown: DoneShown = DoneShown.FACILITATOR,
        options: Mapping[str, tuple[str, ...]] | None = None,
    ) -> Workshop:
        """Open a workshop, with an invitation that lets people join.

        Args:
            workspace_id: The workspace whose ideas it is about.
            items: The ideas to begin with; their ids are the initiatives' ids.
            named: Whether participants are asked for a name.
            done_shown: Who sees how many have finished a silent round.
            options: The answers of each choice by `options_of` the workspace's rubric; None for the
                product's rubric.

        Raises:
            UnknownWorkspaceError: If there is no such workspace or it is deleted.
            RefusedError: If there are too many ideas, or one of them twice.
        """
        chosen = {} if options is None else {"options": dict(options)}
        state = Workshop(id=workshops.new_id(), named=named, done_shown=done_shown, **chosen)
        with self.database.writing(alone=True) as connection:
            now = self.store.clock()
            made = workshops.create(connection, workspace_id, state, items, now)
            invitations.create(connection, made.id, self._random, now)
        return made
