"""Start the app: on this machine only, opened in a browser if there is a display, or for the network."""

import os
import secrets
import signal
import subprocess
import sys
import urllib.request
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from types import FrameType
from typing import Never
from urllib.error import URLError

import typer

from gtm_framework.cli import file_limit
from gtm_framework.cli.addresses import checked_proxy, checked_public, network_address
from gtm_framework.cli.ports import HOST, free_port
from gtm_framework.sharing import ADDRESS, ENVIRONMENT, checked_key, key_link

EVERYWHERE = "0.0.0.0"  # noqa: S104  (behind the door, and only when it is asked for)
SERVED = "pages/parts/shell/served.py"
"""The app wrapped in its access layer."""
_PROXIES = "FORWARDED_ALLOW_IPS"
"""Where the web server reads the proxies to trust; by default, it would trust this machine."""
_PATIENCE = 5.0
"""Seconds the server gets to shut down on its own."""
_PACKAGE = Path(__file__).resolve().parent.parent


def serve(
    port: int | None,
    *,
    share: bool = False,
    trusted_proxy: str | None = None,
    public_address: str | None = None,
) -> int:
    """Run the app until it is stopped.

    Args:
        port: The port to use; None for the first free one.
        share: Whether the network can reach it; every page but Join then requires the key.
        trusted_proxy: The address or network of a reverse proxy that reports its visitors' addresses.
        public_address: The address visitors use, such as ``https://gtm.example.com/app``; None for this
            machine's network address.

    Returns:
        The server's exit code; 0 if it was stopped from outside.

    Raises:
        OutOfRangeError: If the port number is out of range.
        GtmError: If the port is taken, or needs other permissions.
        RefusedError: If the key in the environment or one of the two addresses is invalid.
    """
    proxy = checked_proxy(trusted_proxy, share=share)
    public = checked_public(public_address, share=share)
    host = EVERYWHERE if share else HOST
    chosen = free_port(port, host)
    address = public or f"http://{network_address() if share else HOST}:{chosen}"
    key = checked_key(os.environ.get(ENVIRONMENT) or _new_key()) if share else ""
    for line in file_limit.raise_file_limit():
        typer.echo(line, err=True)
    environment = {**_environment(address, key), _PROXIES: proxy}
    with _stopped_from_outside(), _running(chosen, host, environment) as server:
        if _is_up(f"http://{HOST}:{chosen}", server):
            typer.echo(_told(address, key))
            if (
                has_screen() and not share
            ):  # the link would be on the browser's command line, where others can read it
                webbrowser.open(address)
        return server.wait()
    return 0


def _told(address: str, key: str) -> str:
    if not key:
        return f"GTM framework is open at {address} (Ctrl+C stops it)"
    return (
        f"GTM framework is open to your network at {address} (Ctrl+C stops it)\n"
        f"Participants join at {address}/join\n"
        f"Facilitator link (keep it private): {key_link(address, key)}"
    )


def _new_key() -> str:
    # Workshops load slowly, and no other command needs them.
    from gtm_framework.workshop.room import RANDOM_BYTES, personal_key  # noqa: PLC0415

    return personal_key(secrets.token_bytes(RANDOM_BYTES))


def _environment(address: str, key: str) -> dict[str, str]:
    """What the app needs to know: the key and where it is shared, if it is."""
    inherited = {name: value for name, value in os.environ.items() if name not in (ENVIRONMENT, ADDRESS)}
    return {**inherited, ENVIRONMENT: key, ADDRESS: address} if key else inherited


def app_file(name: str = "app.py") -> Path:
    """The app's script: inside the package when installed, next to it in a checkout."""
    installed = _PACKAGE / "app" / name
    return installed if installed.is_file() else _PACKAGE.parent / name


def has_screen() -> bool:
    """Whether a browser window would be visible here."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


@contextmanager
def _stopped_from_outside() -> Iterator[None]:
    """Leave the block without a traceback on Ctrl+C and on every signal that ends a program."""
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
def _running(port: int, host: str, environment: dict[str, str]) -> Iterator["subprocess.Popen[bytes]"]:
    """The server's process, which never outlives the block."""
    command = _command(port, host)
    server = subprocess.Popen(command, cwd=app_file().parent, env=environment)  # noqa: S603  (our own arguments)
    try:
        yield server
    finally:
        server.terminate()
        try:
            server.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _command(port: int, host: str) -> list[str]:
    options = {
        "server.port": port,
        "server.address": host,
        "server.headless": "true",
        "browser.gatherUsageStats": "false",
        "logger.level": "warning",
        "logger.hideWelcomeMessage": "true",
    }
    if (
        host == EVERYWHERE
    ):  # the names it is reached by are unknown; the door makes sure pages only connect to their own server
        options["server.allowedHosts"] = "*"
    flags = [f"--{name}={value}" for name, value in options.items()]
    return [sys.executable, "-m", "streamlit", "run", str(app_file(SERVED)), *flags]


def _is_up(address: str, server: "subprocess.Popen[bytes]") -> bool:
    """Wait until the server responds or has ended."""
    pause = Event()
    while server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=1):  # noqa: S310  (loopback)
                return True
        except (URLError, OSError):
            pause.wait(0.1)
    return False
