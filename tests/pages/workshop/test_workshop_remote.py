"""The shared screen in the facilitator's hand, and the two orders of disagreement."""

from collections.abc import Callable

from gtm_framework.workshop.entries import Shown
from gtm_framework.workshop.rules.vote_rules import Votes
from tests.browser.rehearsal import titles
from tests.pages.workshop.facilitators_page import Room


def test_the_facilitator_sees_which_page_is_shown_and_turns_it(begun: Callable[..., Room]) -> None:
    room = begun(*titles(20))
    room.go("merge")
    assert "**Shared screen** · page 1 of 2" in room.told()
    assert room.app.button(key="screen-previous").disabled

    room.click("screen-next")

    assert "page 2 of 2" in room.told()
    assert room.app.button(key="screen-next").disabled
    room.click("screen-previous")
    room.click("screen-code")
    assert room.state.shown == Shown(page=1, code=True)
    assert room.app.button(key="screen-code").label == "Hide QR"


def test_this_idea_is_the_one_that_is_open_in_the_list(begun: Callable[..., Room]) -> None:
    room = begun()
    room.go("merge")
    last = room.state.items[-1].id
    room.app.session_state["_local"] = {
        **room.app.session_state["_local"],
        (room.box.workspace_of(room.id), "open-workshop-merge"): last,
    }
    room.reload()

    room.click("screen-idea")

    assert room.state.shown == Shown(item=last)


def test_where_no_idea_is_open_this_idea_follows_the_room_again(begun: Callable[..., Room]) -> None:
    room = begun(*titles(20))
    room.go("impact")
    room.click("screen-next")

    room.click("screen-idea")

    assert room.state.shown == Shown()


def test_the_discussion_goes_by_scores_or_by_choices_never_by_both(begun: Callable[..., Room]) -> None:
    room = begun()
    room.go("kind")
    own, pricing, channel = (item.id for item in room.state.items)
    room.vote(
        "purpose", {own: ["both"] * 3, pricing: ["position", "demand", "both"], channel: ["both"] * 3}
    )
    room.go("impact")
    room.vote("impact", {own: [3, 10, 3], pricing: [5, 5, 5], channel: [5, 5, 6]})
    room.go("reveal")
    room.click("reveal")
    room.go("discuss")
    assert room.app.button(key="talk-next").label == f"Start with: {room.state.item(own).title}"

    [order] = [one for one in room.app.segmented_control if one.label == "Order by disagreement on"]
    order.select(Votes.CHOICE).run()

    assert room.app.button(key="talk-next").label == f"Start with: {room.state.item(pricing).title}"
