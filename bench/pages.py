"""A rerun of the pages Triage and Matrix with 200 ideas, next to a bare page with the same content.

Two things are measured, each in turns with the bare page:

- From the click on another row of the table to the last thing redrawn, in Chromium: what a person waits
  for, and what the limit is for. Both servers run, both pages are open all the time, and a click counts
  until the page has then stood still for a while. What changes inside a canvas does not count: it is the
  table's unseen copy for screen readers, which follows a fifth of a second later on both pages.
- The server's part of it alone, the script run without a browser (Streamlit's AppTest), in CPU seconds.
  Ours draws some fifty things there where the bare page draws two, so this is no like for like.
"""

import logging
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import TimeoutError as Late
from streamlit.testing.v1 import AppTest

from bench.page_ideas import COUNT, filled
from bench.timing import Figure, Measure, race, report
from tests.browser.conftest import CHROMIUM_ARGS
from tests.browser.server import PATIENCE_MS, Server

LIMIT, LIMIT_CPU = 1.2, 2.0
ROUNDS = 15
PACKAGES = ("streamlit", "plotly", "pandas", "playwright")

_ROOT = Path(__file__).resolve().parents[1]
_APP, _BARE = _ROOT / "app.py", _ROOT / "bench" / "bare_page.py"
_ROWS = 8
"""Rows that are clicked one after the other; each is on the screen."""
_HEAD, _ROW = 35, 35
"""Heights in the table, in pixels."""
_ANSWERS_MS = 1500
"""A click that has caused no run by then didn't count: the table wasn't ready for it."""
_TABLE = {"triage": "list", "matrix": "matrix-list"}
"""The table of the bare page, by page; ours has a list whose rows are elements."""
_OURS = ".ideas .line"

_WATCH = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  document.addEventListener('pointerdown', () => {
    window.seen = {clicked: performance.now(), drawn: 0, ran: false, done: 0};
  }, true);
  const isSeen = ({target}) => !(target.closest ? target : target.parentElement)?.closest('canvas');
  new MutationObserver((changes) => {
    if (window.seen && changes.some(isSeen)) window.seen.drawn = performance.now();
  }).observe(
    document.querySelector('[data-testid="stMain"]'),
    {subtree: true, childList: true, attributes: true, characterData: true});
  new MutationObserver(() => {
    if (!window.seen) return;
    const running = app.getAttribute('data-test-script-state') !== 'notRunning';
    if (running) window.seen.ran = true;
    else if (window.seen.ran) window.seen.done = performance.now();
  }).observe(app, {attributes: true, attributeFilter: ['data-test-script-state']});
}"""
_RAN = "() => window.seen.ran"
_STILL = "() => window.seen.done && performance.now() - Math.max(window.seen.drawn, window.seen.done) > 400"
_TOOK = "() => (Math.max(window.seen.drawn, window.seen.done) - window.seen.clicked) / 1000"


def figures() -> Iterator[Figure]:
    """Both pages in the browser, then both on the server."""
    logging.disable(logging.WARNING)  # Streamlit warns about every script that runs without a server
    with TemporaryDirectory() as folder:
        database = filled(Path(folder) / "ideas.db")
        yield from _in_the_browser(database)
        os.environ["GTM_DATABASE_URL"] = database
        yield from _on_the_server()


def _in_the_browser(database: str) -> Iterator[Figure]:
    with ExitStack() as running:
        ours = Server(_APP, {"GTM_DATABASE_URL": database}, ()).start()
        running.callback(ours.stop)
        bare = Server(_BARE, {}, ()).start()
        running.callback(bare.stop)
        browser = chromium(running)
        for name, key in _TABLE.items():
            pages = {
                "ours": _opened(browser, f"{ours.url}/{name}", _OURS),
                "bare": _opened(browser, f"{bare.url}/?page={name}", f".st-key-{key} canvas"),
            }
            taken: dict[str, list[float]] = {who: [] for who in pages}
            for at in range(ROUNDS + 1):
                for who, page in pages.items():
                    seconds = _click(page, key if who == "bare" else "", at % _ROWS)
                    if at:  # the first round warms up
                        taken[who].append(seconds)
            mine, others = (Measure(tuple(samples)) for samples in taken.values())
            told = f"{name}, {COUNT} ideas, click to redrawn, beside a bare page"
            yield Figure(told, mine, others, LIMIT)
            for page in pages.values():
                page.context.close()


def chromium(running: ExitStack) -> Browser:
    """The browser that pages are timed in, until `running` ends."""
    installed = os.environ.get("GTM_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    playwright = running.enter_context(sync_playwright())
    browser = playwright.chromium.launch(executable_path=installed, args=CHROMIUM_ARGS)
    running.callback(browser.close)
    return browser


def _opened(browser: Browser, url: str, rows: str) -> Page:
    page = browser.new_context(viewport={"width": 1280, "height": 720}).new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.goto(url)
    page.wait_for_selector(rows)
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
    page.evaluate(_WATCH)
    return page


def _click(page: Page, key: str, row: int) -> float:
    """Seconds from the click on a row to the last thing redrawn.

    Args:
        page: The page.
        key: The key of the bare page's table; empty for ours.
        row: Which row is clicked, from 0.
    """
    page.bring_to_front()
    x, y = _place(page, key, row)
    while True:
        page.mouse.move(x, y - 2)
        page.mouse.click(x, y)
        try:
            page.wait_for_function(_RAN, timeout=_ANSWERS_MS)
        except Late:
            continue
        page.wait_for_function(_STILL)
        return float(page.evaluate(_TOOK))


def _place(page: Page, key: str, row: int) -> tuple[float, float]:
    """A point in a row."""
    rows = page.locator(f".st-key-{key} canvas").first if key else page.locator(_OURS).nth(row)
    rows.scroll_into_view_if_needed()
    box = rows.bounding_box()
    assert box is not None
    down = _HEAD + _ROW * (row + 0.5) if key else box["height"] / 2
    return box["x"] + 14, box["y"] + down


def _on_the_server() -> Iterator[Figure]:
    for name in _TABLE:
        times = race({"ours": _ours(name), "bare": _bare(name)}, rounds=ROUNDS)
        yield Figure(
            f"{name}, {COUNT} ideas, the script alone, beside a bare page, CPU",
            times["ours"].cpu,
            times["bare"].cpu,
            LIMIT_CPU if name == "triage" else None,
        )


def _ours(name: str) -> Callable[[], object]:
    app = _run(AppTest.from_file(str(_APP), default_timeout=60))
    if name == "matrix":
        app = _run(app.switch_page("pages/matrix.py"))
        return lambda: _run(app)

    def next_idea() -> None:
        app.button("next-open").click()
        _run(app)

    return next_idea


def _bare(name: str) -> Callable[[], object]:
    app = AppTest.from_file(str(_BARE), default_timeout=60)
    app.query_params["page"] = name
    row = count()

    def run() -> None:
        app.query_params["row"] = str(next(row) % COUNT)
        _run(app)

    return run


def _run(app: AppTest) -> AppTest:
    app.run()
    if app.exception:
        raise AssertionError(app.exception[0].message)
    return app


if __name__ == "__main__":
    report(figures, PACKAGES)
