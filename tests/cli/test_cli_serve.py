"""`gtm-framework` alone: says where it is, serves on without a screen, and ends without a trace."""

import os
import signal
import socket
import subprocess
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from gtm_framework.cli import serve
from gtm_framework.errors import GtmError
from tests.cli.conftest import COMMAND

pytestmark = pytest.mark.xdist_group("serve")

PATIENCE = 60.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def is_alone(group: int) -> bool:
    """Whether no process of a group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


@contextmanager
def running(
    words: list[str], folder: Path, environment: Mapping[str, str]
) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [*COMMAND, *words],
        cwd=folder,
        env={
            name: value for name, value in environment.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")
        },
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
@pytest.mark.parametrize("sign", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_the_app_says_where_it_is_serves_and_ends_cleanly(
    tmp_path: Path, environment: dict[str, str], sign: str
) -> None:
    port = free_port()
    environment["GTM_DATABASE_URL"] = f"sqlite:///{tmp_path / 'ideas.db'}"
    with running(["--port", str(port)], tmp_path, environment) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line == f"GTM framework is open at http://127.0.0.1:{port} (Ctrl+C stops it)\n"
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=PATIENCE) as health:
            assert health.read() == b"ok"

        process.send_signal(getattr(signal, sign))

        _, told = process.communicate(timeout=PATIENCE)
        assert process.returncode == 0
        assert "Traceback" not in told
        assert is_alone(process.pid)
        assert not answers(port)


def test_a_taken_port_is_refused_in_one_line(tmp_path: Path, environment: dict[str, str]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with running(["--port", str(port)], tmp_path, environment) as process:
            out, err = process.communicate(timeout=PATIENCE)

    assert (process.returncode, out) == (2, "")
    assert err == f"Port {port} is taken. Give another with --port, or none to have one chosen.\n"


def test_a_port_that_is_bound_but_silent_counts_as_taken() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        port = other.getsockname()[1]
        with pytest.raises(GtmError, match=f"^Port {port} is taken"):
            serve.serve(port)


def test_a_port_that_others_may_not_use_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    class Forbidden(socket.socket):
        def bind(self, address: object) -> None:
            raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(socket, "socket", Forbidden)

    with pytest.raises(GtmError) as refusal:
        serve.serve(free := 1023)
    assert str(refusal.value) == (
        f"Port {free} cannot be used (Permission denied). "
        "Give another with --port, or none to have one chosen."
    )


def test_no_free_port_at_all_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "_why_not", lambda _: "is taken")

    with pytest.raises(GtmError) as refusal:
        serve.serve(None)
    assert str(refusal.value) == "No port from 8501 to 8550 is free. Give one with --port."


@pytest.mark.parametrize(
    ("system", "environment", "seen"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("darwin", {}, True),
        ("win32", {}, True),
    ],
)
def test_a_browser_is_opened_only_where_there_is_a_screen(
    monkeypatch: pytest.MonkeyPatch, system: str, environment: dict[str, str], seen: bool
) -> None:
    monkeypatch.setattr(serve.sys, "platform", system)
    monkeypatch.setattr(serve.os, "environ", environment)

    assert serve.has_screen() is seen
