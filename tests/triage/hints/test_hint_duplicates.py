from hypothesis import given, settings
from hypothesis import strategies as st

from gtm_framework.triage.hints.duplicates import BLOCK, LIKENESS, likely_duplicates
from gtm_framework.triage.initiative import Initiative


def ideas(*titles: str) -> list[Initiative]:
    return [Initiative(id=f"i{n}", title=title) for n, title in enumerate(titles)]


def test_word_order_small_words_and_plural_do_not_matter() -> None:
    (pair,) = likely_duplicates(
        ideas("Launch a webinar series", "Webinars series for the launch", "Hire reps")
    )

    assert (pair.first, pair.second, pair.likeness) == ("i0", "i1", 100)
    assert pair.shared == ("launch", "webinar", "series")
    assert pair.reason == "They use the same words."


def test_a_slip_of_the_pen_is_named() -> None:
    (pair,) = likely_duplicates(ideas("Own the benchmark report", "Own the benchmrak report"))

    assert LIKENESS <= pair.likeness < 100
    assert pair.reason == "They differ only in: benchmark, benchmrak."


def test_different_figures_tell_ideas_apart() -> None:
    assert likely_duplicates(ideas("Newsletter in Q3", "Newsletter in Q4")) == ()
    assert likely_duplicates(ideas("Hire ten reps", "Hire 12 reps", "Hire two reps")) == ()
    assert likely_duplicates(ideas("Hire ten reps", "Hire 10 reps now please")) == ()


def test_titles_of_small_words_or_signs_alone_are_compared_too() -> None:
    assert likely_duplicates(ideas("…", "!")) == ()
    assert len(likely_duplicates(ideas("with us", "with us"))) == 1


def test_pairs_come_likest_first_and_across_blocks() -> None:
    filler = [f"idea {n}{n}{n} {chr(97 + n % 26) * 9}" for n in range(BLOCK)]
    pairs = likely_duplicates(
        ideas("Open the Paris branch", *filler, "The Paris branch: open", "Open Pariss branch")
    )

    assert [pair.likeness for pair in pairs] == sorted((pair.likeness for pair in pairs), reverse=True)
    assert (pairs[0].first, pairs[0].second) == ("i0", f"i{BLOCK + 1}")
    assert len(pairs) == 3


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(["Call users", "Users call", "Print cards", "Own it", "Q1", "Q2"]), max_size=6)
)
def test_a_pair_names_two_ideas_of_the_list_the_earlier_first(titles: list[str]) -> None:
    given_ideas = ideas(*titles)
    order = [idea.id for idea in given_ideas]

    for pair in likely_duplicates(given_ideas):
        assert order.index(pair.first) < order.index(pair.second)
