import csv
from fractions import Fraction
from pathlib import Path

import pytest

from gtm_framework.catalog import sources
from gtm_framework.errors import UnknownNameError
from gtm_framework.scorecard.scorecard import load_scorecard

SCORES = list(csv.DictReader((Path(__file__).parent / "cases" / "scores.csv").open(encoding="utf-8")))
CRITERIA = [
    "purpose",
    "horizon",
    "scope",
    "specificity",
    "alignment",
    "measurability",
    "budget",
    "confusion",
]


def test_ids_stand_in_the_order_in_which_files_and_the_terminal_name_them() -> None:
    scorecard = load_scorecard()

    assert [criterion.id for criterion in scorecard.criteria] == CRITERIA
    assert [concept.id for concept in scorecard.concepts] == [row["concept"] for row in SCORES]


@pytest.mark.parametrize("row", SCORES, ids=lambda row: row["concept"])
def test_every_score_is_the_published_one(row: dict[str, str]) -> None:
    scorecard = load_scorecard()

    assert {c: str(scorecard.cell(c, row["concept"]).score) for c in CRITERIA} == {
        c: row[c] for c in CRITERIA
    }


@pytest.mark.parametrize("row", SCORES, ids=lambda row: row["concept"])
def test_a_total_is_shown_with_its_share_of_the_true_maximum(row: dict[str, str]) -> None:
    shown = {published.concept.id: published for published in load_scorecard().published}[row["concept"]]

    assert (shown.total, shown.maximum, shown.share, shown.rank) == (
        int(row["published"]),
        80,
        Fraction(row["share"]),
        int(row["rank"]),
    )


def test_the_difference_from_the_printed_maximum_is_said_plainly() -> None:
    assert load_scorecard().reason == (
        "The source prints its totals out of 100. 8 criteria with at most 10 points each add up to 80, "
        "so we show every percentage out of 80."
    )


def test_each_of_the_48_cells_has_a_rationale_of_its_own_and_a_source() -> None:
    cells = [cell for row in load_scorecard().cells.values() for cell in row.values()]

    assert len(cells) == 48
    assert len({cell.rationale for cell in cells}) == 48
    assert all(set(cell.source) <= set(sources()) for cell in cells)


def test_only_the_risk_of_confusion_comes_with_a_note_on_its_direction() -> None:
    assert [criterion.id for criterion in load_scorecard().criteria if criterion.turn_note] == ["confusion"]


@pytest.mark.parametrize(
    ("concept", "months", "confused_with"),
    [
        ("marketing_strategy", (12, 36), "marketing_plan"),
        ("marketing_tactics", (0, 3), "marketing_strategy"),
        ("marketing_plan", (3, 12), "marketing_strategy"),
        ("gtm_strategy", (12, 24), "marketing_plan"),
        ("sales_strategy", (12, 12), "gtm_strategy"),
        ("demand_generation", (1, 3), "marketing_strategy"),
    ],
)
def test_horizon_and_likeness_are_fields_of_their_own(
    concept: str, months: tuple[int, int], confused_with: str
) -> None:
    found = load_scorecard().concept(concept)

    assert found.horizon_months == months
    assert found.confused_with.concept == confused_with
    assert found.owner
    assert len(found.kpis) >= 3


def test_the_two_published_teams_have_their_concept() -> None:
    assert [(best.id, best.concept) for best in load_scorecard().best_for] == [
        ("many_teams", "gtm_strategy"),
        ("small_team", "marketing_plan"),
    ]


def test_a_concept_or_criterion_that_does_not_exist_is_refused_with_a_suggestion() -> None:
    scorecard = load_scorecard()

    with pytest.raises(UnknownNameError) as refused:
        scorecard.concept("gtm_stratgy")
    assert str(refused.value) == "Unknown concept 'gtm_stratgy'. Did you mean 'gtm_strategy'?"
    with pytest.raises(UnknownNameError) as refused:
        scorecard.cell("cost", "gtm_strategy")
    assert str(refused.value) == f"Unknown criterion 'cost'. Known: {', '.join(CRITERIA)}."
