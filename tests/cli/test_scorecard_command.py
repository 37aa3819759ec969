"""The scorecard command as a person or a script runs it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from gtm_framework import load_scorecard
from gtm_framework.cli import main

PLANS = "Plan;Cost;Fit\nPartners;7,5;4\nField sales;8;4\nSelf-service;7;5\n"


def run(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *given: str
) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "argv", ["gtm-framework", "scorecard", *given])
    with pytest.raises(SystemExit) as ended:
        main()
    told = capfd.readouterr()
    return int(ended.value.code or 0), told.out, told.err


@pytest.fixture
def command(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    """Run the command: `command("--format", "json")` gives exit code, output and errors."""
    return lambda *given: run(capfd, monkeypatch, *given)


@pytest.fixture
def plans(tmp_path: Path) -> str:
    file = tmp_path / "plans.csv"
    file.write_text(PLANS, encoding="utf-16")
    return str(file)


def options(out: str) -> list[tuple[Any, ...]]:
    fields = ("id", "name", "total", "share", "rank")
    return [tuple(option[field] for field in fields) for option in json.loads(out)["options"]]


def test_without_a_file_the_six_concepts_come_out_as_published(command: Any) -> None:
    code, out, err = command("--format", "json")

    assert (code, err) == (0, "")
    assert options(out) == [
        ("gtm_strategy", "GTM strategy", 69, 0.8625, 1),
        ("marketing_strategy", "Marketing strategy", 64, 0.8, 2),
        ("marketing_plan", "Marketing plan", 64, 0.8, 2),
        ("sales_strategy", "Sales strategy", 62, 0.775, 4),
        ("demand_generation", "Demand generation", 59, 0.7375, 5),
        ("marketing_tactics", "Marketing tactics", 52, 0.65, 6),
    ]
    assert json.loads(out)["note"] == load_scorecard().reason


def test_a_criterion_that_is_not_named_weighs_one(command: Any) -> None:
    _, out, _ = command("--format", "json", "--weights", "purpose=2,scope=0.5")

    weights = {each["id"]: each["weight"] for each in json.loads(out)["criteria"]}
    assert (weights["purpose"], weights["scope"], weights["horizon"]) == (2, 0.5, 1)
    # 69 + 10 - 5 = 74 of 85
    assert options(out)[0] == ("gtm_strategy", "GTM strategy", 74, 74 / 85, 1)


def test_a_criterion_turned_round_is_mirrored(command: Any) -> None:
    _, out, _ = command("--format", "json", "--lower-is-better", "confusion")

    # 69 - 7 + 3 and 52 - 9 + 1
    assert {option[0]: option[2] for option in options(out)}["gtm_strategy"] == 65
    assert {option[0]: option[2] for option in options(out)}["marketing_tactics"] == 44


def test_a_table_of_ones_own_is_compared_whatever_wrote_it(command: Any, plans: str) -> None:
    code, out, _ = command(plans, "--format", "json", "--weights", "fit=2,Cost=1")

    assert code == 0
    assert options(out) == [
        ("self_service", "Self-service", 17, 17 / 30, 1),
        ("field_sales", "Field sales", 16, 16 / 30, 2),
        ("partners", "Partners", 15.5, 15.5 / 30, 3),
    ]


def test_a_tie_shares_the_rank_and_skips_the_next(command: Any, plans: str) -> None:
    _, out, _ = command(plans, "--format", "json")

    assert [(option[0], option[4]) for option in options(out)] == [
        ("field_sales", 1),
        ("self_service", 1),
        ("partners", 3),
    ]


def test_the_table_says_what_it_comes_to(command: Any) -> None:
    _, out, _ = command()

    assert "GTM strategy is first with 69 of 80 (86.25%)" in out
    assert "GTM strategy stays first unless the weight of “Specificity and actionability”" in out
    assert load_scorecard().reason in out


def test_a_csv_cannot_be_run_by_a_spreadsheet(command: Any, tmp_path: Path) -> None:
    file = tmp_path / "plans.csv"
    file.write_text("Plan,Cost\n=1+1,3\n", encoding="utf-8")

    _, out, _ = command(str(file), "--format", "csv")

    assert out.splitlines() == ["rank,id,name,total,share,Cost", "1,1_1,'=1+1,3,0.3,3"]


def test_markdown_keeps_names_as_text(command: Any, tmp_path: Path) -> None:
    file = tmp_path / "plans.csv"
    file.write_text("Plan,Cost\n<b>x</b>|![p](http://x.y),3\n", encoding="utf-8")

    _, out, _ = command(str(file), "--format", "markdown")

    assert "<b>" not in out.replace("\\<", "")
    assert "![p](" not in out
    assert "\\|" in out


def test_a_terminal_gets_no_control_characters_from_a_name(command: Any, tmp_path: Path) -> None:
    file = tmp_path / "plans.csv"
    file.write_text("Plan,Cost\n\x1b[31mred,3\n", encoding="utf-8")

    _, out, _ = command(str(file))

    assert "\x1b" not in out


@pytest.mark.parametrize(
    ("name", "begins"),
    [("out.json", "{"), ("out.csv", "rank,id"), ("out.md", "# Scorecard"), ("out.txt", "#  option")],
)
def test_the_ending_of_the_output_tells_the_form(
    command: Any, tmp_path: Path, name: str, begins: str
) -> None:
    target = tmp_path / name

    code, out, err = command("-o", str(target))

    assert (code, out, err) == (0, "", "")
    assert target.read_text(encoding="utf-8").startswith(begins)


def test_a_dash_reads_standard_input() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "gtm_framework.cli", "scorecard", "-", "--format", "json"],
        input=PLANS.encode("cp1252"),
        capture_output=True,
        check=True,
    )

    assert [option[0] for option in options(ran.stdout.decode())][-1] == "partners"


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (
            "Plan,Cost,Fit\nA,12,\nA,3,x\n",
            [
                "plans.csv, row 2, column Cost: '12' is outside 0 to 10. Enter a number from 0 to 10.",
                "plans.csv, row 2, column Fit: it is empty. Enter a number from 0 to 10.",
                (
                    "plans.csv, row 3, column Plan: 'A' is already in row 2. "
                    "Use a different name for each option."
                ),
                "plans.csv, row 3, column Fit: 'x' is not a number. Enter a number from 0 to 10.",
            ],
        ),
        ("", ["plans.csv: it is empty. Use a file with a header row and at least one row below it."]),
    ],
)
def test_every_fault_of_a_file_is_one_line_that_names_row_and_column(
    command: Any, tmp_path: Path, table: str, told: list[str]
) -> None:
    file = tmp_path / "plans.csv"
    file.write_text(table, encoding="utf-8")

    code, out, err = command(str(file))

    assert (code, out) == (2, "")
    assert err.splitlines() == told


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (
            ["--weights", "purpose=-1,scope=x,horizn=2"],
            [
                "weights: criterion Primary purpose, weight: -1 is below 0. Enter 0 or more.",
                "weights: criterion Scope of decisions, weight: 'x' is not a number. Enter 0 or more.",
                "weights: Unknown criterion 'horizn'. Did you mean 'horizon'?",
            ],
        ),
        (
            [
                "--weights",
                "purpose=0,horizon=0,scope=0,specificity=0,alignment=0,measurability=0,budget=0,confusion=0",
            ],
            ["weights: Every weight is 0. Set at least one weight above 0."],
        ),
        (
            ["--lower-is-better", "confusio"],
            ["weights: Lower is better: Unknown criterion 'confusio'. Did you mean 'confusion'?"],
        ),
        (["--format", "xml"], ["Unknown format 'xml'. Known: table, csv, json, markdown."]),
        (["missing.csv"], ["missing.csv: file not found. Check the name and the folder."]),
        (["--nope"], ["No such option: --nope. See gtm-framework --help."]),
    ],
)
def test_bad_input_is_refused_one_line_a_fault(command: Any, given: list[str], told: list[str]) -> None:
    code, out, err = command(*given)

    assert (code, out) == (2, "")
    assert err.splitlines() == told


def test_a_refused_file_writes_nothing(command: Any, tmp_path: Path) -> None:
    file, target = tmp_path / "plans.csv", tmp_path / "out.csv"
    file.write_text("Plan,Cost\nA,12\n", encoding="utf-8")

    assert command(str(file), "-o", str(target))[0] == 2
    assert not target.exists()


def test_weights_of_a_file_count_and_options_go_over_them(command: Any, tmp_path: Path) -> None:
    file = tmp_path / "plans.csv"
    file.write_text("Criterion,Weight,North,South\nPrice,2,7,5\nReach,3,4,9\n", encoding="utf-8")

    _, out, err = command(str(file), "--format", "json")
    _, over, _ = command(str(file), "--format", "json", "--weights", "price=10", "--quiet")

    assert err == "The criteria are in the rows, with weights from the file.\n"
    assert {name: total for _, name, total, _, _ in options(out)} == {"North": 26, "South": 37}
    assert {name: total for _, name, total, _, _ in options(over)} == {"North": 82, "South": 77}


def test_measured_values_are_rescaled_by_an_option(command: Any, tmp_path: Path) -> None:
    file = tmp_path / "plans.csv"
    file.write_text("Vendor,Fit,Price\nNorth,7,$1200\nSouth,5,$600\n", encoding="utf-8")

    code, out, err = command(
        str(file), "--normalize", "Price", "--lower-is-better", "Price", "--format", "json"
    )

    assert (code, err) == (0, "Price is rescaled: 600 is 0 and 1200 is 10.\n")
    assert {name: total for _, name, total, _, _ in options(out)} == {"North": 7, "South": 15}


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["--scale", "ten"], "--scale ten: not in the form LOW-HIGH. Write, for example, --scale 0-100."),
        (["--criteria", "up"], "Unknown value for --criteria 'up'. Known: columns, rows."),
    ],
)
def test_an_option_that_cannot_be_read_is_refused(
    command: Any, plans: str, given: list[str], told: str
) -> None:
    code, out, err = command(plans, *given)

    assert (code, out, err) == (2, "", f"{told}\n")


def test_a_comparison_is_never_written_over_its_own_table(command: Any, plans: str) -> None:
    before = Path(plans).read_bytes()

    code, _, err = command(plans, "-o", plans)

    assert (code, err) == (2, f"{plans}: this is the input table. Use another name for -o.\n")
    assert Path(plans).read_bytes() == before
