"""The import plan: scales with reasons, the file's own scores, questions, changes, and kept choices."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gtm_framework import Initiative, Rubric, rank
from gtm_framework.errors import GtmError, UnknownNameError
from gtm_framework.exchange.cells.numbers import read_numbers
from gtm_framework.exchange.files.grid_in import grid_of_file
from gtm_framework.exchange.importing.changes import apply_plan
from gtm_framework.exchange.importing.choices import Choices, loaded, saved
from gtm_framework.exchange.importing.plan import ImportPlan, plan_import
from gtm_framework.exchange.lists.csv_out import csv_bytes
from gtm_framework.triage.methods.own_methods import methods_from
from gtm_framework.triage.scales.detection import number_scale
from gtm_framework.triage.scales.words import Layout

RICE = (
    "Feature,Reach,Impact,Confidence,Effort,RICE score\n"
    "Referrals,5000,3,80%,5,2400\nBanner,1000,2,90%,3,600\nNight mode,300,1,100%,2,150\n"
)
FIVES = "Idea,Impact,Effort\n" + "\n".join(f"Idea {n},{1 + n % 5},{1 + n % 4}" for n in range(8)) + "\n"


def plan(text: str, **options: object) -> ImportPlan:
    return plan_import(grid_of_file(text.encode(), "ideas.csv"), **options)  # type: ignore[arg-type]


def scales_of(made: ImportPlan) -> dict[str, str | None]:
    return {name: column.column.scale for name, column in made.by_name.items() if column.scale_choices}


def scores(made: ImportPlan) -> dict[str, float | None]:
    ranked = rank(apply_plan(made).new, made.method)
    return {item.initiative.title: item.score for item in ranked}


def test_a_rice_spreadsheet_confirms_its_own_reading() -> None:
    made = plan(RICE, method="rice")

    assert scores(made) == {"Referrals": 2400, "Banner": 600, "Night mode": 150}
    assert scales_of(made) == {
        "impact": "rice-impact", "reach": None, "confidence": None, "effort": "person-months",
    }  # fmt: skip
    assert made.checks[0].sentences == (
        "Your RICE score column matches in 3 of 3 rows: reach × impact × confidence ÷ effort.",
    )
    assert made.questions == ()


def test_a_row_whose_own_score_is_wrong_is_named() -> None:
    made = plan(RICE.replace(",2,150", ",2,1500"), method="rice")

    assert made.checks[0].sentences[1:] == ("Row 4 says 1500; we calculate 150 from its inputs.",)


def test_an_own_score_is_kept_and_never_our_result() -> None:
    (first, *_) = apply_plan(plan(RICE)).new

    assert first.extra == {"RICE score": "2400"}


def test_two_readings_that_rank_differently_are_asked_about() -> None:
    (question,) = plan(FIVES).questions

    assert question.text.startswith("Which scale is Impact on, 1 to 5 or 1 to 10?")
    assert question.flag == "--scale impact=1-5 or --scale impact=1-10"
    answered = plan(FIVES, choices=Choices(scales={"impact": "1-5"}))
    assert answered.questions == ()
    assert scales_of(answered) == {"impact": "1-5", "effort": "1-5"}


def test_a_method_that_ranks_both_readings_alike_asks_nothing() -> None:
    assert plan(FIVES, method="ratio").questions == ()


def test_a_file_without_a_title_asks_for_it() -> None:
    (question,) = plan("Topic area,Impact,Effort\nCall ten customers,8,2\nNew page,6,4\n").questions

    assert question.flag == '--title "Topic area"'
    chosen = plan(
        "Topic area,Impact,Effort\nCall ten customers,8,2\n", choices=Choices({"title": "Topic area"})
    )
    assert [idea.title for idea in apply_plan(chosen).new] == ["Call ten customers"]


def test_people_are_no_ideas_without_a_question() -> None:
    made = plan("Name,Suggestion text\nAna Garcia,A page for partners\nBen Smith,Sponsor the fair\n")

    assert made.questions[0].text.startswith("Which column names the ideas? Name looks like people's names")
    assert made.questions[0].choices[0].value == "Suggestion text"


def test_importing_the_same_file_again_changes_nothing() -> None:
    first = apply_plan(plan(RICE)).new
    again = apply_plan(plan(RICE, existing=first))

    assert again.puts == ()
    assert len(again.unchanged) == 3


def test_a_changed_number_changes_its_idea_and_nothing_else() -> None:
    first = apply_plan(plan(RICE)).new
    again = apply_plan(plan(RICE.replace("Banner,1000", "Banner,2000"), existing=first))

    assert [(each.after.title, each.after.reach, each.fields) for each in again.changed] == [
        ("Banner", 2000, ("reach",))
    ]
    assert (len(again.new), len(again.unchanged)) == (0, 2)


def test_another_scale_than_the_workspaces_is_told() -> None:
    existing = [Initiative(title="A", impact=4, effort=4)]
    made = plan(RICE, existing=existing)

    assert made.notes[0].startswith(
        "Impact is on RICE impact, 0.25 to 3, and the workspace has impact on 1 to 10"
    )


def test_words_come_back_as_they_are_written() -> None:
    sheet = apply_plan(plan("Idea,Impact,Effort\nA,8,S\nB,6,XL\nC,7,M\n"))
    written = csv_bytes(rank(sheet.new), Rubric.default())

    header, first, *_ = written.decode().splitlines()
    assert header.endswith(",scales")
    assert ",8,S," in first
    assert first.endswith("effort=tshirt")
    again = apply_plan(plan_import(grid_of_file(written, "ours.csv"), existing=sheet.new))
    assert again.puts == ()


def test_choices_are_kept_for_the_same_headers_in_any_order() -> None:
    made = Choices({"title": "Topic “area”", "impact": "Worth"}, {"impact": "1-5"}, (7,))
    text = saved(Choices(), ["Other"], saved(made, ["Topic “area”", "Worth"]))

    assert loaded(text, ["worth", "Topic “area”"]) == made
    assert loaded(text, ["Worth"]) == Choices()
    with pytest.raises(GtmError, match="not valid TOML"):
        loaded("[", ["Worth"])


def test_a_choice_of_an_unknown_column_is_refused() -> None:
    with pytest.raises(
        UnknownNameError, match=r"Unknown column of the file 'Worht'\. Did you mean 'Worth'"
    ):
        plan("Idea,Worth\nA,5\n", choices=Choices({"impact": "Worht"}))


_ENDS = st.sampled_from(
    [(1, 10), (1, 5), (0.25, 3), (1, 3), (20, 90), (1, 21), (0, 10), (2, 40), (1, 13), (0.5, 8), (1, 150)]
)


@settings(max_examples=60)
@given(_ENDS, st.lists(st.integers(0, 100), max_size=20), st.sampled_from(Layout), st.data())
def test_half_a_column_with_both_ends_is_on_the_same_scale(
    ends: tuple[float, float], shares: list[int], layout: Layout, data: st.DataObject
) -> None:
    low, high = ends
    inner = [f"{low + (high - low) * share / 100:.2f}" for share in shares]
    half = [cell for cell in inner if data.draw(st.booleans())]
    for name in ("impact", "effort", "confidence", "reach", "job_size"):
        whole, part = (
            number_scale(name, layout, name, read_numbers([f"{low:g}", f"{high:g}", *cells]).floats())
            for cells in (inner, half)
        )
        assert whole.scale == part.scale


def test_a_method_of_ones_own_scores_a_file(tmp_path: Path) -> None:
    ours = methods_from(
        {
            "method": {
                "fit": {
                    "combine": "sum", "numerator": ["fit", "risk_level"], "denominator": ["effort"],
                    "weights": {"fit": 3},
                }
            },
            "input": {"fit": {"scale": "1-5"}, "risk_level": {"scale": "1-5", "direction": "less"}},
        },
        "ours.toml",
    )  # fmt: skip
    made = plan("Idea,Fit,Risk level,Effort\nA,5,1,2\nB,3,4,1\n", method="fit", methods=ours)

    assert ours["fit"].formula == "(3 × fit + risk level) ÷ effort"
    assert scores(made) == {"A": 10, "B": 11}
