"""Real browsers against real servers: each test owns what it starts and ends exactly that.

`serve(app)` starts any Streamlit file on a free port of this machine; `visit(url)` opens a page in a
context of its own, as another person on another device would. Nothing here waits for time to pass.
"""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.forked import ForkedServer
from tests.browser.server import LOOPBACK, PATIENCE_MS, Server

CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def serve() -> Iterator[Callable[..., Server]]:
    """Start a Streamlit file: `serve(path, env={...}, flags=[...])`; it ends with the test module."""
    started: list[Server] = []

    def start(app: Path, *, env: Mapping[str, str] | None = None, flags: Sequence[str] = ()) -> Server:
        server = ForkedServer(app, env or {}, flags)
        started.append(server)
        return server.start()

    yield start
    for server in started:
        server.stop()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for the whole run: the system's where there is one, else Playwright's own."""
    installed = os.environ.get("GTM_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed, args=CHROMIUM_ARGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Open a page as another person would: `visit(url, width=390, height=844, touch=True, dark=True)`.

    When the test ends, every page is closed; a script error on one of them, or a request that left
    this machine, fails the test.
    """
    expect.set_options(timeout=PATIENCE_MS)
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def heed(page: Page) -> None:
        page.on("pageerror", lambda error: faults.append(f"script error: {error}"))
        page.on("request", lambda request: _stay_home(request.url, faults))

    def start(
        url: str, *, width: int = 1280, height: int = 720, touch: bool = False, dark: bool = False
    ) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            has_touch=touch,
            is_mobile=touch,
            color_scheme="dark" if dark else "light",
            accept_downloads=True,
        )
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        context.on("page", heed)
        page = context.new_page()
        page.goto(url)
        return page

    yield start
    for context in contexts:
        context.close()
    assert not faults, faults


def _stay_home(url: str, faults: list[str]) -> None:
    parts = urlsplit(url)
    if parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname not in {LOOPBACK, "localhost"}:
        faults.append(f"left this machine: {url}")
