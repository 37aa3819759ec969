"""Silent brainstorm: private until gathered, nobody's afterward, no wording lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gtm_framework.errors import RefusedError
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.room.ideas import Idea, gathered, own, take_in
from gtm_framework.workshop.state import Workshop
from tests.workshop.room import do, person, workshop

ANA, BEN = person("ana"), person("ben")


def idea(name: str, text: str, who: str = "ana", notes: str = "") -> Idea:
    return Idea(id=name, person=who, text=text, notes=notes)


def writing() -> Workshop:
    return do(workshop(), ev.GoTo, phase="ideas")


def refusal(state: Workshop, new: Idea, ideas: list[Idea] | None = None) -> str:
    with pytest.raises(RefusedError) as refused:
        take_in(state, new, ANA, ideas or [])
    return str(refused.value)


def test_everyone_sees_only_what_they_wrote_themselves() -> None:
    ideas = [idea("1", "a"), idea("2", "b", who="ben"), idea("3", "c")]

    assert [i.id for i in own(ideas, ANA)] == ["1", "3"]
    assert [i.id for i in own(ideas, BEN)] == ["2"]


def test_an_idea_is_taken_in_while_ideas_are_written() -> None:
    take_in(writing(), idea("1", "a"), ANA, [])


def test_no_idea_is_taken_in_another_phase_or_after_the_end() -> None:
    told = "idea: Ideas aren’t being collected now. Ask the facilitator to go back to that phase."

    assert refusal(workshop("a"), idea("1", "a")) == told
    assert refusal(do(writing(), ev.Finish), idea("1", "a")) == told


def test_nobody_writes_for_somebody_else() -> None:
    assert refusal(writing(), idea("1", "a", who="ben")) == (
        "idea: This idea belongs to someone else. Edit your own ideas."
    )


def test_a_gathered_idea_is_changed_by_the_facilitator_only() -> None:
    ideas = [idea("1", "a"), idea("2", "A")]
    state = do(writing(), ev.AddItems, items=gathered(writing(), ideas))

    for name in ("1", "2"):
        assert refusal(state, idea(name, "b")) == (
            "idea: This idea was already collected. Ask the facilitator to change it."
        )


def test_more_ideas_than_one_may_hand_in_are_refused_but_changing_one_is_not() -> None:
    ideas = [idea(str(k), f"idea {k}") for k in range(20)]

    assert refusal(writing(), idea("new", "one more"), ideas) == (
        "idea: You have already submitted 20 ideas. Delete one to add another."
    )
    take_in(writing(), idea("7", "reworded"), ANA, ideas)


def test_an_empty_idea_is_refused() -> None:
    with pytest.raises(RefusedError) as refused:
        idea("1", "  ")
    assert str(refused.value) == "idea: text: it is empty. Fill it in."


def test_the_same_words_become_one_idea_that_keeps_both() -> None:
    ideas = [
        idea("2", "own the  Benchmark", "ben", notes="yearly"),
        idea("1", "Own the benchmark"),
        idea("3", "Ads"),
    ]

    items = gathered(writing(), ideas)

    assert [item.title for item in items] == ["Ads", "Own the benchmark"]
    assert items[1].texts == ("Own the benchmark", "own the Benchmark")
    assert items[1].merged[0].notes == "yearly"


def test_a_second_gathering_brings_only_what_is_new() -> None:
    ideas = [idea("1", "a"), idea("2", "A", "ben")]
    state = do(writing(), ev.AddItems, items=gathered(writing(), ideas))

    assert [i.id for i in gathered(state, [*ideas, idea("3", "c")])] == ["3"]


texts = st.sampled_from(["Ads", "ads", "Benchmark", "Partner channel", "Events", "events "])
handed_in = st.lists(st.tuples(st.sampled_from(["ana", "ben", "cleo"]), texts), max_size=10)


@settings(max_examples=100)
@given(handed_in, st.randoms())
def test_what_is_gathered_tells_neither_who_wrote_it_nor_when(
    handed: list[tuple[str, str]], random: object
) -> None:
    ideas = [Idea(id=f"i{k}", person=who, text=text) for k, (who, text) in enumerate(handed)]
    others = [one.with_changes(person="nobody") for one in reversed(ideas)]

    assert gathered(writing(), ideas) == gathered(writing(), others)


@settings(max_examples=100)
@given(handed_in)
def test_no_idea_is_lost_in_the_gathering(handed: list[tuple[str, str]]) -> None:
    ideas = [Idea(id=f"i{k}", person=who, text=text) for k, (who, text) in enumerate(handed)]

    items = gathered(writing(), ideas)

    assert sorted(i for item in items for i in (item.id, *(m.id for m in item.merged))) == sorted(
        i.id for i in ideas
    )
    assert len({" ".join(item.title.casefold().split()) for item in items}) == len(items)
