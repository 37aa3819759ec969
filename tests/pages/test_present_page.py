"""The shared screen without a browser: what frames each scene, and that it is turned in one place."""

import re
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from gtm_framework.errors import GtmError
from gtm_framework.store import UnavailableError
from gtm_framework.store.workshops.ballot_box import BallotBox
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.flow import StaleError
from gtm_framework.workshop.room.codes import spaced
from gtm_framework.workshop.state import DoneShown
from pages.parts.live import shared_screen
from tests.browser.open_workshop import GOAL, OpenWorkshop
from tests.browser.rehearsal import titles

APP = Path(__file__).resolve().parents[2] / "app.py"
IDEAS = ("Own the benchmark", "Win-back mails", "<script>alert(1)</script>")


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    url = f"sqlite:///{tmp_path / 'room.db'}"
    monkeypatch.setenv("GTM_DATABASE_URL", url)
    st.cache_resource.clear()
    return url


def opened(workshop_id: str) -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=30).run()
    app.query_params["workshop"] = workshop_id
    app.switch_page("pages/present.py").run()
    assert not app.exception
    return app


def shown(room: OpenWorkshop) -> str:
    """Everything on the screen but its styles."""
    return "\n".join(
        one.proto.body for one in opened(room.id).get("html") if "<style>" not in one.proto.body
    )


def test_without_a_workshop_in_the_address_the_page_says_so(url: str) -> None:
    assert opened("").title[0].value == "This link doesn’t open a workshop"


def test_an_unknown_workshop_is_an_error_in_words(url: str) -> None:
    OpenWorkshop.begun(url)

    assert opened("no-such").error[0].value == "This workshop doesn’t exist. Choose one from the list."


def test_before_it_begins_the_screen_has_the_goal_and_the_way_in(url: str) -> None:
    room = OpenWorkshop.begun(url, *IDEAS)
    room.box.admit(room.id, "Ben")

    told = shown(room)

    assert GOAL in told
    assert spaced(room.code) in told
    assert "1 joined" in told
    assert "Ben" not in told
    assert "role='timer'" not in told
    code = spaced(room.code)
    room.box.withdraw_invitation(room.id)
    assert code not in shown(room)


def test_a_timer_says_when_it_is_paused_and_when_time_is_up(url: str) -> None:
    room = OpenWorkshop.begun(url, *IDEAS, phase="merge")
    room.does(ev.Hold)
    assert re.search(r"class='clock left' role='timer'>[78]:\d\d</div><small[^>]*>paused", shown(room))
    room.does(ev.Resume)
    room.does(ev.Extend, by="-PT30M")

    assert re.search(r"class='clock over' role='timer'>−?0:\d\d</div><small[^>]*>time’s up", shown(room))


def test_the_idea_under_discussion_has_its_own_time(url: str) -> None:
    room = OpenWorkshop.begun(url, *IDEAS, phase="impact")
    room.revealed()
    room.goes_to("discuss")
    room.does(ev.Talk, item=IDEAS[1])
    assert re.search(r"this idea [12]:\d\d<", shown(room))

    room.does(ev.Extend, by="-PT30M", timer="item")

    assert re.search(r"this idea −?0:\d\d, time’s up<", shown(room))


def test_how_many_are_done_is_told_where_everyone_is_to_see_it(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = OpenWorkshop.begun(url, *IDEAS, phase="impact")
    room.box.admit(room.id, "Ben")
    assert "class='done'" not in shown(room)
    room.does(ev.SetUp, done_shown=DoneShown.EVERYONE)
    assert "0 of 1 done" in shown(room)

    def gone(*_: Any) -> None:
        raise UnavailableError("the database", "it is away", "Try again.")

    monkeypatch.setattr(BallotBox, "done", gone)
    assert "of 1 done" not in shown(room)


def test_what_people_typed_is_text(url: str) -> None:
    told = shown(OpenWorkshop.begun(url, *IDEAS, phase="merge"))

    assert "&lt;script&gt;" in told
    assert "<script>" not in told


def test_the_page_is_turned_where_the_scene_stands(url: str) -> None:
    room = OpenWorkshop.begun(url, *titles(20), phase="merge")
    assert "data-scene='collect' data-page='1'" in shown(room)

    pages = []
    for press in ("next", "next", "previous", "next"):
        shared_screen.press(room.id, press)
        pages.append(room.box.state(room.id).shown.page)
    assert pages == [2, 2, 1, 2]
    assert "data-page='2'" in shown(room)
    shared_screen.point_at(room.id, titles(1)[0])
    assert "data-page='1'" in shown(room)
    shared_screen.press(room.id, "code")
    assert "data-scene='code'" in shown(room)


def test_a_press_is_tried_again_when_others_are_quicker_and_says_so_in_the_end(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = OpenWorkshop.begun(url, *IDEAS, phase="merge")
    opened(room.id)
    does, tries = BallotBox.do, []

    def crowded(box: BallotBox, workshop_id: str, event: ev.Event, *, actor: str = "") -> object:
        tries.append(event)
        if len(tries) % 6 < 3:
            raise StaleError(0, 1)
        return does(box, workshop_id, event, actor=actor)

    monkeypatch.setattr(BallotBox, "do", crowded)
    shared_screen.press(room.id, "code")
    assert len(tries) == 3
    assert room.box.state(room.id).shown.code

    monkeypatch.setattr(BallotBox, "do", lambda *_, **__: crowded_out())

    def crowded_out() -> None:
        raise StaleError(0, 1)

    with pytest.raises(GtmError, match=r"others were updating the workshop\. Press the key again"):
        shared_screen.press(room.id, "code")
    with pytest.raises(GtmError, match=r"others were updating the workshop\. Press the key again"):
        shared_screen.point_at(room.id, IDEAS[0])
