"""The ballot box: workshops, their people, and their votes, in the same database as workspaces."""

from collections.abc import Mapping, Sequence
from typing import Any, TypedDict, Unpack

from gtm_framework.errors import RefusedError
from gtm_framework.store.workshops import invitations, workshops
from gtm_framework.store.workshops.ballots import Ballots
from gtm_framework.store.workshops.cards import Cards
from gtm_framework.store.workshops.ideas import Ideas
from gtm_framework.store.workshops.invitations import Invitations
from gtm_framework.store.workshops.people import People
from gtm_framework.store.workshops.workshops import Workshops
from gtm_framework.workshop import DoneShown, Item, RevealWhen, Step, Workshop
from gtm_framework.workshop.agenda import agenda_faults
from gtm_framework.workshop.events import Event, OpenUntil


class OpeningSettings(TypedDict, total=False):
    """The settings of a new workshop; see `Workshop` for each."""

    title: str
    named: bool
    done_shown: DoneShown
    open_always: bool
    reveal_when: RevealWhen
    expected: int


class BallotBox(Workshops, Invitations, People, Ideas, Ballots, Cards):
    """Every workshop of a database.

    Each method is one transaction: its changes are on disk when it returns, and a rejected one writes
    nothing. Each method that takes a workshop's id raises `UnknownWorkshopError` if there is no such
    workshop or its workspace is deleted; each that takes a person's id raises `UnknownParticipantError` if
    nobody in the workshop has it.

    Votes only come out through `view`, `seen`, and `done`, and only as far as `workshop.votes.seen` allows:
    before the reveal, nothing but a count. A person's own votes come back to them through `said_before`
    once they are revealed.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> from gtm_framework.store import Store
        >>> with TemporaryDirectory() as folder, Store.open(f"sqlite:///{folder}/gtm.db") as store:
        ...     box, team = BallotBox(store), store.create_workspace("Firstfix")
        ...     opened = box.open_workshop(team.id, title="Monday review")
        ...     people = [box.seat(opened.id, name) for name in ("Ana", "Leo")]
        ...     listed = box.workshops(team.id)
        >>> [entry.title for entry in listed], [person.name for person in people]
        (['Monday review'], ['Ana', 'Leo'])
    """

    def do(self, workshop_id: str, event: Event, *, actor: str = "") -> Workshop:
        """Do one thing to a workshop; a vote that everyone has answered may then be revealed automatically.

        A deadline extends the invitation and everyone's personal key until then. Raises the same errors as
        `Workshops.do`.
        """
        made = super().do(workshop_id, event, actor=actor)
        if isinstance(event, OpenUntil) and event.until is not None:
            self.keep_open_until(workshop_id, event.until)
        if made.reveal_when is not RevealWhen.MANUAL and self.reveal_by_itself(workshop_id):
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
            workspace_id: The workspace its ideas come from.
            items: The starting ideas; their ids are the initiatives' ids.
            options: The answers of each choice from `options_of` the workspace's rubric; None for the
                product's rubric.
            agenda: The phases in order; None for the product's first template.
            settings: The workshop's settings; omitted ones have the defaults of `Workshop`.

        Raises:
            UnknownWorkspaceError: If there is no such workspace or it is deleted.
            UnknownNameError: If the agenda names a phase that doesn't exist.
            RefusedError: If there are too many ideas, an idea appears twice, or the agenda isn't valid.
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
