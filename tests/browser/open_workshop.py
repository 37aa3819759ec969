"""A workshop under way in the store of a server under test: what a facilitator does, in few words."""

from dataclasses import dataclass
from typing import Any, Self

from gtm_framework.store import Store
from gtm_framework.store.workshops.ballot_box import BallotBox
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.entries import Item
from gtm_framework.workshop.room.people import Participant
from gtm_framework.workshop.votes.ballots import Answer, Ballot
from gtm_framework.workshop.votes.seen import Seen, Viewer

GOAL = "Which work wins us the mid-market this year?"


@dataclass
class OpenWorkshop:
    """One workshop and the way to change it past every page.

    Attributes:
        box: The ballot box of the server's own database.
        id: The workshop.
    """

    box: BallotBox
    id: str

    @classmethod
    def begun(cls, url: str, *titles: str, phase: str = "", named: bool = True) -> Self:
        """A workshop with its goal asked and these ideas, whose ids are their titles."""
        box = BallotBox(Store.open(url))
        workspaces = box.store.workspaces() or [box.store.create_workspace("Northwind")]
        items = [Item(id=title, title=title) for title in titles]
        made = cls(box, box.open_workshop(workspaces[0].id, items=items, named=named).id)
        made.does(ev.AskGoal, goal=GOAL)
        if phase:
            made.does(ev.GoTo, phase=phase)
        return made

    @property
    def link(self) -> str:
        """What follows the server's address on the QR code."""
        door = self.box.invitation(self.id)
        assert door
        return f"/join?link={door.link}"

    @property
    def code(self) -> str:
        door = self.box.invitation(self.id)
        assert door
        return door.code

    def does(self, event: type[ev.Event], **fields: Any) -> None:
        """What a facilitator does."""
        revision = self.box.state(self.id).revision
        self.box.do(self.id, event(against=revision, at=self.box.store.clock(), **fields))

    def goes_to(self, phase: str) -> None:
        self.does(ev.GoTo, phase=phase)

    def casts(
        self, person: Participant, item: str, value: int | str | Answer, axis: str = "impact"
    ) -> None:
        """What someone else in the room answers."""
        now_open = self.box.state(self.id).open_round
        assert now_open
        given = {"answer": value} if isinstance(value, Answer) else {"value": value}
        ballot = Ballot(person=person.id, item=item, axis=axis, round=now_open.number, **given)
        self.box.cast(self.id, person.id, ballot)

    def names(self) -> list[str]:
        return [person.name for person in self.box.people(self.id) if person.left_at is None]

    def revealed(self) -> Seen:
        """What the room sees after the reveal."""
        self.goes_to("reveal")
        self.does(ev.Reveal)
        return self.box.seen(self.id, Viewer.SCREEN)
