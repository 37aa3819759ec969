"""Real browsers against real servers: each test owns what it starts and ends exactly that.

`serve(app)` starts any Streamlit file on a free port of this machine; `visit(url)` opens a page on a
device of its own, as another person would. Nothing here waits for time to pass.
"""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from gtm_framework.cli.serve import SERVED
from tests.browser.devices import Devices
from tests.browser.forked import ForkedServer
from tests.browser.server import PATIENCE_MS, ROOT, Server, release

# What Playwright switches off, which a second switch would replace, and two previews of search results: the
# browser draws them for every window, out of sight, in as much time as the page itself takes.
NOT_NEEDED = (
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades"),
    *("HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding", "AimEnabled"),
    *("ThirdPartyStoragePartitioning", "AvoidCorsURLLoaderRestartOnRedirect", "OptimizationHints"),
    *("NetworkTimeServiceQuerying", "PreconnectToSearch", "WebUIOmniboxPopup", "WebUIOmniboxAimPopup"),
)
CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join(NOT_NEEDED)}",
]


_under_way: list[str] = []  # the scopes of the fixtures that are being set up, innermost last


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef[object]) -> Iterator[None]:
    """Know for whom a server is started."""
    _under_way.append(fixturedef.scope)
    try:
        return (yield)
    finally:
        _under_way.pop()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give a browser test that fails two more runs, which the summary counts.

    A press that lands while the page is being redrawn is lost, and on a busy machine a redraw takes
    seconds. A fault of the product fails every run.
    """
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=2))


class Started:
    """The servers of one module: those that all its tests share, and those of the test that runs."""

    def __init__(self) -> None:
        self._shared: list[Server] = []
        self._of_one_test: list[Server] = []

    def __call__(
        self,
        app: Path,
        *,
        env: Mapping[str, str] | None = None,
        flags: Sequence[str] = (),
        alone: bool = False,
    ) -> Server:
        file = ROOT / SERVED if app == ROOT / "app.py" and not alone else app
        server = ForkedServer(file, env or {}, flags)
        for_all = any(scope != "function" for scope in _under_way)
        (self._shared if for_all else self._of_one_test).append(server)
        return server.start()

    def end_test(self) -> None:
        _end(self._of_one_test)

    def end_module(self) -> None:
        _end(self._shared)


def _end(servers: list[Server]) -> None:
    while servers:
        server = servers.pop()
        server.stop()
        release(server.port)


@pytest.fixture(scope="module")
def serve() -> Iterator[Callable[..., Server]]:
    """Start a Streamlit file: `serve(path, env={...}, flags=[...])`.

    The app is started inside its access layer, as people start it; `alone=True` leaves that out.

    It ends with the test, or with the module where a fixture of the module started it. The next server gets
    its port, so that a browser knows the scripts that it loads from there.
    """
    started = Started()
    yield started
    started.end_module()


@pytest.fixture(autouse=True)
def _servers_of_one_test(request: pytest.FixtureRequest) -> Iterator[None]:
    started = request.getfixturevalue("serve") if "serve" in request.fixturenames else None
    yield
    if started:
        started.end_test()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for the whole run: the system's where there is one, else Playwright's own."""
    installed = os.environ.get("GTM_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed, args=CHROMIUM_ARGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def devices(chromium: Browser) -> Devices:
    """Every device that the tests of this run visit pages with."""
    expect.set_options(timeout=PATIENCE_MS)
    return Devices(chromium)


@pytest.fixture
def visit(devices: Devices) -> Iterator[Callable[..., Page]]:
    """Open a page as another person would: `visit(url, width=390, height=844, touch=True, dark=True)`.

    With `new=True` the device has loaded nothing before, and no other test gets it. When the test ends,
    every page is left; a script error on one of them, or a request that left this machine, fails it.
    """

    def start(
        url: str,
        *,
        width: int = 1280,
        height: int = 720,
        touch: bool = False,
        dark: bool = False,
        new: bool = False,
    ) -> Page:
        return devices.take(touch=touch, new=new).open(url, width=width, height=height, dark=dark)

    yield start
    faults = devices.give_back()
    assert not faults, faults
