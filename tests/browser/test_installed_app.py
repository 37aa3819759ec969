"""The app as it is after `pip install`: started by the command, from any folder, with its own look."""

import socket
import subprocess
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.server import PATIENCE_MS, free_port
from tests.installed import Installed

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("packaging")]


@pytest.fixture(scope="module")
def address(installed: Installed, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the installed app answers, started from a folder that knows nothing of it."""
    elsewhere, port = tmp_path_factory.mktemp("elsewhere"), free_port()
    environment = {
        **installed.environment,
        "GTM_DATABASE_URL": f"sqlite:///{elsewhere / 'ideas.db'}",
        "HOME": str(elsewhere),
    }
    environment.pop("DISPLAY", None)
    with subprocess.Popen(
        [*installed.command, "--port", str(port)],
        cwd=elsewhere, env=environment, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stdout.readline().startswith(f"GTM framework is open at http://127.0.0.1:{port} ")
        yield f"http://127.0.0.1:{port}"
        process.terminate()
        process.wait(timeout=PATIENCE_MS / 1000)
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0
    assert not (elsewhere / ".streamlit").exists()


@pytest.mark.parametrize(
    ("dark", "ground", "button"),
    [(False, "rgb(255, 255, 255)", "rgb(11, 90, 138)"), (True, "rgb(15, 22, 29)", "rgb(86, 180, 233)")],
)
def test_the_first_page_renders_in_its_own_colours(
    address: str, visit: Callable[..., Page], dark: bool, ground: str, button: str
) -> None:
    page = visit(address, dark=dark)

    expect(page.get_by_role("heading", name="Which of your ideas are worth doing?")).to_be_visible()
    expect(page.get_by_test_id("stApp")).to_have_css("background-color", ground)
    expect(page.get_by_role("button", name="Triage list")).to_have_css("background-color", button)


def test_the_settings_beside_the_app_are_in_force(address: str, visit: Callable[..., Page]) -> None:
    asked: list[str] = []
    page = visit("about:blank")
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    expect(page.get_by_role("heading", name="Which of your ideas are worth doing?")).to_be_visible()
    page.get_by_role("button", name="Load sample data").click()
    expect(page.locator(".ideas .line").first).to_be_visible()
    page.get_by_text("Bulk edit").click()
    table = page.get_by_test_id("stDataFrame").first
    expect(table).to_be_visible()

    assert {url.split("/")[2] for url in asked} == {address.split("/")[2]}  # no usage counted
    expect(page.get_by_test_id("stMainMenu")).to_have_count(0)  # toolbarMode
    table.hover()
    expect(table.get_by_label("Download as CSV")).to_have_count(0)  # disableDataExport
