"""Whoever opens a page by its address, even the first after a start, gets it in its frame."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.server import Server

APP = Path(__file__).resolve().parents[2] / "app.py"

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("address", ["matrix", "guide", "triage", ""])
def test_the_first_visit_after_a_start_goes_through_the_app(
    serve: Callable[..., Server], visit: Callable[..., Page], tmp_path: Path, address: str
) -> None:
    server = serve(APP, env={"GTM_DATABASE_URL": f"sqlite:///{tmp_path / 'first.db'}"})
    page = visit(f"{server.url}/{address}")

    expect(page.get_by_role("link", name="Matrix")).to_be_visible()
    expect(page.get_by_role("button", name="My company")).to_be_visible()
    expect(page.get_by_text("Page not found")).to_have_count(0)
