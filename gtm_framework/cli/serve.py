"""Start the app on this machine and open it in a browser where there is a screen."""

import errno
import os
import signal
import socket
import subprocess
import sys
import urllib.request
import webbrowser
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event
from types import FrameType
from typing import Never
from urllib.error import URLError

import typer

from gtm_framework.errors import GtmError, OutOfRangeError

HOST = "127.0.0.1"
FIRST_PORT = 8501
_PORTS_TRIED = 50
_PATIENCE = 5.0
"""Seconds that the server gets to end by itself."""
_PACKAGE = Path(__file__).resolve().parent.parent


def serve(port: int | None) -> int:
    """Run the app until it is stopped.

    Args:
        port: The port to use, or None for the first free one.

    Returns:
        The server's exit code; 0 when it was stopped from outside.

    Raises:
        OutOfRangeError: If the port is no port.
        GtmError: If it is taken, or not for this user.
    """
    chosen = _free_port(port)
    address = f"http://{HOST}:{chosen}"
    with _stopped_from_outside(), _running(chosen) as server:
        if _is_up(address, server):
            typer.echo(f"GTM framework is open at {address} (Ctrl+C stops it)")
            if has_screen():
                webbrowser.open(address)
        return server.wait()
    return 0


def app_file() -> Path:
    """The app's script: inside the package when installed, beside it in a checkout."""
    installed = _PACKAGE / "app" / "app.py"
    return installed if installed.is_file() else _PACKAGE.parent / "app.py"


def has_screen() -> bool:
    """Whether a browser window could be seen here."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


@contextmanager
def _stopped_from_outside() -> Iterator[None]:
    """Leave the block quietly on Ctrl+C and on every signal that asks a program to end."""
    here = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]
    heeded = [number for number in here if signal.getsignal(number) is not signal.SIG_IGN]  # nohup
    before = {number: signal.signal(number, _interrupt) for number in heeded}
    try:
        yield
    except KeyboardInterrupt:
        return
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _interrupt(_number: int, _frame: FrameType | None) -> Never:
    raise KeyboardInterrupt


@contextmanager
def _running(port: int) -> Iterator["subprocess.Popen[bytes]"]:
    """The server's process, which never outlives the block."""
    server = subprocess.Popen(_command(port), cwd=app_file().parent)  # noqa: S603  (our own arguments)
    try:
        yield server
    finally:
        server.terminate()
        try:
            server.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _command(port: int) -> list[str]:
    options = {
        "server.port": port,
        "server.address": HOST,
        "server.headless": "true",
        "browser.gatherUsageStats": "false",
        "logger.level": "warning",
        "logger.hideWelcomeMessage": "true",
    }
    flags = [f"--{name}={value}" for name, value in options.items()]
    return [sys.executable, "-m", "streamlit", "run", str(app_file()), *flags]


def _free_port(wanted: int | None) -> int:
    if wanted is not None:
        if not 1 <= wanted <= 65535:
            raise OutOfRangeError("port", wanted, 1, 65535)
        reason = _why_not(wanted)
        if reason:
            raise GtmError(f"Port {wanted} {reason}. Give another with --port, or none to have one chosen.")
        return wanted
    for port in range(FIRST_PORT, FIRST_PORT + _PORTS_TRIED):
        if not _why_not(port):
            return port
    raise GtmError(
        f"No port from {FIRST_PORT} to {FIRST_PORT + _PORTS_TRIED - 1} is free. Give one with --port."
    )


def _why_not(port: int) -> str:
    """What speaks against a port, or nothing."""
    with closing(socket.socket()) as probe:
        if probe.connect_ex((HOST, port)) == 0:
            return "is taken"
    with closing(socket.socket()) as probe:
        if os.name == "posix":  # elsewhere it would allow what is taken
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            return "is taken" if error.errno == errno.EADDRINUSE else f"cannot be used ({error.strerror})"
    return ""


def _is_up(address: str, server: "subprocess.Popen[bytes]") -> bool:
    """Wait until the server answers, or has ended."""
    pause = Event()
    while server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=1):  # noqa: S310  (loopback)
                return True
        except (URLError, OSError):
            pause.wait(0.1)
    return False
