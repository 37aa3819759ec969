"""A RICE workbook is uploaded, reviewed, ranked and downloaded; the command line writes the same bytes."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from playwright.sync_api import Page, expect

from tests.browser.rest import at_rest
from tests.browser.server import Server

APP = Path(__file__).resolve().parents[2] / "app.py"

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("triage-visit")]

ROWS = [
    ("Plan", "Reach", "Impact", "Confidence", "Effort", "RICE score"),
    ("Own the benchmark report for our industry", 1200, 3, 0.8, 4, 720),
    ("Price by usage instead of by seat", 800, 2, 0.5, 2, 400),
    ("Run one webinar with a partner", 300, 1, 1, 0.5, 600),
]


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "plans.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Scores")
        for at, row in enumerate(ROWS):
            sheet.write_row(at, 0, row)
    return path


def test_a_rice_workbook_is_read_ranked_and_taken_away_as_the_command_line_does(
    serve: Callable[..., Server], visit: Callable[..., Page], tmp_path: Path, workbook: Path
) -> None:
    page = visit(serve(APP, env={"GTM_DATABASE_URL": f"sqlite:///{tmp_path / 'ideas.db'}"}).url)
    page.locator("input[type=file]").first.set_input_files(workbook)
    expect(page.get_by_text("Which column names the ideas?")).to_be_visible()
    expect(page.get_by_text("Answer the question above.")).to_be_visible()
    page.get_by_role("radiogroup", name="Which column names the ideas?").get_by_text("Plan").click()
    expect(page.get_by_text("Your RICE score column matches in 3 of 3 rows")).to_be_visible()
    expect(page.get_by_role("button", name="Import 3 ideas")).to_be_enabled()

    page.get_by_role("button", name="Import 3 ideas").click()
    expect(page.get_by_text("Imported 3 new ideas")).to_be_visible()
    at_rest(page)
    page.get_by_role("combobox", name="Method").first.click()
    page.get_by_role("option", name="RICE").click()
    expect(page.get_by_text("RICE formula: ")).to_be_visible()
    at_rest(page)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Download CSV").click()
    from_page = Path(saved.value.path()).read_bytes()

    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "gtm_framework.cli",
            "triage",
            str(workbook),
            "--method",
            "rice",
            "--title",
            "Plan",
            "-o",
            "-",
        ],
        capture_output=True,
        check=True,
    )
    assert from_page == done.stdout
    assert from_page.decode().splitlines()[1].startswith("1,")
    assert "Own the benchmark" in from_page.decode().splitlines()[1]
