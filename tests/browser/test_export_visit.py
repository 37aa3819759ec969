"""A person's way from the workspace menu to the files that they take away, in a real browser."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from gtm_framework.charts.pictures import browser_path
from tests.browser.rest import at_rest
from tests.browser.server import Server

APP = Path(__file__).resolve().parents[2] / "app.py"

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("export-visit")]


def downloaded(page: Page, key: str) -> bytes:
    at_rest(page)
    with page.expect_download() as waiting:
        page.locator(f".st-key-{key} button").click()
    return Path(waiting.value.path()).read_bytes()


def test_the_report_is_one_click_away_as_html_and_as_pdf(
    serve: Callable[..., Server], visit: Callable[..., Page], tmp_path: Path
) -> None:
    server = serve(APP, env={"GTM_DATABASE_URL": f"sqlite:///{tmp_path / 'export.db'}"})
    page = visit(server.url)
    page.locator(".st-key-example button").click()
    page.locator(".st-key-workspaces button").first.click()
    page.get_by_role("link", name="Reports and exports").click()
    expect(page.get_by_role("heading", name="Reports and exports")).to_be_visible()
    page.get_by_label("Client", exact=True).fill("Acme Corp")
    page.get_by_label("Client", exact=True).press("Enter")

    if shots := os.environ.get("GTM_SHOTS"):
        page.screenshot(path=f"{shots}/export.png")
    assert b'<h1 dir="auto">Acme Corp</h1>' in downloaded(page, "export-html")
    if browser_path():
        assert downloaded(page, "export-pdf").startswith(b"%PDF-")


@pytest.mark.skipif(browser_path() is None, reason="no Chrome or Chromium is installed to draw a chart")
def test_a_chart_is_one_click_away_as_png_and_as_svg(
    serve: Callable[..., Server], visit: Callable[..., Page], tmp_path: Path
) -> None:
    server = serve(APP, env={"GTM_DATABASE_URL": f"sqlite:///{tmp_path / 'chart.db'}"})
    page = visit(server.url)
    page.locator(".st-key-example button").click()
    expect(page.locator(".st-key-example")).to_have_count(0)
    page.get_by_role("link", name="Matrix").click()

    assert downloaded(page, "download-matrix-png").startswith(b"\x89PNG")
    assert downloaded(page, "download-matrix-svg").startswith(b"<svg")
