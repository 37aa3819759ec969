"""The report as it prints: nothing outside the margins, and no broken word, on both papers."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from bench.reports import workspace_of
from gtm_framework.report import build_report, report_html, section_choices
from gtm_framework.triage.initiative import Initiative
from gtm_framework.workspace import Workspace
from tests.browser.printed import BROKEN, OUTSIDE, PAPERS
from tests.report.demo import DAY, demo_company, demo_outcome, of_ideas

pytestmark = pytest.mark.browser


EMPTY = """() => [...document.querySelectorAll('h1, h2, h3, th, dt')].filter(heading => {
  if (heading.matches('.timeline th:first-child') || heading.matches('tbody th')) return false;
  const next = heading.nextElementSibling || heading.closest('thead')?.nextElementSibling;
  return !heading.innerText.trim() || (heading.matches('h2, h3, dt') && !(next && next.innerText.trim()
    || next?.querySelector('svg')));
}).map(heading => heading.outerHTML.slice(0, 80))"""

NARROW = """() => document.documentElement.scrollWidth - document.documentElement.clientWidth"""


@pytest.fixture
def paper(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    yield page
    page.close()


def printed(page: Page, workspace: Workspace, paper: str) -> Page:
    """The report as it is laid out between the margins of a paper."""
    width = round(PAPERS[paper] / 25.4 * 96)
    page.set_viewport_size({"width": width, "height": 960})
    page.emulate_media(media="print")
    every = [section.id for section in section_choices()]
    report = build_report(workspace, DAY, sections=every, workshop=demo_outcome())
    page.set_content(report_html(report, paper))
    return page


def odd_ideas() -> Workspace:
    titles = [
        "حملة إعلانية للشركات الصغيرة",
        "🚀 Launch week 👩‍💻",
        "W" * 300,
        "https://example.com/" + "a/b" * 90,
    ]
    return of_ideas(
        [Initiative(title=title, description=title, owner=title, impact=8, effort=2) for title in titles]
    )


def many_ideas() -> Workspace:
    return workspace_of(500)


def no_ideas() -> Workspace:
    return of_ideas([])


@pytest.mark.parametrize("size", PAPERS)
@pytest.mark.parametrize("workspace", [demo_company, odd_ideas, many_ideas, no_ideas])
def test_nothing_is_outside_the_margins(paper: Page, workspace: object, size: str) -> None:
    page = printed(paper, workspace(), size)  # type: ignore[operator]

    assert page.evaluate(OUTSIDE, round(PAPERS[size] / 25.4 * 96)) == []


@pytest.mark.parametrize("size", PAPERS)
def test_no_ordinary_word_is_broken(paper: Page, size: str) -> None:
    page = printed(paper, demo_company(), size)

    assert page.evaluate(BROKEN, 22) == []


@pytest.mark.parametrize("workspace", [demo_company, odd_ideas, many_ideas, no_ideas])
def test_no_heading_is_empty_or_has_nothing_below(paper: Page, workspace: object) -> None:
    page = printed(paper, workspace(), "A4")  # type: ignore[operator]

    assert page.locator("h1").count() == 1
    assert page.evaluate(EMPTY) == []


def test_on_a_phone_the_page_is_as_wide_as_the_screen_and_tables_scroll(paper: Page) -> None:
    page = printed(paper, demo_company(), "A4")
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 390, "height": 844})

    assert page.evaluate(NARROW) == 0
    assert page.locator(".wide").first.evaluate("wide => wide.scrollWidth > wide.clientWidth")
