"""What holds for every line."""

import csv
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from gtm_framework.triage.hints import Hints, suggest
from gtm_framework.triage.hints.accepting import hinted
from gtm_framework.triage.initiative import Initiative, Kind
from gtm_framework.triage.rubric import Rubric
from gtm_framework.triage.verdict import classify

STATEMENTS = Path(__file__).parents[3] / "bench" / "statements" / "dev.csv"
with STATEMENTS.open(encoding="utf-8", newline="") as file:
    LINES = [row["text"] for row in csv.DictReader(file)]
PIECES = st.sampled_from(
    [
        *(
            "become",
            "the",
            "leader",
            "webinar",
            "of",
            "market",
            "share",
            "in",
            "three",
            "years",
            "to",
            "run",
            "ads",
        ),
        *(
            "Q3",
            "no",
            "not",
            "'own'",
            '"the"',
            "€5,000",
            ",",
            ".",
            ";",
            "–",
            "é",
            "顧客",
            "hire",
            "10",
            "reps",
            "by",
        ),
        *(
            "2031",
            "brand",
            "loyalty",
            "program",
            "and",
            "our",
            "strategy",
            "is",
            "which",
            "how",
            "20",
            "%",
            "\n",
            ":",
        ),
    ]
)
MADE_UP = st.lists(PIECES, max_size=14).map(" ".join)
ANY_LINE = st.one_of(st.sampled_from(LINES), MADE_UP, st.text(max_size=60))
laws = settings(max_examples=120, deadline=None)


def said(hints: Hints) -> list[tuple[str, str]]:
    return [(s.criterion, s.answer) for s in hints.suggestions]


@laws
@given(ANY_LINE, ANY_LINE)
def test_every_suggestion_rests_on_words_that_stand_in_the_text(title: str, notes: str) -> None:
    texts = {"title": title, "description": notes}

    for suggestion in suggest(title, notes).suggestions:
        assert suggestion.quotes
        for quote in suggestion.quotes:
            assert quote.text
            assert texts[quote.where][quote.start : quote.end] == quote.text


@laws
@given(ANY_LINE)
def test_the_same_line_gets_the_same_hints(line: str) -> None:
    assert suggest(line) == suggest(line)


@laws
@given(st.sampled_from(LINES))
def test_case_and_space_and_closing_punctuation_change_nothing(line: str) -> None:
    plain = suggest(line)

    assert said(suggest(line.upper())) == said(suggest(line.lower())) == said(plain)
    assert said(suggest(f"  {line.replace(' ', '   ')}\t ")) == said(plain)
    for end in ("", ".", "!", "…", "?", ";"):
        assert said(suggest(line.rstrip(".?") + end)) == said(plain)


@laws
@given(st.sampled_from(LINES), st.sampled_from(["Petra", "green", "Falcon 7b", "Lindqvist"]))
def test_a_word_that_says_nothing_never_turns_a_verdict_round(line: str, word: str) -> None:
    before, after = suggest(line).kind, suggest(f"{line.rstrip('.?')} {word}").kind

    assert after is before or Kind.UNDECIDED in (before, after)


@laws
@given(ANY_LINE, ANY_LINE)
def test_accepted_hints_give_the_verdict_that_the_words_have_and_a_faint_line_none(
    title: str, notes: str
) -> None:
    hints = suggest(title, notes)

    assert classify(Initiative(title="x", answers=hints.answers())).kind == hints.kind


@laws
@given(ANY_LINE)
def test_only_answers_that_the_rubric_knows_are_suggested_each_criterion_once(line: str) -> None:
    leans = Rubric.default().leans
    pairs = said(suggest(line))

    assert all(answer in leans[criterion] for criterion, answer in pairs)
    assert len(pairs) == len(dict(pairs))


@laws
@given(
    st.sampled_from(LINES), st.dictionaries(st.sampled_from(["purpose", "form", "risk"]), st.just("mixed"))
)
def test_an_answer_of_a_person_is_never_replaced(line: str, answers: dict[str, str]) -> None:
    before = Initiative(title=line, answers=answers)
    after = hinted(before)

    assert answers.items() <= after.answers.items()
    assert not set(after.suggested) & set(answers)
    assert after.model_copy(update={"answers": answers, "suggested": ()}) == before


@laws
@given(ANY_LINE)
def test_the_parts_of_a_line_stand_in_it_in_order(line: str) -> None:
    parts = suggest(line).parts

    assert len(parts) != 1
    at = 0
    for part in parts:
        at = line.index(part, at) + len(part)
