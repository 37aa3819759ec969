"""Ideas in the room: brought in, reworded, merged and parted, shortlisted, discussed."""

from datetime import timedelta

import pytest

from gtm_framework.errors import RefusedError, UnknownNameError
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.entries import Item
from gtm_framework.workshop.state import Workshop
from tests.workshop.room import at, do, refusal, voting, workshop


def titles(state: Workshop) -> list[str]:
    return [item.title for item in state.items]


def test_an_idea_keeps_its_first_wording_and_its_id_when_it_is_reworded() -> None:
    state = do(
        workshop("benchmark"), ev.Reword, item="benchmark", title="Own the benchmark", notes="yearly"
    )

    item = state.item("benchmark")
    assert (item.title, item.words, item.notes) == ("Own the benchmark", "benchmark", "yearly")


def test_an_idea_cannot_be_brought_in_twice() -> None:
    assert refusal(workshop("a"), ev.AddItems, items=(Item(id="a", title="A again"),)) == (
        "workshop: The idea 'A again' is already in the workshop. Choose another idea."
    )


def test_an_idea_that_was_merged_counts_as_being_there() -> None:
    state = do(workshop("a", "b"), ev.Merge, item="b", into="a")

    assert refusal(state, ev.AddItems, items=(Item(id="b", title="b"),)) == (
        "workshop: The idea 'b' is already in the workshop. Choose another idea."
    )


def test_more_ideas_than_a_workshop_holds_are_refused() -> None:
    state = workshop(*(f"i{k}" for k in range(60)))

    assert refusal(state, ev.AddItems, items=(Item(id="more", title="more"),)) == (
        "workshop: 61 ideas are more than the 60 allowed. Merge some first."
    )


def test_an_idea_without_a_title_is_refused() -> None:
    with pytest.raises(RefusedError) as refused:
        Item(id="a", title="  \n ")
    assert str(refused.value) == "idea: title: it is empty. Fill it in."


def test_a_late_idea_joins_the_vote_under_way() -> None:
    state = do(voting("a"), ev.AddItems, items=(Item(id="late", title="late"),))

    assert state.open_round is not None
    assert state.open_round.items == ("a", "late")


def test_a_late_idea_does_not_join_a_new_vote_on_what_was_discussed() -> None:
    state = do(do(voting("a"), ev.GoTo, phase="reveal"), ev.Reveal)
    state = do(do(state, ev.GoTo, phase="revote"), ev.AddItems, items=(Item(id="late", title="late"),))

    assert state.open_round is not None
    assert state.open_round.items == ("a",)


def test_merging_keeps_every_wording() -> None:
    state = do(workshop("a", "b", "c"), ev.Merge, item="b", into="a")

    state = do(state, ev.Merge, item="a", into="c")

    assert titles(state) == ["c"]
    assert state.item("c").texts == ("c", "a", "b")


def test_the_same_wording_is_told_once() -> None:
    state = do(workshop("a"), ev.AddItems, items=(Item(id="x", title="a"),))

    assert do(state, ev.Merge, item="x", into="a").item("a").texts == ("a",)


def test_an_idea_cannot_be_merged_into_itself() -> None:
    assert refusal(workshop("a"), ev.Merge, item="a", into="a") == (
        "workshop: 'a' can’t be merged into itself. Choose another idea."
    )


def test_a_merged_idea_can_be_parted_again_and_is_as_it_was() -> None:
    before = do(workshop("a", "b", "c"), ev.Reword, item="b", title="B", notes="more")

    after = do(do(before, ev.Merge, item="b", into="a"), ev.Part, item="b", out_of="a")

    assert after.items == before.items


def test_only_what_lies_in_an_idea_can_be_parted_from_it() -> None:
    assert refusal(workshop("a", "b"), ev.Part, item="b", out_of="a") == (
        "workshop: 'b' was not merged into 'a'. Check the list."
    )


def test_merging_ends_what_was_going_on_about_the_idea() -> None:
    state = do(do(voting("a", "b"), ev.GoTo, phase="reveal"), ev.Reveal)
    state = do(do(state, ev.GoTo, phase="discuss"), ev.Talk, item="b")
    state = do(state, ev.Decide, item="b", call="no", reason="a double")

    state = do(state, ev.Merge, item="b", into="a")

    assert (state.talking, state.talked, state.item_timer, state.decisions) == ("", (), None, ())


def test_merging_leaves_the_talk_about_another_idea_alone() -> None:
    state = do(do(voting("a", "b"), ev.GoTo, phase="reveal"), ev.Reveal)
    state = do(do(state, ev.GoTo, phase="discuss"), ev.Talk, item="a")

    state = do(state, ev.Merge, item="b", into="a")

    assert state.talking == "a"
    assert state.item_timer is not None


def test_the_shortlist_sets_the_others_aside_and_can_be_drawn_again() -> None:
    state = do(workshop("a", "b", "c"), ev.Shortlist, keep=("b",))
    assert [item.id for item in state.shortlist] == ["b"]

    state = do(state, ev.Shortlist, keep=("c", "a"))
    assert [item.id for item in state.shortlist] == ["a", "c"]
    assert titles(state) == ["a", "b", "c"]


def test_an_unknown_idea_cannot_be_shortlisted() -> None:
    with pytest.raises(UnknownNameError) as unknown:
        do(workshop("alpha"), ev.Shortlist, keep=("alpa",))
    assert str(unknown.value) == "Unknown idea 'alpa'. Did you mean 'alpha'?"


def test_discussing_starts_a_timer_for_the_idea_and_counts_the_one_before() -> None:
    state = do(do(voting("a", "b"), ev.GoTo, phase="reveal"), ev.Reveal)
    state = do(state, ev.GoTo, phase="discuss", minute=20)
    state = do(state, ev.Talk, item="b", minute=20)

    state = do(state, ev.Talk, item="a", minute=23)

    assert (state.talking, state.talked) == ("a", ("b",))
    assert state.item_timer is not None
    assert state.item_timer.left(at(24)) == timedelta(minutes=1)


def test_the_end_of_a_talk_counts_it_once() -> None:
    state = do(do(voting("a"), ev.GoTo, phase="reveal"), ev.Reveal)
    state = do(do(state, ev.GoTo, phase="discuss"), ev.Talk, item="a")
    state = do(do(state, ev.EndTalk), ev.Talk, item="a")

    assert do(state, ev.EndTalk).talked == ("a",)


def test_ideas_are_discussed_in_the_discussion_only() -> None:
    assert refusal(voting("a"), ev.Talk, item="a") == (
        "workshop: Score impact (silent) does not go idea by idea. Go to one of: Discuss disagreements."
    )
