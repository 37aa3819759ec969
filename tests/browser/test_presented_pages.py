"""Presentation mode of every page, as a room sees it: large enough, whole, nothing over anything else."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as Late

from gtm_framework.exchange.workspaces import demo_company
from gtm_framework.store import Put, Store
from tests.browser.measured_screen import FAULTS
from tests.browser.server import ROOT, Server

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("presented-pages")]

WINDOWS = ((1280, 720), (1920, 1080))
DRAWN = {
    "triage": ".ideas .line",
    "matrix": ".js-plotly-plot .textpoint",
    "scorecard": ".js-plotly-plot .ytick",
    "strategy": ".js-plotly-plot .annotation-text",
    "roadmap": ".js-plotly-plot .annotation-text",
    "health": ".st-key-reading h2",
}
"""What a page has once it is drawn."""
PARTS = {"scorecard": "Scores", "health": "Mix"}
"""What else can be shown on a page."""
LAID_OUT_MS = 4_000


@pytest.fixture(scope="module")
def address(serve: Callable[..., Server], tmp_path_factory: pytest.TempPathFactory) -> str:
    url = f"sqlite:///{tmp_path_factory.mktemp('presented') / 'demo.db'}"
    with Store.open(url) as store:
        demo = demo_company()
        workspace = store.create_workspace(demo.name)
        puts = [Put(one.kind, one.id, dict(one.body), based_on=None) for one in demo.documents]
        store.save(workspace.id, puts, summary="Open the demo company")
    return serve(ROOT / "app.py", env={"GTM_DATABASE_URL": url}).url


@pytest.mark.parametrize("name", list(DRAWN))
def test_a_page_opened_by_its_address_in_presentation_mode_can_be_read_from_the_back(
    address: str, visit: Callable[..., Page], name: str
) -> None:
    page = visit(f"{address}/{name}?presenting=true")
    found = {}
    for width, height in WINDOWS:
        page.set_viewport_size({"width": width, "height": height})
        for theme in ("light", "dark"):
            page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
            expect(page.locator(DRAWN[name]).first).to_be_visible()
            found[width, theme] = faults_of(page, height)
    if name in PARTS:
        page.get_by_role("radio", name=PARTS[name]).or_(
            page.get_by_role("button", name=PARTS[name], exact=True)
        ).first.click()
        expect(page.locator(".js-plotly-plot .ytick").first).to_be_visible()
        found[PARTS[name]] = faults_of(page, WINDOWS[-1][1])
    assert {where: faults for where, faults in found.items() if faults} == {}


def faults_of(page: Page, height: int) -> list[str]:
    """What is wrong once the page is laid out for its window: the app learns the size after the browser."""
    try:
        page.wait_for_function(
            f"smallest => ({FAULTS})(smallest).length === 0", arg=height / 30, timeout=LAID_OUT_MS
        )
    except Late:
        return list(page.evaluate(FAULTS, height / 30))
    return []
