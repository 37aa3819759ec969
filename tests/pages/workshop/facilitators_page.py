"""The facilitator's page under test: the workshop and the people behind it, in few words."""

from dataclasses import dataclass, field

from streamlit.testing.v1 import AppTest

from gtm_framework.store.workshops.ballot_box import BallotBox
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.state import Workshop
from gtm_framework.workshop.votes.ballots import Answer, Ballot

PAGE = "pages/workshop.py"
GOAL = "Which work wins us the mid-market?"
IDEAS = ("Own the benchmark", "Pricing page", "Partner channel")
APART = {"Own the benchmark": [2, 9, 5], "Pricing page": [5, 5, 5], "Partner channel": [4, 6, 5]}


@dataclass
class Room:
    """A workshop and its people behind the page, and the page itself.

    Attributes:
        app: The facilitator's page.
        box: The same store as the page's.
        id: The workshop's.
        people: Name to id.
    """

    app: AppTest
    box: BallotBox
    id: str = ""
    people: dict[str, str] = field(default_factory=dict)

    @property
    def state(self) -> Workshop:
        return self.box.state(self.id)

    def do(self, event: type[ev.Event], **fields: object) -> None:
        """Do something as another facilitator would."""
        made = event(against=self.state.revision, at=self.box.store.clock(), **fields)
        self.box.do(self.id, made)

    def join(self, *names: str) -> None:
        for name in names:
            self.people[name] = self.box.admit(self.id, name)[0].id

    def vote(self, axis: str, scores: dict[str, list[int | str | Answer]]) -> None:
        """Cast ballots: idea to one value a person, in the order in which they came."""
        now_open = self.state.open_round
        assert now_open
        for item, values in scores.items():
            for person, value in zip(self.people.values(), values, strict=False):
                said = {"answer": value} if isinstance(value, Answer) else {"value": value}
                ballot = Ballot(person=person, item=item, axis=axis, round=now_open.number, **said)
                self.box.cast(self.id, person, ballot)

    def reload(self) -> AppTest:
        self.app.run()
        assert not self.app.exception
        return self.app

    def click(self, key: str) -> AppTest:
        self.app.button(key=key).click().run()
        assert not self.app.exception
        return self.app

    def go(self, phase: str) -> AppTest:
        return self.click(f"go-{phase}")

    def told(self) -> str:
        """All that the page says; the backslashes that keep typed text inert are left out."""
        app = self.app
        parts = [
            *app.markdown,
            *app.caption,
            *app.header,
            *app.subheader,
            *app.error,
            *app.success,
            *app.info,
        ]
        htmls = [element.proto.body for element in app.get("html")]
        said = "\n".join([str(element.value) for element in parts] + htmls)
        return said.replace("\\", "").replace("\u2060", "")


def revealed(room: Room, impact: dict[str, list[int | str | Answer]]) -> None:
    """Vote on impact and uncover it."""
    room.go("impact")
    room.vote("impact", impact)
    room.go("reveal")
    room.click("reveal")
