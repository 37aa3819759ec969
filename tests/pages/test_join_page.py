"""The page Join without a browser: who may come in, and what is shown to whom in which phase."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from gtm_framework.workshop import agenda
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.agenda import deadline
from gtm_framework.workshop.state import DoneShown, RevealWhen
from gtm_framework.workshop.votes.ballots import Answer
from pages.parts.join import controller
from tests.browser.open_workshop import GOAL, OpenWorkshop

APP = Path(__file__).resolve().parents[2] / "app.py"
IDEAS = ("Own the benchmark", "Win-back mails")
Phone = Callable[..., AppTest]


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    url = f"sqlite:///{tmp_path / 'room.db'}"
    monkeypatch.setenv("GTM_DATABASE_URL", url)
    monkeypatch.setenv("GTM_FACILITATOR_KEY", "K7M4XP93K7M4XP93K7M4XP93")
    st.cache_resource.clear()
    return url


@pytest.fixture
def phone(url: str, monkeypatch: pytest.MonkeyPatch) -> Phone:
    """A participant's page, with what stands in its address and in its cookie."""

    def opened(key: str = "", **query: str) -> AppTest:
        monkeypatch.setattr(controller, "cookie_value", lambda _: key)
        monkeypatch.setattr(controller, "_address", lambda: "192.168.1.7")
        app = AppTest.from_file(str(APP), default_timeout=30).run()
        for name, value in query.items():
            app.query_params[name] = value
        app.switch_page("pages/join.py").run()
        assert not app.exception
        return app

    return opened


def texts(app: AppTest) -> str:
    return "\n".join(
        one.value
        for one in (*app.title, *app.header, *app.subheader, *app.markdown, *app.caption, *app.error)
    )


def came_in(room: OpenWorkshop, phone: Phone, name: str = "Ana") -> AppTest:
    _, key = room.box.admit(room.id, name)
    return phone(key)


@pytest.mark.parametrize("typed", [False, True], ids=["in the link", "typed"])
def test_a_code_then_a_name_let_somebody_in(url: str, phone: Phone, typed: bool) -> None:
    room = OpenWorkshop.begun(url, *IDEAS)
    app = phone() if typed else phone(code=room.code)
    if typed:
        app.text_input("join-code").input(room.code)
        app.button("join-go").click().run()
    assert app.title[0].value == GOAL
    app.text_input("join-name").input("Ana")
    app.button("join-join").click().run()

    assert "You’re in" in texts(app)
    assert "You’re Ana." in texts(app)
    assert room.names() == ["Ana"]


def test_a_wrong_code_in_a_link_is_said_once_and_another_can_be_typed(url: str, phone: Phone) -> None:
    room = OpenWorkshop.begun(url, *IDEAS)
    app = phone(code="0000-0000")
    assert "doesn’t open a workshop" in app.error[0].value
    app.run()
    assert not app.error

    app.text_input("join-code").input(room.code)
    app.button("join-go").click().run()

    assert app.title[0].value == GOAL


def test_an_observer_follows_along_and_is_asked_nothing(url: str, phone: Phone) -> None:
    room = OpenWorkshop.begun(url, *IDEAS, phase="impact")
    door = room.box.invitation(room.id)
    assert door
    app = phone(link=door.observe)
    assert "You’re joining to observe" in texts(app)
    app.text_input("join-name").input("Olga")
    app.button("join-join").click().run()
    assert [person.role for person in room.box.people(room.id)] == ["observer"]
    assert "Waiting for the reveal." in texts(app)

    room.goes_to("ideas")
    app.run()

    assert not app.text_input


def test_a_deadline_is_told_and_after_it_nothing_is_asked(
    url: str, phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = OpenWorkshop.begun(url, phase="ideas")
    now = room.box.store.clock()
    room.does(ev.OpenUntil, until=now + timedelta(days=2))
    app = came_in(room, phone)
    assert "Open until " in texts(app)
    assert app.text_input("join-idea")
    monkeypatch.setattr(agenda, "is_late", lambda here, now: True)

    app.run()

    assert "This closed on " in texts(app)
    assert "The facilitator can collect the ideas." in texts(app)
    assert not app.text_input


def test_a_name_that_is_asked_for_must_be_given(url: str, phone: Phone) -> None:
    room = OpenWorkshop.begun(url, *IDEAS)
    door = room.box.invitation(room.id)
    assert door
    app = phone(link=door.link)

    app.button("join-join").click().run()

    assert app.error[0].value
    assert room.names() == []


@pytest.mark.parametrize("query", [{"link": "no such link"}, {"me": "no such key"}, {}])
def test_whoever_has_nothing_is_asked_for_the_code(url: str, phone: Phone, query: dict[str, str]) -> None:
    OpenWorkshop.begun(url, *IDEAS)

    app = phone(**query)

    assert app.title[0].value == "Join a workshop"
    assert bool(app.error) == ("link" in query)


def test_a_wrong_code_is_said_and_too_many_are_slowed_down(url: str, phone: Phone) -> None:
    OpenWorkshop.begun(url, *IDEAS)
    app = phone()
    said = []
    for _ in range(11):
        app.text_input("join-code").input("0000-0000")
        app.button("join-go").click().run()
        said.append(app.error[0].value)

    assert len(set(said[:10])) == 1
    assert "minute" in said[10]


def test_a_personal_link_brings_its_person_back_and_leaves_the_address(url: str, phone: Phone) -> None:
    room = OpenWorkshop.begun(url, *IDEAS)
    _, key = room.box.admit(room.id, "Ana")

    app = phone(me=key)

    assert "You’re Ana." in texts(app)
    assert "me" not in app.query_params


def test_the_link_of_another_workshop_lets_a_person_in_there_as_somebody_new(
    url: str, phone: Phone
) -> None:
    first, second = OpenWorkshop.begun(url, *IDEAS), OpenWorkshop.begun(url, "Another idea")
    door = second.box.invitation(second.id)
    assert door
    _, key = first.box.admit(first.id, "Ana")

    app = phone(key, link=door.link)
    app.text_input("join-name").input("Ana")
    app.button("join-join").click().run()

    assert "You’re Ana." in texts(app)
    assert (first.names(), second.names()) == (["Ana"], ["Ana"])


@pytest.mark.parametrize(
    ("phase", "told"),
    [
        ("goal", "Look at the shared screen."),
        ("merge", "- Own the benchmark\n- Win-back mails"),
        ("reveal", "Look at the shared screen."),
        ("decide", "Look at the shared screen."),
    ],
)
def test_where_nothing_is_asked_the_page_says_so(url: str, phone: Phone, phase: str, told: str) -> None:
    room = OpenWorkshop.begun(url, *IDEAS, phase=phase)

    assert told in texts(came_in(room, phone))


def test_a_guest_who_does_not_vote_waits_while_the_others_do(url: str, phone: Phone) -> None:
    room = OpenWorkshop.begun(url, *IDEAS, phase="impact")
    ana, key = room.box.admit(room.id, "Ana")
    room.box.set_role(room.id, ana.id, "guest")

    app = phone(key)

    assert "Score impact (silent)" in texts(app)
    assert not app.get("bidi_component") or "Own the benchmark" not in texts(app)


def test_how_many_are_done_is_told_where_everyone_is_to_see_it(url: str, phone: Phone) -> None:
    room = OpenWorkshop.begun(url, *IDEAS, phase="impact")
    assert "are done" not in texts(came_in(room, phone))

    room.does(ev.SetUp, done_shown=DoneShown.EVERYONE)

    assert "0 of 2 done" in texts(came_in(room, phone, "Ben"))


def test_after_the_reveal_the_widest_gap_comes_first_and_nobody_is_named(url: str, phone: Phone) -> None:
    room = OpenWorkshop.begun(url, *IDEAS, phase="impact")
    people = [room.box.admit(room.id, name)[0] for name in ("Ben", "Cleo")]
    for person, first, second in zip(people, (5, 2), (Answer.SKIP, 9), strict=True):
        room.casts(person, IDEAS[0], second if first == 5 else 5)
        room.casts(person, IDEAS[1], first)
    room.goes_to("reveal")
    app = came_in(room, phone)
    assert "Waiting for the reveal." in texts(app)
    assert "between" not in texts(app)

    room.does(ev.Reveal)
    app.run()

    told = texts(app)
    assert "Impact **3** · between 2 and 5 · mixed" in told
    assert "Impact **5** · one vote, at 5 · too few votes" in told
    assert told.index(IDEAS[1]) < told.index(IDEAS[0])
    assert "Ben" not in told
    assert "Cleo" not in told


def test_answers_about_the_kind_are_told_by_their_label(url: str, phone: Phone) -> None:
    room = OpenWorkshop.begun(url, IDEAS[0], phase="kind")
    ben, _ = room.box.admit(room.id, "Ben")
    room.casts(ben, IDEAS[0], room.box.state(room.id).options["purpose"][0], "purpose")
    room.revealed()

    told = texts(came_in(room, phone))

    assert "Purpose: Long-term position" in told
    assert "Form: no votes counted" in told


def test_the_idea_under_discussion_stands_alone_and_a_placing_is_on_the_screen(
    url: str, phone: Phone
) -> None:
    room = OpenWorkshop.begun(url, *IDEAS, phase="impact")
    ben, _ = room.box.admit(room.id, "Ben")
    for idea in IDEAS:
        room.casts(ben, idea, 5)
    room.revealed()
    room.goes_to("discuss")
    room.does(ev.Talk, item=IDEAS[1])
    app = came_in(room, phone)
    assert IDEAS[1] in texts(app)
    assert IDEAS[0] not in texts(app)

    room.does(ev.StartPlacing, axis="impact")
    app.run()

    assert "we’re ranking the ideas by comparison" in texts(app)


def test_the_decisions_are_read_with_their_reasons_until_after_the_end(url: str, phone: Phone) -> None:
    room = OpenWorkshop.begun(url, *IDEAS, phase="decide")
    room.does(ev.Decide, item=IDEAS[0], call="do", reason="It *lasts*", decider="Mira", owner="Ben")
    app = came_in(room, phone)
    room.does(ev.Finish)

    told = texts(app.run())

    assert "The workshop has ended" in told
    assert "**Do now**: Own the benchmark  \nIt \\*lasts\\*  \nBen" in told


def test_silent_ideas_are_handed_in_listed_for_their_writer_and_taken_back(url: str, phone: Phone) -> None:
    room = OpenWorkshop.begun(url, phase="ideas")
    app = came_in(room, phone)
    app.text_input("join-idea").input("A round table")
    app.button(_submit(app, "Submit")).click().run()
    assert "Your list · 1 of 20" in texts(app)
    assert "A round table" not in texts(came_in(room, phone, "Ben"))

    [take_back] = [one.key for one in app.button if str(one.key).startswith("join-take-")]
    app.button(take_back).click().run()

    assert "A round table" not in texts(app)
    assert room.box.ideas_waiting(room.id) == 0


def _submit(app: AppTest, label: str) -> str:
    [key] = [str(one.key) for one in app.button if one.label == label]
    return key


def test_an_empty_idea_is_passed_over(url: str, phone: Phone) -> None:
    room = OpenWorkshop.begun(url, phase="ideas")
    app = came_in(room, phone)

    app.button(_submit(app, "Submit")).click().run()

    assert not app.error
    assert room.box.ideas_waiting(room.id) == 0


def test_who_has_left_may_come_back_and_who_leaves_is_forgotten(url: str, phone: Phone) -> None:
    room = OpenWorkshop.begun(url, *IDEAS)
    app = came_in(room, phone)
    app.button("join-leave").click().run()
    assert app.title[0].value == "Join a workshop"
    assert room.names() == []

    _, key = room.box.admit(room.id, "Ben")
    room.box.leave(room.id, room.box.people(room.id)[1].id)
    app = phone(key)
    app.button("join-back").click().run()

    assert room.names() == ["Ben"]


def test_cards_are_on_the_phone_while_everyone_can_move_them_and_never_before_the_reveal(
    url: str, phone: Phone
) -> None:
    room = OpenWorkshop.begun(url, *IDEAS, phase="impact")
    app = came_in(room, phone)
    [ana] = room.box.people(room.id)

    def board() -> str:
        drawn = [one.proto for one in app.get("bidi_component") if "board" in one.proto.component_name]
        return "".join(str(one) for one in drawn)

    room.casts(ana, IDEAS[0], 7)
    for phase in ("", "reveal"):
        if phase:
            room.goes_to(phase)
        app.run()
        assert not board()
    room.does(ev.Reveal)
    app.run()
    assert not board()

    room.does(ev.LetEveryoneMove, everyone=True)
    app.run()

    assert not app.exception
    assert "Move the cards" in texts(app)
    assert board()
    room.goes_to("revote")
    app.run()
    assert not board()


def test_who_only_observes_sees_the_cards_move(url: str, phone: Phone) -> None:
    room = OpenWorkshop.begun(url, *IDEAS, phase="impact")
    room.revealed()
    room.does(ev.LetEveryoneMove, everyone=True)
    _, key = room.box.admit(room.id, "Olga", "observer")

    app = phone(key)

    assert "The room moves the cards" in texts(app)
    assert "Tap a card" not in texts(app)


def test_a_phone_that_looks_after_the_deadline_reveals_the_votes_where_that_is_set(
    url: str, phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = OpenWorkshop.begun(url, *IDEAS, phase="shortlist")
    room.does(ev.SetUp, reveal_when=RevealWhen.DEADLINE, expected=9)
    room.does(ev.OpenUntil, until=room.box.store.clock() + timedelta(days=2))
    for name, idea in (("Ben", IDEAS[0]), ("Cleo", IDEAS[1])):
        person, _ = room.box.admit(room.id, name)
        room.casts(person, idea, 1, "dots")
    app = came_in(room, phone)
    assert "1 dot" not in texts(app)
    for asked in (agenda, deadline):
        monkeypatch.setattr(asked, "is_late", lambda here, now: True)

    app.run()
    app.run()

    assert f"**1 dot** · {IDEAS[0]}" in texts(app)
    assert not app.exception
