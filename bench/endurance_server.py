"""A shared app under load: many guests, a restart, floods, and a facilitator who keeps working."""

import logging
import os
import socket
import subprocess
import sys
import urllib.request
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from statistics import median
from threading import Event, Thread
from time import monotonic

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from gtm_framework.cli.serve import SERVED, app_file
from gtm_framework.sharing.key import ENVIRONMENT, cookie_name, pass_of
from gtm_framework.store import Put, Store

HOST = "127.0.0.1"
KEY = "ENDURANCEENDURANCEENDURANCE"
PATIENCE = 60.0
logging.getLogger("websockets").setLevel(logging.CRITICAL)  # it reports every connection that is cut off
_FAULTS = (OSError, TimeoutError, WebSocketException)


class Served:
    """One shared app on this machine; it can be stopped and restarted on its port.

    Attributes:
        url: Its database.
        port: Where it listens.
    """

    def __init__(self, url: str, log: Path) -> None:
        self.url, self._log = url, log
        with closing(socket.socket()) as probe:
            probe.bind((HOST, 0))
            self.port: int = probe.getsockname()[1]
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it responds."""
        environment = {**os.environ, "GTM_DATABASE_URL": self.url, ENVIRONMENT: KEY}
        flags = [f"--server.port={self.port}", f"--server.address={HOST}", "--server.headless=true"]
        command = [sys.executable, "-m", "streamlit", "run", str(app_file(SERVED)), *flags]
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                command, cwd=app_file().parent, env=environment, stdout=log, stderr=log
            )
        pause, until = Event(), monotonic() + PATIENCE
        while monotonic() < until:
            with suppress(OSError), urllib.request.urlopen(f"http://{HOST}:{self.port}/_stcore/health"):
                return
            pause.wait(0.2)
        raise TimeoutError(f"The server did not start; see {self._log}.")

    def stop(self, *, kill: bool = False) -> None:
        """Stop it."""
        if self._process:
            self._process.kill() if kill else self._process.terminate()
            self._process.wait()
            self._process = None

    def log_size(self) -> int:
        """Bytes written to its log."""
        return self._log.stat().st_size

    def connect(self, *, facilitator: bool = False) -> ClientConnection:
        """Open a connection, with or without the pass."""
        cookie = f"{cookie_name(self.port)}={pass_of(KEY)}"
        return connect(
            f"ws://{HOST}:{self.port}/_stcore/stream",
            additional_headers={"Cookie": cookie} if facilitator else {},
            subprotocols=[Subprotocol("streamlit")],
            max_size=None,
            open_timeout=PATIENCE,
        )


def draw(connection: ClientConnection, page: str) -> float:
    """Request a page; returns the seconds until all of it has arrived."""
    began, message = monotonic(), BackMsg()
    message.rerun_script.page_name = page
    connection.send(message.SerializeToString())
    while True:
        answer = ForwardMsg.FromString(connection.recv(timeout=PATIENCE, decode=False))
        early = answer.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN
        if answer.WhichOneof("type") == "script_finished" and not early:
            return monotonic() - began


class Guests:
    """Phones that check Join every second, and reconnect when they are cut off."""

    def __init__(self, served: Served, count: int) -> None:
        self.drawn = self.cut_off = 0
        self._served, self._end = served, Event()
        self._threads = [Thread(target=self._visit, daemon=True) for _ in range(count)]
        for thread in self._threads:
            thread.start()

    def _visit(self) -> None:
        while not self._end.is_set():
            try:
                with self._served.connect() as connection:
                    while not self._end.wait(1.0):
                        draw(connection, "join")
                        self.drawn += 1
            except _FAULTS:
                self.cut_off += 1
                self._end.wait(1.0)

    def leave(self) -> None:
        """End every visit."""
        self._end.set()
        for thread in self._threads:
            thread.join(PATIENCE)


def flood(served: Served, end: Event) -> None:
    """Try what a visitor without the key might: silent connections, nonstop frames, wrong keys."""
    while not end.is_set():
        with ExitStack() as silent, suppress(*_FAULTS):
            for _ in range(20):
                silent.enter_context(served.connect())
            with served.connect() as connection:
                for _ in range(500):
                    connection.send(BackMsg(clear_cache=True).SerializeToString())
            for _ in range(20):
                urllib.request.urlopen(f"http://{HOST}:{served.port}/?key=wrong").close()  # ends with 403
        with suppress(*_FAULTS), served.connect() as connection:
            connection.send(b"\0" * 50_000_000)


class Facilitator:
    """Someone who works: saves, and draws a page, over and over."""

    def __init__(self, served: Served) -> None:
        self._served = served
        self.waits: list[float] = []
        self.acknowledged: list[str] = []
        self.failed = 0
        with Store.open(served.url) as store:
            self.workspace = store.create_workspace("Endurance").id

    def work(self, seconds: float) -> None:
        """Work for this long."""
        until = monotonic() + seconds
        while monotonic() < until:
            try:
                with Store.open(self._served.url) as store, self._served.connect(facilitator=True) as page:
                    while monotonic() < until:
                        self._save(store)
                        self.waits.append(draw(page, "matrix"))
            except _FAULTS:
                self.failed += 1
                Event().wait(0.5)

    def _save(self, store: Store) -> None:
        name = f"idea-{len(self.acknowledged)}"
        store.save(self.workspace, [Put("initiative", name, {"title": name}, based_on=None)], summary="Add")
        self.acknowledged.append(name)

    def lost(self) -> int:
        """How many acknowledged changes are missing."""
        with Store.open(self._served.url) as store:
            there = {document.id for document in store.load(self.workspace).of("initiative")}
        return len(set(self.acknowledged) - there)


def long_session(served: Served, sessions: int, minutes: float) -> int:
    """Guests for some minutes with a kill and a restart halfway, then floods; returns what was lost."""
    facilitator, guests = Facilitator(served), Guests(served, sessions)
    third = minutes * 60 / 3
    facilitator.work(third)
    served.stop(kill=True)
    served.start()
    facilitator.work(third)
    calm, log = list(facilitator.waits), served.log_size()
    print(
        f"Sessions: {sessions} guests, {guests.drawn:,} pages drawn, one kill -9 and restart, "
        f"{guests.cut_off:,} times cut off and back. Facilitator: {_told(calm)}."
    )
    facilitator.waits.clear()
    end = Event()
    attacker = Thread(target=flood, args=(served, end), daemon=True)
    attacker.start()
    facilitator.work(third)
    end.set()
    attacker.join(PATIENCE)
    guests.leave()
    grown = (served.log_size() - log) / 1024
    print(f"Floods: facilitator {_told(facilitator.waits)}; the log grew by {grown:,.0f} KB.")
    lost = facilitator.lost()
    print(
        f"Facilitator: {len(facilitator.acknowledged):,} changes acknowledged, {lost} lost, "
        f"{facilitator.failed} times without a connection."
    )
    return lost


def _told(waits: list[float]) -> str:
    if not waits:
        return "drew no page"
    return f"drew {len(waits):,} pages, median {median(waits) * 1000:.0f} ms, longest {max(waits):.1f} s"
