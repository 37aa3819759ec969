"""The form of a choice: beside a strategic opinion it decides; beside a faint one no work decides."""

from dataclasses import replace

import pytest

from gtm_framework.triage.hints import Hints, Vocabulary, suggest
from gtm_framework.triage.hints.contrast import choice_in
from gtm_framework.triage.hints.learned import Learned
from gtm_framework.triage.hints.reading import read
from gtm_framework.triage.initiative import Kind

S, T, U = Kind.STRATEGIC, Kind.TACTICAL, Kind.UNDECIDED
WORDS = Vocabulary.default()


def with_opinion(line: str, tenths: int) -> Hints:
    """The hints of a line of four words, one of which is an oak that weighs so many points."""
    learned = replace(Learned.default(), weights={"oak": tenths}, scale=200)
    return suggest(line, vocabulary=WORDS, learned=learned)


def form(line: str) -> tuple[str, tuple[str, ...]] | None:
    found = choice_in(read(line, "title", WORDS), WORDS)
    return found and (found.group.id, tuple(quote.text for quote in found.quotes))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Serve patients rather than insurers", ("contrast", ("rather than",))),
        ("Speed over margin", ("contrast", ("over",))),
        ("Sell to clinics, never to chains", ("contrast", ("never",))),
        ("Only regional suppliers", ("contrast", ("Only",))),
        ("Content as our route to market", ("contrast", ("as our",))),
        ("Which customers do we serve?", ("question", ("Which",))),
        ("Hand over the keys", None),
        ("Not only ads", None),
        ("not just ads", None),
        ("instead of flyers", None),
        ("Single practices first", ("contrast", ("Single",))),
        ("Practices come first", None),
        ("Blue Falcon", None),
        ("Why", None),
        ("", None),
    ],
)
def test_a_choice_has_words_for_what_gives_way_or_asks(
    line: str, expected: tuple[str, tuple[str, ...]] | None
) -> None:
    assert form(line) == expected


@pytest.mark.parametrize(("tenths", "kind"), [(12, S), (11, U)])
def test_a_contrast_decides_beside_an_opinion_of_exactly_the_points_of_the_rules(
    tenths: int, kind: Kind
) -> None:
    assert with_opinion("red oak before elm", tenths).kind is kind
    assert with_opinion("red oak and elm", tenths).kind is U


def test_the_words_of_a_contrast_are_among_those_that_are_shown() -> None:
    assert "before" in with_opinion("red oak before elm", 30).telling_words


@pytest.mark.parametrize(("tenths", "kind"), [(-8, U), (-10, T)])
def test_words_of_work_decide_nothing_where_opinion_and_form_speak_against_them(
    tenths: int, kind: Kind
) -> None:
    # after "before" a word counts 60 %: with 12 points of form, -4.8 makes more than the 7 of the rules
    assert with_opinion("Print flyers before oak", tenths).kind is kind
    assert with_opinion("Print flyers of oak", tenths).kind is T


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Serve patients rather than insurers", S),
        ("Sell to the CFO instead of the IT manager", S),
        ("Go after dental chains first, single practices later", S),
        ("Call the three leads before Friday", T),
        ("Send the invoice before the reminder", T),
        ("Run ads only in May", T),
    ],
)
def test_lines_with_a_contrast_are_what_a_reader_takes_them_for(text: str, label: Kind) -> None:
    assert suggest(text).kind is label


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Delight our customers", U),
        ("Make our product indispensable to the teams of small firms", S),
    ],
)
def test_a_slogan_leans_and_a_line_that_spells_it_out_decides(text: str, kind: Kind) -> None:
    hints = suggest(text)

    assert (hints.kind, hints.leaning) == (kind, S)
