"""The end of a workshop: the line, the final call, the board and the record."""

from collections.abc import Callable
from datetime import date

from gtm_framework.workshop import events as ev
from tests.pages.conftest import unfolded
from tests.pages.workshop.facilitators_page import APART, IDEAS, Room, revealed


def test_decisions_are_made_in_the_list_itself(begun: Callable[..., Room]) -> None:
    room = begun()
    revealed(room, APART)
    room.go("decide")
    room.app.selectbox(key="capacity-unit").select("ideas").run()
    room.app.number_input(key="capacity-amount").set_value(1.0).run()
    assert "Capacity: 1 idea. 1 above the line (using 1), 2 below." in room.told()
    assert room.told().count("above the cut line") == 1
    item = IDEAS[0]

    room.app.segmented_control(key=f"call-what-{item}").select("do").run()
    room.app.text_input(key=f"call-owner-{item}").set_value("Ben").run()
    room.app.date_input(key=f"call-due-{item}").set_value(date(2026, 9, 30)).run()

    assert not room.app.exception
    [made] = room.state.decisions
    assert (made.item, made.call, made.owner, made.due) == (item, "do", "Ben", date(2026, 9, 30))
    assert (made.reason, made.decider) == ("", "Mira")
    room.click("decide-rest")
    assert {one.item: one.call for one in room.state.decisions} == {
        IDEAS[0]: "do",
        IDEAS[1]: "later",
        IDEAS[2]: "later",
    }
    assert room.app.button(key="decide-rest").disabled
    room.app.segmented_control(key=f"call-what-{item}").unselect("do").run()
    assert {one.item for one in room.state.decisions} == set(IDEAS[1:])
    room.app.selectbox(key="capacity-unit").select("none").run()
    assert room.state.capacity is None


def test_a_reason_and_the_work_stand_behind_each_row_and_a_moved_idea_goes_back_to_its_ballots(
    begun: Callable[..., Room],
) -> None:
    room = begun()
    revealed(room, APART)
    room.go("decide")
    item = IDEAS[0]
    room.app.toggle(key="decide-board").set_value(True).run()
    room.do(ev.Decide, item=item, call="do", reason="It counts.")
    room.do(ev.MoveNote, item=item, impact=10, effort=1)
    room.reload()
    unfolded(room.app, f"call-more-{item}")
    room.app.text_area(key=f"call-reason-{item}").set_value("It counts most.").run()
    room.app.number_input(key=f"weeks-{item}").set_value(3.0).run()

    assert room.state.decisions[0].reason == "It counts most."
    assert room.state.weeks == {item: 3.0}
    room.click(f"ballots-stand-{item}")
    assert room.state.placed == {}


def test_ending_with_open_decisions_asks_first(begun: Callable[..., Room]) -> None:
    room = begun()
    revealed(room, APART)
    room.do(ev.Decide, item=IDEAS[0], call="do")
    room.reload()
    room.go("record")

    room.click("finish")

    assert "2 ideas without a decision" in room.told()
    room.click("ending-no")
    assert room.state.finished_at is None
    room.click("finish")
    room.click("ending-later")
    assert room.state.finished_at is not None
    assert [one.call for one in room.state.decisions] == ["do", "later", "later"]
    room.click("finish")
    room.do(ev.TakeBack, item=IDEAS[1])
    room.reload()
    room.click("finish")
    room.click("ending-anyway")
    assert room.state.finished_at is not None


def test_the_record_is_shown_downloaded_and_handed_back_as_one_change(
    begun: Callable[..., Room],
) -> None:
    room = begun()
    revealed(room, APART)
    room.do(ev.Merge, item="Partner channel", into="Pricing page")
    room.do(ev.Decide, item="Own the benchmark", call="do", reason="It counts.", owner="Ana")
    room.reload()
    room.go("record")
    assert "It counts." in room.told()
    assert len(room.app.get("download_button")) == 3

    room.click("give-back")

    workspace = room.box.workspace_of(room.id)
    kept = {d.id: d.body for d in room.box.store.load(workspace).of("initiative")}
    assert set(kept) == {"Own the benchmark", "Pricing page"}
    assert (kept["Own the benchmark"]["impact"], kept["Own the benchmark"]["owner"]) == (5, "Ana")
    assert "to the workspace, with the room’s decisions" in room.told()
    room.click("give-back")
    assert "The workspace is already up to date." in room.told()
    room.box.store.undo(workspace)
    assert len(room.box.store.load(workspace).of("initiative")) == 3
