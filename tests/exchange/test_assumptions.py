"""What a plan assumes about its numbers is said in one line, with how to change it."""

import pytest

from gtm_framework.exchange.files.grid_in import grid_of_file
from gtm_framework.exchange.importing.choices import Choices
from gtm_framework.exchange.importing.csv_in import read_csv
from gtm_framework.exchange.importing.plan import ImportPlan, plan_import
from gtm_framework.exchange.importing.review import ImportRequest, review_import
from gtm_framework.triage.methods import all_methods


def planned(text: str, method: str | None = None, choices: Choices | None = None) -> ImportPlan:
    return plan_import(grid_of_file(text.encode(), "ideas.csv"), method=method, choices=choices)


def assumed(plan: ImportPlan) -> list[str]:
    return [line for line in plan.lines() if line.startswith("Assumed: ")]


def test_a_range_taken_from_the_numbers_is_assumed() -> None:
    plan = planned("Idea,Impact,Effort\nTrade show,6,3\nWebinars,8,7\n")

    assert assumed(plan) == [
        (
            "Assumed: Impact (6 to 8) and Effort (3 to 7) are on 1 to 10. To change that, use --scale "
            "NAME=SCALE, such as --scale impact=0-10."
        )
    ]
    assert [each.names for each in plan.assumptions] == [("impact", "effort")]


def test_the_numbers_that_words_count_as_are_assumed() -> None:
    plan = planned("Idea,Impact,Effort\nTrade show,High,S\nWebinars,Low,XL\n")

    assert assumed(plan) == [
        (
            "Assumed: Impact counts Low as 1, High as 3; Effort counts S as 2, XL as 8. To change that, "
            "use --scale NAME=SCALE, such as --scale impact=0-10."
        )
    ]


def test_months_of_effort_in_a_rice_list_are_assumed() -> None:
    plan = planned(
        "Idea,Reach,Impact,Confidence,Effort\nTrade show,900,2,80%,3\nMail,50,0.5,50%,2\n", "rice"
    )

    assert assumed(plan) == [
        (
            "Assumed: Impact (0.5 to 2) is on RICE impact, 0.25 to 3; Effort (2 to 3) is in person-months. "
            "To change that, use --scale NAME=SCALE, such as --scale impact=1-10."
        )
    ]


def test_ease_in_words_is_assumed_under_its_own_words() -> None:
    plan = planned("Idea,Impact,Cost\nTrade show,9,$$$\nWebinars,10,$\n")

    assert assumed(plan) == [
        (
            "Assumed: Cost counts $ as 1, $$$ as 3. To change that, use --scale NAME=SCALE, such as "
            "--scale effort=0-10."
        )
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Idea,Impact (1-10),Effort (weeks)\nTrade show,6,3\nWebinars,8,7\n",
        "Idea,Impact,Effort\nTrade show,4/5,3 days\nWebinars,5/5,7 days\n",
        "Idea,Impact,Effort\nTrade show,1,3\nWebinars,10,10\n",
        "Idea,Impact,Effort\nTrade show,,\n",
    ],
)
def test_what_the_file_says_is_not_assumed(text: str) -> None:
    assert assumed(planned(text)) == []


def test_what_a_person_chose_is_not_assumed() -> None:
    text = "Idea,Impact,Effort\nTrade show,6,3\nWebinars,8,7\n"
    plan = planned(text, choices=Choices(scales={"impact": "0-10"}))

    assert [each.names for each in plan.assumptions] == [("effort",)]


def test_a_score_of_the_file_that_matches_proves_its_numbers() -> None:
    text = "Idea,Reach,Impact,Confidence,Effort,RICE\nTrade show,900,2,80%,3,480\nMail,50,0.5,50%,2,6.25\n"

    assert assumed(planned(text, "rice")) == []


def test_the_usual_reading_of_a_number_in_doubt_is_said_when_a_list_is_read_without_asking() -> None:
    text = b"Idee;Nutzen;Aufwand (Tage)\nMesse;8;1.200\nMail;9;20\n"
    notes = read_csv(text, "ideas.csv").report.notes

    assert notes[-1] == (
        "Assumed: 1.200 means 1200 (decimal comma). Choose with --decimal comma or --decimal period."
    )


def test_the_review_says_it_without_an_option() -> None:
    request = ImportRequest("ideas.csv", b"Idea,Impact\nTrade show,6\nWebinars,8\n")
    rules = {"methods": all_methods(), "method": all_methods()["ratio"], "threshold": 5.0}
    review = review_import(request, existing=(), **rules)  # type: ignore[arg-type]

    assert (
        review.assumed
        == "Assumed: Impact (6 to 8) is on 1 to 10. To change that, choose another scale below."
    )
