"""The history panel beside Undo: what was changed, when and by whom, and going back to a version."""

import os
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from gtm_framework.sharing.key import ENVIRONMENT
from gtm_framework.store import Put, Store
from pages.parts.session import gate
from tests.pages.conftest import unfolded

Visit = Callable[[], AppTest]


def add(title: str, author: str = "") -> None:
    """Add an idea as another visitor would."""
    with Store.open(os.environ["GTM_DATABASE_URL"]) as store:
        here = store.workspaces()[0].id
        change = Put("initiative", title.casefold(), {"title": title}, based_on=None)
        store.save(here, [change], summary=f"Add “{title}”", author=author)


def titles() -> list[str]:
    with Store.open(os.environ["GTM_DATABASE_URL"]) as store:
        here = store.workspaces()[0].id
        return [idea.body["title"] for idea in store.load(here).of("initiative")]


def newest_author() -> str:
    with Store.open(os.environ["GTM_DATABASE_URL"]) as store:
        return store.history(store.workspaces()[0].id)[0].revision.author


def said(app: AppTest) -> str:
    """What the page says; the backslashes that keep typed text inert are left out."""
    shown = [*app.markdown, *app.caption, *app.info, *app.success, *app.error]
    return "\n".join(str(element.value) for element in shown).replace("\\", "")


def keys(app: AppTest) -> set[str]:
    return {button.key for button in app.button if button.key.startswith("history-")}


def test_an_empty_history_explains_itself(visit: Visit) -> None:
    app = visit()
    app.switch_page("pages/strategy.py").run()

    unfolded(app, "history")

    assert "Nothing has been changed in this workspace yet. Every change will be listed here" in said(app)
    assert keys(app) == set()


def test_the_panel_lists_what_was_changed_and_by_whom_newest_first(visit: Visit) -> None:
    visit()
    add("Webinar")
    add("Win-back emails", author="Ana")
    app = unfolded(visit(), "history")

    words = said(app)
    assert words.index("Added “Win-back emails”") < words.index("Added “Webinar”")
    assert "Version 2 · Today, " in words
    assert " · Ana" in words
    assert "Current version" in words
    assert keys(app) == {"history-restore-1"}


def test_restoring_a_version_brings_it_back_closes_the_panel_and_can_be_undone(visit: Visit) -> None:
    visit()
    for title in ("Webinar", "Win-back emails", "Podcast"):
        add(title)
    app = unfolded(visit(), "history")

    app.button("history-restore-1").click().run()

    assert titles() == ["Webinar"]
    assert "Restored version 1." in said(app)
    assert app.session_state["history"] is False

    app.button("notice-undo-0").click().run()
    assert titles() == ["Webinar", "Win-back emails", "Podcast"]
    assert "Undone: Restore version 1" in said(app)


def test_what_others_have_saved_meanwhile_is_not_taken_back_unseen(visit: Visit) -> None:
    visit()
    add("Webinar")
    add("Win-back emails")
    app = unfolded(visit(), "history")
    add("Podcast", author="Ben")

    app.button("history-restore-1").click().run()

    assert titles() == ["Webinar", "Win-back emails", "Podcast"]
    assert "you are looking at revision 2, but there is a newer one: revision 3 (Ben, " in said(app)


def test_a_long_history_is_shown_page_by_page(visit: Visit) -> None:
    visit()
    for number in range(25):
        add(f"Idea {number}")
    app = unfolded(visit(), "history")
    assert len(keys(app) - {"history-older"}) == 19
    assert "Added “Idea 4”" not in said(app)

    app.button("history-older").click().run()

    assert len(keys(app) - {"history-newest"}) == 5
    assert "Added “Idea 0”" in said(app)
    assert "history-older" not in keys(app)

    app.button("history-newest").click().run()
    assert "Added “Idea 24”" in said(app)


@pytest.mark.parametrize("page", ["triage", "strategy", "roadmap", "health"])
def test_the_history_is_reached_from_each_page_with_undo(visit: Visit, page: str) -> None:
    visit()
    add("Webinar")
    with Store.open(os.environ["GTM_DATABASE_URL"]) as store:
        cascade = Put("cascade", "cascade", {"pillars": [{"id": "p", "title": "Premium"}]}, based_on=None)
        store.save(store.workspaces()[0].id, [cascade], summary="Add a pillar")
    app = visit()
    app.switch_page(f"pages/{page}.py").run()

    assert "Added pillar “Premium”" in said(unfolded(app, "history"))


def test_on_ones_own_machine_a_change_has_no_author(visit: Visit) -> None:
    visit().button("example").click().run()

    assert newest_author() == ""


def test_in_a_shared_app_every_change_of_the_workspace_is_the_facilitators(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ENVIRONMENT, "k" * 20)
    monkeypatch.setattr(gate, "is_open", lambda: True)
    visit().button("example").click().run()
    assert newest_author() == "Facilitator"
    add("Webinar")
    app = visit()

    for press in ("undo", "redo"):
        app.button(press).click().run()
        assert newest_author() == "Facilitator"
