"""The texts in `data/` are plain American business English, with one word for each thing."""

import pytest

from tests.language import data_texts
from tests.language.wording import (
    HARDEST,
    USUAL,
    Text,
    Word,
    avoided_words,
    button_errors,
    format_errors,
    grade,
    label_errors,
    long_problems,
    sentences,
    vocabulary,
    words,
)

VERBS = ("Add", "Assign", "Change", "Choose", "Delete", "Link", "Move", "Set", "Unlink")


def test_no_text_uses_a_word_of_the_vocabulary() -> None:
    assert list(avoided_words(data_texts.texts())) == []


def test_numbers_and_plurals_are_written_the_american_way_and_no_id_is_shown() -> None:
    assert list(format_errors(data_texts.texts())) == []


def test_labels_are_nouns() -> None:
    assert list(label_errors(data_texts.labels())) == []


def test_buttons_are_a_verb_and_its_object() -> None:
    assert list(button_errors(data_texts.buttons(), VERBS)) == []


def test_a_finding_states_its_problem_in_at_most_twelve_words() -> None:
    assert list(long_problems(data_texts.findings())) == []


def test_a_finding_says_what_follows_from_its_problem() -> None:
    assert [text for text in data_texts.findings() if len(sentences(text.text)) < 2] == []


def test_a_finding_ends_with_a_question() -> None:
    assert [text for text in data_texts.questions() if not text.text.endswith("?")] == []


def test_findings_can_be_read_once_and_understood() -> None:
    grades = {text.place: grade(text.text) for text in data_texts.findings()}

    assert {place: round(found, 1) for place, found in grades.items() if found > HARDEST} == {}
    assert sum(grades.values()) / len(grades) < USUAL


def test_every_file_with_texts_is_read() -> None:
    read = {text.place.partition(".toml")[0] for text in data_texts.texts()}

    assert {"coherence", "strategy", "workshop", "guide", "upmarket-jump"} <= read
    assert len(data_texts.texts()) > 1_000


# --- The checks themselves find what they are for --------------------------------------------------


@pytest.mark.parametrize("word", vocabulary(), ids=lambda word: str(word.avoid[0]))
def test_each_word_of_the_vocabulary_is_found_and_its_advice_is_not(word: Word) -> None:
    assert [word.found(f"So {avoided.upper()}, then.") for avoided in word.avoid] == [
        avoided.upper() for avoided in word.avoid
    ]
    assert all(word.found(phrase) is None for phrase in word.allow)


def test_a_word_inside_another_word_or_compound_is_left_alone() -> None:
    assert Word(("lay", "mail"), "").found("layout, email, play, voice-mail") is None


@pytest.mark.parametrize(
    "text",
    ["40 % of it", "After S3", "a rule (house)", "objective o-1", "1 pieces fit", "two  spaces", "Done!"],
)
def test_a_format_error_is_found(text: str) -> None:
    assert len(list(format_errors([Text("here", text)]))) == 1


@pytest.mark.parametrize(
    "text", ["40% of it", "86.25%", "1 idea", "21 ideas", "Q3: $6M", "land-and-expand"]
)
def test_a_well_written_number_is_left_alone(text: str) -> None:
    assert list(format_errors([Text("here", text)])) == []


@pytest.mark.parametrize("text", ["How it changes", "Its name.", "What success is", "Read:"])
def test_half_a_sentence_is_no_label(text: str) -> None:
    assert len(list(label_errors([Text("here", text)]))) == 1


@pytest.mark.parametrize("text", ["Change it", "Keep both", "Go on", "Delete"])
def test_a_button_without_an_object_is_found(text: str) -> None:
    assert len(list(button_errors([Text("here", text)], VERBS))) == 1


def test_a_title_that_is_filled_in_counts_as_one_word() -> None:
    assert words("{thing} isn't linked to a pillar, 40% of it.") == [
        "{thing}", "isn't", "linked", "to", "a", "pillar", "40%", "of", "it",
    ]  # fmt: skip
    assert list(long_problems([Text("here", f"{'word ' * 12}ends. Short.")])) == [
        f"here: 13 words in {'word ' * 12 + 'ends.'!r}. Use at most 12."
    ]


def test_longer_words_and_sentences_take_more_years_of_school() -> None:
    plain = grade("You hide the price. Buyers have to call you.")
    heavy = grade(
        "Organizational procurement responsibilities necessitate considerable interdepartmental alignment."
    )

    assert plain < 4 < HARDEST < heavy
