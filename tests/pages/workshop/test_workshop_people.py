"""The way in, who is in the room, and how the room works."""

from collections.abc import Callable

import pytest

from gtm_framework.workshop import events as ev
from gtm_framework.workshop.state import DoneShown
from tests.pages.conftest import unfolded
from tests.pages.workshop.facilitators_page import Room


def test_the_way_in_is_shown_replaced_and_shut(opened: Callable[..., Room]) -> None:
    room = opened()
    before = room.box.invitation(room.id)
    assert f"**{before.code[:4]}-{before.code[4:]}**" in room.told()

    room.click("door-new")
    after = room.box.invitation(room.id)
    assert after.code != before.code
    assert f"**{after.code[:4]}-{after.code[4:]}**" in room.told()
    room.click("door-shut")

    assert room.box.invitation(room.id) is None
    assert "Joining is closed" in room.told()


def test_the_link_of_a_shared_app_is_the_one_that_the_room_knows(
    opened: Callable[..., Room], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GTM_SHARED_ADDRESS", "http://192.168.1.20:8501/")

    room = opened()

    assert "192.168.1.20:8501/join" in room.told()
    assert "--share" not in room.told()


def test_who_is_here_is_shown_and_never_what_they_said(begun: Callable[..., Room]) -> None:
    room = begun()
    unfolded(room.app, "people")
    room.app.text_input(key="seat-name").set_value("Olga")
    room.click("seat-add")
    assert "Olga (no device)" in room.told()

    ana = room.people["Ana"]
    room.app.selectbox(key="person").select("Ana").run()
    room.app.selectbox(key=f"role-{ana}").select("Guest").run()
    assert "Ana (Guest)" in room.told()
    room.click("person-left")
    assert "Ana" not in room.told()
    room.click("person-back")

    assert [p.role for p in room.box.people(room.id) if p.id == ana] == ["guest"]
    assert "In the room · 4" in room.told()


def test_somebody_who_lost_their_device_gets_a_link_of_their_own(begun: Callable[..., Room]) -> None:
    room = begun()
    ana, lost = room.box.admit(room.id, "Dana")
    room.reload()
    unfolded(room.app, "people")
    room.app.selectbox(key="person").select("Dana").run()

    room.click("person-link")

    [address] = [code.value for code in room.app.code]
    page, _, key = address.partition("/join?me=")
    assert page.startswith("http")
    assert room.box.person_of(lost) is None
    assert room.box.person_of(key) == (room.id, ana)
    room.app.selectbox(key="person").select("Ana").run()
    assert not room.app.code


def test_without_names_people_are_numbers(begun: Callable[..., Room]) -> None:
    room = begun()
    room.do(ev.SetUp, named=False)

    room.reload()

    assert "No. 1" in room.told()
    assert "Ana" not in room.told()


def test_how_the_room_works_is_changed(begun: Callable[..., Room]) -> None:
    room = begun()
    unfolded(room.app, "workshop-settings")

    room.app.toggle(key="set-named").set_value(False).run()
    room.app.radio(key="set-done").set_value(DoneShown.EVERYONE).run()
    room.app.multiselect(key="set-roles-dots").set_value(["member", "guest"]).run()

    assert (room.state.named, room.state.done_shown) == (False, DoneShown.EVERYONE)
    assert room.state.scores["guest"] == ("dots",)
    assert "dots" not in room.state.scores["customer_side"]


def test_something_is_parked_and_taken_out(begun: Callable[..., Room]) -> None:
    room = begun()
    unfolded(room.app, "parking")
    room.app.text_area(key=f"draft-park-{room.id}").set_value("Who owns the Nordics?").run()
    room.app.text_input(key=f"draft-park-owner-{room.id}").set_value("Ben").run()

    room.click("park")

    assert [(one.text, one.owner) for one in room.state.parked] == [("Who owns the Nordics?", "Ben")]
    assert room.app.text_area(key=f"draft-park-{room.id}").value == ""
    room.click("unpark-0")
    assert room.state.parked == ()
