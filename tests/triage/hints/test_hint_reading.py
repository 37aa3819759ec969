import pytest

from gtm_framework.triage.hints import Vocabulary, suggest
from gtm_framework.triage.hints.reading import read


def groups(line: str) -> dict[str, str]:
    reading = read(line, "title", Vocabulary.default())
    return {" ".join(q.text for q in reading.quotes(hit.at)): hit.group.id for hit in reading.hits}


def zones(line: str) -> dict[str, str]:
    reading = read(line, "title", Vocabulary.default())
    return {
        reading.text[w.start : w.end]: zone for w, zone in zip(reading.words, reading.zones, strict=True)
    }


@pytest.mark.parametrize(
    "line",
    [
        "email the list",
        "emailing the list",
        "We email it",
        "to email it",
        "Ann publishes it",
        "please email it",
    ],
)
def test_a_word_is_a_verb_where_a_verb_can_stand(line: str) -> None:
    assert "work" in groups(line).values()


@pytest.mark.parametrize(
    "line",
    ["the email", "an email list", "two emails", "our emails", "Write copy, email", "sorted by email"],
)
def test_the_same_word_is_a_noun_elsewhere(line: str) -> None:
    mails = [name for words, name in groups(line).items() if "email" in words]

    assert mails in (["owned_format"], ["routine"])


def test_items_of_a_list_are_alike() -> None:
    assert groups("write the guide, hire two reps")["hire"] == "work"
    assert "place" not in groups("developing product, price, place")
    assert groups("In May, call every partner")["call"] == "work"


def test_an_adverb_does_not_hide_a_verb() -> None:
    assert groups("We quickly launch it")["launch"] == "work_mild"
    assert groups("It is boldly redefined")["redefined"] == "conquest"


def test_a_verb_of_a_question_is_found() -> None:
    assert "direction" in groups("How can a small firm diversify").values()


def test_the_longest_phrase_wins_and_a_compound_ends_where_it_ends() -> None:
    assert groups("market share") == {"market share": "standing"}
    assert groups("customer loyalty cards")["loyalty cards"] == "campaign"


def test_no_phrase_runs_over_a_full_stop_or_a_comma() -> None:
    assert "market share" not in groups("the market. share it")
    assert "market share" not in groups("the market, share")
    assert "establish as" not in groups("establish it. As always")


def test_a_star_stands_for_one_to_five_words() -> None:
    assert groups("establish the small firm as safe")["establish as"] == "ambition"
    assert "establish as" not in groups("establish as")
    assert "establish as" not in groups("establish a b c d e f as safe")


def test_small_words_open_the_parts_of_a_line() -> None:
    printed = zones("Print cards to win trust")
    assert [*printed.values()] == ["head", "head", "purpose", "purpose", "purpose"]
    assert zones("Grow by adding firms that export")["adding"] == "means"
    assert zones("Grow by adding firms that export")["export"] == "relative"
    assert zones("a talk about trust for nurses")["trust"] == "topic"
    assert zones("a talk for nurses")["nurses"] == "audience"


def test_to_says_no_purpose_before_a_noun_after_a_wish_or_in_a_question() -> None:
    assert set(zones("Sell ads to nurses").values()) == {"head"}
    assert set(zones("a plan to win").values()) == {"head"}
    assert set(zones("which trade to enter").values()) == {"head"}
    assert set(zones("To win the market").values()) == {"head"}


def test_a_line_that_opens_with_its_means_comes_to_its_main_part_after_the_comma() -> None:
    assert zones("By running ads, win the north")["win"] == "head"
    assert zones("Which firm we are") == {"Which": "head", "firm": "head", "we": "head", "are": "head"}


def test_denied_words_count_nothing_until_the_denial_ends() -> None:
    assert zones("no ads, flyers")["ads"] == "denied"
    assert zones("no ads, flyers")["flyers"] == "head"
    assert zones("no ads but flyers")["flyers"] == "head"
    assert zones("not only ads")["ads"] == "head"
    assert [*zones("beds rather than ads").values()] == ["head", "head", "head", "denied"]
    assert suggest("not just ads").kind == "tactical"


def test_openers_are_dropped_only_where_they_open() -> None:
    vocabulary = Vocabulary.default()

    assert read("Goal: own it", "title", vocabulary).words[0].form == "own"
    assert read("Our strategy is to own it", "title", vocabulary).words[0].form == "own"
    assert read("Strategy workshop", "title", vocabulary).words[0].form == "strategy"
    assert read("Strategy", "title", vocabulary).words[0].form == "strategy"


def test_one_loan_word_leaves_a_line_english() -> None:
    assert suggest("Open a pop-up shop in the café").kind == "tactical"
    assert suggest("Hinweis der Werbung und Google Ads").evidence == ()
