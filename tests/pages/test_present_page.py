"""The shared screen without a browser: one thing to look at in each phase, nothing blind."""

import json
import re
from html import escape
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from gtm_framework.workshop import events as ev
from gtm_framework.workshop.codes import spaced
from gtm_framework.workshop.rules import rules
from gtm_framework.workshop.state import DoneShown
from tests.browser.open_workshop import GOAL, OpenWorkshop

APP = Path(__file__).resolve().parents[2] / "app.py"
IDEAS = ("Own the benchmark", "Win-back mails", "<script>alert(1)</script>")
BOARD = "gtm_board"


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


def voted(url: str, axis: str = "impact") -> OpenWorkshop:
    """A room of two that is apart on its second idea."""
    room = OpenWorkshop.begun(url, *IDEAS, phase=axis)
    people = [room.box.admit(room.id, name)[0] for name in ("Ben", "Cleo")]
    for idea, both in zip(IDEAS, ((5, 5), (2, 9), (4, 5)), strict=True):
        for person, value in zip(people, both, strict=True):
            room.casts(person, idea, value, axis)
    return room


def test_without_a_workshop_in_the_address_the_page_says_so(url: str) -> None:
    assert opened("").title[0].value == "No workshop is named in this address"


def test_an_unknown_workshop_is_an_error_in_words(url: str) -> None:
    OpenWorkshop.begun(url)

    assert "no-such" in opened("no-such").error[0].value


@pytest.mark.parametrize("phase", ["", "ideas"])
def test_the_way_in_is_large_while_people_come(url: str, phase: str) -> None:
    room = OpenWorkshop.begun(url, *IDEAS, phase=phase)
    assert "Nobody is here yet." in shown(room)
    room.box.admit(room.id, "Ben")
    assert "1 is here." in shown(room)
    room.box.admit(room.id, "Cleo")

    told = shown(room)

    assert GOAL in told
    assert f"<div class='code'>{spaced(room.code)}</div>" in told
    assert "data:image/svg+xml;base64," in told
    assert "2 are here." in told
    assert "Ben" not in told
    code = spaced(room.code)
    room.box.withdraw_invitation(room.id)
    assert code not in shown(room)


def test_a_timer_stands_on_top_once_the_phase_has_begun_and_says_when_it_is_held(url: str) -> None:
    room = OpenWorkshop.begun(url, *IDEAS)
    assert "role='timer'" not in shown(room)
    room.goes_to("merge")
    room.does(ev.Hold)

    assert re.search(r"role='timer'>[78]:\d\d<small>held</small>", shown(room))


@pytest.mark.parametrize(
    ("phase", "asked"),
    [
        ("shortlist", "1 for each person"),
        ("kind", "What outcome is it after?"),
        ("impact", "changes the year"),
    ],
)
def test_a_silent_vote_shows_what_is_asked_and_no_ballot(url: str, phase: str, asked: str) -> None:
    room = OpenWorkshop.begun(url, *IDEAS, phase=phase)

    told = shown(room)

    assert asked in told
    assert escape(rules().phase(phase).room) in told
    assert escape(rules().phase(phase).says) not in told
    assert "3 ideas, in silence" in told
    assert "done" not in told
    assert "strips" not in told
    room.does(ev.SetUp, done_shown=DoneShown.EVERYONE)
    room.box.admit(room.id, "Ben")
    assert "<div class='done'>0 of 1 done</div>" in shown(room)


def test_between_the_vote_and_its_reveal_nothing_of_it_is_there(url: str) -> None:
    room = voted(url)
    room.goes_to("reveal")

    told = shown(room)

    assert "About to be uncovered" in told
    assert not any(idea in told for idea in IDEAS[:2])


def test_after_the_reveal_the_widest_gap_comes_first_and_text_is_text(url: str) -> None:
    room = voted(url)
    room.revealed()

    told = shown(room)

    assert told.index("Win-back mails") < told.index("Own the benchmark")
    assert "<script>" not in told
    assert "Ben" not in told


def test_more_ideas_than_can_be_read_are_counted(url: str) -> None:
    ideas = [f"Idea {number}" for number in range(14)]
    room = OpenWorkshop.begun(url, *ideas, phase="impact")
    ben, _ = room.box.admit(room.id, "Ben")
    for idea in ideas:
        room.casts(ben, idea, 5)
    room.revealed()

    assert "2 more ideas, on which the room is closer together" in shown(room)


def test_answers_about_the_kind_are_shown_where_nothing_else_was_uncovered(url: str) -> None:
    room = OpenWorkshop.begun(url, *IDEAS, phase="kind")
    room.revealed()

    assert "Purpose" in shown(room)


def test_a_reveal_without_a_vote_shows_that_there_is_nothing(url: str) -> None:
    assert "Nothing was uncovered yet" in shown(OpenWorkshop.begun(url, *IDEAS, phase="reveal"))


def test_the_idea_under_discussion_stands_alone_with_its_own_time(url: str) -> None:
    room = voted(url)
    room.revealed()
    room.goes_to("discuss")
    room.does(ev.Talk, item=IDEAS[1])

    told = shown(room)

    assert "<b>Impact</b>: between 2 and 9, apart" in told
    assert re.search(r"this idea [12]:\d\d", told)
    assert IDEAS[0] not in told


def test_a_second_vote_stands_below_the_first(url: str) -> None:
    room = voted(url)
    room.revealed()
    room.goes_to("discuss")
    room.does(ev.Talk, item=IDEAS[1])
    room.goes_to("revote")
    [ben, cleo] = room.box.people(room.id)
    room.casts(ben, IDEAS[1], 7)
    room.casts(cleo, IDEAS[1], 8)
    room.does(ev.Reveal)

    told = shown(room)

    assert "Win-back mails: before" in told
    assert "class='follows'" in told
    assert IDEAS[0] not in told


def test_ideas_dots_a_placing_decisions_and_the_end_each_have_their_picture(url: str) -> None:
    room = OpenWorkshop.begun(url, *IDEAS, phase="merge")
    assert "<ul class='ideas few'>" in shown(room)
    ben, _ = room.box.admit(room.id, "Ben")
    room.goes_to("shortlist")
    room.casts(ben, IDEAS[0], 1, "dots")
    room.does(ev.Reveal)
    assert "<b>1</b> Own the benchmark" in shown(room)
    assert "Win-back mails" not in shown(room)

    room.does(ev.StartPlacing, axis="impact")
    assert "Which has more impact?" in shown(room)
    for higher in (True, True, True):
        room.does(ev.AnswerPlacing, higher=higher)
    assert "The order by impact" in shown(room)
    room.does(ev.EndPlacing, keep=True)

    room.does(ev.NameDecider, decider="Mira")
    room.goes_to("decide")
    assert "The scores are advice. Mira makes the final call." in shown(room)
    room.does(ev.Decide, item=IDEAS[0], call="do", reason="It lasts", owner="Ben")
    assert "<td>Do now</td><td>Own the benchmark</td><td>Ben</td>" in shown(room)
    room.does(ev.Finish)
    assert "The workshop is closed." in shown(room)


def test_a_shortlist_without_dots_shows_its_ideas(url: str) -> None:
    room = OpenWorkshop.begun(url, *IDEAS, phase="shortlist")
    room.does(ev.Reveal)

    assert "Own the benchmark" in shown(room)


def test_before_the_final_call_the_ideas_stand_on_a_board_by_what_was_uncovered(url: str) -> None:
    room = voted(url)
    room.revealed()
    room.goes_to("decide")

    [board] = [
        one.proto for one in opened(room.id).get("bidi_component") if one.proto.component_name == BOARD
    ]

    placed = {note["title"]: (note["impact"], note["effort"]) for note in json.loads(board.json)["notes"]}
    assert placed == {IDEAS[0]: (5, None), IDEAS[1]: (5, None), IDEAS[2]: (4, None)}
    assert json.loads(board.json)["movable"] is True
