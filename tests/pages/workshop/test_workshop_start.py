"""Workshops of a workspace: opened, found by a link, left, closed and taken up again."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from gtm_framework.workshop.state import DoneShown
from tests.pages.conftest import unfolded
from tests.pages.workshop.facilitators_page import GOAL, IDEAS, PAGE, Room


def test_a_workspace_without_workshops_offers_to_open_one_on_its_ideas(
    arrive: Callable[..., Room],
) -> None:
    room = arrive()

    assert room.app.title[0].value == "Workshop"
    assert "None in this workspace yet." in room.told()
    [chosen] = room.app.multiselect
    assert sorted(chosen.value) == sorted(IDEAS)


def test_a_new_workshop_holds_the_chosen_ideas_and_the_settings(arrive: Callable[..., Room]) -> None:
    room = arrive()
    [chosen] = room.app.multiselect
    chosen.set_value(["Own the benchmark", "Partner channel"])
    room.app.toggle(key="workshop-named").set_value(False)
    room.app.radio(key="workshop-done").set_value(DoneShown.NOBODY)

    room.click("workshop-open")

    [entry] = room.box.workshops(room.box.store.workspaces()[0].id)
    state = room.box.state(entry.id)
    assert [item.title for item in state.items] == ["Own the benchmark", "Partner channel"]
    assert (state.named, state.done_shown) == (False, DoneShown.NOBODY)
    assert entry.id in room.app.query_params["workshop"]


def test_a_workshop_is_left_and_taken_up_again(begun: Callable[..., Room]) -> None:
    room = begun()

    room.click("workshop-close")

    assert f"**{GOAL}**" in room.told()
    assert "in phase Goal" in room.told()
    room.click(f"open-{room.id}")
    assert room.app.button(key="go-ideas")


def test_a_link_opens_its_workshop_also_in_another_workspace(opened: Callable[..., Room]) -> None:
    room = opened()
    other = room.box.store.create_workspace("Other").id
    elsewhere = room.box.open_workshop(other)

    again = AppTest.from_file(str(room.app._script_path), default_timeout=30)
    again.query_params["workshop"] = elsewhere.id
    again.run()
    again.switch_page(PAGE)
    again.query_params["workshop"] = elsewhere.id
    again.run()

    assert not again.exception
    assert other in again.query_params["workspace"]
    assert again.button(key="goal-set")


def test_another_workspace_shows_its_own_workshops(begun: Callable[..., Room]) -> None:
    room = begun()
    room.box.store.create_workspace("Other")
    unfolded(room.app, "workspaces")

    room.app.selectbox(key="workspace-choice").select("Other").run()

    assert "None in this workspace yet." in room.told()
    assert "workshop" not in room.app.query_params
    unfolded(room.app, "workspaces")
    room.app.selectbox(key="workspace-choice").select("My company").run()
    assert room.app.button(key="go-ideas")


def test_a_link_to_no_workshop_says_so_and_shows_the_list(arrive: Callable[..., Room]) -> None:
    room = arrive()
    room.app.query_params["workshop"] = "s-none"

    room.reload()

    assert "This workshop doesn’t exist." in room.told()
    assert room.app.button(key="workshop-open")


def test_a_closed_workshop_is_read_and_reopened(begun: Callable[..., Room]) -> None:
    room = begun()
    room.go("record")

    room.click("finish")
    room.click("ending-anyway")

    assert room.state.finished_at is not None
    assert "Ended" in room.told()
    assert room.app.button(key="go-impact").disabled
    room.click("finish")
    assert room.state.finished_at is None


def test_a_workshop_whose_workspace_was_deleted_meanwhile_is_left(begun: Callable[..., Room]) -> None:
    room = begun()
    room.box.store.delete_workspace(room.box.workspace_of(room.id))

    room.reload()

    assert room.app.button(key="workshop-open")
    assert "workshop" not in room.app.query_params
