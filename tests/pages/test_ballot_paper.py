"""What the ballot paper asks, and what it accepts from a browser."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtm_framework.errors import GtmError
from gtm_framework.workshop.entries import Item
from gtm_framework.workshop.state import Workshop
from gtm_framework.workshop.votes.ballots import Answer, Ballot
from pages.parts.components.ballot_paper import question, read

IDEA = Item(id="a", title="Win-back mails", notes="to those who left")
OPTIONS = Workshop(id="w").options


@pytest.mark.parametrize("axis", ["impact", "effort"])
def test_a_score_is_asked_in_ten_steps_with_the_text_of_each_level(axis: str) -> None:
    asked = question(IDEA, axis, OPTIONS)

    assert [step for group in asked.groups for step in group.values] == list(range(1, 11))
    assert len({group.text for group in asked.groups}) == 5
    assert asked.asked.endswith("?")


@pytest.mark.parametrize("axis", ["purpose", "form", "metrics"])
def test_a_question_about_the_kind_offers_the_options_of_the_workshop_in_their_order(axis: str) -> None:
    asked = question(IDEA, axis, OPTIONS)

    assert [group.values for group in asked.groups] == [(option,) for option in OPTIONS[axis]]
    assert all(group.text not in OPTIONS[axis] for group in asked.groups)


def test_dots_have_no_answers_but_the_ideas_themselves() -> None:
    assert question(IDEA, "dots", OPTIONS).groups == ()


@pytest.mark.parametrize(
    ("raw", "answer", "value"),
    [
        ({"answer": "value", "value": 7}, Answer.VALUE, 7),
        ({"answer": "value", "value": "position"}, Answer.VALUE, "position"),
        ({"answer": "skip"}, Answer.SKIP, None),
        ({"answer": "dont_know", "value": 9}, Answer.DONT_KNOW, None),
        ({"answer": "made up", "value": 3}, Answer.VALUE, 3),
    ],
)
def test_an_answer_is_read_as_the_ballot_of_the_one_who_sends_it(
    raw: dict[str, Any], answer: Answer, value: int | str | None
) -> None:
    sent = {"item": "a", "axis": "impact", "person": "somebody else", "round": 9, **raw}

    assert read(sent, "me", 2) == Ballot(
        person="me", item="a", axis="impact", round=2, answer=answer, value=value
    )


@given(
    st.dictionaries(
        st.sampled_from(["item", "axis", "answer", "value"]),
        st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.integers()),
    )
)
def test_whatever_arrives_is_a_ballot_or_is_refused(raw: dict[str, Any]) -> None:
    try:
        ballot = read(raw, "me", 1)
    except GtmError:
        return
    assert (ballot.person, ballot.round) == ("me", 1)
