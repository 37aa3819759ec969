"""Every page has exactly one first-level heading, in each of its states."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

PAGES = [
    *("triage", "matrix", "scorecard", "strategy", "roadmap", "health", "guide"),
    *("rapid", "export", "workspaces"),
]
Visit = Callable[[], AppTest]


def headings(app: AppTest) -> list[str]:
    return [title.value for title in app.title]


@pytest.mark.parametrize("page", PAGES)
def test_an_empty_page_has_one(visit: Visit, page: str) -> None:
    app = visit().switch_page(f"pages/{page}.py").run()
    assert len(headings(app)) == 1


@pytest.mark.parametrize("page", PAGES)
def test_a_page_with_content_has_one_presented_or_not(visit: Visit, page: str) -> None:
    app = visit()
    app.button("demo-open").click().run()
    app.switch_page(f"pages/{page}.py").run()
    assert len(headings(app)) == 1

    app.toggle("presenting").set_value(True).run()
    assert not app.exception
    assert len(headings(app)) == 1
