"""The fixtures themselves: servers that start, restart and end; devices that keep nothing of a visit."""

import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.devices import Devices
from tests.browser.server import LOOPBACK, Server

pytestmark = pytest.mark.browser
APP = Path(__file__).parent / "apps" / "empty.py"


def test_a_page_is_seen_again_after_the_server_was_restarted(
    serve: Callable[..., Server], visit: Callable[..., Page]
) -> None:
    server = serve(APP)
    page = visit(server.url)
    expect(page.get_by_role("heading", name="Here")).to_be_visible()

    server.restart()
    page.goto(server.url)

    expect(page.get_by_role("heading", name="Here")).to_be_visible()


def test_a_stopped_server_leaves_its_port(serve: Callable[..., Server]) -> None:
    server = serve(APP)

    server.stop()

    with socket.socket() as probe:
        assert probe.connect_ex((LOOPBACK, server.port)) != 0


def test_a_device_that_is_used_again_has_nothing_left_of_its_last_visit(
    serve: Callable[..., Server], chromium: Browser
) -> None:
    devices, url = Devices(chromium), serve(APP).url
    page = devices.take(touch=False, new=False).open(url, width=800, height=600, dark=True)
    with page.context.expect_page():
        page.evaluate("""() => {
            document.cookie = "who=ana";
            localStorage.setItem("who", "ana");
            sessionStorage.setItem("who", "ana");
            window.open(location.href);
        }""")
    assert devices.give_back() == []

    again = devices.take(touch=False, new=False).open(url, width=1280, height=720, dark=False)

    assert again == page
    assert len(again.context.pages) == 1
    assert again.evaluate("""() => [
        document.cookie.includes("who"),
        localStorage.getItem("who"),
        sessionStorage.getItem("who"),
        innerWidth,
        matchMedia("(prefers-color-scheme: dark)").matches,
        history.length,
    ]""") == [False, None, None, 1280, False, 2]
    devices.give_back()


def test_a_device_that_a_test_listened_to_or_asked_for_as_new_is_not_used_again(chromium: Browser) -> None:
    devices = Devices(chromium)
    new = devices.take(touch=False, new=True).page
    heard = devices.take(touch=False, new=False).page
    heard.on("request", lambda request: None)
    devices.give_back()

    other = devices.take(touch=False, new=False).page

    assert other not in (new, heard)
    devices.give_back()


def test_two_visits_at_once_are_two_devices_and_a_phone_is_no_desktop(chromium: Browser) -> None:
    devices = Devices(chromium)
    kept = [devices.take(touch=touch, new=False).page for touch in (False, False, True)]
    devices.give_back()

    again = [devices.take(touch=touch, new=False).page for touch in (True, False, False)]

    assert again[0] == kept[2]
    assert set(again[1:]) == set(kept[:2])
    devices.give_back()


def test_a_request_that_leaves_this_machine_is_a_fault_of_that_visit_alone(
    serve: Callable[..., Server], chromium: Browser
) -> None:
    devices, url = Devices(chromium), serve(APP).url
    page = devices.take(touch=False, new=False).open(url, width=800, height=600, dark=False)
    page.evaluate("fetch('http://192.0.2.1/away').catch(() => {}); setTimeout(() => { throw Error('no') })")
    page.evaluate("new Promise(done => setTimeout(done))")

    assert devices.give_back() == ["left this machine: http://192.0.2.1/away", "script error: no"]
    assert devices.give_back() == []
