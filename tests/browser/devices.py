"""Devices that tests visit pages with: used by one test after another, each time as if they were new.

A new context loads and compiles all of Streamlit's scripts, which takes longer than most visits. A device
that is used again keeps its cache and its process, and nothing else: cookies, storage, history, extra tabs,
the window's size and the theme are reset in between.
"""

from collections.abc import Callable
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Error, Page

from tests.browser.server import LOOPBACK, PATIENCE_MS

BLANK = "about:blank"
STORED = "cookies,file_systems,indexeddb,local_storage,service_workers,cache_storage"


class Device:
    """One context with one page in it.

    Attributes:
        touch: Whether it has a touch screen.
        page: The page that the test gets.
        faults: Script errors and requests that left this machine since it was last cleared.
    """

    def __init__(self, chromium: Browser, touch: bool) -> None:
        self.touch = touch
        self.faults: list[str] = []
        self._origins: set[str] = set()
        self._context = chromium.new_context(has_touch=touch, is_mobile=touch, accept_downloads=True)
        self._context.set_default_timeout(PATIENCE_MS)
        self._context.on("page", self._watch)
        self.page = self._context.new_page()
        self._devtools = self._context.new_cdp_session(self.page)
        self._listened_to = False
        on = self.page.on
        self.page.on = lambda *given: self._notice(on, *given)

    def open(self, url: str, width: int, height: int, dark: bool) -> Page:
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.emulate_media(color_scheme="dark" if dark else "light")
        if url != BLANK:
            self.page.goto(url)
        return self.page

    def clear(self) -> bool:
        """Return it to the state of a new one, cache aside.

        Returns:
            Whether that succeeded. A page that the test closed or listened to cannot be used again.
        """
        try:
            for page in self._context.pages:
                if page != self.page:
                    page.close()
            if urlsplit(self.page.url).scheme == "http":
                self.page.evaluate("sessionStorage.clear()")
            self.page.goto(BLANK)
            self.page.mouse.move(0, 0)
            self._devtools.send("Page.resetNavigationHistory")
            for origin in self._origins:
                self._devtools.send(
                    "Storage.clearDataForOrigin", {"origin": origin, "storageTypes": STORED}
                )
            self._context.clear_cookies()
        except Error:
            return False
        self._origins.clear()
        return not self._listened_to

    def close(self) -> None:
        self._context.close()

    def _notice(self, on: Callable[..., None], *given: object) -> None:
        self._listened_to = True
        on(*given)

    def _watch(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.faults.append(f"script error: {error}"))
        page.on("console", lambda said: self._hear(said.text))
        page.on("request", lambda request: self._stay_home(request.url))

    def _hear(self, text: str) -> None:
        if "Content Security Policy" in text:
            self.faults.append(f"against the policy: {text}")

    def _stay_home(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname not in {LOOPBACK, "localhost"}:
            self.faults.append(f"left this machine: {url}")
        if parts.scheme in {"http", "https"}:
            self._origins.add(f"{parts.scheme}://{parts.netloc}")


class Devices:
    """All devices of one browser: those that are free, and those that the running test has."""

    def __init__(self, chromium: Browser) -> None:
        self._chromium = chromium
        self._free: list[Device] = []
        self._taken: list[tuple[Device, bool]] = []

    def take(self, touch: bool, new: bool) -> Device:
        """A device for the running test; a new one is not used by any other test, before or after."""
        free = [] if new else [one for one in self._free if one.touch == touch]
        device = free[-1] if free else Device(self._chromium, touch)
        if free:
            self._free.remove(device)
        self._taken.append((device, new))
        return device

    def give_back(self) -> list[str]:
        """End the test's visits.

        Returns:
            What went wrong on its pages.
        """
        faults: list[str] = []
        for device, new in reversed(self._taken):
            kept = not new and device.clear()
            faults.extend(device.faults)
            device.faults.clear()
            if kept:
                self._free.append(device)
            else:
                device.close()
        self._taken.clear()
        return faults
