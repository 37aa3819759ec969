"""`gtm-framework` alone: says where it is, serves on without a screen, and ends without a trace."""

import os
import signal
import socket
import subprocess
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError

import pytest

from gtm_framework.cli import addresses, ports, serve
from gtm_framework.errors import GtmError, RefusedError
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
    assert (
        err
        == f"Port {port} is already in use. Choose another with --port, or omit --port to use a free one.\n"
    )


def test_a_port_that_is_bound_but_silent_counts_as_taken() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        port = other.getsockname()[1]
        with pytest.raises(GtmError, match=f"^Port {port} is already in use"):
            serve.serve(port)


def test_a_port_that_others_may_not_use_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    class Forbidden(socket.socket):
        def bind(self, address: object) -> None:
            raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(socket, "socket", Forbidden)

    with pytest.raises(GtmError) as refusal:
        serve.serve(free := 1023)
    assert str(refusal.value) == (
        f"Port {free} can't be used (Permission denied). "
        "Choose another with --port, or omit --port to use a free one."
    )


def test_no_free_port_at_all_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ports, "_why_not", lambda *_: "is taken")

    with pytest.raises(GtmError) as refusal:
        serve.serve(None)
    assert str(refusal.value) == "No port from 8501 to 8550 is free. Choose another with --port."


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


def told(process: subprocess.Popen[str], lines: int) -> list[str]:
    assert process.stdout is not None
    return [process.stdout.readline() for _ in range(lines)]


def status(url: str) -> int:
    try:
        with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
            return int(answer.status)
    except HTTPError as error:
        return error.code


@pytest.mark.skipif(
    not Path("/proc").is_dir(), reason="reads other processes' command lines where Linux has them"
)
def test_a_shared_app_prints_its_key_once_and_hands_it_on_unseen(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    port = free_port()
    environment["GTM_DATABASE_URL"] = f"sqlite:///{tmp_path / 'ideas.db'}"
    with running(["--share", "--port", str(port)], tmp_path, environment) as process:
        opened, joined, own = told(process, 3)
        address, key = own.split("/?key=")
        address = address.rpartition(" ")[2]
        assert opened == f"GTM framework is open to your network at {address} (Ctrl+C stops it)\n"
        assert joined == f"Participants join at {address}/join\n"
        assert own.startswith("Facilitator link (keep it private): http://")
        assert len(key.strip()) == 27
        assert address.endswith(f":{port}")

        here = f"http://127.0.0.1:{port}"
        assert (status(f"{here}/matrix"), status(f"{here}/join")) == (401, 200)
        assert status(f"{here}/?key={key[:-2]}") == 403
        commands = [
            path.read_bytes().decode() for path in Path("/proc").glob("[0-9]*/cmdline") if readable(path)
        ]
        assert any(serve.SERVED in command and f"--server.port={port}" in command for command in commands)
        assert not any(key.strip() in command for command in commands)

        process.send_signal(signal.SIGTERM)
        out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out, err) == (0, "", "")


def readable(path: Path) -> bool:
    try:
        path.read_bytes()
    except OSError:  # it has ended
        return False
    return True


def test_a_key_from_the_environment_that_could_be_tried_is_refused(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    environment["GTM_FACILITATOR_KEY"] = "1234"
    with running(["--share", "--port", str(free_port())], tmp_path, environment) as process:
        out, err = process.communicate(timeout=PATIENCE)

    assert (process.returncode, out) == (2, "")
    assert err == (
        "GTM_FACILITATOR_KEY: The key is not valid. Use at least 20 letters and digits, or leave it unset "
        "to get a new one.\n"
    )


def test_without_a_network_the_address_is_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    class Alone(socket.socket):
        def connect(self, address: object) -> None:
            raise OSError(101, "Network is unreachable")

    monkeypatch.setattr(socket, "socket", Alone)

    assert addresses.network_address() == "127.0.0.1"


@pytest.mark.parametrize("given", ["proxy.example", "10.0.0.5:80", "*", ""])
def test_a_proxy_that_is_no_address_is_refused(given: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        serve.serve(None, share=True, trusted_proxy=given)
    assert str(refusal.value) == (
        f"--trusted-proxy: {given!r} is not an IP address or network. Use one such as 10.0.0.5 or "
        "10.0.0.0/24."
    )


def test_a_proxy_before_an_app_that_is_not_shared_is_refused() -> None:
    with pytest.raises(RefusedError) as refusal:
        serve.serve(None, trusted_proxy="10.0.0.5")
    assert str(refusal.value) == ("--trusted-proxy: This option only works with a shared app. Add --share.")


@pytest.mark.parametrize(
    ("given", "believed"), [(None, ""), ("10.0.0.5", "10.0.0.5/32"), ("fd00::1", "fd00::1/128")]
)
def test_the_web_server_believes_the_named_proxy_and_no_other(given: str | None, believed: str) -> None:
    assert addresses.checked_proxy(given, share=True) == believed


def test_forwarded_addresses_count_only_from_the_trusted_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """The web server reads whom to believe from the variable that we set."""
    import uvicorn
    from uvicorn.middleware.proxy_headers import _TrustedHosts

    for given, peer, is_believed in [
        ("", "127.0.0.1", False),
        ("10.0.0.5/32", "127.0.0.1", False),
        ("10.0.0.5/32", "10.0.0.5", True),
    ]:
        monkeypatch.setenv("FORWARDED_ALLOW_IPS", given)
        found = uvicorn.Config("app").forwarded_allow_ips
        assert (peer in _TrustedHosts(found)) is is_believed


@pytest.mark.parametrize(
    "given", ["gtm.example.com", "ftp://gtm.example.com", "https://", "https://x/?a=1", ""]
)
def test_a_public_address_that_is_none_is_refused(given: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        serve.serve(None, share=True, public_address=given)
    assert str(refusal.value) == (
        f"--public-address: {given!r} is not a website address. Use one such as https://gtm.example.com/app."
    )


def test_a_public_address_of_an_app_that_is_not_shared_is_refused() -> None:
    with pytest.raises(RefusedError) as refusal:
        serve.serve(None, public_address="https://gtm.example.com")
    assert str(refusal.value) == "--public-address: This option only works with a shared app. Add --share."


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (None, ""),
        ("https://gtm.example.com/", "https://gtm.example.com"),
        (" https://example.com:8443/tools/gtm/ ", "https://example.com:8443/tools/gtm"),
    ],
)
def test_links_begin_with_the_public_address(given: str | None, kept: str) -> None:
    assert addresses.checked_public(given, share=True) == kept
