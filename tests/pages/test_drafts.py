"""Half-typed texts come back with the page, and go when they are sent."""

import os
from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from gtm_framework.store import Store
from tests.pages.conftest import unfolded

Visit = Callable[[], AppTest]


def keep(workspace: str, key: str, text: str) -> str:
    """Leave a half-typed text as an earlier visit would have; gives the workspace's id."""
    with Store.open(os.environ["GTM_DATABASE_URL"]) as store:
        names = {kept.name: kept.id for kept in store.workspaces()}
        where = names.get(workspace) or store.create_workspace(workspace).id
        store.keep_draft(where, key, text)
    return where


def kept(workspace_id: str, key: str) -> str:
    with Store.open(os.environ["GTM_DATABASE_URL"]) as store:
        return store.draft(workspace_id, key)


def test_a_field_shows_what_an_earlier_visit_left_in_it(visit: Visit) -> None:
    keep("My company", "draft-paste", "Own the bench")

    assert visit().text_area("draft-paste").value == "Own the bench"


def test_adding_the_list_drops_its_draft_and_empties_the_box(visit: Visit) -> None:
    where = keep("My company", "draft-paste", "Own the benchmark")
    app = visit()
    app.button("paste-add").click().run()

    assert app.header[0].value == ":blue-background[Own] the :blue-background[benchmark]"
    assert kept(where, "draft-paste") == ""


def test_adding_a_list_leaves_what_somebody_else_has_half_typed_meanwhile(visit: Visit) -> None:
    app = visit()
    app.text_area("draft-paste").input("Own the benchmark")
    where = keep("My company", "draft-paste", "Somebody else's li")
    app.button("paste-add").click().run()

    assert kept(where, "draft-paste") == "Somebody else's li"


def test_each_workspace_has_its_own_half_typed_text(visit: Visit) -> None:
    mine = keep("My company", "draft-paste", "mine")
    other = keep("Other", "draft-paste", "theirs")
    app = visit()
    assert app.query_params["workspace"] == mine

    unfolded(app, "workspaces").selectbox("workspace-choice").select(other).run()
    assert app.text_area("draft-paste").value == "theirs"

    unfolded(app, "workspaces").selectbox("workspace-choice").select(mine).run()
    assert app.text_area("draft-paste").value == "mine"


def test_a_refused_list_stays_in_the_box(visit: Visit) -> None:
    app = visit()
    app.text_area("draft-paste").input("title\timpact\nOwn the benchmark\televen")
    app.button("paste-add").click().run()

    assert "nothing can be imported yet" in app.error[0].value
    assert "column impact: 'eleven' is not a number" in app.text[0].value
    app.button("import-cancel").click().run()
    assert app.text_area("draft-paste").value == "title\timpact\nOwn the benchmark\televen"


def test_a_text_that_comes_back_outlives_a_browser_that_still_says_the_field_is_empty(visit: Visit) -> None:
    app = visit()
    app.session_state["_coming_back"] = {"draft-paste": "Own the bench"}
    app.text_area("draft-paste").input("").run()
    assert app.text_area("draft-paste").value == "Own the bench"

    app.run()
    app.text_area("draft-paste").input("").run()
    assert app.text_area("draft-paste").value == ""
