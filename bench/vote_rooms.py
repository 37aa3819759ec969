"""Two ways to take a silent vote: the workshop of this product, and a bare Streamlit page."""

import asyncio
import sqlite3
from collections import Counter
from pathlib import Path
from typing import Any, Protocol

from bench.wire import Tab
from gtm_framework.store import Store
from gtm_framework.store.workshops.ballot_box import BallotBox
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.entries import Item
from gtm_framework.workshop.state import DoneShown
from gtm_framework.workshop.votes.seen import Viewer
from tests.browser.server import ROOT, Server

IDEAS, SECONDS = 20, 120
SCREEN_POLL, JOIN_POLL = 0.5, 2.0
"""Seconds between two checks of the presentation view and of a participant's page, in both apps."""

RESEND = 1.5
"""Seconds after which the voting form resends what wasn't acknowledged."""

PAPER = "ballot-paper"
Ballots = dict[tuple[int, int], int]
"""Maps person and idea to value."""


class Contender(Protocol):
    """One way to take the vote.

    Attributes:
        server: Its process.
        screen: The address of its shared screen.
        count: Where the count is on it, as a CSS selector.
        revealed: What is on it once the votes are revealed.
    """

    server: Server
    screen: str
    count: str
    revealed: str

    def address(self, person: int) -> tuple[str, str]:
        """The page and the query of a participant's page."""
        ...

    def open(self) -> None:
        """Open the vote."""
        ...

    async def cast(self, sheet: Tab, person: int, idea: int, value: int) -> None:
        """Have a participant answer; returns when the answer has left the device."""
        ...

    async def settle(self, sheet: Tab, person: int) -> None:
        """Make sure everything from a participant's device has arrived."""
        ...

    def reveal(self) -> None:
        """Reveal the votes."""
        ...

    def lost(self, cast: Ballots) -> int:
        """How many of the votes that were cast are missing from the table."""
        ...


class Ours:
    """This product's workshop, with its own store."""

    def __init__(self, folder: Path, people: int) -> None:
        url = f"sqlite:///{folder / 'ours.db'}"
        self._store = Store.open(url)
        self._box = BallotBox(self._store)
        self.server = Server(ROOT / "app.py", {"GTM_DATABASE_URL": url}, ())
        items = [Item(id=f"idea-{n}", title=f"Idea number {n + 1}") for n in range(IDEAS)]
        space = self._store.create_workspace("Bench")
        made = self._box.open_workshop(space.id, items=items, done_shown=DoneShown.EVERYONE)
        self._id = made.id
        admitted = [self._box.admit(made.id, f"Person {n + 1}") for n in range(people)]
        self._people = [person.id for person, _ in admitted]
        self._keys = [key for _, key in admitted]
        self._sent: dict[int, list[dict[str, Any]]] = {n: [] for n in range(people)}
        self.screen = f"{self.server.url}/present?workshop={made.id}"
        self.count, self.revealed = ".present .done", ".present .strips"
        self._do(ev.AskGoal, goal="Which work wins us the mid-market this year?")

    def address(self, person: int) -> tuple[str, str]:
        """Each with their own key."""
        return "join", f"me={self._keys[person]}"

    def open(self) -> None:
        """Impact, in silence."""
        self._do(ev.GoTo, phase="impact")

    async def cast(self, sheet: Tab, person: int, idea: int, value: int) -> None:
        """What the voting form sends: numbered, with everything that wasn't acknowledged yet."""
        async with asyncio.timeout(SECONDS):
            while not sheet.has(PAPER):
                await asyncio.sleep(0.05)
        sent = self._sent[person]
        answer = {"item": f"idea-{idea}", "axis": "impact", "answer": "value", "value": value}
        sent.append({"seq": len(sent) + 1, **answer})
        await self._send(sheet, person)

    async def settle(self, sheet: Tab, person: int) -> None:
        """Sent again until everything is acknowledged."""
        await asyncio.sleep(RESEND)
        while self._taken_in(sheet, f"device-{person}") < len(self._sent[person]):
            await self._send(sheet, person)
            await asyncio.sleep(RESEND)

    async def _send(self, sheet: Tab, person: int) -> None:
        sender = f"device-{person}"
        taken_in = self._taken_in(sheet, sender)
        casts = [one for one in self._sent[person] if one["seq"] > taken_in]
        if casts:
            await sheet.happens(PAPER, "cast", {"from": sender, "waiting": casts})

    @staticmethod
    def _taken_in(sheet: Tab, sender: str) -> int:
        ack = sheet.data(PAPER)["ack"]
        return int(ack["seq"]) if ack.get("from") == sender else 0

    def reveal(self) -> None:
        """In the phase for it."""
        self._do(ev.GoTo, phase="reveal")
        self._do(ev.Reveal)

    def lost(self, cast: Ballots) -> int:
        """The revealed votes compared with those that were cast."""
        seen = self._box.seen(self._id, Viewer.SCREEN)
        kept = Counter(f"{h.item} {value}" for h in seen.heard for value in h.values)
        wanted = Counter(f"idea-{idea} {value}" for (_, idea), value in cast.items())
        return (wanted - kept).total()

    def _do(self, event: type[ev.Event], **fields: Any) -> None:
        against = self._box.state(self._id).revision
        self._box.do(self._id, event(against=against, at=self._store.clock(), **fields))


class Bare:
    """The same in a few lines."""

    def __init__(self, folder: Path, people: int) -> None:
        self._path = folder / "bare.db"
        with self._table() as table:
            table.execute("PRAGMA journal_mode = WAL")
            table.execute("CREATE TABLE vote (people, ideas, open, revealed)")
            table.execute("CREATE TABLE ballots (person, idea, value, PRIMARY KEY (person, idea))")
            table.execute("INSERT INTO vote VALUES (?, ?, 0, 0)", (people, IDEAS))
        env = {
            "BARE_VOTE": str(self._path),
            "BARE_SCREEN_POLL": str(SCREEN_POLL),
            "BARE_JOIN_POLL": str(JOIN_POLL),
        }
        self.server = Server(ROOT / "bench" / "bare_vote.py", env, ())
        self.screen = f"{self.server.url}/?screen=1"
        self.count, self.revealed = "[data-testid=stText]", "h2"

    def _table(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path, isolation_level=None)

    def address(self, person: int) -> tuple[str, str]:
        """Anyone who states a number is that person."""
        return "", f"me={person}"

    def open(self) -> None:
        """One field of one row."""
        self._table().execute("UPDATE vote SET open = 1")

    async def cast(self, sheet: Tab, person: int, idea: int, value: int) -> None:  # noqa: ARG002  (the tab knows)
        """A number field that was changed."""
        async with asyncio.timeout(SECONDS):
            while not sheet.has(f"idea-{idea}"):
                await asyncio.sleep(0.05)
        await sheet.choose(f"idea-{idea}", value)

    async def settle(self, sheet: Tab, person: int) -> None:
        """It assumes the connection works."""

    def reveal(self) -> None:
        """Another field of the row."""
        self._table().execute("UPDATE vote SET revealed = 1")

    def lost(self, cast: Ballots) -> int:
        """The votes in the table compared with those that were cast."""
        kept = set(
            self._table().execute("SELECT CAST(person AS INT), idea, CAST(value AS INT) FROM ballots")
        )
        return len({(person, idea, value) for (person, idea), value in cast.items()} - kept)
