"""A live link from the facilitator to a stranger, in a shared app below a path of its host, in browsers."""

import os
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from gtm_framework.cli.serve import SERVED
from gtm_framework.store import Put, Store
from tests.browser.server import Server

ROOT = Path(__file__).resolve().parents[2]
KEY = "K7M4XP93K7M4XP93K7M4XP93"

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("doors-visit")]


def test_a_client_opens_the_page_of_a_link_and_gets_nowhere_else(
    serve: Callable[..., Server], visit: Callable[..., Page], tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'live.db'}"
    with Store.open(url) as store:
        made = store.create_workspace("Acme")
        body = {"title": "Own the benchmark", "impact": 8, "effort": 3}
        store.save(made.id, [Put("initiative", "a", body, based_on=None)], summary="Begin")
    server = serve(
        ROOT / SERVED,
        env={
            "GTM_DATABASE_URL": url,
            "GTM_FACILITATOR_KEY": KEY,
            "GTM_SHARED_ADDRESS": "https://example.com/gtm",
        },
    )
    facilitator = visit(f"{server.url}/gtm/?key={KEY}")
    facilitator.goto(f"{server.url}/gtm/export")
    expect(facilitator.get_by_role("button", name="Ranked list", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    facilitator.get_by_role("combobox", name="Link to").click()
    facilitator.get_by_role("option", name="Client page").click()
    facilitator.get_by_role("button", name="Create link").click()
    address = facilitator.locator(".st-key-live-new code").inner_text()
    if shots := os.environ.get("GTM_SHOTS"):
        facilitator.screenshot(path=f"{shots}/live-links.png", full_page=True)

    stranger = visit(server.url + urlsplit(address).path)
    expect(stranger.get_by_role("heading", name="Acme")).to_be_visible()
    expect(stranger.get_by_role("cell", name="Own the benchmark")).to_be_visible()
    assert stranger.locator("button, input, form, script").count() == 0
    stranger.goto(f"{server.url}/gtm/export")
    expect(stranger.get_by_text("This page needs the facilitator’s key")).to_be_visible()
