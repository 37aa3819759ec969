"""Before the reveal nothing of a ballot leaves the server: two rooms that vote differently look the same.

The same things are done in two workshops by the same people; only the ballots differ: what they say, whose
they are, and where nobody is to know it, how many there are. Everything that a participant's phone, the
shared screen and the facilitator's page receive is written down, each frame decoded and each answer to a
request. It must be the same in both, but for what is drawn by lot and what the clock says. After the reveal
it must differ, or the comparison would prove nothing.
"""

import re
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

import pytest
from google.protobuf.json_format import MessageToJson
from playwright.sync_api import Page, Request, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from gtm_framework.cli.serve import SERVED
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.room.people import Participant
from gtm_framework.workshop.rules.book import rules
from gtm_framework.workshop.state import DoneShown
from gtm_framework.workshop.votes.ballots import Answer
from tests.browser.open_workshop import OpenWorkshop
from tests.browser.server import Server

ROOT = Path(__file__).resolve().parents[2]
KEY = "K7M4XP93K7M4XP93K7M4XP93"
IDEAS = tuple(f"Idea {letter}" for letter in "abcdef")
ENDS = (IDEAS[2], IDEAS[0])
"""What Ana picks first in both rooms: in which order she answers, her own phone is told."""

Serve = Callable[..., Server]
Visit = Callable[..., Page]

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("workshop-blindness")]

PHASES = "|".join(phase.title for phase in rules().phases)
DRAWN_BY_LOT = re.compile(
    r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"  # sessions and runs
    r"|[0-9a-f]{8,}"  # fragments, people, workshops
    r"|\b[0-9A-Z]{27}\b"  # people's own keys
    r"|\d{5,}(-\d{5,})?"  # what a device calls itself; a port
    r"|\d{4}-\d\d-\d\d"  # days
    r"|\d+:\d\d(:\d\d)?"  # what a clock shows
    r"|left\W+\d+(\.\d+)?"  # the seconds that a countdown starts from
    r"|\d+ minutes?"
    rf"|\b({PHASES})( \(silent\))?( \| |</td><td>)\d+"  # the minutes that a phase took
)
HOW_LONG_IT_TOOK = re.compile(r", \d+ minutes?\b")
"""Said of a workshop that took half a minute or more."""

ALWAYS_THE_SAME = re.compile(r"/static/|/favicon\.png")
"""Files of Streamlit and the page's icon, which a browser asks for when it likes."""

OVERTAKEN = re.compile("The fragment with id [0-9a-f]{32} does not exist anymore")
"""What Streamlit prints when a page was drawn again while a part of it asked to be."""


@dataclass
class Ear:
    """Everything that one page receives.

    Attributes:
        page: Which.
        frames: The messages over its websocket.
        answers: The answers to its requests.
    """

    page: Page
    frames: list[str] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    _large: dict[str, ForwardMsg] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.page.on("websocket", lambda line: line.on("framereceived", self._hear))
        self.page.on("requestfinished", self._read)

    def _hear(self, frame: str | bytes) -> None:
        message = ForwardMsg.FromString(frame if isinstance(frame, bytes) else frame.encode())
        if message.WhichOneof("type") == "ref_hash":  # the same once more
            message.delta.CopyFrom(self._large[message.ref_hash].delta)
        elif message.metadata.cacheable:
            self._large[message.hash] = message
        told = ForwardMsg()
        told.CopyFrom(message)
        told.ClearField("hash")
        told.metadata.ClearField("cacheable")
        # Whether two parts that poll happen to share a run, and which run cuts another short, is chance.
        told.metadata.ClearField("run")
        if told.WhichOneof("type") != "script_finished":
            self.frames.append(MessageToJson(told))

    def _read(self, request: Request) -> None:
        answer = request.response()
        if answer and request.url.startswith("http") and not ALWAYS_THE_SAME.search(request.url):
            body = answer.body() if answer.ok else b""
            self.answers.append(f"{request.url} {answer.status} {body!r}")


@dataclass(frozen=True)
class Votes:
    """What differs between the two rooms.

    Attributes:
        voter: Who of the two others votes while the count is shown.
        dots: Where Ana's dots lie.
        ana: What she answers on impact.
        reason: Why she answers the first as she does, or empty.
        other: What the one who votes answers on impact.
        unseen: What both others answer on effort, where nobody is told how many are done.
    """

    voter: int
    dots: tuple[str, str]
    ana: tuple[str, ...]
    reason: str
    other: tuple[int | Answer, ...]
    unseen: tuple[tuple[int | Answer, ...], tuple[int | Answer, ...]]


ONE = Votes(
    voter=0,
    dots=(IDEAS[0], IDEAS[1]),
    ana=("10: ", "1: ", "Skip", "7: ", "6: ", "2: "),
    reason="Telltale",
    other=(1, 10, 5, 3, Answer.SKIP, 9),
    unseen=((), ()),
)
ANOTHER = Votes(
    voter=1,
    dots=(IDEAS[5], IDEAS[3]),
    ana=("1: ", "Don’t know", "9: ", "2: ", "Skip", "10: "),
    reason="",
    other=(9, Answer.DONT_KNOW, 2, 8, 8, 1),
    unseen=((2, 9, 4, 4, 10, 1), (7, 7, 7, Answer.SKIP, 3, 10)),
)


@dataclass
class Watched:
    """A room and its three screens, with all that they receive."""

    room: OpenWorkshop
    lead: Ear
    screen: Ear
    phone: Ear
    files: list[str] = field(default_factory=list)

    def goes_to(self, phase: str) -> None:
        """Go on once every screen has: what one of them skipped would be chance."""
        self.room.goes_to(phase)
        title = rules().phase(phase).title
        expect(self.lead.page.locator(".st-key-sheet-now")).to_contain_text(title)
        expect(self.screen.page.locator(".present .phase")).to_have_text(title)

    def counts(self, told: str) -> None:
        """Wait until the facilitator's page says how many are done."""
        expect(self.lead.page.locator(".st-key-workshop-room")).to_contain_text(told)

    def asks(self, told: str) -> None:
        """Wait for what the phone asks."""
        expect(self.phone.page.get_by_text(told, exact=True)).to_be_visible()

    def taps(self, name: str) -> None:
        """Answer on the phone, and wait until it has arrived."""
        paper = self.phone.page.locator(".paper")
        paper.get_by_role("button", name=re.compile(f"^{name}")).click()
        expect(self.phone.page.locator(".paper:not([data-waiting='0'])")).to_have_count(0)
        expect(paper).to_have_count(1)

    def lays_dots(self, other: Participant, votes: Votes) -> None:
        self.counts("0 of 3 done")
        self.asks("2 of 2 dots left")
        for idea in votes.dots:
            self.taps(idea)
        self.counts("1 of 3 done")
        for idea in reversed(votes.dots):
            self.room.casts(other, idea, 1, "dots")
        self.counts("2 of 3 done")
        self.phone.page.reload()
        self.asks("Dots submitted")

    def scores_impact(self, other: Participant, votes: Votes) -> None:
        self.goes_to("impact")
        for asked, end in zip(("most", "least"), ENDS, strict=True):
            self.asks(f"Which idea would change the {asked}?")
            self.phone.page.locator(".paper").get_by_role("button", name=end).click()
        self.asks("1 of 6")
        self.counts("0 of 3 done")
        for idea, value in zip(IDEAS, votes.other, strict=True):
            self.room.casts(other, idea, value)
        self.counts("1 of 3 done")
        if votes.reason:
            self.phone.page.get_by_role("button", name="Add a reason").click()
            self.phone.page.get_by_role("textbox", name="Reason").fill(votes.reason)
        for answer in votes.ana:
            self.taps(answer)
        self.counts("2 of 3 done")
        self.phone.page.reload()
        self.asks("answered")

    def scores_effort_unseen(self, others: Sequence[Participant], votes: Votes) -> None:
        self.room.does(ev.SetUp, done_shown=DoneShown.NOBODY)
        self.counts("Voting progress is hidden from everyone.")
        self.goes_to("effort")
        self.asks("Which idea is the most work?")
        for person, given in zip(others, votes.unseen, strict=True):
            for idea, value in zip(IDEAS, given, strict=False):
                self.room.casts(person, idea, value, "effort")
        self.phone.page.reload()
        self.asks("Which idea is the most work?")

    def ends_without_a_reveal(self) -> None:
        self.goes_to("reveal")
        self.asks("Waiting for the reveal.")
        expect(self.screen.page.get_by_text("Voting has ended")).to_be_visible()
        expect(self.lead.page.get_by_role("button", name="Reveal votes")).to_be_visible()
        self.goes_to("record")
        self.asks("Record")
        for name in ("Markdown", "Printable page", "CSV"):
            with self.lead.page.expect_download() as taken:
                self.lead.page.get_by_role("button", name=name, exact=True).click()
            self.files.append(self.scrubbed(Path(taken.value.path()).read_text(encoding="utf-8")))

    def reveals(self) -> None:
        self.goes_to("reveal")
        self.room.does(ev.Reveal)
        expect(self.screen.page.locator(".strips")).to_be_visible()
        expect(self.phone.page.get_by_text("Impact").first).to_be_visible()
        expect(self.lead.page.locator(".votes")).to_be_visible()

    def scrubbed(self, text: str) -> str:
        """A text without what was drawn by lot."""
        door = self.room.box.invitation(self.room.id)
        assert door
        spaced = f"{door.code[:4]}-{door.code[4:]}"
        for drawn in (door.link, door.code, spaced):
            text = text.replace(drawn, "#")
        return DRAWN_BY_LOT.sub("#", HOW_LONG_IT_TOOK.sub("", text))

    def heard(self) -> dict[str, set[str]]:
        """Each different thing that came to each screen."""
        ears = {"lead": self.lead, "screen": self.screen, "phone": self.phone}
        return {
            name: {self.scrubbed(one) for one in (*ear.frames, *ear.answers, ear.page.url)}
            for name, ear in ears.items()
        }


def watched(server: Server, visit: Visit, room: OpenWorkshop, votes: Votes) -> Watched:
    """Go from the dots to the record before any reveal, and write down what comes."""
    others = [room.box.admit(room.id, name)[0] for name in ("Ben", "Cleo")]
    lead, screen, phone = (Ear(visit("about:blank", width=width)) for width in (1280, 1280, 390))
    seen = Watched(room, lead, screen, phone)
    lead.page.goto(f"{server.url}/workshop?workshop={room.id}&key={KEY}")
    seen.counts("0 of 2 done")
    screen.page.goto(f"{server.url}/present?workshop={room.id}&key={KEY}")
    with patch.object(
        secrets, "token_hex", return_value="a" * 16
    ):  # her order of the ideas hangs on her id
        _, key = room.box.admit(room.id, "Ana")
    phone.page.goto(f"{server.url}/join?me={key}")
    seen.lays_dots(others[votes.voter], votes)
    seen.scores_impact(others[votes.voter], votes)
    seen.scores_effort_unseen(others, votes)
    seen.ends_without_a_reveal()
    return seen


def test_two_rooms_that_vote_differently_look_the_same_until_the_reveal(
    serve: Serve, visit: Visit, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'room.db'}"
    rooms = [OpenWorkshop.begun(url, *IDEAS, phase="shortlist") for _ in (ONE, ANOTHER)]
    server = serve(ROOT / SERVED, env={"GTM_DATABASE_URL": url, "GTM_FACILITATOR_KEY": KEY})
    for room in rooms:
        room.does(ev.Hold)
    begun = len(server.log)

    one, another = (watched(server, visit, *given) for given in zip(rooms, (ONE, ANOTHER), strict=True))

    first, second = one.heard(), another.heard()
    # Which of its own steps the facilitator's page is quick enough to draw is chance: its frames are looked
    # through in the facilitator's own visits; here its files are compared.
    for screen in ("phone", "screen"):
        assert len(first[screen]) > 20
        assert first[screen] ^ second[screen] == set(), screen
    assert one.files == another.files
    assert [line for line in server.log[begun:] if not OVERTAKEN.search(line)] == []
    for ear in (one.phone, one.screen):
        assert "Ben" not in "".join(ear.frames)
    for ear in (one.lead, one.phone, one.screen):
        assert "Telltale" not in "".join(ear.frames)

    for seen in (one, another):
        seen.reveals()
    first, second = one.heard(), another.heard()
    assert all(first[screen] != second[screen] for screen in first)
