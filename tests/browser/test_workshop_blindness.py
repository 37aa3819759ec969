"""Before the reveal nothing of a ballot leaves the server: two rooms that vote differently look the same.

The same things are done in two workshops by the same people; only the ballots differ: what they say, whose
they are, and where nobody is to know it, how many there are. Everything that a participant's phone, the
shared screen and the facilitator's page receive is written down, each frame decoded and each answer to a
request. It must be the same in both, but for what is drawn by lot and what the clock says. After the reveal
it must differ, or the comparison would prove nothing.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from google.protobuf.json_format import MessageToJson
from playwright.sync_api import Page, Request, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from gtm_framework.cli.serve import SHARED
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.ballots import Answer
from gtm_framework.workshop.people import Participant
from gtm_framework.workshop.rules import rules
from gtm_framework.workshop.state import DoneShown
from tests.browser.open_workshop import OpenWorkshop
from tests.browser.server import Server

ROOT = Path(__file__).resolve().parents[2]
KEY = "K7M4XP93K7M4XP93K7M4XP93"
IDEAS = tuple(f"Idea {letter}" for letter in "abcdef")

Given = Mapping[str, int | Answer]
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
    r"|\d+ minutes?"  # how long it took
    rf"|\b({PHASES})( \| |</td><td>)\d+"  # the minutes that a phase took
)

OVERTAKEN = re.compile("The fragment with id [0-9a-f]{32} does not exist anymore")
"""What Streamlit prints when a page was drawn anew while a part of it asked to be."""


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
        self.frames.append(MessageToJson(told))

    def _read(self, request: Request) -> None:
        answer = request.response()
        if answer and request.url.startswith("http") and "/static/" not in request.url:
            body = answer.body() if answer.ok else b""
            self.answers.append(f"{request.url} {answer.status} {body!r}")

    def heard(self, names: Mapping[str, str]) -> set[str]:
        """Each different thing that came, without what was drawn by lot."""
        return {_scrubbed(one, names) for one in (*self.frames, *self.answers, self.page.url)}


def _scrubbed(text: str, names: Mapping[str, str]) -> str:
    for name, instead in names.items():
        text = text.replace(name, instead)
    return DRAWN_BY_LOT.sub("#", text)


@dataclass(frozen=True)
class Votes:
    """What differs between the two rooms.

    Attributes:
        voter: Who of the two others votes while the count is shown.
        dots: Where Ana's dots lie.
        ana: What she answers on impact.
        other: What the one who votes answers on impact.
        unseen: What both others answer on effort, where nobody is told how many are done.
    """

    voter: int
    dots: tuple[str, str]
    ana: tuple[str, ...]
    other: tuple[int | Answer, ...]
    unseen: tuple[tuple[int | Answer, ...], tuple[int | Answer, ...]]


ONE = Votes(
    voter=0,
    dots=(IDEAS[0], IDEAS[1]),
    ana=("10: ", "1: ", "Skip", "7: ", "7: ", "2: "),
    other=(1, 10, 5, 3, Answer.SKIP, 9),
    unseen=((), ()),
)
ANOTHER = Votes(
    voter=1,
    dots=(IDEAS[5], IDEAS[3]),
    ana=("1: ", "Don’t know", "9: ", "2: ", "Skip", "10: "),
    other=(9, Answer.DONT_KNOW, 2, 8, 8, 1),
    unseen=((2, 9, 4, 4, 10, 1), (7, 7, 7, Answer.SKIP, 3, 10)),
)


@dataclass
class Watched:
    """A room, and what its three screens received."""

    room: OpenWorkshop
    phone: Ear
    screen: Ear
    lead: Ear
    files: list[str]

    @property
    def names(self) -> dict[str, str]:
        """What was drawn by lot and does not look like it."""
        door = self.room.box.door(self.room.id)
        assert door
        spaced = f"{door.code[:4]}-{door.code[4:]}"
        return {door.link: "LINK", door.code: "CODE", spaced: "CODE"}

    def heard(self) -> dict[str, set[str]]:
        ears = {"phone": self.phone, "screen": self.screen, "lead": self.lead}
        return {name: ear.heard(self.names) for name, ear in ears.items()}


def arrived(phone: Page) -> None:
    """Wait until every answer has been acknowledged."""
    expect(phone.locator(".paper:not([data-waiting='0'])")).to_have_count(0)
    expect(phone.locator(".paper")).to_have_count(1)


def watched(server: Server, visit: Visit, room: OpenWorkshop, votes: Votes) -> Watched:
    """Go from the dots to the record before any reveal, and write down what comes."""
    others = [room.box.admit(room.id, name)[0] for name in ("Ben", "Cleo")]
    lead = Ear(visit("about:blank"))
    screen = Ear(visit("about:blank"))
    phone = Ear(visit("about:blank", width=390, height=844))
    lead.page.goto(f"{server.url}/workshop?workshop={room.id}&key={KEY}")
    screen.page.goto(f"{server.url}/present?workshop={room.id}&key={KEY}")
    phone.page.goto(server.url + room.link)
    phone.page.get_by_role("textbox", name="Your name").fill("Ana")
    phone.page.get_by_role("button", name="Join").click()

    lay_dots(room, phone.page, lead.page, others[votes.voter], votes)
    score_impact(room, phone.page, lead.page, others[votes.voter], votes)
    score_effort_unseen(room, phone.page, lead.page, others, votes)
    room.goes_to("reveal")
    expect(screen.page.get_by_role("heading", name="About to be uncovered")).to_be_visible()
    expect(phone.page.get_by_text("Waiting for the reveal.")).to_be_visible()
    expect(lead.page.get_by_role("button", name="Uncover all ballots")).to_be_visible()
    room.goes_to("record")
    expect(screen.page.get_by_text("The scores are advice.")).to_be_visible()
    expect(phone.page.get_by_role("heading", name="Record")).to_be_visible()
    return Watched(room, phone, screen, lead, taken_away(lead.page))


def counted(lead: Page, told: str) -> None:
    """Wait until the facilitator's page says how many are done: what it says between would be chance."""
    expect(lead.locator(".st-key-workshop-room")).to_contain_text(told)


def lay_dots(room: OpenWorkshop, phone: Page, lead: Page, other: Participant, votes: Votes) -> None:
    counted(lead, "0 of 3 are done")
    expect(phone.get_by_role("heading", name="2 of 2 dots left")).to_be_visible()
    for idea in votes.dots:
        phone.locator(".paper").get_by_role("button", name=idea).click()
        arrived(phone)
    counted(lead, "1 of 3 are done")
    for idea in reversed(votes.dots):
        room.casts(other, idea, 1, "dots")
    counted(lead, "2 of 3 are done")
    phone.reload()
    expect(phone.get_by_role("heading", name="Your dots are laid")).to_be_visible()


def score_impact(room: OpenWorkshop, phone: Page, lead: Page, other: Participant, votes: Votes) -> None:
    room.goes_to("impact")
    expect(phone.get_by_text("1 of 6")).to_be_visible()
    counted(lead, "0 of 3 are done")
    for idea, value in zip(IDEAS, votes.other, strict=True):
        room.casts(other, idea, value)
    counted(lead, "1 of 3 are done")
    for answer in votes.ana:
        button = phone.get_by_role("button", name=re.compile(f"^{answer}"))
        button.click()
        arrived(phone)
        if answer.endswith(": "):
            phone.get_by_role("button", name="Next").click()
    counted(lead, "2 of 3 are done")
    phone.reload()
    expect(
        phone.get_by_role("heading", name="All 6 answered").or_(phone.get_by_text("of 6"))
    ).to_be_visible()


def score_effort_unseen(
    room: OpenWorkshop, phone: Page, lead: Page, others: list[Participant], votes: Votes
) -> None:
    room.does(ev.SetUp, done_shown=DoneShown.NOBODY)
    counted(lead, "How many are done is shown to nobody.")
    room.goes_to("effort")
    expect(phone.get_by_text("1 of 6")).to_be_visible()
    for person, given in zip(others, votes.unseen, strict=True):
        for idea, value in zip(IDEAS, given, strict=False):
            room.casts(person, idea, value, "effort")
    phone.reload()
    expect(phone.get_by_text("1 of 6")).to_be_visible()


def taken_away(lead: Page) -> list[str]:
    """The record as files, before anything was revealed."""
    files = []
    for name in ("Markdown", "To print", "CSV"):
        with lead.expect_download() as taken:
            lead.get_by_role("button", name=name, exact=True).click()
        files.append(Path(taken.value.path()).read_text(encoding="utf-8"))
    return files


def test_two_rooms_that_vote_differently_look_the_same_until_the_reveal(
    serve: Serve, visit: Visit, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'room.db'}"
    rooms = [OpenWorkshop.begun(url, *IDEAS, phase="shortlist") for _ in (ONE, ANOTHER)]
    server = serve(ROOT / SHARED, env={"GTM_DATABASE_URL": url, "GTM_FACILITATOR_KEY": KEY})
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
    assert [_scrubbed(file, one.names) for file in one.files] == [
        _scrubbed(file, another.names) for file in another.files
    ]
    assert [line for line in server.log[begun:] if not OVERTAKEN.search(line)] == []
    for ear in (one.phone, one.screen):
        assert "Ben" not in "".join(ear.frames)

    for seen in (one, another):
        seen.room.goes_to("reveal")
        seen.room.does(ev.Reveal)
        expect(seen.screen.page.locator(".strips")).to_be_visible()
        expect(seen.phone.page.get_by_text("Impact").first).to_be_visible()
        expect(seen.lead.page.locator(".votes")).to_be_visible()
    first, second = one.heard(), another.heard()
    assert all(first[screen] != second[screen] for screen in first)
