"""The history panel in a browser: times of the reader's clock, and a restore that can be undone."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from gtm_framework.store import Put, Store
from tests.browser.server import Server

APP = Path(__file__).resolve().parents[2] / "app.py"

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("history-visit")]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A workspace whose two ideas were added shortly before the new month, in UTC."""
    address = f"sqlite:///{tmp_path_factory.mktemp('history') / 'store.db'}"
    with Store.open(address, clock=lambda: datetime(2026, 1, 31, 23, 30, tzinfo=UTC)) as store:
        here = store.create_workspace("My company").id
        for title, author in (("Webinar", "Ana"), ("Win-back emails", "")):
            change = Put("initiative", title.casefold(), {"title": title}, based_on=None)
            store.save(here, [change], summary=f"Add “{title}”", author=author)
    return address


@pytest.fixture(scope="module")
def server(serve: Callable[..., Server], database: str) -> Server:
    return serve(APP, env={"GTM_DATABASE_URL": database})


def test_a_version_is_restored_and_the_restore_undone_at_the_readers_own_time(
    server: Server, visit: Callable[..., Page]
) -> None:
    page = visit(server.url)
    clock = page.context.new_cdp_session(page)
    clock.send("Emulation.setTimezoneOverride", {"timezoneId": "Asia/Tokyo"})
    page.reload()
    page.get_by_role("button", name="History").first.click()
    first = page.locator(".st-key-history-1")
    expect(first).to_contain_text("Added “Webinar”")
    expect(first).to_contain_text("February 1, 2026, 08:30 · Ana")
    expect(page.locator(".st-key-history-2")).to_contain_text("Current version")

    first.get_by_role("button", name="Restore this version").click()

    expect(page.get_by_text("Restored version 1.")).to_be_visible()
    expect(first).to_be_hidden()
    expect(page.get_by_text("1 idea", exact=False).first).to_be_visible()

    page.locator(".st-key-notice-undo-0 button").click()
    expect(page.get_by_text("2 ideas", exact=False).first).to_be_visible()
