"""How much is enough for a line to be clear: exactly as many points as the rules ask for are enough."""

from dataclasses import replace

import pytest

from gtm_framework.triage.hints.evidence import Evidence
from gtm_framework.triage.hints.learned import Learned
from gtm_framework.triage.hints.settling import TREE, by_words, with_opinion
from gtm_framework.triage.hints.vocabulary import Vocabulary
from gtm_framework.triage.initiative import Kind

RULES = replace(
    Vocabulary.default(),
    clear_points=2,
    clear_share_percent=50,
    tactical_points_for_ten_words=4,
    counted_words=20,
)
LEARNED = replace(Learned.default(), clear_points=3, alone_points=5, most_points=4)
ON_THE_TREE = next(group for group in RULES.groups.values() if set(TREE) & set(group.says))
BESIDE_IT = next(group for group in RULES.groups.values() if not set(TREE) & set(group.says))


def words(*points: int) -> list[Evidence]:
    """Words of the goal, the action or the measure that count for so many hundredths."""
    return [Evidence(ON_THE_TREE, (), each, "main") for each in points]


@pytest.mark.parametrize(
    ("points", "kind"), [(200, "strategic"), (199, "undecided"), (-200, "tactical"), (-199, "undecided")]
)
def test_a_line_with_exactly_the_points_that_make_it_clear_is_clear(points: int, kind: str) -> None:
    assert by_words(words(points), 1, is_goal=False, vocabulary=RULES) == kind


@pytest.mark.parametrize(("length", "kind"), [(10, "tactical"), (11, "undecided")])
def test_a_long_line_is_tactical_with_exactly_the_points_that_its_words_ask_for(
    length: int, kind: str
) -> None:
    assert by_words(words(-400), length, is_goal=False, vocabulary=RULES) == kind


def test_no_more_words_are_counted_than_the_rules_say() -> None:
    assert by_words(words(-800), 300, is_goal=False, vocabulary=RULES) is Kind.TACTICAL


@pytest.mark.parametrize(("against", "kind"), [(-200, "strategic"), (-201, "undecided")])
def test_a_side_that_outweighs_the_other_by_exactly_the_share_is_clear(against: int, kind: str) -> None:
    assert by_words(words(600, against), 1, is_goal=False, vocabulary=RULES) == kind


@pytest.mark.parametrize(
    ("points", "opinion", "kind"),
    [
        (100, 200, "strategic"),
        (100, 199, "undecided"),
        (-100, -200, "tactical"),
        (900, -100, "strategic"),  # of the words only 4 points count
        (900, -101, "undecided"),
    ],
)
def test_words_and_opinion_that_have_together_exactly_enough_points_make_a_line_clear(
    points: int, opinion: int, kind: str
) -> None:
    learned = Evidence(BESIDE_IT, (), opinion, "main")

    assert kind == with_opinion(
        words(points), learned, length=1, is_goal=False, vocabulary=RULES, learned=LEARNED
    )


@pytest.mark.parametrize(("opinion", "kind"), [(500, "strategic"), (499, "undecided"), (-500, "tactical")])
def test_an_opinion_of_exactly_the_points_that_settle_alone_settles_alone(opinion: int, kind: str) -> None:
    learned = Evidence(BESIDE_IT, (), opinion, "main")

    assert kind == with_opinion([], learned, length=1, is_goal=False, vocabulary=RULES, learned=LEARNED)
