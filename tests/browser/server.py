"""One Streamlit process on this machine, owned by the test that started it."""

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Self

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOOPBACK = "127.0.0.1"
PATIENCE_MS = 30_000  # the longest that anything here may take on a busy machine, in milliseconds

FLAGS = (
    "--server.headless=true",
    f"--server.address={LOOPBACK}",
    "--server.fileWatcherType=none",
    "--browser.gatherUsageStats=false",
    "--runner.postScriptGC=false",
)


_released: list[int] = []


def free_port() -> int:
    """A free port: if possible the one that was released last, whose files browsers have cached."""
    while _released:
        port = _released.pop()
        with suppress(OSError):
            return _bound(port)
    return _bound(0)


def release(port: int) -> None:
    """Let the next server have this port."""
    _released.append(port)


def _bound(port: int) -> int:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((LOOPBACK, port))
        found: int = probe.getsockname()[1]
        return found


class Server:
    """One Streamlit process; it can be stopped and started again on the same port.

    Attributes:
        url: Where it answers.
        log: The lines that it has printed so far.
    """

    def __init__(self, app: Path, env: Mapping[str, str], flags: Sequence[str]) -> None:
        self.port = free_port()
        self.url = f"http://{LOOPBACK}:{self.port}"
        self.log: list[str] = []
        self._arguments = ["run", str(app), f"--server.port={self.port}", *FLAGS, *flags]
        self._env = {**os.environ, "PYTHONPATH": str(ROOT), **env}
        self._process: Any = None

    @property
    def pid(self) -> int:
        """The process that runs now."""
        assert self._process is not None
        pid: int = self._process.pid
        return pid

    def start(self) -> Self:
        ready, before = threading.Event(), len(self.log)
        printed = self._launch()

        def read() -> None:
            with printed:
                for line in printed:
                    self.log.append(line.rstrip())
                    if "URL:" in line:
                        ready.set()
            ready.set()  # the process has ended: whoever waits must hear of it

        threading.Thread(target=read, daemon=True).start()
        if not ready.wait(PATIENCE_MS / 1000) or not any("URL:" in line for line in self.log[before:]):
            self.stop()
            pytest.fail("the server did not start:\n" + "\n".join(self.log))
        return self

    def stop(self) -> None:
        if self._process is not None:
            self._end()
        self._process = None

    def restart(self) -> None:
        self.stop()
        self.start()

    def _launch(self) -> IO[str]:
        """Start the process, and give what it prints."""
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", *self._arguments],
            cwd=ROOT,
            env=self._env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._process = process
        assert process.stdout is not None
        return process.stdout

    def _end(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(timeout=15)
