"""A page at rest: what opens on it then stays open."""

from playwright.sync_api import Page, expect


def reported(page: Page) -> None:
    """Wait until the browser has nothing left that the store does not have."""
    page.wait_for_function(
        "() => Object.keys(localStorage).every(name => !name.startsWith('gtm-half-typed'))"
    )


def at_rest(page: Page) -> None:
    """Wait until all that was typed has been told and the page is drawn: a redraw closes what is open."""
    reported(page)
    expect(page.locator("[data-test-script-state=notRunning]")).to_be_visible()
