"""A silent vote of fifty, and of two hundred, next to a bare Streamlit page that polls as often.

The participants answer twenty ideas each within two minutes, in tabs that speak the app's protocol; one
Chromium holds the shared screen. Everybody is shown how many are done, which is the most that a workshop
can ask of its server: a person's last ballot then shows as the count, and the time from that ballot's
leaving the device to the new count standing in Chromium's page is taken.
"""

import asyncio
import os
import random
import shutil
import sys
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import time

from playwright.async_api import Page, async_playwright

from bench.timing import Figure, Measure, report
from bench.vote_rooms import IDEAS, SECONDS, Ballots, Bare, Contender, Ours
from bench.wire import Tab, tab
from tests.browser.conftest import CHROMIUM_ARGS
from tests.browser.server import PATIENCE_MS

ROOMS = (50, 200)
"""How many people vote."""

LONGEST = 4 * SECONDS
"""Seconds after which a vote is given up, from the opening of the first page to the reveal: it failed."""

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
"""Records in the page which count was shown when, in seconds since 1970."""


@dataclass
class Vote:
    """The measurements of one vote.

    Attributes:
        delays: Seconds from a person's last ballot to the shared screen, the shortest first.
        reveal: Seconds from the reveal to the shared screen.
        cpu: What the server took of one core, in percent, from the opening to the reveal.
        memory: The most that the server's process held, in MB.
        lost: Votes that were cast and are missing.
    """

    delays: list[float] = field(default_factory=list)
    reveal: float = 0.0
    cpu: float = 0.0
    memory: float = 0.0
    lost: int = 0


def figures() -> Iterator[Figure]:
    """For each size of room: one vote of ours, then one of the bare page."""
    for people in ROOMS:
        with TemporaryDirectory() as folder:
            ours, bare = (asyncio.run(_vote(kind(Path(folder), people), people)) for kind in (Ours, Bare))
        yield from _of_a_room(people, ours, bare)


def _of_a_room(people: int, ours: Vote, bare: Vote) -> Iterator[Figure]:
    """The measurements in one room, with the limits for every size."""
    room = f"{people} people × {IDEAS} ballots in {SECONDS} s"
    yield Figure(f"{room}: ballot to shared screen, 95 of 100 within", _seconds(_p95(ours)), limit=1)
    yield Figure(
        f"{people}: ballot to shared screen, beside a bare page",
        _seconds(*ours.delays),
        _seconds(*bare.delays),
    )
    yield Figure(
        f"{people}: reveal to shared screen, beside a bare page",
        _seconds(ours.reveal),
        _seconds(bare.reveal),
    )
    yield Figure(f"{people}: server, of one core", Measure((ours.cpu,), "%"), limit=50)
    yield Figure(
        f"{people}: the same, beside a bare page", Measure((ours.cpu,), "%"), Measure((bare.cpu,), "%")
    )
    yield Figure(
        f"{people}: server, most memory, beside a bare page",
        Measure((ours.memory,), "MB"),
        Measure((bare.memory,), "MB"),
    )
    yield Figure(f"ballots lost of {people * IDEAS:,}", Measure((ours.lost,), "lost"), limit=0)


def _seconds(*samples: float) -> Measure:
    return Measure(samples)


def _p95(vote: Vote) -> float:
    return quantiles(vote.delays, n=20)[-1]


async def _vote(contender: Contender, people: int) -> Vote:
    """Run the whole vote on its own server."""
    server = contender.server.start()
    try:
        async with asyncio.timeout(LONGEST), AsyncExitStack() as stack:
            addresses = [contender.address(person) for person in range(people)]
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
    await screen.wait_for_function(f"window.shown.at(-1)[1] === {len(sheets)}", timeout=PATIENCE_MS)
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
    """From the n-th person's last vote to the first count of n or more, shortest first."""
    seen = [next(at for at, count in shown if count > n) for n in range(len(last))]
    return sorted(at - left for at, left in zip(seen, sorted(last), strict=True))


@asynccontextmanager
async def _screen(contender: Contender) -> AsyncIterator[Page]:
    """The shared screen in Chromium, recording what is on it."""
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
    """A process's processor time so far; Linux provides it."""
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
