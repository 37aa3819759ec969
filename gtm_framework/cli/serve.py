"""Start the app on this machine and open it in a browser where there is a screen."""

import os
import socket
import subprocess
import sys
import urllib.request
import webbrowser
from contextlib import closing
from pathlib import Path
from threading import Event
from urllib.error import URLError

import typer

from gtm_framework.errors import GtmError, OutOfRangeError

HOST = "127.0.0.1"
FIRST_PORT = 8501
_PORTS_TRIED = 50
_PACKAGE = Path(__file__).resolve().parent.parent


def serve(port: int | None) -> int:
    """Run the app until it is stopped.

    Args:
        port: The port to use, or None for the first free one.

    Returns:
        The server's exit code.

    Raises:
        OutOfRangeError: If the port is no port.
        GtmError: If it is taken.
    """
    chosen = _free_port(port)
    address = f"http://{HOST}:{chosen}"
    server = subprocess.Popen(_command(chosen), cwd=app_file().parent)  # noqa: S603  (our own arguments)
    try:
        if _is_up(address, server):
            typer.echo(f"GTM framework is open at {address} (Ctrl+C stops it)")
            if has_screen():
                webbrowser.open(address)
        return server.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        server.terminate()
        server.wait()


def app_file() -> Path:
    """The app's script: inside the package when installed, beside it in a checkout."""
    installed = _PACKAGE / "app" / "app.py"
    return installed if installed.is_file() else _PACKAGE.parent / "app.py"


def has_screen() -> bool:
    """Whether a browser window could be seen here."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def _command(port: int) -> list[str]:
    options = {
        "server.port": port,
        "server.address": HOST,
        "server.headless": "true",
        "browser.gatherUsageStats": "false",
        "logger.level": "warning",
    }
    flags = [f"--{name}={value}" for name, value in options.items()]
    return [sys.executable, "-m", "streamlit", "run", str(app_file()), *flags]


def _free_port(wanted: int | None) -> int:
    if wanted is not None:
        if not 1 <= wanted <= 65535:
            raise OutOfRangeError("port", wanted, 1, 65535)
        if not _is_free(wanted):
            raise GtmError(f"Port {wanted} is taken. Give another with --port, or none to have one chosen.")
        return wanted
    for port in range(FIRST_PORT, FIRST_PORT + _PORTS_TRIED):
        if _is_free(port):
            return port
    raise GtmError(
        f"No port from {FIRST_PORT} to {FIRST_PORT + _PORTS_TRIED - 1} is free. Give one with --port."
    )


def _is_free(port: int) -> bool:
    with closing(socket.socket()) as probe:
        return probe.connect_ex((HOST, port)) != 0


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
