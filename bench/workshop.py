"""A silent vote of fifty on a real server, beside a bare Streamlit page that polls the same table as often.

Fifty participants answer twenty ideas each within two minutes, in tabs that speak the app's protocol; one
Chromium holds the shared screen. Everybody is shown how many are done, which is the most that a workshop
can ask of its server: a person's last ballot then shows as the count, and the time from that ballot's
leaving the device to the new count standing in Chromium's page is taken.
"""

import asyncio
import os
import random
import shutil
import sqlite3
import sys
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import time
from typing import Any, Protocol

from playwright.async_api import Page, async_playwright

from bench.timing import Figure, Measure, report
from bench.wire import Tab, tab
from gtm_framework.store import Store
from gtm_framework.store.ballot_box import BallotBox
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.entries import Item
from gtm_framework.workshop.seen import Viewer
from gtm_framework.workshop.state import DoneShown
from tests.browser.conftest import CHROMIUM_ARGS
from tests.browser.server import PATIENCE_MS, ROOT, Server

PEOPLE, IDEAS, SECONDS = 50, 20, 120
SCREEN_POLL, JOIN_POLL = 0.5, 2.0
"""Seconds between two looks of the presenting view and of a participant's page, here and there."""

RESEND = 1.5
"""Seconds after which the ballot paper sends again what was not acknowledged."""

PAPER = "ballot-paper"
PACKAGES = ("streamlit", "playwright", "sqlalchemy")

_WATCH = """
([count, revealed]) => {
    window.shown = [];
    window.revealed = null;
    const now = () => (performance.timeOrigin + performance.now()) / 1000;
    const look = () => {
        const told = /^(\\d+) of \\d+ done/.exec(document.querySelector(count)?.textContent ?? "");
        const last = window.shown.at(-1);
        if (told && last?.[1] !== Number(told[1])) window.shown.push([now(), Number(told[1])]);
        if (window.revealed === null && document.querySelector(revealed)) window.revealed = now();
    };
    const all = { subtree: true, childList: true, characterData: true };
    new MutationObserver(look).observe(document.body, all);
    look();
}
"""
"""Notes down in the page when which count stood in it, in seconds since 1970."""

Ballots = dict[tuple[int, int], int]
"""Person and idea to value."""


class Contender(Protocol):
    """One way to take the vote.

    Attributes:
        server: Its process.
        screen: The address of its shared screen.
        count: Where the count stands on it, as a CSS selector.
        revealed: What stands on it once the ballots are uncovered.
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
        """Have a participant answer; back when the answer has left the device."""
        ...

    async def settle(self, sheet: Tab, person: int) -> None:
        """Have a participant's device see to it that everything has arrived."""
        ...

    def reveal(self) -> None:
        """Uncover the ballots."""
        ...

    def lost(self, cast: Ballots) -> int:
        """How many of the ballots that were cast are not in the table."""
        ...


class Ours:
    """The workshop of this product, over its own store."""

    def __init__(self, folder: Path) -> None:
        url = f"sqlite:///{folder / 'ours.db'}"
        self._store = Store.open(url)
        self._box = BallotBox(self._store)
        self.server = Server(ROOT / "app.py", {"GTM_DATABASE_URL": url}, ())
        items = [Item(id=f"idea-{n}", title=f"Idea number {n + 1}") for n in range(IDEAS)]
        space = self._store.create_workspace("Bench")
        made = self._box.open_workshop(space.id, items=items, done_shown=DoneShown.EVERYONE)
        self._id = made.id
        admitted = [self._box.admit(made.id, f"Person {n + 1}") for n in range(PEOPLE)]
        self._people = [person.id for person, _ in admitted]
        self._keys = [key for _, key in admitted]
        self._sent: dict[int, list[dict[str, Any]]] = {n: [] for n in range(PEOPLE)}
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
        """What the ballot paper sends: numbered, with all that was not acknowledged yet."""
        async with asyncio.timeout(SECONDS):
            while not sheet.has(PAPER):
                await asyncio.sleep(0.05)
        sent = self._sent[person]
        answer = {"item": f"idea-{idea}", "axis": "impact", "answer": "value", "value": value}
        sent.append({"seq": len(sent) + 1, **answer})
        await self._send(sheet, person)

    async def settle(self, sheet: Tab, person: int) -> None:
        """Sent again as long as something was not acknowledged."""
        await asyncio.sleep(RESEND)
        while self._taken_in(sheet, f"device-{person}") < len(self._sent[person]):
            await self._send(sheet, person)
            await asyncio.sleep(RESEND)

    async def _send(self, sheet: Tab, person: int) -> None:
        sender = f"device-{person}"
        taken_in = self._taken_in(sheet, sender)
        casts = [one for one in self._sent[person] if one["seq"] > taken_in]
        if casts:
            await sheet.happens(PAPER, "cast", {"from": sender, "casts": casts})

    @staticmethod
    def _taken_in(sheet: Tab, sender: str) -> int:
        ack = sheet.data(PAPER)["ack"]
        return int(ack["seq"]) if ack["from"] == sender else 0

    def reveal(self) -> None:
        """In the phase that is there for it."""
        self._do(ev.GoTo, phase="reveal")
        self._do(ev.Reveal)

    def lost(self, cast: Ballots) -> int:
        """What was uncovered, held against what was cast."""
        seen = self._box.seen(self._id, Viewer.SCREEN)
        kept = Counter(f"{h.item} {value}" for h in seen.heard for value in h.values)
        wanted = Counter(f"idea-{idea} {value}" for (_, idea), value in cast.items())
        return (wanted - kept).total()

    def _do(self, event: type[ev.Event], **fields: Any) -> None:
        against = self._box.state(self._id).revision
        self._box.do(self._id, event(against=against, at=self._store.clock(), **fields))


class Bare:
    """The same in a few lines."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "bare.db"
        with self._table() as table:
            table.execute("PRAGMA journal_mode = WAL")
            table.execute("CREATE TABLE vote (people, ideas, open, revealed)")
            table.execute("CREATE TABLE ballots (person, idea, value, PRIMARY KEY (person, idea))")
            table.execute("INSERT INTO vote VALUES (?, ?, 0, 0)", (PEOPLE, IDEAS))
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
        """Whoever says a number is it."""
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
        """It trusts the line."""

    def reveal(self) -> None:
        """Another field of the row."""
        self._table().execute("UPDATE vote SET revealed = 1")

    def lost(self, cast: Ballots) -> int:
        """What is in the table, held against what was cast."""
        kept = set(
            self._table().execute("SELECT CAST(person AS INT), idea, CAST(value AS INT) FROM ballots")
        )
        return len({(person, idea, value) for (person, idea), value in cast.items()} - kept)


@dataclass
class Vote:
    """What was measured during one vote.

    Attributes:
        delays: Seconds from a person's last ballot to the shared screen, the shortest first.
        reveal: Seconds from the reveal to the shared screen.
        cpu: What the server took of one core, in percent, from the opening to the reveal.
        memory: The most that the server's process held, in MB.
        lost: Ballots that were cast and are not there.
    """

    delays: list[float] = field(default_factory=list)
    reveal: float = 0.0
    cpu: float = 0.0
    memory: float = 0.0
    lost: int = 0


def figures() -> Iterator[Figure]:
    """One vote of ours, then one of the bare page."""
    with TemporaryDirectory() as folder:
        ours, bare = (asyncio.run(_vote(kind(Path(folder)))) for kind in (Ours, Bare))
    room = f"{PEOPLE} people × {IDEAS} ballots in {SECONDS} s"
    yield Figure(f"{room}: ballot to shared screen, 95 of 100 within", _seconds(_p95(ours)), limit=1)
    yield Figure(
        "ballot to shared screen, beside a bare page", _seconds(*ours.delays), _seconds(*bare.delays)
    )
    yield Figure(
        "reveal to shared screen, beside a bare page", _seconds(ours.reveal), _seconds(bare.reveal)
    )
    yield Figure("server, of one core", Measure((ours.cpu,), "%"), limit=50)
    yield Figure("the same, beside a bare page", Measure((ours.cpu,), "%"), Measure((bare.cpu,), "%"))
    yield Figure(
        "server, most memory, beside a bare page",
        Measure((ours.memory,), "MB"),
        Measure((bare.memory,), "MB"),
    )
    yield Figure(f"ballots lost of {PEOPLE * IDEAS:,}", Measure((ours.lost,), "lost"), limit=0)


def _seconds(*samples: float) -> Measure:
    return Measure(samples)


def _p95(vote: Vote) -> float:
    return quantiles(vote.delays, n=20)[-1]


async def _vote(contender: Contender) -> Vote:
    """Take the whole vote on a server of its own."""
    server = contender.server.start()
    try:
        async with AsyncExitStack() as stack:
            addresses = [contender.address(person) for person in range(PEOPLE)]
            sheets = [await stack.enter_async_context(tab(server, *one)) for one in addresses]
            screen = await stack.enter_async_context(_screen(contender))
            return await _measured(contender, sheets, screen)
    finally:
        server.stop()


async def _measured(contender: Contender, sheets: Sequence[Tab], screen: Page) -> Vote:
    vote, pid = Vote(), contender.server.pid
    began, worked = time(), _seconds_worked(pid)
    contender.open()
    room = [_person(contender, sheet, person) for person, sheet in enumerate(sheets)]
    cast, last = zip(*await asyncio.gather(*room), strict=True)
    await screen.wait_for_function(f"window.shown.at(-1)[1] === {PEOPLE}", timeout=PATIENCE_MS)
    vote.cpu = 100 * (_seconds_worked(pid) - worked) / (time() - began)
    revealed = time()
    contender.reveal()
    await screen.wait_for_function("window.revealed !== null", timeout=PATIENCE_MS)
    vote.reveal = await screen.evaluate("window.revealed") - revealed
    vote.memory = _most_memory(pid)
    vote.lost = contender.lost({key: value for one in cast for key, value in one.items()})
    vote.delays = _delays(last, await screen.evaluate("window.shown"))
    return vote


async def _person(contender: Contender, sheet: Tab, person: int) -> tuple[Ballots, float]:
    """One participant: some are quick, some take the whole time. Also when their last ballot left them."""
    chance = random.Random(person)
    mine: Ballots = {}
    began, ends = time(), SECONDS * chance.uniform(0.5, 1)
    for idea in range(IDEAS):
        due = began + ends * (idea + chance.uniform(0.2, 0.8)) / IDEAS
        await asyncio.sleep(max(0, due - time()))
        mine[person, idea] = chance.randint(1, 10)
        left = time()
        await contender.cast(sheet, person, idea, mine[person, idea])
    await contender.settle(sheet, person)
    return mine, left


def _delays(last: Sequence[float], shown: Sequence[tuple[float, int]]) -> list[float]:
    """From the n-th person's last ballot to the first count of n or more, the shortest first."""
    seen = [next(at for at, count in shown if count > n) for n in range(len(last))]
    return sorted(at - left for at, left in zip(seen, sorted(last), strict=True))


@asynccontextmanager
async def _screen(contender: Contender) -> AsyncIterator[Page]:
    """The shared screen in Chromium, noting what stands on it."""
    installed = os.environ.get("GTM_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=installed, args=CHROMIUM_ARGS)
        page = await browser.new_page(viewport={"width": 1280, "height": 720})
        await page.goto(contender.screen)
        await page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
        await page.evaluate(_WATCH, [contender.count, contender.revealed])
        yield page
        await browser.close()


def _seconds_worked(pid: int) -> float:
    """The processor time of a process so far; Linux tells it."""
    told = _told(pid, "stat").rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def _most_memory(pid: int) -> float:
    line = next(line for line in _told(pid, "status").splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1000


def _told(pid: int, what: str) -> str:
    if sys.platform != "linux":
        raise OSError("This benchmark reads a process's load from /proc, which only Linux has.")
    return Path(f"/proc/{pid}/{what}").read_text(encoding="utf-8")


if __name__ == "__main__":
    report(figures, PACKAGES)
