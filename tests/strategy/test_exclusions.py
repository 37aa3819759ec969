"""What is refused and what touches it: named words, named fields, refused mentions left out."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategy_pages import cases

from gtm_framework import catalog
from gtm_framework.errors import RefusedError
from gtm_framework.strategy.exclusions.conflicts import Hit, touches
from gtm_framework.strategy.exclusions.exclusions import Exclusion, Sort, sorts, starting_points
from gtm_framework.strategy.exclusions.terms import Wording
from gtm_framework.triage.initiative import Initiative

RESELLERS = Exclusion(
    id="resellers",
    sort=Sort.CHANNEL,
    what="Resellers",
    words=("reseller", "white label"),
    reason="Too early",
)


@pytest.mark.parametrize("case", cases("exclusions.yaml"), ids=lambda case: case["name"])
def test_an_initiative_touches_what_its_case_says(case: Any) -> None:
    touched = touches(Initiative(**case["initiative"]), [RESELLERS])

    assert [[hit.field, hit.term, hit.found] for touch in touched for hit in touch.hits] == case["hits"]


@pytest.mark.parametrize(("text", "refused"), cases("refused_mentions.yaml"))
def test_a_mention_is_refused_when_its_own_sentence_refuses_it(text: str, refused: bool) -> None:
    assert [mention.refused for mention in Wording(text).find(["agency"])] == [refused]


@pytest.mark.parametrize(("text", "term", "found"), cases("terms.yaml"))
def test_terms_are_found_as_whole_words_in_singular_and_plural(
    text: str, term: str, found: list[str]
) -> None:
    assert [mention.found for mention in Wording(text).find([term])] == found


def test_a_mention_says_where_it_begins() -> None:
    (mention,) = Wording("For two agencies").find(["agency"])

    assert (mention.term, mention.found, mention.start) == ("agency", "agencies", 8)


def test_accents_are_found_however_they_are_encoded() -> None:
    assert [mention.found for mention in Wording("Cafe\u0301s").find(["café"])] == ["Cafés"]


def test_a_touch_names_the_refusal_and_the_words_in_one_sentence() -> None:
    idea = Initiative(title="Reseller day", description="Invite resellers")

    (touch,) = touches(idea, [RESELLERS])

    assert touch.exclusion is RESELLERS
    assert touch.hits == (Hit("title", "reseller", "Reseller"), Hit("description", "reseller", "resellers"))
    assert touch.why == (
        "⊘ Conflicts with your exclusion “Resellers” (matched: “Reseller” in title, "
        "“resellers” in description)."
    )


def test_touches_come_in_the_order_of_the_refusals() -> None:
    banks = Exclusion(sort=Sort.INDUSTRY, what="Banks", words=("bank",))
    idea = Initiative(title="Resellers for banks")

    assert [touch.exclusion.what for touch in touches(idea, [banks, RESELLERS])] == ["Banks", "Resellers"]


def test_a_refusal_without_words_is_never_touched() -> None:
    wordless = Exclusion(sort=Sort.MARKET, what="Resellers", words=())

    assert touches(Initiative(title="Resellers"), [wordless]) == ()


def test_blank_and_repeated_words_are_dropped() -> None:
    made = Exclusion(sort=Sort.MARKET, what="Norway", words=(" Norway ", "", "Norway", "Oslo"))

    assert made.words == ("Norway", "Oslo")


def test_a_refusal_gets_a_stable_id_of_its_own_when_none_is_given() -> None:
    one, same = (Exclusion(sort=Sort.MARKET, what="Norway") for _ in range(2))
    other = Exclusion(sort=Sort.SEGMENT, what="Norway")

    assert one.id == same.id != other.id
    assert one.id.startswith("x-")


def test_a_refusal_that_does_not_fit_is_refused_with_every_fault() -> None:
    with pytest.raises(RefusedError) as refusal:
        Exclusion.model_validate({"sort": "weather", "what": " ", "words": "rain", "colour": "grey"})

    assert refusal.value.faults == (
        (
            "sort: 'weather' is not an option. Choose 'segment', 'deal_type', 'channel', 'industry', "
            "'account_size' or 'market'."
        ),
        "what: it is empty. Fill it in.",
        "words: 'rain' is not a list. Provide one.",
        "colour: there is no such field. Known: id, sort, what, words, reason.",
    )


def test_words_that_are_no_words_are_refused() -> None:
    with pytest.raises(RefusedError) as refusal:
        Exclusion.model_validate({"sort": "market", "what": "Norway", "words": [1]})

    assert refusal.value.faults == ("words number 1: 1 is not text. Enter text.",)


def test_the_six_starting_points_are_one_of_each_sort_and_each_can_be_recognised() -> None:
    assert [exclusion.sort for exclusion in starting_points()] == list(Sort)
    assert all(exclusion.words and exclusion.reason for exclusion in starting_points())


@pytest.mark.parametrize(
    ("title", "touched"),
    [
        ("Offer a bespoke deployment to the two largest banks", "custom-roadmap"),
        ("Recruit ten resellers in the south", "partners-too-early"),
        ("Win the first hospital", "compliance-heavy"),
        ("A plan for freelancers", "accounts-too-small"),
        ("Reach feature parity with the market leader", "copied-too-fast"),
        ("A free licence for students", "low-urgency"),
    ],
)
def test_each_starting_point_is_touched_by_a_plain_example(title: str, touched: str) -> None:
    assert [touch.exclusion.id for touch in touches(Initiative(title=title), starting_points())] == [
        touched
    ]


def test_every_sort_is_offered_in_words_with_its_source() -> None:
    assert [shown.sort for shown in sorts()] == list(Sort)
    assert all(shown.name and shown.help and shown.source in catalog.sources() for shown in sorts())


TEXTS = st.text(alphabet=st.sampled_from("agencyreslostnof ,.-'!"), max_size=60)


@settings(max_examples=150, deadline=None)
@given(text=TEXTS)
def test_capitals_change_nothing(text: str) -> None:
    plain = Wording(text).find(["agency", "reseller", "no"])
    loud = Wording(text.upper()).find(["agency", "reseller", "no"])

    assert [(m.term, m.start, m.refused) for m in plain] == [(m.term, m.start, m.refused) for m in loud]


@settings(max_examples=150, deadline=None)
@given(text=st.text(max_size=80), words=st.lists(st.text(max_size=12), max_size=4))
def test_whatever_is_found_stands_in_the_text(text: str, words: list[str]) -> None:
    idea = Initiative(title=f"x {text}")
    exclusion = Exclusion(sort=Sort.MARKET, what="Anything", words=tuple(words))

    for touch in touches(idea, [exclusion]):
        assert all(hit.term in exclusion.words and hit.found for hit in touch.hits)


@settings(max_examples=100, deadline=None)
@given(text=TEXTS)
def test_a_further_refusal_takes_no_touch_away(text: str) -> None:
    idea = Initiative(title=f"Resellers {text}")
    more = Exclusion(sort=Sort.SEGMENT, what="Agencies", words=("agency",))

    alone = {touch.exclusion.id for touch in touches(idea, [RESELLERS])}

    assert alone <= {touch.exclusion.id for touch in touches(idea, [more, RESELLERS])}
