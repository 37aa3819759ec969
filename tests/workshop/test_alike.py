"""Duplicates are suggested by the words that two ideas share."""

from gtm_framework.workshop.duplicates import alike
from gtm_framework.workshop.entries import Item


def shared(*titles: str) -> list[tuple[str, str, tuple[str, ...]]]:
    found = alike([Item(id=title, title=title) for title in titles])
    return [(one.first, one.second, one.shared) for one in found]


def test_ideas_that_share_most_of_their_words_are_suggested_in_whatever_order_they_stand() -> None:
    assert shared("Case studies for fintech", "Three fintech case studies with ROI", "Pricing page") == [
        ("Case studies for fintech", "Three fintech case studies with ROI", ("case", "studies", "fintech"))
    ]


def test_titles_that_look_alike_and_share_no_word_are_not_suggested() -> None:
    assert shared("Win-back emails", "Win-bark trails") == []
    assert shared("Partner portal", "Pattern postal") == []


def test_one_word_in_common_is_not_enough() -> None:
    assert shared("Pricing page", "Landing page") == []


def test_the_most_alike_come_first() -> None:
    pairs = shared("Partner webinar series", "Webinar series with partners", "Webinar series in Spanish")

    assert pairs[0][:2] == ("Partner webinar series", "Webinar series with partners")
    assert len(pairs) == 3
