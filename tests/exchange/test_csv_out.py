"""CSV out: the contract's columns, cells as they are written."""

import csv
from io import BytesIO, StringIO
from pathlib import Path

import pytest

from gtm_framework.errors import RefusedError
from gtm_framework.exchange.importing.csv_in import read_csv
from gtm_framework.exchange.lists.csv_out import csv_bytes, write_csv
from gtm_framework.exchange.lists.written import exact_number, four_decimals
from gtm_framework.triage.explain import why
from gtm_framework.triage.initiative import Initiative, Kind, Output, Override
from gtm_framework.triage.ranking import rank
from gtm_framework.triage.rubric import Rubric

EXPECTED = Path(__file__).parent / "cases" / "export.csv"
RUBRIC = Rubric.default()

CONTRACT = (
    "rank,id,title,description,owner,kind,lean,coverage,decided,quadrant,action,score,impact,effort,reach,"
    "confidence,supports,quarter,status,horizon,scope,purpose,focus,metrics,risk,resources,ownership,"
    "flexibility,form,lasting_advantage,stronger_position,owns_category,brand_outcome,leads_this_quarter,"
    "answers_a_move,return_in_six_months,one_kpi,why"
)

LIST = [
    Initiative(id="later", title="Later", effort=2.5, inputs={"job_size": 13}),
    Initiative(
        id="calendar",
        title="=Calendar",
        description="- autumn",
        impact=2,
        effort=3,
        answers={"purpose": "demand", "metrics": "funnel", "form": "task", "return_in_six_months": "no"},
        output=Output.CALENDAR,
        override=Override(kind=Kind.STRATEGIC, reason="The board said so, once"),
        inputs={"person_months": 0.5},
        extra={"Team": "", "=note": "-5"},
    ),
    Initiative(
        id="bench",
        title="Own the benchmark",
        description='Two\nlines, "quoted"',
        owner="Ada",
        impact=8,
        effort=3,
        reach=1200,
        confidence=80,
        supports="pillar-1",
        quarter="2027-Q1",
        status="open",
        answers={"horizon": "one_to_three_years", "purpose": "position", "metrics": "strategic"},
        tags=("report", "a,b"),
        extra={"Team": "Growth", "=note": "=1+1"},
    ),
]


def written(*initiatives: Initiative) -> list[dict[str, str]]:
    text = csv_bytes(rank(initiatives), RUBRIC).decode()
    return list(csv.DictReader(StringIO(text, newline="")))


def header(*initiatives: Initiative) -> str:
    return csv_bytes(rank(initiatives), RUBRIC).decode().split("\r\n")[0]


def test_a_worked_list_is_written_as_the_case_says() -> None:
    ranked = rank(LIST)
    expected = EXPECTED.read_bytes().replace(b"\n", b"\r\n").replace(b"Two\r\n", b"Two\n").decode()
    for at, item in enumerate(ranked):
        expected = expected.replace(f"WHY-{at}", _cell(why(item)))

    assert csv_bytes(ranked, RUBRIC).decode() == expected


def _cell(text: str) -> str:
    return f'"{text}"' if "," in text else text


def test_a_plain_list_has_the_contracts_columns_alone() -> None:
    assert header(Initiative(title="x")) == CONTRACT


def test_an_empty_list_is_the_header_alone() -> None:
    assert csv_bytes([], RUBRIC).decode() == f"{CONTRACT}\r\n"


@pytest.mark.parametrize(
    ("initiative", "more"),
    [
        (Initiative(title="x", output=Output.TARGET), "output"),
        (Initiative(title="x", tags=("a",)), "tags"),
        (
            Initiative(title="x", override=Override(kind=Kind.TACTICAL, reason="so")),
            "override,override_reason,rubric_kind",
        ),
        (Initiative(title="x", answers={"form": "task"}, suggested=("form",)), "answers_from"),
        (Initiative(title="x", inputs={"job_size": 8, "person_months": 1}), "person_months,job_size"),
        (Initiative(title="x", extra={"b": "", "a": ""}), "b,a"),
    ],
)
def test_further_columns_are_written_when_used(initiative: Initiative, more: str) -> None:
    assert header(Initiative(title="y"), initiative) == f"{CONTRACT},{more}"


def test_the_final_kind_and_the_rubrics_own_both_stand_there() -> None:
    (row,) = written(Initiative(title="x", override=Override(kind=Kind.TACTICAL, reason="so")))

    assert (row["kind"], row["rubric_kind"], row["override"]) == ("tactical", "undecided", "tactical")


def test_each_answer_says_whether_it_was_suggested_or_confirmed() -> None:
    answers = {"purpose": "tactical", "horizon": "quarter", "form": "task"}
    rows = written(
        Initiative(title="a", answers=answers, suggested=("purpose", "horizon")),
        Initiative(title="b", answers={"form": "task"}),
        Initiative(title="c"),
    )

    assert [row["answers_from"] for row in rows] == [
        "horizon=suggested purpose=suggested form=confirmed",
        "form=confirmed",
        "",
    ]


@pytest.mark.parametrize(
    ("names", "headers"),
    [
        (["rank"], ["rank (imported)"]),
        (["tags"], ["tags (imported)"]),
        (["job_size"], ["job_size (imported)"]),
        (["rank", "rank (imported)"], ["rank (imported)", "rank (imported) (2)"]),
        ([""], ["unnamed (imported)"]),
        (["Rank", "TITLE"], ["Rank", "TITLE"]),
    ],
)
def test_a_column_that_came_never_takes_the_name_of_ours(names: list[str], headers: list[str]) -> None:
    told = header(Initiative(title="x", extra=dict.fromkeys(names, "1")))

    assert told.removeprefix(f"{CONTRACT},").split(",") == headers


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (8.0, "8"),
        (0.1, "0.1"),
        (2.5, "2.5"),
        (1e15, "1000000000000000"),
        (1e22, "1e+22"),
        (3, "3"),
    ],
)
def test_a_typed_number_is_written_shortest_and_exact(value: float | None, text: str) -> None:
    assert exact_number(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""), (1.0, "1"), (-0.5, "-0.5"), (2 / 3, "0.6667"), (-0.00001, "0"), (0.0, "0"),
        (1234.56789, "1234.5679"), (100.0, "100"),
    ],
)  # fmt: skip
def test_a_computed_number_is_written_to_four_decimals(value: float | None, text: str) -> None:
    assert four_decimals(value) == text


def test_text_and_binary_files_get_the_same() -> None:
    text, binary = StringIO(newline=""), BytesIO()
    write_csv(rank(LIST), RUBRIC, text)
    write_csv(rank(LIST), RUBRIC, binary)

    assert text.getvalue().encode() == binary.getvalue() == csv_bytes(rank(LIST), RUBRIC)


def test_progress_is_told_in_rows_up_to_the_last() -> None:
    seen: list[tuple[int, int]] = []
    ranked = rank([Initiative(title=f"idea {n}") for n in range(2_100)])

    write_csv(ranked, RUBRIC, BytesIO(), lambda done, total: seen.append((done, total)))

    assert seen == [(1_000, 2_100), (2_000, 2_100), (2_100, 2_100)]


def test_a_long_list_is_written_once_and_whole() -> None:
    ranked = rank([Initiative(title=f"idea {n}") for n in range(2_100)])

    assert len(read_csv(csv_bytes(ranked, RUBRIC))) == 2_100


def test_half_a_character_is_refused_before_anything_is_written() -> None:
    out = BytesIO()
    halves = [Initiative(title="ok", owner="é"), Initiative(title="a\ud800", extra={"n": "\udfff"})]

    with pytest.raises(RefusedError) as error:
        write_csv(rank(halves), RUBRIC, out)

    assert str(error.value) == (
        r"export: 2 errors. 'a\ud800', title: the text contains a broken character. Type it again. "
        r"'a\ud800', n: the text contains a broken character. Type it again."
    )
    assert out.getvalue() == b""
