"""A workshop in a store to test in: its phases, its people and their ballots, in few words."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import select

from gtm_framework.store.workshops.ballot_box import BallotBox
from gtm_framework.store.workshops.workshop_schema import workshop_events
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.entries import Item
from gtm_framework.workshop.state import Workshop
from gtm_framework.workshop.votes.ballots import Answer, Ballot


class Logged(NamedTuple):
    """One thing that was done: the revision it led to, when, by whom, and what."""

    revision: int
    at: datetime
    actor: str
    event: ev.Event


@dataclass
class Meeting:
    """A ballot box and one workshop in it."""

    box: BallotBox
    id: str

    @property
    def state(self) -> Workshop:
        return self.box.state(self.id)

    def do(self, event: type[ev.Event], actor: str = "", **fields: Any) -> Workshop:
        """Do something against the present revision."""
        made = event(against=self.state.revision, at=self.box.store.clock(), **fields)
        return self.box.do(self.id, made, actor=actor)

    def log(self) -> list[Logged]:
        """What was done, as the database holds it, the oldest first."""
        query = select(workshop_events).where(workshop_events.c.workshop_id == self.id)
        with self.box.database.reading() as connection:
            rows = connection.execute(query.order_by(workshop_events.c.revision)).all()
        return [
            Logged(row.revision, row.at, row.actor, getattr(ev, row.kind).model_validate_json(row.body))
            for row in rows
        ]

    def join(self, name: str, role: str = "member") -> str:
        """Let someone in; their id."""
        return self.box.admit(self.id, name, role)[0].id

    def ballot(
        self, person: str, item: str, value: int | str | Answer, axis: str = "impact", number: int = 1
    ) -> Ballot:
        if isinstance(value, Answer):
            return Ballot(person=person, item=item, axis=axis, round=number, answer=value)
        return Ballot(person=person, item=item, axis=axis, round=number, value=value)

    def cast(self, person: str, **scores: int | str | Answer) -> tuple[tuple[str, str], ...]:
        """Score ideas in the open round, on its first axis."""
        now_open = self.state.open_round
        assert now_open
        ballots = [
            self.ballot(person, item, value, now_open.axes[0], now_open.number)
            for item, value in scores.items()
        ]
        return self.box.cast(self.id, person, *ballots)


def meeting(box: BallotBox, workspace_id: str, *ideas: str, phase: str = "", **settings: Any) -> Meeting:
    """A workshop whose ideas go by their titles, its goal asked, in the phase wanted."""
    items = [Item(id=title, title=title) for title in ideas]
    made = Meeting(box, box.open_workshop(workspace_id, items=items, **settings).id)
    made.do(ev.AskGoal, goal="Which work wins us the mid-market?")
    if phase:
        made.do(ev.GoTo, phase=phase)
    return made
