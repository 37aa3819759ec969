"""How much is enough for a line to be clear: exactly as many points as the rules ask for are enough."""

from dataclasses import replace

import pytest

from gtm_framework.triage.hints.evidence import Evidence
from gtm_framework.triage.hints.learned import Learned
from gtm_framework.triage.hints.reading import Reading
from gtm_framework.triage.hints.settling import TREE, by_words, with_opinion
from gtm_framework.triage.hints.vocabulary import Vocabulary
from gtm_framework.triage.initiative import Kind

RULES = replace(
    Vocabulary.default(),
    clear_points=2,
    clear_share_percent=50,
    firm_points=0,
    leaning_points=1,
    tactical_points_for_ten_words=4,
    counted_words=20,
)
LEARNED = replace(
    Learned.default(),
    strategic_points=3,
    tactical_points=3,
    alone_points=5,
    abstract_points=8,
    abstract_opinion_points=6,
    most_points=4,
)
ON_THE_TREE = next(
    group for group in RULES.groups.values() if set(TREE) & set(group.says) and not group.is_abstract
)
ABSTRACT = next(
    group
    for group in RULES.groups.values()
    if set(TREE) & set(group.says) and group.is_abstract and group.kind != "verb"
)
NO_LINE = Reading("title", "", (), (), ())
BESIDE_IT = next(group for group in RULES.groups.values() if not set(TREE) & set(group.says))


def words(*points: int) -> list[Evidence]:
    """Words of the goal, the action or the measure that count for so many hundredths."""
    return [Evidence(ON_THE_TREE, NO_LINE, (), each, "main") for each in points]


@pytest.mark.parametrize(
    ("points", "kind"), [(200, "strategic"), (199, "undecided"), (-200, "tactical"), (-199, "undecided")]
)
def test_a_line_with_exactly_the_points_that_make_it_clear_is_clear(points: int, kind: str) -> None:
    assert by_words(words(points), 1, is_goal=False, vocabulary=RULES).kind == kind


@pytest.mark.parametrize(("length", "kind"), [(10, "tactical"), (11, "undecided")])
def test_a_long_line_is_tactical_with_exactly_the_points_that_its_words_ask_for(
    length: int, kind: str
) -> None:
    assert by_words(words(-400), length, is_goal=False, vocabulary=RULES).kind == kind


def test_no_more_words_are_counted_than_the_rules_say() -> None:
    assert by_words(words(-800), 300, is_goal=False, vocabulary=RULES).kind is Kind.TACTICAL


@pytest.mark.parametrize(("against", "kind"), [(-200, "strategic"), (-201, "undecided")])
def test_a_side_that_outweighs_the_other_by_exactly_the_share_is_clear(against: int, kind: str) -> None:
    assert by_words(words(600, against), 1, is_goal=False, vocabulary=RULES).kind == kind


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
    learned = Evidence(BESIDE_IT, NO_LINE, (), opinion, "main")

    found = with_opinion(words(points), learned, length=1, is_goal=False, vocabulary=RULES, learned=LEARNED)

    assert found.kind == kind


@pytest.mark.parametrize(("opinion", "kind"), [(500, "strategic"), (499, "undecided"), (-500, "tactical")])
def test_an_opinion_of_exactly_the_points_that_settle_alone_settles_alone(opinion: int, kind: str) -> None:
    learned = Evidence(BESIDE_IT, NO_LINE, (), opinion, "main")

    found = with_opinion([], learned, length=1, is_goal=False, vocabulary=RULES, learned=LEARNED)

    assert found.kind == kind


FIRM_RULES = replace(RULES, firm_points=2)


@pytest.mark.parametrize(
    ("firm", "abstract", "certainty"),
    [(200, 100, "decided"), (199, 101, "leaning"), (0, 900, "leaning"), (0, 0, "unclear")],
)
def test_a_strategic_line_needs_exactly_the_points_of_words_that_are_not_abstract(
    firm: int, abstract: int, certainty: str
) -> None:
    evidence = [*words(firm), Evidence(ABSTRACT, NO_LINE, (), abstract, "head")]

    found = by_words(evidence, 1, is_goal=False, vocabulary=FIRM_RULES)

    assert found.certainty == certainty
    assert found.leaning == ("undecided" if certainty == "unclear" else "strategic")


@pytest.mark.parametrize(
    ("points", "opinion", "certainty"),
    [(200, 600, "decided"), (199, 600, "leaning"), (400, 599, "leaning"), (400, 600, "decided")],
)
def test_abstract_words_decide_only_beside_an_opinion_that_is_sure_of_it(
    points: int, opinion: int, certainty: str
) -> None:
    found = with_opinion(
        [Evidence(ABSTRACT, NO_LINE, (), points, "head")],
        Evidence(ABSTRACT, NO_LINE, (), opinion, "head"),
        length=1,
        is_goal=False,
        vocabulary=FIRM_RULES,
        learned=LEARNED,
    )

    assert (found.certainty, found.leaning) == (certainty, "strategic")


def test_a_tactical_line_needs_no_firm_words() -> None:
    assert by_words(words(-200), 1, is_goal=False, vocabulary=FIRM_RULES).certainty == "decided"


@pytest.mark.parametrize(("points", "certainty"), [(100, "leaning"), (99, "unclear"), (-100, "leaning")])
def test_a_line_leans_from_exactly_the_points_of_the_rules(points: int, certainty: str) -> None:
    assert by_words(words(points), 1, is_goal=False, vocabulary=RULES).certainty == certainty
