"""The end of a workshop: the line, the final call, the board and the record."""

from collections.abc import Callable

from gtm_framework.workshop import events as ev
from tests.pages.workshop.facilitators_page import APART, Room, revealed


def test_the_line_is_drawn_and_one_person_decides_with_a_reason(begun: Callable[..., Room]) -> None:
    room = begun()
    revealed(room, APART)
    room.go("decide")
    room.app.selectbox(key="capacity-unit").select("ideas").run()
    room.app.number_input(key="capacity-amount").set_value(1.0).run()
    assert "The line is drawn at 1 idea: 1 above it, using 1, 2 below." in room.told()
    first = next(iter(room.app.dataframe)).value["idea"].iloc[0]
    room.click("call")
    assert "Choose a call first" in room.told()

    room.app.segmented_control(key=f"call-what-{first}").select("do")
    room.app.text_area(key=f"call-why-{first}").set_value("It counts most.")
    room.app.text_input(key=f"call-owner-{first}").set_value("Ben")
    room.click("call")

    [made] = room.state.decisions
    assert (made.item, made.call, made.reason, made.decider, made.owner) == (
        first,
        "do",
        "It counts most.",
        "Mira",
        "Ben",
    )
    room.app.number_input(key=f"weeks-{first}").set_value(3.0).run()
    assert room.state.weeks == {first: 3.0}
    room.click("call-back")
    assert room.state.decisions == ()
    room.app.selectbox(key="capacity-unit").select("no line").run()
    assert room.state.capacity is None


def test_the_shortlist_lies_on_a_board_and_a_moved_idea_goes_back_to_its_ballots(
    begun: Callable[..., Room],
) -> None:
    room = begun()
    revealed(room, APART)
    room.go("decide")
    room.app.toggle(key="decide-board").set_value(True).run()
    first = next(iter(room.app.dataframe)).value["idea"].iloc[0]
    room.do(ev.MoveNote, item=first, impact=10, effort=1)
    room.reload()
    room.click("ballots-stand")

    assert room.state.placed == {}
    assert not [button for button in room.app.button if button.key == "ballots-stand"]


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
    assert "went back to the workspace" in room.told()
    room.click("give-back")
    assert "The workspace has all of it already." in room.told()
    room.box.store.undo(workspace)
    assert len(room.box.store.load(workspace).of("initiative")) == 3
