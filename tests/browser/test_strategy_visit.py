"""A person's way through the strategy in a real browser: example, remark, answer, document."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.server import Server
from tests.browser.test_inert_text import NASTY
from tests.browser.test_triage_visit import WORD_JOINER

APP = Path(__file__).resolve().parents[2] / "app.py"

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("strategy-visit")]

PRICE = "You sell self-serve at an enterprise price. No user can approve this amount alone."
SEVERAL = "\n".join(NASTY)


@pytest.fixture
def page(serve: Callable[..., Server], visit: Callable[..., Page], tmp_path: Path) -> Page:
    server = serve(APP, env={"GTM_DATABASE_URL": f"sqlite:///{tmp_path / 'strategy.db'}"})
    visited = visit(server.url)
    visited.get_by_role("link", name="Strategy").click()
    expect(visited.get_by_role("heading", name="Where are you going, and who is it for?")).to_be_visible()
    return visited


def press(page: Page, key: str) -> None:
    page.locator(f".st-key-{key} button").first.click()


def look_at(page: Page, view: str) -> None:
    page.get_by_role("radio", name=view, exact=True).click()
    expect(page.get_by_role("radio", name=view, exact=True)).to_have_attribute("aria-checked", "true")


def downloaded(page: Page, name: str) -> str:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name).click()
    return Path(waiting.value.path()).read_text(encoding="utf-8")


def test_a_contradiction_is_shown_joined_opened_and_gone_once_an_answer_changes(page: Page) -> None:
    press(page, "example-contradictory")
    ring = page.locator(".st-key-ring .js-plotly-plot")
    expect(ring).to_be_visible()
    lines = ring.locator(".scatterlayer path.js-line")
    expect(lines).to_have_count(6)
    expect(page.get_by_text(PRICE)).to_be_visible()

    page.get_by_role("button", name="Motion: product-led").first.click()
    page.get_by_role("radio", name="sales-led: salespeople sell").click()

    expect(page.get_by_text(PRICE)).to_have_count(0)
    expect(lines).to_have_count(3)
    page.reload()
    expect(lines).to_have_count(3)


def test_a_mark_of_the_ring_opens_the_card_of_its_choice(page: Page) -> None:
    press(page, "example-contradictory")
    mark = page.locator(".st-key-ring .scatterlayer .point").last
    expect(mark).to_be_visible()
    box = mark.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    expect(page.get_by_role("radiogroup", name="Readiness")).to_be_visible()


def test_what_people_write_stays_text_on_cards_versions_refusals_and_in_documents(page: Page) -> None:
    page.get_by_role("textbox", name="Who exactly is your ideal customer?").fill(SEVERAL)
    page.get_by_role("button", name="Create my one-pager").click()
    press(page, "card-close")
    said = (page.locator(".st-key-card-beachhead button").text_content() or "").replace(WORD_JOINER, "")
    assert NASTY[0] in said

    look_at(page, "Versions")
    page.get_by_role("textbox", name="Version name").fill(NASTY[1])
    page.get_by_role("button", name="Save version").click()
    expect(page.get_by_text(NASTY[1], exact=True).first).to_be_visible()

    look_at(page, "Exclusions")
    press(page, "exclusion-new")
    page.get_by_role("textbox", name="Exclusion", exact=True).fill(NASTY[4])
    page.get_by_role("button", name="Save exclusion").click()
    expect(page.get_by_role("button", name="Edit", exact=True)).to_be_visible()
    refused = page.locator("[class*='st-key-exclusion-x-'] strong").text_content() or ""
    assert refused.replace(WORD_JOINER, "") == NASTY[4]

    look_at(page, "Documents")
    preview = page.locator(".st-key-document-preview")
    expect(preview).to_contain_text("bold")
    assert preview.locator("a[href*='example.org'], img, code, .katex, b, script").count() == 0
    assert page.title() != "taken"
    written = downloaded(page, "Download printable page")
    assert "<script>" not in written
    assert "&lt;script&gt;" in written


def test_both_documents_are_taken_away_as_markdown_and_as_a_page(page: Page) -> None:
    press(page, "example-coherent-sales-led")
    expect(page.locator(".st-key-ring .js-plotly-plot")).to_be_visible()
    look_at(page, "Documents")
    expect(page.get_by_text("Missing:").first).to_be_visible()

    assert downloaded(page, "Download Markdown").startswith("# Strategy brief: My company\n")
    assert "<h1>Strategy brief: My company</h1>" in downloaded(page, "Download printable page")
    look_at(page, "Plan")
    expect(page.get_by_role("heading", name="Plan: My company")).to_be_visible()
    assert downloaded(page, "Download Markdown").startswith("# Plan: My company\n")


def test_a_help_icon_leads_to_its_word_in_the_guide(page: Page) -> None:
    press(page, "example-contradictory")
    page.locator(".st-key-remark-weak").get_by_role("button", name="Help").first.hover()
    link = page.get_by_role("link", name="In the guide")
    expect(link).to_be_visible()
    with page.context.expect_page() as opened:
        link.click()

    expect(opened.value.locator(".st-key-asked")).to_contain_text("unproven assumption")


def test_nothing_is_wider_than_a_phone(
    serve: Callable[..., Server], visit: Callable[..., Page], tmp_path: Path
) -> None:
    server = serve(APP, env={"GTM_DATABASE_URL": f"sqlite:///{tmp_path / 'phone.db'}"})
    wide = visit(server.url)
    wide.get_by_role("link", name="Strategy").click()
    press(wide, "example-contradictory")
    expect(wide.get_by_text(PRICE)).to_be_visible()

    phone = visit(f"{server.url}/strategy", width=390, height=844, touch=True)
    expect(phone.get_by_text(PRICE)).to_be_visible()

    main = phone.locator("[data-testid=stMain]")
    assert main.evaluate("element => element.scrollWidth <= element.clientWidth")
