"""The screens that people use all day, measured in three windows and both themes with up to 200 ideas."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as Late

from bench.page_ideas import ideas
from gtm_framework.store import Put, Store
from tests.browser.measured_page import FAULTS
from tests.browser.server import ROOT, Server

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("frame-visit")]

COUNTS = (3, 24, 200)
WINDOWS = {(1280, 720): "laptop", (1920, 1080): "desktop", (390, 844): "phone"}
SMALLEST, SMALLEST_MARK = 12, {3: 12, 24: 10, 200: 6}
"""Pixels; the numbers on a full plot are smaller, and a quadrant of it can be zoomed into."""
LAID_OUT_MS = 10_000
FIRST_ROW = ".ideas .line"
ABOVE = {
    "triage": {
        "laptop": [
            FIRST_ROW,
            "[role=radiogroup][aria-label=impact]",
            "[role=radiogroup][aria-label=effort]",
        ],
        "desktop": [FIRST_ROW, "[role=radiogroup][aria-label=impact]", ".question"],
        "phone": [FIRST_ROW],
    },
    "matrix": {
        "laptop": [FIRST_ROW, ".js-plotly-plot"],
        "desktop": [FIRST_ROW, ".js-plotly-plot"],
        "phone": [".js-plotly-plot"],
    },
}
"""What belongs above the fold, by page and window."""


@pytest.fixture(scope="module")
def addresses(serve: Callable[..., Server], tmp_path_factory: pytest.TempPathFactory) -> dict[int, str]:
    """One server, and the workspace with each number of ideas."""
    url = f"sqlite:///{tmp_path_factory.mktemp('daily') / 'ideas.db'}"
    made = {}
    with Store.open(url) as store:
        for count in COUNTS:
            workspace = store.create_workspace(f"{count} ideas").id
            bodies = {
                i.id: i.model_dump(mode="json", exclude_defaults=True, exclude={"id"}) for i in ideas()
            }
            puts = [
                Put("initiative", id_, body, based_on=None) for id_, body in list(bodies.items())[:count]
            ]
            store.save(workspace, puts, summary="Begin")
            made[count] = workspace
    server = serve(ROOT / "app.py", env={"GTM_DATABASE_URL": url})
    return {count: f"{server.url}/{{page}}?workspace={workspace}" for count, workspace in made.items()}


@pytest.mark.parametrize("name", list(ABOVE))
@pytest.mark.parametrize("count", COUNTS)
def test_titles_labels_and_the_fold_hold_in_every_window_and_theme(
    addresses: dict[int, str], visit: Callable[..., Page], name: str, count: int
) -> None:
    page = visit(addresses[count].format(page=name))
    found = {}
    for (width, height), window in WINDOWS.items():
        page.set_viewport_size({"width": width, "height": height})
        for theme in ("light", "dark"):
            page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
            expect(page.locator(FIRST_ROW).first).to_be_visible()
            found[window, theme] = faults_of(page, [SMALLEST, SMALLEST_MARK[count], ABOVE[name][window]])
    assert {where: faults for where, faults in found.items() if faults} == {}


def faults_of(page: Page, limits: list[object]) -> list[str]:
    """What is wrong once the page is laid out for its window: the app learns the size after the browser."""
    try:
        page.wait_for_function(
            f"limits => ({FAULTS})(limits).length === 0", arg=limits, timeout=LAID_OUT_MS
        )
    except Late:
        return list(page.evaluate(FAULTS, limits))
    return []
