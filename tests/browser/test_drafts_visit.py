"""What stands half-typed in a field outlives a refresh, another page and a restart of the server."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.rest import at_rest, reported
from tests.browser.server import Server

APP = Path(__file__).resolve().parents[2] / "app.py"

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("drafts-visit")]

A_HAND = 40  # milliseconds from down to up: a click in no time at all overtakes the field's own report
HALF = "Own the benchmark\nWin-back ma"
Serve = Callable[..., Server]
Visit = Callable[..., Page]


@pytest.fixture
def server(serve: Serve, tmp_path: Path) -> Server:
    return serve(APP, env={"GTM_DATABASE_URL": f"sqlite:///{tmp_path / 'ideas.db'}"})


def paste_box(page: Page) -> Locator:
    return page.get_by_role("textbox", name="One idea per line")


def half_type(page: Page, text: str = HALF) -> None:
    """Type letter by letter and stay in the field."""
    paste_box(page).click()
    paste_box(page).press_sequentially(text)
    expect(paste_box(page)).to_be_focused()


def test_half_typed_text_is_there_after_a_refresh(server: Server, visit: Visit) -> None:
    page = visit(server.url)
    half_type(page)

    page.reload()

    expect(paste_box(page)).to_have_value(HALF)


def test_half_typed_text_is_there_after_a_restart_also_in_another_browser(
    server: Server, visit: Visit
) -> None:
    page = visit(server.url)
    half_type(page)
    reported(page)

    server.restart()

    page.goto(server.url)
    expect(paste_box(page)).to_have_value(HALF)
    expect(paste_box(visit(server.url))).to_have_value(HALF)


def test_half_typed_text_is_there_after_the_server_ended_at_the_last_letter(
    server: Server, visit: Visit
) -> None:
    page = visit(server.url)
    half_type(page)
    server.stop()

    server.start()
    page.goto(server.url)

    expect(paste_box(page)).to_have_value(HALF)


def test_half_typed_text_is_there_after_a_look_at_another_page(server: Server, visit: Visit) -> None:
    page = visit(server.url)
    half_type(page)

    page.get_by_role("link", name="Matrix").click(delay=A_HAND)
    expect(page.get_by_role("heading", name="Impact and effort")).to_be_visible()
    page.get_by_role("link", name="Triage", exact=True).click()

    expect(paste_box(page)).to_have_value(HALF)


def test_typing_on_while_a_report_is_under_way_loses_no_letter(server: Server, visit: Visit) -> None:
    page = visit(server.url)
    paste_box(page).click()
    paste_box(page).press_sequentially(HALF * 3, delay=40)
    expect(paste_box(page)).to_have_value(HALF * 3)

    reported(page)

    page.reload()
    expect(paste_box(page)).to_have_value(HALF * 3)


def test_what_was_added_does_not_come_back(server: Server, visit: Visit) -> None:
    page = visit(server.url)
    half_type(page)
    page.get_by_role("button", name="Triage list").click()
    expect(page.get_by_role("button", name="Download CSV")).to_be_visible()

    reported(page)

    page.reload()
    at_rest(page)
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_role("tab", name="Paste a list").click()
    expect(paste_box(page)).to_have_value("")


def test_one_half_typed_idea_is_there_after_a_refresh_and_gone_when_added(
    server: Server, visit: Visit
) -> None:
    page = visit(server.url)
    half_type(page, "First")
    page.get_by_role("button", name="Triage list").click()
    expect(page.get_by_role("heading", name="First")).to_be_visible()
    at_rest(page)
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_role("textbox", name="Title", exact=True).press_sequentially("Win-back mails")
    page.get_by_role("textbox", name="Notes").last.press_sequentially("to those who left")

    page.reload()
    at_rest(page)
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("textbox", name="Title", exact=True)).to_have_value("Win-back mails")
    page.get_by_role("textbox", name="Title", exact=True).press("Enter")
    expect(page.get_by_role("heading", name="Win-back mails")).to_be_visible()
    expect(page.get_by_role("textbox", name="Title", exact=True)).to_have_value("")
    reported(page)

    page.reload()
    at_rest(page)
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("textbox", name="Title", exact=True)).to_have_value("")


def test_a_half_written_strategy_is_there_after_a_refresh_and_gone_when_it_is_begun(
    server: Server, visit: Visit
) -> None:
    page = visit(server.url)
    page.get_by_role("link", name="Strategy").click()
    customer = page.get_by_role("textbox", name="Who exactly is your ideal customer?")
    customer.press_sequentially("Workshops of three to")
    page.get_by_role("textbox", name="What do only you give them?").press_sequentially("A morning with")

    page.reload()
    expect(customer).to_have_value("Workshops of three to")
    page.get_by_role("button", name="Create my one-pager").click()
    expect(page.get_by_role("textbox", name="Beachhead segment")).to_have_value("Workshops of three to")
    reported(page)
