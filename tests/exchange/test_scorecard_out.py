import csv
import json
from io import StringIO

from gtm_framework.exchange.scorecards.file import read_options
from gtm_framework.exchange.scorecards.out import comparison_csv, comparison_json
from gtm_framework.scorecard.acceptability import rank_acceptability
from gtm_framework.scorecard.comparison import compare
from gtm_framework.scorecard.scorecard import load_scorecard
from gtm_framework.scorecard.weight_stability import sensitivity

DANGEROUS = b'Plan,=Cost,Fit\n"=1+1",2.5,7\nB,9,0.1\n'


def test_the_csv_holds_ranks_totals_shares_and_scores_from_first_to_last() -> None:
    rows = list(
        csv.DictReader(StringIO(comparison_csv(compare(load_scorecard().table)).decode(), newline=""))
    )

    assert rows[0] == {
        "rank": "1",
        "id": "gtm_strategy",
        "name": "GTM strategy",
        "total": "69",
        "share": "0.8625",
        "Primary purpose": "10",
        "Time horizon": "8",
        "Scope of decisions": "10",
        "Specificity and actionability": "7",
        "Ownership and alignment": "10",
        "Measurability": "8",
        "Budget and resource leverage": "9",
        "Risk of confusion": "7",
    }
    assert [row["rank"] for row in rows] == ["1", "2", "2", "4", "5", "6"]


def test_names_from_people_are_inert_in_the_csv_and_their_scores_as_given() -> None:
    table = read_options(DANGEROUS, "plans.csv")

    assert comparison_csv(compare(table, {"fit": 0.1}, ["cost"])).decode() == (
        "rank,id,name,total,share,'=Cost,Fit\r\n"
        "1,1_1,'=1+1,8.2,0.7454545454545455,2.5,7\r\n"
        "2,b,B,1.01,0.09181818181818181,9,0.1\r\n"
    )


def test_the_json_holds_the_options_and_what_they_come_to() -> None:
    scorecard = load_scorecard()
    comparison = compare(scorecard.table)
    drawn = rank_acceptability(comparison)

    data = json.loads(comparison_json(comparison, sensitivity(comparison), drawn, scorecard.reason))

    assert data["options"][0] == {
        "id": "gtm_strategy",
        "name": "GTM strategy",
        "total": 69,
        "share": 0.8625,
        "rank": 1,
    }
    assert data["maximum"] == 80
    assert data["note"] == scorecard.reason
    assert data["outcome"].startswith("GTM strategy is first with 69 of 80 (86.25%)")
    assert data["sensitivity"]["leaders"] == ["gtm_strategy"]
    assert data["sensitivity"]["smallest_change"]["to"] == 3.5
    assert data["sensitivity"]["sentence"].startswith("GTM strategy stays first unless the weight of")
    assert [interval["high"] for interval in data["sensitivity"]["intervals"]] == [
        None, 6, None, 3.5, None, 6, None, 9.5
    ]  # fmt: skip
    assert data["sensitivity"]["random_weights"]["first"] == {c.option.id: float(c.share) for c in drawn}


def test_without_a_note_the_json_has_none() -> None:
    comparison = compare(read_options(DANGEROUS, "plans.csv"))

    data = json.loads(
        comparison_json(comparison, sensitivity(comparison), rank_acceptability(comparison, draws=10))
    )

    assert "note" not in data
    assert data["options"][0]["name"] == "=1+1"
