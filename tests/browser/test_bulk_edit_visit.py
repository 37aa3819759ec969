"""Numbers of twenty ideas are pasted from a spreadsheet into the table of ideas, in a real browser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from gtm_framework.store import Store
from tests.browser.rest import at_rest
from tests.browser.server import Server

APP = Path(__file__).resolve().parents[2] / "app.py"

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("triage-visit")]

TITLES = [f"Idea number {n}" for n in range(1, 21)]
# Impact and effort stay as they are; then reach, RICE impact, confidence, person-months.
PASTED = "\n".join(f"\t\t{100 * n}\t{'huge' if n == 3 else 2}\t80%\t{n % 4 + 1}" for n in range(1, 21))


def test_rice_inputs_of_twenty_ideas_are_pasted_as_one_block_and_the_wrong_cell_is_named(
    serve: Callable[..., Server], visit: Callable[..., Page], tmp_path: Path
) -> None:
    database = f"sqlite:///{tmp_path / 'ideas.db'}"
    page = visit(serve(APP, env={"GTM_DATABASE_URL": database}).url)
    page.get_by_role("textbox", name="One idea per line").fill("\n".join(TITLES))
    page.get_by_role("button", name="Triage list").click()
    page.get_by_role("combobox", name="Method").first.click()
    page.get_by_role("option", name="RICE").click()
    at_rest(page)
    page.get_by_text("Bulk edit").click()
    grid = page.locator("[data-testid=stDataFrame] canvas").first
    expect(grid).to_be_visible()
    at_rest(page)

    grid.click(force=True, position={"x": 440, "y": 52})
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("text => navigator.clipboard.writeText(text)", PASTED)
    page.keyboard.press("Control+v")

    expect(page.get_by_text("Idea number 3, RICE impact: 'huge' is not a number.")).to_be_visible()
    at_rest(page)
    with Store.open(database) as store:
        kept = store.load(store.workspaces()[0].id).of("initiative")
        numbers = {idea.body["title"]: idea.body for idea in kept}
    assert [numbers[title]["reach"] for title in TITLES] == [100 * n for n in range(1, 21)]
    assert [numbers[title]["confidence"] for title in TITLES] == [80] * 20
    assert "rice_impact" not in numbers["Idea number 3"]["inputs"]
    assert numbers["Idea number 4"]["inputs"] == {"rice_impact": 2, "person_months": 1}
