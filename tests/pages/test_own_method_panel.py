"""A team defines a ranking method of its own beside the list, changes it, and deletes it."""

import os
from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from gtm_framework.store import Put, Store
from tests.pages.conftest import unfolded

Visit = Callable[[], AppTest]


def settings() -> dict[str, object]:
    with Store.open(os.environ["GTM_DATABASE_URL"]) as store:
        kept = list(store.load(store.workspaces()[0].id).of("settings"))
        return dict(kept[0].body) if kept else {}


def opened(visit: Visit) -> AppTest:
    app = visit()
    with Store.open(os.environ["GTM_DATABASE_URL"]) as store:
        here = store.workspaces()[0].id
        ideas = [
            Put("initiative", "a", {"title": "Slow win", "impact": 9, "effort": 6}, based_on=None),
            Put("initiative", "b", {"title": "Fast win", "impact": 8, "effort": 2}, based_on=None),
        ]
        store.save(here, ideas, summary="Add two ideas")
    app.run()
    unfolded(app, "own-methods")
    return app


def test_a_saved_method_ranks_the_list_and_is_offered_with_the_others(visit: Visit) -> None:
    app = opened(visit)
    app.text_input(key="own-method-name-").set_value("Bang for the buck").run()

    app.button(key="own-method-save").click().run()

    assert not app.exception
    assert settings()["method"] == "bang_for_the_buck"
    offered = next(box for box in app.selectbox if box.label == "Method")
    assert "Bang for the buck" in offered.options
    assert any("The list is now ranked by" in str(said.value) for said in (*app.success, *app.markdown))


def test_a_method_without_a_name_is_refused_and_nothing_changes(visit: Visit) -> None:
    app = opened(visit)

    app.button(key="own-method-save").click().run()

    assert any("Enter a name for the method" in str(said.value) for said in (*app.error, *app.markdown))
    assert settings().get("own_methods", {}) == {}


def test_deleting_the_method_in_use_ranks_by_the_default_again(visit: Visit) -> None:
    app = opened(visit)
    app.text_input(key="own-method-name-").set_value("Bang for the buck").run()
    app.button(key="own-method-save").click().run()

    app.button(key="own-method-delete").click().run()

    assert not app.exception
    assert (settings()["method"], settings()["own_methods"]) == ("quadrant", {})
