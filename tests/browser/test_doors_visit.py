"""The doors of a shared app, in a browser and past one: nothing but Join without the facilitator's key."""

import urllib.request
from collections.abc import Callable
from pathlib import Path
from urllib.error import HTTPError

import pytest
from playwright.sync_api import Page, expect
from websockets.exceptions import InvalidStatus

from gtm_framework.cli.serve import SERVED
from gtm_framework.sharing.key import cookie_name, pass_of
from gtm_framework.store import Put, Store
from tests.browser.raw_visitor import raw_visitor
from tests.browser.server import Server

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(
    path.stem for path in (ROOT / "pages").glob("[!_]*.py") if path.stem not in {"join", "closed"}
)
KEY = "K7M4XP93K7M4XP93K7M4XP93"
SECRET = "Buy the quiet competitor"
COMPANY = "Nobody Knows Inc"
Serve = Callable[..., Server]
Visit = Callable[..., Page]

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("doors-visit")]


def shared(serve: Serve, folder: Path) -> Server:
    """A shared app with a secret in it."""
    url = f"sqlite:///{folder / 'shared.db'}"
    with Store.open(url) as store:
        made = store.create_workspace(COMPANY)
        body = {"title": SECRET, "impact": 8, "effort": 3}
        store.save(made.id, [Put("initiative", "quiet", body, based_on=None)], summary="Begin")
    return serve(ROOT / SERVED, env={"GTM_DATABASE_URL": url, "GTM_FACILITATOR_KEY": KEY})


@pytest.fixture(scope="module")
def server(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Server:
    return shared(serve, tmp_path_factory.mktemp("doors"))


def a_pass(server: Server) -> str:
    return f"{cookie_name(server.port)}={pass_of(KEY)}"


def status(url: str, cookie: str = "") -> int:
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers={"Cookie": cookie})) as answer:
            return int(answer.status)
    except HTTPError as error:
        return error.code


def test_the_first_connection_after_a_start_gets_no_page_past_the_door(
    serve: Serve, tmp_path: Path
) -> None:
    server = shared(serve, tmp_path)

    with raw_visitor(server) as guest:
        guest.opens("matrix")

    assert b"needs the facilitator" in guest.heard
    assert SECRET.encode() not in guest.heard
    assert b"Scorecard" not in guest.heard


def test_a_guest_gets_nothing_of_any_page_by_name_or_by_hash(server: Server) -> None:
    with raw_visitor(server) as guest:
        for page in ["", *PAGES]:
            for by in ("name", "hash"):
                guest.opens(page, by=by, query="workspace=w-1&idea=quiet")

    assert b"needs the facilitator" in guest.heard
    for hidden in (SECRET, COMPANY, "Scorecard", KEY, pass_of(KEY), "initiative"):
        assert hidden.encode() not in guest.heard


def test_the_same_connection_with_the_pass_gets_every_page(server: Server) -> None:
    with raw_visitor(server, a_pass(server)) as facilitator:
        told = [facilitator.opens(page, by=by) for page in ("triage", "matrix") for by in ("name", "hash")]

    assert all(SECRET.encode() in one for one in told)


@pytest.mark.parametrize("cookie", ["={key}", "={pass}x", "=; gtm-facilitator-1={pass}"])
def test_another_pass_is_none(server: Server, cookie: str) -> None:
    sent = cookie_name(server.port) + cookie.replace("{key}", KEY).replace("{pass}", pass_of(KEY))
    with raw_visitor(server, sent) as guest:
        assert SECRET.encode() not in guest.opens("matrix")


def test_a_page_of_another_site_cannot_use_the_browsers_pass(server: Server) -> None:
    with (
        pytest.raises(InvalidStatus),
        raw_visitor(server, a_pass(server), origin="http://elsewhere.example"),
    ):
        pass


def test_the_link_opens_the_app_leaves_the_address_and_holds_after_a_reload_and_a_restart(
    serve: Serve, visit: Visit, tmp_path: Path
) -> None:
    server = shared(serve, tmp_path)
    page = visit(f"{server.url}/matrix?key={KEY}")
    expect(page.get_by_text("“High” starts above")).to_be_visible()
    assert KEY not in page.url

    page.reload()
    expect(page.get_by_text("“High” starts above")).to_be_visible()
    server.restart()
    page.goto(f"{server.url}/matrix")
    expect(page.get_by_text("“High” starts above")).to_be_visible()

    page.go_back()
    assert KEY not in page.url
    assert "facilitator" not in page.evaluate("document.cookie")
    assert not [line for line in server.log if KEY in line or pass_of(KEY) in line]


def test_the_door_asks_for_the_key_and_leads_to_the_page_that_was_wanted(
    server: Server, visit: Visit
) -> None:
    page = visit(f"{server.url}/matrix")
    page.get_by_label("Facilitator’s key").fill("not the key")
    page.get_by_role("button", name="Open").click()
    expect(page.get_by_role("alert")).to_have_text(
        "Wrong key. Check the link in the terminal, then try again."
    )

    page.get_by_label("Facilitator’s key").fill(KEY)
    page.get_by_role("button", name="Open").click()

    expect(page.get_by_text("“High” starts above")).to_be_visible()


def test_a_download_is_given_to_the_facilitator_alone(server: Server, visit: Visit) -> None:
    page = visit(f"{server.url}/?key={KEY}")
    with page.expect_response("**/media/**") as fetched, page.expect_download():
        page.get_by_role("button", name="Download CSV").click()
    file = fetched.value.url

    assert status(file, a_pass(server)) == 200
    assert status(file) == 403
    assert status(file.replace("/media/", "//media/")) == 401


def test_the_app_without_its_door_shows_a_guest_no_more(serve: Serve, tmp_path: Path) -> None:
    """The second of the two gates alone: `app.py` run as it is, with the key in its environment."""
    url = f"sqlite:///{tmp_path / 'shared.db'}"
    server = serve(ROOT / "app.py", env={"GTM_DATABASE_URL": url, "GTM_FACILITATOR_KEY": KEY}, alone=True)

    with raw_visitor(server) as guest:
        for page in PAGES:
            guest.opens(page)
            guest.opens(page, by="hash")

    assert b"needs the facilitator" in guest.heard
    assert b"My company" not in guest.heard


def test_only_this_machines_own_names_reach_an_app_that_is_not_shared(serve: Serve, tmp_path: Path) -> None:
    server = serve(ROOT / "app.py", env={"GTM_DATABASE_URL": f"sqlite:///{tmp_path / 'own.db'}"})

    with raw_visitor(server, host="localhost") as own:
        assert b"Which of your ideas" in own.opens("")
    with pytest.raises(InvalidStatus), raw_visitor(server, host="elsewhere.example"):
        pass
