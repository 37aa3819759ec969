"""What becomes of each column."""

from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from gtm_framework.exchange.cells.vocabulary import reserved
from gtm_framework.exchange.columns import aliases, normal, questions, told_apart
from gtm_framework.exchange.importing.csv_in import read_csv
from gtm_framework.exchange.importing.sheet import Sheet
from gtm_framework.exchange.report import ColumnUse
from gtm_framework.triage.rubric import Rubric

TOOLS = yaml.safe_load((Path(__file__).parent / "cases" / "tools.yaml").read_text(encoding="utf-8"))


def read(*rows: str) -> Sheet:
    return read_csv("\n".join(rows).encode(), "ideas.csv")


def use(sheet: Sheet, header: str) -> ColumnUse:
    return next(use for use in sheet.report.columns if use.header == header)


@pytest.mark.parametrize("case", TOOLS, ids=[case["tool"] for case in TOOLS])
def test_a_tools_columns_become_ours(case: dict[str, Any]) -> None:
    quoted = ["\t".join(case[part]) for part in ("headers", "row")]
    initiative = read(*quoted).initiatives()[0]

    fields = {"id": initiative.id, "description": "", "owner": "", "status": "", "quarter": "", "tags": []}
    expected = {
        **fields,
        "extra": {},
        **{k: v for k, v in case.items() if k not in ("tool", "headers", "row")},
    }
    assert {
        **{name: getattr(initiative, name) for name in expected},
        "tags": list(initiative.tags),
    } == expected


BOTH = {"summary"}
"""Names the ideas where nothing else does, and describes them otherwise."""


def test_no_name_stands_for_two_columns() -> None:
    for (one, names), (other, others) in combinations(aliases().items(), 2):
        assert not set(names) & set(others) - BOTH, (one, other)


def test_no_other_tools_name_is_one_of_our_other_columns() -> None:
    ours = {normal(name) for name in reserved(Rubric.default())} - {"action"}  # lists of actions have it

    for column, names in aliases().items():
        assert not (set(names) - {normal(column)}) & ours


def test_our_own_name_comes_first() -> None:
    assert all(names[0] == normal(column) for column, names in aliases().items() if column != "title")


def test_criteria_are_listed_in_the_published_order() -> None:
    order = "horizon scope purpose focus metrics risk resources ownership flexibility form "
    order += "lasting_advantage stronger_position owns_category brand_outcome "
    order += "leads_this_quarter answers_a_move return_in_six_months one_kpi"

    assert [question.id for question in questions(Rubric.default())] == order.split()


@pytest.mark.parametrize(
    ("headers", "names"),
    [
        (["a", "b"], ["a", "b"]),
        (["a", "a", "a"], ["a", "a (2)", "a (3)"]),
        (["a", "a", "a (2)"], ["a", "a (3)", "a (2)"]),
        (["a", "", " "], ["a", "Column B", "Column C"]),
        (["", "Column A"], ["Column A (2)", "Column A"]),
        ([""] * 28, [f"Column {chr(65 + n)}" for n in range(26)] + ["Column AA", "Column AB"]),
    ],
)
def test_headers_are_told_apart(headers: list[str], names: list[str]) -> None:
    assert told_apart(headers) == names


@given(st.lists(st.sampled_from(["a", "a (2)", "a (3)", "", "Column B"]), max_size=8))
def test_no_two_columns_share_a_name(headers: list[str]) -> None:
    assert len(set(told_apart(headers))) == len(headers)


def test_a_column_without_header_is_kept_by_its_letter_when_it_holds_anything() -> None:
    assert read("title,,", "a,note,").initiatives()[0].extra == {"Column B": "note"}


@pytest.mark.parametrize(
    "name", ["rank", "Score", "kind", "why", "Action", "lean", "decided", "Rubric kind"]
)
def test_a_column_that_we_compute_is_kept_beside_ours(name: str) -> None:
    sheet = read(f"title,{name}", "a,7")

    assert sheet.initiatives()[0].extra == {f"{name} (imported)": "7"}
    assert str(use(sheet, name)).startswith(f"{name} kept as {name} (imported): ")
    assert ": the app calculates " in str(use(sheet, name))


def test_free_text_under_the_name_of_a_criterion_is_kept_beside_it() -> None:
    sheet = read("title,risk", "a,the partner may leave", "b,none that we know", "c,")

    assert sheet.answers == {}
    assert sheet.extra == {"risk (imported)": ["the partner may leave", "none that we know", ""]}
    assert str(use(sheet, "risk")) == (
        "risk kept as risk (imported): 2 of 2 filled cells aren't valid for risk."
    )


def test_a_name_already_taken_is_counted_on() -> None:
    sheet = read("title,risk,risk (imported)", "a,the partner may leave,x")

    assert sheet.extra == {"risk (imported) (2)": ["the partner may leave"], "risk (imported)": ["x"]}


def test_a_criterion_with_a_slip_of_the_pen_is_still_a_criterion() -> None:
    sheet = read_csv(b"title,horizon\na,strategc\nb,weeks\n", on_bad="skip")

    assert sheet.answers == {"horizon": ["weeks"]}


def test_an_empty_criterion_is_ours() -> None:
    assert read("title,Horizon,scope", "a,,").answers == {"horizon": [""], "scope": [""]}


def test_among_three_criteria_of_ours_a_fourth_is_ours_however_it_is_filled() -> None:
    text = b"title,horizon,scope,purpose,risk\na,weeks,company,position,who knows\n"

    assert read_csv(text, on_bad="skip").report.fault_count == 1


def test_among_three_criteria_of_ours_a_fourth_that_never_fits_is_free_text() -> None:
    rows = [f"{n},weeks,company,position,worry {n}" for n in range(5)]
    sheet = read("title,horizon,scope,purpose,risk", *rows)

    assert list(sheet.extra) == ["risk (imported)"]


def test_among_two_criteria_of_ours_free_text_is_free_text() -> None:
    sheet = read("title,horizon,scope,risk", "a,weeks,company,who knows")

    assert list(sheet.answers) == ["horizon", "scope"]
    assert list(sheet.extra) == ["risk (imported)"]


@pytest.mark.parametrize(
    ("header", "fitting", "unfit"),
    [
        ("job_size", "8", "huge"),
        ("person-months", "2.5", "some"),
        ("output", "calendar", "tomatoes"),
        ("override", "strategic", "perhaps not"),
    ],
)
def test_a_column_called_like_one_of_ours_is_ours_when_half_of_it_fits(
    header: str, fitting: str, unfit: str
) -> None:
    ours = read_csv(f"title,{header}\na,{fitting}\nb,{unfit}\n".encode(), on_bad="skip")
    theirs = read(f"title,{header}", f"a,{fitting}", f"b,{unfit}", f"c,{unfit}")

    assert ours.report.fault_count >= 1
    assert theirs.extra == {f"{header} (imported)": [fitting, unfit, unfit]}


def test_ids_that_repeat_in_most_rows_are_no_ids() -> None:
    sheet = read("ID,title", "GTM,a", "GTM,b", "GTM,c")

    assert sheet.extra == {"ID (imported)": ["GTM"] * 3}


def test_words_for_impact_in_a_whole_list_are_kept_when_they_are_on_no_scale() -> None:
    sheet = read(
        "title,Impact",
        *(f"{n},{word}" for n, word in enumerate(["Great", "Poor", "Poor", "Great", "So so"])),
    )

    assert list(sheet.extra) == ["Impact (imported)"]
    assert use(sheet, "Impact").remark == "impact takes numbers, and these words aren't on a known scale"


def test_words_of_a_scale_are_numbers_on_it() -> None:
    sheet = read("title,Impact", "a,High", "b,low", "c,", "d,Medium")

    assert sheet.scales == {"impact": "low-medium-high"}
    assert [i.impact for i in sheet.initiatives()] == [3, 1, None, 2]


def test_words_for_impact_in_a_few_rows_are_faults() -> None:
    sheet = read_csv(b"title,Impact\na,Great\nb,Poor\n", on_bad="skip")

    assert sheet.report.fault_count == 2


def test_a_second_column_of_our_name_is_kept_beside_it() -> None:
    sheet = read("Owner,owner,title", "Ada,Ben,x")

    assert sheet.initiatives()[0].owner == "Ada"
    assert sheet.extra == {"owner (imported)": ["Ben"]}
    assert use(sheet, "owner").remark == "another column is already used as owner"


def test_a_reason_without_an_override_is_an_ordinary_column() -> None:
    assert read("title,override_reason", "a,because").extra == {"override_reason (imported)": ["because"]}


def question(name: str, group: str) -> dict[str, Any]:
    options = [{"id": "aye", "label": "Aye", "lean": 1}, {"id": "nay", "label": "Nay", "lean": -1}]
    poles = {"question": "Is it?", "strategic": "It is", "tactical": "It is not"}
    return {"id": name, "group": group, "weight": 1, "options": options, **poles}


def test_a_rubric_of_ones_own_brings_its_own_criteria() -> None:
    rubric = Rubric.model_validate(
        {
            "threshold_percent": 10,
            "min_coverage_percent": 10,
            "question": [question("moat", "filter"), question("risk", "criterion")],
        }
    )
    sheet = read_csv(b"title,moat,risk,horizon\na,aye,strategic,weeks\n", rubric=rubric)

    assert [asked.id for asked in questions(rubric)] == ["risk", "moat"]
    assert sheet.answers == {"moat": ["aye"], "risk": ["strategic"]}
    assert sheet.extra == {"horizon": ["weeks"]}


def test_a_scale_behind_a_numbers_name_is_passed_over() -> None:
    sheet = read("title,Impact (1-10),Aufwand,confidence (%),Reach (imported)", "a,7,2,80 %,many")

    assert {name: values.tolist() for name, values in sheet.numbers.items()} == {
        "impact": [7],
        "effort": [2],
        "confidence": [80],
    }
    assert list(sheet.extra) == ["Reach (imported)"]


def test_a_numbers_bare_name_goes_before_one_with_a_scale() -> None:
    sheet = read("title,Impact (old),Impact", "a,7,8")

    assert (sheet.numbers["impact"].tolist(), list(sheet.extra)) == ([8], ["Impact (old)"])


def test_a_title_of_nothing_but_commas_is_no_job() -> None:
    assert [idea.title for idea in read("Title\tImpact", ",\t8", "Head of Sales\t5").initiatives()] == [
        ",",
        "Head of Sales",
    ]
