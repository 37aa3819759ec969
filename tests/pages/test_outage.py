"""What stands in place of a page while the database does not answer, for whom, and that it goes again."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from streamlit.testing.v1 import AppTest

from gtm_framework.store import UnavailableError
from gtm_framework.store.database import Database
from pages.parts.session import gate
from pages.parts.shell.inert import inert

AWAY = UnavailableError("postgresql://gtm:***@db/team", "the server closed the connection", "See to it.")
BACK = "This page retries every few seconds and comes back on its own."


@pytest.fixture
def away(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Have the database not answer any more, until `monkeypatch.undo`."""

    def reading(_: Database) -> AbstractContextManager[None]:
        raise AWAY

    return lambda: monkeypatch.setattr(Database, "reading", reading)


def test_whoever_may_see_every_page_is_told_what_the_database_said(
    visit: Callable[[], AppTest], away: Callable[[], None]
) -> None:
    app = visit()

    away()
    app.run()

    assert not app.exception
    assert [one.value for one in app.error] == [inert(str(AWAY))]
    assert [one.value for one in app.caption] == [BACK]
    assert not app.button


def test_a_guest_is_not_told_where_the_database_is(
    visit: Callable[[], AppTest], away: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = visit()
    monkeypatch.setattr(gate, "is_open", lambda: False)

    away()
    app.query_params["link"] = "anything"
    app.switch_page("pages/join.py").run()

    assert not app.exception
    assert [one.value for one in app.error] == [
        "We can’t reach the database right now. Let the facilitator know; they can see the cause."
    ]
    assert [one.value for one in app.caption] == [BACK]


def test_the_page_is_there_again_once_the_database_is(
    visit: Callable[[], AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = visit()
    with monkeypatch.context() as patched:
        patched.setattr(Database, "reading", lambda _: (_ for _ in ()).throw(AWAY))
        app.run()
        assert app.error

    app.run()

    assert not app.error
    assert app.button
