"""From the command to something on the screen: the app beside a bare page, and the command line alone.

The app starts with a new database and is waited for until its first page is drawn in Chromium. The bare
page imports pandas and Plotly, as every page with a chart does, and shows one line. Both start in turns.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from playwright.sync_api import Browser

from bench.pages import chromium
from bench.timing import Figure, Measure, report
from gtm_framework.exchange.lists.csv_out import csv_bytes
from gtm_framework.exchange.workspaces.example import example_ideas
from gtm_framework.triage.ranking import rank
from gtm_framework.triage.rubric import Rubric
from tests.browser.server import Server

ROUNDS = 5
PACKAGES = ("streamlit", "plotly", "pandas", "playwright")

_ROOT = Path(__file__).resolve().parents[1]
_BARE = "import pandas\nimport plotly.graph_objects\nimport streamlit as st\nst.title('Bare page')\n"
_AT_MOST = 1.2
_SECONDS = 0.5


def figures() -> Iterator[Figure]:
    """The app beside the bare page, then one small file on the command line."""
    with TemporaryDirectory() as name, ExitStack() as running:
        folder = Path(name)
        bare = folder / "bare.py"
        bare.write_text(_BARE, encoding="utf-8")
        browser = chromium(running)
        taken: dict[str, list[float]] = {"ours": [], "bare": []}
        for at in range(ROUNDS + 1):
            database = {"GTM_DATABASE_URL": f"sqlite:///{folder / f'{at}.db'}"}
            times = {
                "ours": _first_page(browser, _ROOT / "app.py", database, "Which of your ideas"),
                "bare": _first_page(browser, bare, {}, "Bare page"),
            }
            for who, seconds in times.items():
                if at:  # the first round warms up
                    taken[who].append(seconds)
        mine, others = (Measure(tuple(samples)) for samples in taken.values())
        told = "start with a new database to the first page, beside a bare page with pandas and Plotly"
        yield Figure(told, mine, others, _AT_MOST)
        yield Figure("triage of a file with 24 ideas on the command line", _command(folder), limit=_SECONDS)


def _first_page(browser: Browser, app: Path, env: dict[str, str], seen: str) -> float:
    """Seconds from the start of the server until its page shows a text."""
    context = browser.new_context()
    server = Server(app, env, ())
    began = perf_counter()
    server.start()
    try:
        page = context.new_page()
        page.goto(server.url)
        page.get_by_text(seen).first.wait_for()
        return perf_counter() - began
    finally:
        context.close()
        server.stop()


def _command(folder: Path) -> Measure:
    """Seconds of the command, start and end of the process included."""
    ideas, out = folder / "ideas.csv", folder / "out.csv"
    ideas.write_bytes(csv_bytes(rank(example_ideas()), Rubric.default()))
    samples = []
    for _ in range(ROUNDS):
        began = perf_counter()
        subprocess.run(
            [sys.executable, "-m", "gtm_framework.cli", "triage", str(ideas), "-o", str(out)],
            check=True,
            capture_output=True,
        )
        samples.append(perf_counter() - began)
    return Measure(tuple(samples))


if __name__ == "__main__":
    report(figures, PACKAGES)
