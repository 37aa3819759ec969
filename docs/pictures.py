"""Take the screenshots of the documentation from the running product: `make pictures`."""

import os
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from playwright.sync_api import Page, expect, sync_playwright

from gtm_framework.exchange.workspaces import demo_company, demo_workshop
from gtm_framework.store import Put, Store
from gtm_framework.store.workshops import BallotBox
from gtm_framework.triage.scales import AXES
from gtm_framework.workshop import Item, events
from gtm_framework.workshop.votes import Ballot
from gtm_framework.workspace import SETTINGS

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "pictures"
SIZE = {"width": 1280, "height": 800}
PATIENCE = 60
PAGES = ("triage", "matrix", "scorecard", "strategy", "roadmap", "health")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking")


def main() -> None:
    """Write one light and one dark picture of each page."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        database = f"sqlite:///{Path(folder) / 'pictures.db'}"
        workshop = _fill(database)
        with _served(database) as url, sync_playwright() as playwright:
            browser = playwright.chromium.launch(args=[*FLAGS], executable_path=_chromium())
            for theme in ("light", "dark"):
                page = browser.new_page(viewport=SIZE, color_scheme=theme)  # type: ignore[arg-type]
                for name in PAGES:
                    _take(page, f"{url}/{'' if name == 'triage' else name}", f"{name}-{theme}")
                _take(page, f"{url}/present?workshop={workshop}", f"workshop-{theme}")
                page.close()
            browser.close()


def _chromium() -> str | None:
    names = ("chromium", "chromium-browser", "google-chrome")
    return next(filter(None, map(shutil.which, names)), None)


def _fill(database: str) -> str:
    """Save the demo company and a workshop that has just revealed its votes; return the workshop's id."""
    kept = [document for document in demo_company().documents if document.kind != SETTINGS]
    with Store.open(database) as store:
        workspace = store.create_workspace("Firstfix").id
        puts = [Put(each.kind, each.id, each.body, based_on=None) for each in kept]
        store.save(workspace, puts, summary="Open the demo company")
        return _revealed(BallotBox(store), workspace, demo_workshop())


def _revealed(box: BallotBox, workspace: str, told: Mapping[str, Any]) -> str:
    ideas = [(f"i-{number}", idea) for number, idea in enumerate(told["ideas"])]
    items = [Item(id=name, title=idea["title"]) for name, idea in ideas]
    opened = box.open_workshop(workspace, items=items, title=told["title"]).id
    people = [box.seat(opened, name) for name in told["people"]]
    _do(box, opened, events.AskGoal, goal=told["goal"])
    for axis in AXES:
        _do(box, opened, events.GoTo, phase=axis)
        vote = box.state(opened).open_round
        assert vote is not None
        for at, person in enumerate(people):
            votes = [
                Ballot(person=person.id, item=name, axis=axis, round=vote.number, value=idea[axis][at])
                for name, idea in ideas
            ]
            box.cast(opened, person.id, *votes)
    _do(box, opened, events.GoTo, phase="reveal")
    _do(box, opened, events.Reveal)
    return opened


def _do(box: BallotBox, workshop: str, event: type[events.Event], **fields: Any) -> None:
    box.do(workshop, event(against=box.state(workshop).revision, at=box.store.clock(), **fields))


@contextmanager
def _served(database: str) -> Iterator[str]:
    command = [sys.executable, "-m", "gtm_framework.cli"]
    environment = {**os.environ, "GTM_DATABASE_URL": database}
    for hidden in ("DISPLAY", "WAYLAND_DISPLAY"):
        environment.pop(hidden, None)
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            assert process.stdout is not None
            url = next(word for word in process.stdout.readline().split() if word.startswith("http"))
            _wait(f"{url}/_stcore/health")
            yield url
        finally:
            process.terminate()


def _wait(address: str) -> None:
    end = monotonic() + PATIENCE
    while monotonic() < end:
        try:
            urllib.request.urlopen(address, timeout=2).close()
        except OSError:
            sleep(0.2)
        else:
            return
    raise TimeoutError(f"{address} did not answer within {PATIENCE} seconds.")


def _take(page: Page, address: str, name: str) -> None:
    page.goto(address)
    expect(page.locator("[data-testid=stApp]")).to_have_attribute(
        "data-test-script-state", "notRunning", timeout=PATIENCE * 1000
    )
    for unfinished in ("[data-testid=stSkeleton]", "[data-testid=stPlotlyChart]:not(:has(.main-svg))"):
        expect(page.locator(unfinished)).to_have_count(0, timeout=PATIENCE * 1000)
    expect(page.locator("[data-stale=true]")).to_have_count(0, timeout=PATIENCE * 1000)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=FOLDER / f"{name}.png", animations="disabled")


if __name__ == "__main__":
    main()
