import pytest

from gtm_framework.triage.hints.inflection import plural, verb_forms
from gtm_framework.triage.hints.words import fold, forms, read_words


def test_hyphens_and_slashes_part_words_and_apostrophes_do_not() -> None:
    assert forms("Win-back mails/calls & the world’s R&D") == (
        *("win", "back", "mails", "calls", "the", "world's", "r&d"),
    )


def test_a_b_and_a_time_of_the_day_are_one_word() -> None:
    assert forms("A/B tests at 9:30am, 1:1s after") == ("a/b", "tests", "at", "9:30am", "1:1s", "after")


def test_numbers_keep_their_signs() -> None:
    assert forms("#1, 10,000 or 3.5 % of €20k") == ("#1", "10,000", "or", "3.5", "%", "of", "€", "20k")


def test_what_stands_between_words_is_kept_as_strong_or_weak() -> None:
    gaps = [(w.form, w.gap) for w in read_words("Call, then write. Stop – now (or never)")]

    assert gaps == [
        *[("call", "strong"), ("then", "weak"), ("write", ""), ("stop", "strong"), ("now", "strong")],
        *[("or", "weak"), ("never", "")],
    ]


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("Organise", "organize"),
        ("centralised", "centralized"),
        ("prioritising", "prioritizing"),
        ("specialisation", "specialization"),
        ("programmes", "programs"),
        ("colours", "colors"),
        ("favourite", "favorite"),
        ("catalogue", "catalog"),
        ("this", "this"),
        ("our", "our"),
    ],
)
def test_british_and_american_spelling_are_one(british: str, american: str) -> None:
    assert fold(british) == fold(american) == american


def test_words_in_quotation_marks_are_marked_and_possessives_are_not() -> None:
    quoted = [w.form for w in read_words("the \"big\" plan, Ann's ‘own’ idea and 'that' one's") if w.quoted]

    assert quoted == ["big", "own", "that"]


def test_a_line_that_is_quoted_as_a_whole_has_nothing_that_stands_out() -> None:
    assert not any(w.quoted for w in read_words("“Own the niche”"))


@pytest.mark.parametrize(
    ("lemma", "forms_of_it"),
    [
        ("launch", "launch launches launching launched"),
        ("announce", "announce announces announcing announced"),
        ("carry", "carry carries carrying carried"),
        ("deploy", "deploy deploys deploying deployed"),
        ("plan", "plan plans planning planned"),
        ("agree", "agree agrees agreeing agreed"),
        ("write", "write writes writing wrote"),
        ("go", "go goes going went"),
    ],
)
def test_a_verb_has_four_forms(lemma: str, forms_of_it: str) -> None:
    assert [form for form, _ in verb_forms(lemma)] == forms_of_it.split()


@pytest.mark.parametrize(
    ("noun", "many"),
    [("ad", "ads"), ("story", "stories"), ("survey", "surveys"), ("box", "boxes"), ("sales", "sales")],
)
def test_a_noun_has_a_plural(noun: str, many: str) -> None:
    assert plural(noun) == many
