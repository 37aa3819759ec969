"""axe on every page, light and dark: no violation of any impact."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.server import ROOT, Server

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("accessibility")]

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
PAGES = [
    *("triage", "matrix", "scorecard", "strategy", "roadmap", "health", "workshop", "guide"),
    *("export", "workspaces", "rapid"),
]
OF_STREAMLIT = {
    # The area that takes dropped files has a label and the role "presentation" at once.
    ("presentation-role-conflict", "[data-testid=stFileUploaderDropzone]"),
}
FOUND = """async (known) => (await axe.run()).violations.flatMap(({ id, help, nodes }) => nodes
  .filter(({ element, target }) => !known.some(([rule, at]) =>
    rule === id && (document.querySelector(target[0])?.matches(at))))
  .map(({ target, any }) => `${id} (${help}): ${target.join(" ")} ${any[0]?.message ?? ""}`))"""


def violations(page: Page) -> list[str]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(FOUND, sorted(map(list, OF_STREAMLIT)))
    return found


@pytest.fixture
def demo(serve: Callable[..., Server], tmp_path: Path) -> Server:
    return serve(ROOT / "app.py", env={"GTM_DATABASE_URL": f"sqlite:///{tmp_path / 'demo.db'}"})


@pytest.mark.parametrize(
    "dark", [pytest.param(False, marks=pytest.mark.thorough, id="light"), pytest.param(True, id="dark")]
)
def test_axe_finds_nothing_on_any_page(demo: Server, visit: Callable[..., Page], dark: bool) -> None:
    page = visit(demo.url, dark=dark)
    expect(page.get_by_role("button", name="Open the demo company")).to_be_visible()
    told: dict[str, Any] = {"empty": violations(page)}
    page.get_by_role("button", name="Open the demo company").click()
    expect(page.get_by_role("button", name="Delete demo")).to_be_visible()
    for name in PAGES:
        page.goto(f"{demo.url}/{name}")
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
        expect(page.locator("[data-test-script-state=notRunning]")).to_be_attached()
        told[name] = violations(page)
    assert {name: found for name, found in told.items() if found} == {}


def test_a_question_mark_opens_the_shortcuts_and_escape_closes_them(
    demo: Server, visit: Callable[..., Page]
) -> None:
    page = visit(demo.url)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    page.get_by_role("link", name="Triage").focus()
    page.keyboard.press("?")
    panel = page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(panel).to_be_visible()
    assert violations(page) == []

    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
