"""Each phone asks in an order of its own."""

from hypothesis import given
from hypothesis import strategies as st

from gtm_framework.workshop import events as ev
from gtm_framework.workshop.state import Workshop
from gtm_framework.workshop.votes.asking import asked_ends, own_order, questions
from tests.workshop.room import do, person, voting, workshop

IDEAS = tuple("abcdefgh")
names = st.lists(st.text(min_size=1), unique=True, max_size=12)


@given(names, st.text())
def test_an_order_of_ones_own_holds_every_idea_once_and_stays(items: list[str], who: str) -> None:
    order = own_order(items, who)

    assert sorted(order) == sorted(items)
    assert own_order(reversed(items), who) == order


@given(names, st.text(), st.data())
def test_an_idea_that_goes_leaves_the_others_in_their_order(
    items: list[str], who: str, data: st.DataObject
) -> None:
    gone = data.draw(st.sampled_from(items)) if items else ""

    left = own_order([item for item in items if item != gone], who)

    assert left == tuple(item for item in own_order(items, who) if item != gone)


def test_no_idea_is_first_for_everyone() -> None:
    orders = {own_order(IDEAS, f"p{k}") for k in range(50)}

    assert len(orders) > 40
    assert {order[0] for order in orders} == set(IDEAS)


def _asked(state: Workshop, who: str = "p0", role: str = "member") -> tuple[tuple[str, str], ...]:
    assert state.open_round
    return questions(state, state.open_round, person(who, role=role))


def test_the_questions_about_the_verdict_come_idea_by_idea() -> None:
    first, second = own_order(("a", "b"), "p0")

    assert _asked(voting("a", "b", phase="kind")) == tuple(
        (item, axis) for item in (first, second) for axis in ("purpose", "form", "metrics")
    )


def test_a_role_is_asked_only_what_it_votes_on() -> None:
    assert _asked(voting("a", phase="effort"), role="customer_side") == ()


def _ends(state: Workshop) -> tuple[str, ...]:
    assert state.open_round
    return asked_ends(state, state.open_round, person("p0"))


def test_the_ends_are_picked_first_where_there_are_four_ideas_or_more() -> None:
    assert _ends(voting(*"abc")) == ()
    assert _ends(voting(*"abcd")) == ("impact",)
    assert _ends(voting(*"abcd", phase="kind")) == ()


def test_a_second_vote_asks_for_no_ends() -> None:
    state = do(do(voting(*"abcd"), ev.GoTo, phase="reveal"), ev.Reveal)

    assert _ends(do(state, ev.GoTo, phase="revote")) == ()
    assert _ends(do(workshop(*"abcd"), ev.GoTo, phase="impact")) == ("impact",)
