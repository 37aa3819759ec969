import pytest

from gtm_framework.triage.hints import Vocabulary
from gtm_framework.triage.hints.reading import read

NUMBERS = ("long_time", "by_year", "short_time", "count", "large_sum", "small_sum")


def found(line: str) -> list[tuple[str, str]]:
    reading = read(line, "title", Vocabulary.default())
    hits = [hit for hit in reading.hits if hit.group.id in NUMBERS and not hit.verb]
    return [(hit.group.id, " … ".join(q.text for q in reading.quotes(hit.at))) for hit in hits]


@pytest.mark.parametrize(
    ("line", "group", "words"),
    [
        ("grow within three years", "long_time", "three years"),
        ("a five-year view", "long_time", "five-year"),
        ("in 6–9 years", "long_time", "9 years"),
        ("over two to four years", "long_time", "two to four years"),
        ("after 18 months", "long_time", "18 months"),
        ("reach it by 2033", "by_year", "by 2033"),
        ("six weeks", "short_time", "six weeks"),
        ("within 24 hours", "short_time", "24 hours"),
        ("for 90 days", "short_time", "90 days"),
        ("in Q4", "short_time", "Q4"),
        ("by November", "short_time", "November"),
        ("in May", "short_time", "May"),
        ("on 3 March", "short_time", "March"),
        ("on Tuesdays", "short_time", "Tuesdays"),
        ("pay 20 euros", "small_sum", "20"),
        ("for $5,000", "small_sum", "5,000"),
        ("100 million euros", "large_sum", "100 million"),
        ("€40m", "large_sum", "40m"),
        ("a dozen or 12 velvet ribbons", "count", "12 … ribbons"),
    ],
)
def test_time_money_and_counts_are_read(line: str, group: str, words: str) -> None:
    assert (group, words) in found(line)


@pytest.mark.parametrize(
    "line",
    [
        "we may march on",  # words, not months
        "in 12 months",  # between the poles
        "one year",
        "a year",
        "cut it by 20 %",
        "from 4 to 12",
        "step 2 of 3",
        "two markets",  # a choice of markets counts nothing to be made
        "at eight on quiet streets",  # the number belongs to the hour
        "version 1.2.3 notes",
        "one card",
        "10 years, 20 is fine",
        "the 5 best, cards",
        "one euro",
    ],
)
def test_other_numbers_count_no_things_to_be_made(line: str) -> None:
    assert "count" not in dict(found(line))
    assert not {"short_time", "by_year", "small_sum"} & dict(found(line)).keys()
