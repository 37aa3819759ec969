"""The ballot box: workshops, the people in them and their ballots, in the same database as workspaces."""

from collections.abc import Mapping, Sequence
from typing import Any, TypedDict, Unpack

from gtm_framework.errors import RefusedError
from gtm_framework.store import invitations, workshops
from gtm_framework.store.ballots import Ballots
from gtm_framework.store.ideas import Ideas
from gtm_framework.store.invitations import Invitations
from gtm_framework.store.people import People
from gtm_framework.store.workshops import Workshops
from gtm_framework.workshop.agenda import agenda_faults
from gtm_framework.workshop.entries import Item, Step
from gtm_framework.workshop.events import Event, OpenUntil
from gtm_framework.workshop.state import DoneShown, RevealWhen, Workshop


class OpeningSettings(TypedDict, total=False):
    """What can be set when a workshop is opened; each is as in `Workshop`."""

    title: str
    named: bool
    done_shown: DoneShown
    open_always: bool
    reveal_when: RevealWhen
    expected: int


class BallotBox(Workshops, Invitations, People, Ideas, Ballots):
    """Every workshop of a database.

    Each method is one transaction: its changes are on disk when it returns, and a rejected one writes
    nothing. Each method that takes a workshop's id raises `UnknownWorkshopError` if there is no such
    workshop or its workspace is deleted; each that takes a person's id raises `UnknownParticipantError`
    if nobody in the workshop has it.

    Ballots leave through `view`, `seen` and `done` only, and only as far as `workshop.seen` allows:
    before the reveal nothing but a count. A person's own ballots come back to them through `said_before`,
    once they were revealed.
    """

    def do(self, workshop_id: str, event: Event, *, actor: str = "") -> Workshop:
        """Do one thing to a workshop; a vote that everyone has answered may then be revealed by itself.

        A deadline keeps the invitation and everyone's personal key working until it. It raises what
        `Workshops.do` does.
        """
        made = super().do(workshop_id, event, actor=actor)
        if isinstance(event, OpenUntil) and event.until is not None:
            self.keep_open_until(workshop_id, event.until)
        if made.reveal_when is RevealWhen.EVERYONE and self.reveal_if_everyone_is_done(workshop_id):
            return self.state(workshop_id)
        return made

    def open_workshop(
        self,
        workspace_id: str,
        *,
        items: Sequence[Item] = (),
        options: Mapping[str, tuple[str, ...]] | None = None,
        agenda: Sequence[Step] | None = None,
        **settings: Unpack[OpeningSettings],
    ) -> Workshop:
        """Open a workshop, with an invitation that lets people join.

        Args:
            workspace_id: The workspace whose ideas it is about.
            items: The ideas to begin with; their ids are the initiatives' ids.
            options: The answers of each choice by `options_of` the workspace's rubric; None for the
                product's rubric.
            agenda: The phases in their order; None for the product's first template.
            settings: How the room works; what is left out is as `Workshop` has it.

        Raises:
            UnknownWorkspaceError: If there is no such workspace or it is deleted.
            UnknownNameError: If the agenda names a phase that does not exist.
            RefusedError: If there are too many ideas, or one of them twice, or the agenda cannot work.
        """
        chosen: dict[str, Any] = dict(settings)
        if options is not None:
            chosen["options"] = dict(options)
        if agenda is not None:
            if faults := agenda_faults(agenda):
                raise RefusedError("agenda", faults)
            chosen["agenda"] = tuple(agenda)
        state = Workshop(id=workshops.new_id(), **chosen)
        with self.database.writing(alone=True) as connection:
            now = self.store.clock()
            made = workshops.create(connection, workspace_id, state, items, now)
            invitations.create(connection, made.id, self._random, now)
        return made
