"""The fixtures themselves: a server that starts, survives a restart on its port, and ends."""

import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.server import LOOPBACK, Server

pytestmark = pytest.mark.browser
APP = Path(__file__).parent / "apps" / "empty.py"


def test_a_page_is_seen_again_after_the_server_was_restarted(
    serve: Callable[..., Server], visit: Callable[..., Page]
) -> None:
    server = serve(APP)
    page = visit(server.url)
    expect(page.get_by_role("heading", name="Here")).to_be_visible()

    server.restart()
    page.goto(server.url)

    expect(page.get_by_role("heading", name="Here")).to_be_visible()


def test_a_stopped_server_leaves_its_port(serve: Callable[..., Server]) -> None:
    server = serve(APP)

    server.stop()

    with socket.socket() as probe:
        assert probe.connect_ex((LOOPBACK, server.port)) != 0
