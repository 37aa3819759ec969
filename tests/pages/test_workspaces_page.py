"""The list of workspaces: what a visitor sees of each, and what becomes of a copy."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import unfolded

Visit = Callable[[], AppTest]


@pytest.fixture
def page(visit: Visit) -> AppTest:
    app = visit()
    app.button("demo-open").click().run()
    app.switch_page("pages/workspaces.py").run()
    assert not app.exception
    return app


def names(app: AppTest) -> list[str]:
    return [each.value for each in app.markdown if each.value.startswith("**")]


def test_the_demo_opens_in_a_workspace_of_its_own(page: AppTest) -> None:
    assert names(page) == [
        "**Firstfix (demo)** :gray-badge[demo] :gray-badge[open now]",
        "**My company**",
    ]
    told = [each.value for each in page.caption]
    assert any(each.startswith("24 ideas · 6 unranked · 2 open conflicts · next review ") for each in told)


def test_the_demo_is_opened_once_however_often_it_is_asked_for(page: AppTest) -> None:
    page.button("demo-here").click().run()
    assert len(names(page)) == 2


def test_the_demo_is_deleted_in_one_click(page: AppTest) -> None:
    page.button("demo-delete").click().run()
    assert names(page) == ["**My company** :gray-badge[open now]"]


def test_a_duplicate_is_open_and_no_longer_the_demo(page: AppTest) -> None:
    demo = next(each.key for each in page.button if str(each.key).startswith("open-w")).removeprefix(
        "open-"
    )
    unfolded(page, f"more-{demo}")
    page.button(f"duplicate-{demo}").click().run()
    assert "**Firstfix (demo) (copy)** :gray-badge[open now]" in names(page)


def test_a_new_workspace_starts_from_a_template_without_ideas(page: AppTest) -> None:
    demo = next(each.key for each in page.button if str(each.key).startswith("open-w")).removeprefix(
        "open-"
    )
    unfolded(page, f"more-{demo}")
    page.button(f"template-{demo}").click().run()
    assert names(page)[-1] == "**Firstfix (demo) (template)** :gray-badge[template] :gray-badge[open now]"

    page.text_input("new-workspace-name").input("Northwind")
    page.selectbox("new-workspace-from").select("Firstfix (demo) (template)").run()
    page.button("new-workspace-create").click().run()
    assert "**Northwind** :gray-badge[open now]" in names(page)
    assert any(each.value.startswith("0 ideas · ") for each in page.caption)


def test_a_workspace_without_a_name_is_not_created(page: AppTest) -> None:
    page.button("new-workspace-create").click().run()
    assert page.error[0].value == "The new workspace needs a name. Enter the company or client."
    assert len(names(page)) == 2
