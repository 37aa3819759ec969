"""The learned opinion: what it weighs, what it changes, and that its data is what the statements give."""

from dataclasses import replace
from pathlib import Path

import pytest

from bench import hints as bench
from bench import learn_hints
from gtm_framework.catalog import data_file, read_toml
from gtm_framework.triage.hints import Strength, Vocabulary, suggest
from gtm_framework.triage.hints.evidence import Evidence
from gtm_framework.triage.hints.inflection import stem
from gtm_framework.triage.hints.learned import Learned
from gtm_framework.triage.hints.reading import read
from gtm_framework.triage.hints.traits import traits
from gtm_framework.triage.initiative import Kind

S, T, U = Kind.STRATEGIC, Kind.TACTICAL, Kind.UNDECIDED
WORDS = Vocabulary.default()


def of(weights: dict[str, int]) -> Learned:
    """Weights of a test's own under round rules: one point for a tenth in a line of four words."""
    return replace(
        Learned.default(),
        weights=weights,
        scale=200,
        strategic_points=20,
        tactical_points=20,
        alone_points=30,
        abstract_points=0,
        abstract_opinion_points=0,
        doubt_points=100,
        most_points=60,
    )


def weighed(line: str, learned: Learned) -> Evidence | None:
    return learned.weigh(read(line, "title", WORDS), WORDS)


def points(line: str, learned: Learned) -> int:
    found = weighed(line, learned)
    assert found is not None
    return found.points


def kind(line: str, learned: Learned) -> Kind:
    return suggest(line, vocabulary=WORDS, learned=learned).kind


def test_the_shipped_weights_are_what_the_statements_give() -> None:
    shipped = data_file("hints_learned.toml").read_text(encoding="utf-8")

    assert learn_hints.rewritten(shipped) == shipped


def test_the_shipped_weights_are_small_data() -> None:
    assert data_file("hints_learned.toml").stat().st_size < 150_000
    assert set(map(type, Learned.default().weights.values())) == {int}


def test_more_than_a_thousand_lines_of_lists_are_learned_from_and_none_that_is_measured_on() -> None:
    learned = [text.casefold() for text, _ in learn_hints.statements()]
    measured = {
        text.casefold()
        for name in bench.MEASURED
        for text, _ in bench.read_lines(bench.STATEMENTS / f"{name}.csv")
    }

    assert len(learned) == len(set(learned)) >= 8_000
    assert len(bench.read_lines(bench.STATEMENTS / "lists_learn.csv")) >= 1_000
    assert measured.isdisjoint(learned)


def test_a_line_of_a_list_that_could_be_either_counts_on_both_sides() -> None:
    found = learn_hints.learn([("Win trust", S), ("Win trust", U), ("Buy stamps", T)])

    # in hundredths of lines, with the fifth: "win" is in 220 of the strategic ones and 120 of the others
    assert (found["win"], found["win trust"], found["buy"]) == (5, 5, -19)


def test_a_weight_is_ten_times_the_logarithm_of_how_much_likelier_a_trait_is() -> None:
    # six traits are known; a trait of one line in one: (100 + 20) / (200 + 6 · 20) against 20 / 320
    found = learn_hints.learn([("Win trust", S), ("Buy stamps", T)])

    assert found == {"^win": 18, "win": 18, "trust": 18, "^buy": -18, "buy": -18, "stamp": -18}


def test_two_words_in_a_row_need_two_lines_and_what_says_nothing_is_left_out() -> None:
    lines = [("Grow trust", S), ("Grow trust", S), ("Grow stamps", T), ("Grow cards", T)]
    found = learn_hints.learn(lines)

    assert "grow trust" in found
    assert not {"grow", "grow stamp"} & set(found)


def test_the_command_writes_the_file_and_checks_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "hints_learned.toml"
    path.write_text('# head\n\n[weights]\n1 = """old"""\n', encoding="utf-8")
    monkeypatch.setattr(learn_hints, "data_file", lambda name: path)
    monkeypatch.setattr(learn_hints, "statements", lambda: [("Win trust", S), ("Buy stamps", T)])

    assert learn_hints.main(["--check"]) == 1
    assert learn_hints.main([]) == 0
    assert learn_hints.main(["--check"]) == 0
    assert path.read_text(encoding="utf-8") == (
        '# head\n\n[weights]\n-18 = """^buy, buy, stamp"""\n18 = """^win, trust, win"""\n'
    )
    assert capsys.readouterr().out.splitlines() == [
        "not what the statements give",
        "2 statements, 0 kB",
        "as the statements give it",
    ]


def test_a_line_has_words_a_first_word_and_pairs_each_counted_once_where_it_counts_most() -> None:
    line = read("Sold 12 cards, then 30 cards. Trust", "title", WORDS)
    found = traits(line.words, line.zones, WORDS)

    assert found["^sold"] == (100, (0,))
    assert found["0"] == (100, (1,))
    assert found["0 card"] == (100, (1, 2))
    assert found["card"] == (100, (2,))
    assert "card trust" not in found


def test_words_count_by_the_part_of_the_line_and_denied_words_not_at_all() -> None:
    own = of({"oak": 20})

    assert points("we like our oak", own) == 20_00
    assert points("plants for oak fans", own) == 14_00
    assert weighed("there is no oak", own) is None


def test_the_sum_is_divided_by_the_root_of_the_length_and_a_short_line_has_four_words() -> None:
    own = of({"oak": -20})

    assert points("oak", own) == points("a red old oak", own) == -20_00
    assert points("oak" + " and the red one" * 4, of({"oak": -20})) == -9_70


def test_the_opinion_names_the_words_that_weigh_most_for_its_side() -> None:
    own = of({"oak": 20, "elm": 5, "fir": 10, "ash": 8, "ivy": -30})
    found = weighed("oak, elm, fir, ash, ivy", own)

    assert found is not None
    assert [quote.text for quote in found.quotes] == ["oak", "fir, ash"]
    assert (found.group.side, found.group.source) == ("strategic", ("house",))


@pytest.mark.parametrize("line", ["", "…", "Der Oak und die Oak", "red and blue"])
def test_no_words_no_english_and_nothing_known_give_no_opinion(line: str) -> None:
    assert weighed(line, of({"oak": 20})) is None


def test_a_clear_reading_that_the_opinion_contradicts_stays_undecided() -> None:
    assert suggest("Print oaks", vocabulary=WORDS).kind is T
    assert kind("Print oaks", of({"oak": 20})) is U
    assert kind("Print oaks", of({"oak": -20})) is T


def test_a_faint_reading_gains_from_an_opinion_that_agrees() -> None:
    line = "old oaks and a small banner near the blue fence by my old red house"

    assert suggest(line, vocabulary=WORDS).kind is U
    assert kind(line, of({"oak": -30})) is T


def test_without_words_of_the_vocabulary_the_opinion_must_be_sure_and_calls_nothing_strategic() -> None:
    assert kind("old oaks", of({"oak": -29})) is U
    assert kind("old oaks", of({"oak": -30})) is T
    assert kind("old oaks", of({"oak": 300})) is U


def test_words_of_the_vocabulary_outweigh_a_faint_opinion_and_are_capped_beside_a_strong_one() -> None:
    line = "Print flyers, posters, coupons and oaks"

    assert kind(line, of({"oak": 10})) is T
    assert kind(line, of({"oak": 245})) is U


def test_a_suggestion_that_rests_on_the_opinion_says_so_and_quotes_its_words() -> None:
    hints = suggest("old oaks", vocabulary=WORDS, learned=of({"oak": -40}))

    assert {s.criterion: s.words for s in hints.suggestions} == {"purpose": ("oaks",), "form": ("oaks",)}
    assert {s.strength for s in hints.suggestions} == {Strength.CLEAR}
    assert hints.suggestions[0].reason == (
        "Taken together, the words describe how to get there. "
        "Words like these appear more often in tactical ideas."
    )


def test_beside_a_vocabulary_of_ones_own_stands_no_opinion_unless_one_is_given() -> None:
    assert suggest("Petra", vocabulary=WORDS).evidence == ()
    assert any(e.group.id.startswith("learned") for e in suggest("Print flyers").evidence)


@pytest.mark.parametrize(
    ("forms", "key"),
    [
        (("launch", "launches", "launching", "launched"), "launch"),
        (("store", "stores", "storing", "stored"), "stor"),
        (("plan", "plans", "planning", "planned"), "plan"),
        (("company", "companies"), "company"),
        (("sell", "selling", "sells"), "sell"),
        (("focus",), "focus"),
        (("business",), "business"),
        (("bring",), "bring"),
        (("red",), "red"),
        (("add", "adds", "adding", "added"), "add"),
        (("box", "boxes"), "box"),
        (("used",), "used"),
    ],
)
def test_forms_of_a_word_share_a_stem(forms: tuple[str, ...], key: str) -> None:
    assert {stem(form) for form in forms} == {key}


def test_the_shipped_file_has_a_head_rules_and_weights() -> None:
    assert set(read_toml("hints_learned.toml")) == {"source", "rules", "weights"}
