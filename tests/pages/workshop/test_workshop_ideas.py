"""Ideas on the facilitator's page: gathered, brought in, put together and reworded."""

from collections.abc import Callable

from gtm_framework.workshop import events as ev
from tests.pages.workshop.facilitators_page import GOAL, IDEAS, Room


def test_silent_ideas_are_counted_not_shown_and_come_in_without_names(
    begun: Callable[..., Room],
) -> None:
    room = begun()
    room.go("ideas")
    room.box.hand_in(room.id, room.people["Ana"], "Buy the category")
    room.reload()
    assert "**1 new idea** to collect" in room.told()
    assert "Buy the category" not in room.told()

    room.click("gather")

    assert "Buy the category" in room.told()
    assert room.state.items[-1].title == "Buy the category"
    assert room.people["Ana"] not in room.state.model_dump_json()


def test_ideas_come_in_from_the_list_and_by_hand(arrive: Callable[..., Room]) -> None:
    room = arrive()
    [chosen] = room.app.multiselect
    chosen.set_value(["Pricing page"])
    room.click("workshop-open")
    [entry] = room.box.workshops(room.box.store.workspaces()[0].id)
    room.id = entry.id
    room.app.text_input(key=f"goal-{room.id}").set_value(GOAL)
    room.click("goal-set")
    room.go("ideas")

    room.app.multiselect(key=f"bring-in-{room.id}").set_value(["Partner channel"])
    room.click("bring-in")
    room.app.text_area(key=f"draft-ideas-{room.id}").set_value("One\n\n  Two\n").run()
    room.click("write-down")

    assert [item.title for item in room.state.items] == [
        "Pricing page",
        "Partner channel",
        "One",
        "Two",
    ]
    assert room.app.text_area(key=f"draft-ideas-{room.id}").value == ""
    assert "**4 ideas in the workshop**" in room.told()


def test_a_workshop_without_ideas_says_what_it_lacks(arrive: Callable[..., Room]) -> None:
    room = arrive()
    [chosen] = room.app.multiselect
    chosen.set_value([])
    room.click("workshop-open")
    [entry] = room.box.workshops(room.box.store.workspaces()[0].id)
    room.id = entry.id
    room.app.text_input(key=f"goal-{room.id}").set_value(GOAL)
    room.click("goal-set")
    assert room.app.button(key="go-impact").disabled

    room.go("ideas")
    room.click("bring-in")

    assert "No ideas in the workshop yet." in room.told()
    assert room.state.items == ()


def test_what_is_alike_is_offered_and_put_together_or_kept(begun: Callable[..., Room]) -> None:
    room = begun("Own the benchmark", "The benchmark own", "Pricing page", "Page of pricing")
    room.go("merge")
    pairs = [button.key for button in room.app.button if str(button.key).startswith("one-")]
    assert len(pairs) == 2

    room.click(pairs[0])
    room.click(next(b.key for b in room.app.button if str(b.key).startswith("two-")))

    assert len(room.state.items) == 3
    assert not [button.key for button in room.app.button if str(button.key).startswith("one-")]


def test_an_idea_is_reworded_put_into_another_and_taken_out_again(begun: Callable[..., Room]) -> None:
    room = begun()
    room.go("merge")
    first = "Own the benchmark"
    room.app.text_input(key=f"reword-title-{first}").set_value("Own the yearly benchmark")
    room.app.text_area(key=f"reword-notes-{first}").set_value("With a partner")
    room.click("reword")
    assert room.state.item(first).title == "Own the yearly benchmark"
    assert "Original wording: Own the benchmark" in room.told()

    room.app.selectbox(key=f"same-as-{first}").select("Pricing page").run()
    room.click("merge-into")
    assert [item.id for item in room.state.items] == ["Pricing page", "Partner channel"]
    room.click(f"part-{first}")

    assert {item.id for item in room.state.items} == set(IDEAS)


def test_an_idea_is_the_same_as_none_until_one_is_chosen(begun: Callable[..., Room]) -> None:
    room = begun()
    room.go("merge")

    room.click("merge-into")

    assert "Choose the idea to merge into." in room.told()
    assert len(room.state.items) == 3


def test_an_idea_that_was_put_into_another_is_not_offered_again_from_the_list(
    begun: Callable[..., Room],
) -> None:
    room = begun()
    for idea in IDEAS[1:]:
        room.do(ev.Merge, item=idea, into=IDEAS[0])
    room.reload()

    room.go("ideas")
    room.click("write-down")

    assert "**1 idea in the workshop**" in room.told()
    assert "bring-in" not in [button.key for button in room.app.button]
    assert len(room.state.items) == 1
