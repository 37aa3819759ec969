"""The check command as a person or a script runs it."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gtm_framework.cli import main
from gtm_framework.exchange.workspaces.file import DocumentInFile, workspace_bytes
from gtm_framework.workspace.examples import example_names

Command = Callable[..., tuple[int, str, str]]

COHERENT = ("coherent-enterprise", "coherent-product-led", "coherent-sales-led")
NAMES = f"{', '.join(COHERENT)}, contradictory, fintech-cascade, upmarket-jump"

BREAKS = {
    "pillars": [{"id": "p-1", "title": "A bet"}],
    "tactics": [{"id": "t-1", "title": "Mail\u202eshot", "quarter": "2026-Q3", "person_weeks": 9}],
    "capacity": {"2026-Q3": 4},
}


@pytest.fixture
def command(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """Run the command: `command("--format", "json")` gives exit code, output and errors."""

    def run(*given: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["gtm-framework", "check", *given])
        with pytest.raises(SystemExit) as ended:
            main()
        told = capfd.readouterr()
        return int(ended.value.code or 0), told.out, told.err

    return run


@pytest.fixture
def saved(tmp_path: Path) -> Callable[..., str]:
    """Write a workspace file from the bodies of its documents, by sort."""

    def write(**bodies: dict[str, Any]) -> str:
        documents = [DocumentInFile(sort=sort, id=sort, body=body) for sort, body in bodies.items()]
        file = tmp_path / "acme.json"
        file.write_bytes(workspace_bytes("Acme", documents))
        return str(file)

    return write


def test_every_shipped_example_is_checked(command: Command) -> None:
    for name in example_names():
        code, out, err = command("--example", name, "--format", "json")
        assert (code, err) == (0, "")
        assert json.loads(out)["format"] == "gtm-framework-check"


@pytest.mark.parametrize("name", COHERENT)
def test_a_coherent_example_has_nothing_against_it(command: Command, name: str) -> None:
    code, out, _ = command("--example", name, "--fail-on", "low")

    assert code == 0
    assert out.endswith(": no findings\n")


def test_the_contradictory_example_is_refused_by_its_worst_conflicts(command: Command) -> None:
    code, out, _ = command("--example", "contradictory", "--format", "json", "--fail-on", "high")

    assert code == 1
    told = json.loads(out)
    assert told["workspace"] == "Quayside Metrics"
    assert [f["id"] for f in told["findings"] if f["severity"] == "high"] == [
        "self-serve-enterprise-price",
        "self-serve-heavy-implementation",
        "self-serve-procurement",
    ]
    assert told["findings"][0]["fields"] == [
        {"level": "choice", "id": "motion", "field": "kind"},
        {"level": "choice", "id": "pricing", "field": "level"},
    ]
    assert told["findings"][0]["source"] == "S4"
    assert told["findings"][0]["reason"]
    assert told["findings"][0]["question"]


def test_the_jump_upmarket_is_caught_from_the_version_before(command: Command) -> None:
    _, out, _ = command("--example", "upmarket-jump")

    assert "HIGH: You moved upmarket before the sale to smaller customers was repeatable." in out


def test_the_worked_cascade_has_a_whole_line_of_sight(command: Command) -> None:
    assert command("--example", "fintech-cascade", "--fail-on", "low")[0] == 0


def test_findings_of_every_family_come_worst_first_and_always_in_the_same_order(
    command: Command, saved: Callable[..., str]
) -> None:
    file = saved(
        cascade=BREAKS,
        health={"answers": {"flat_pipeline": "flat"}, "stage": "before_fit"},
    )
    code, out, err = command(file, "--format", "json")

    assert (code, err) == (0, "")
    found = json.loads(out)["findings"]
    order = {"high": 0, "medium": 1, "low": 2}
    weights = [order[finding["severity"]] for finding in found]
    assert weights == sorted(weights)
    assert {finding["family"] for finding in found} == {"line_of_sight", "capacity", "mix", "health"}
    assert len({finding["id"] for finding in found}) == len(found)
    assert command(file, "--format", "json")[1] == out


@pytest.mark.parametrize(("severity", "code"), [("high", 0), ("medium", 1), ("low", 1)])
def test_the_exit_code_says_whether_there_is_anything_as_bad_or_worse(
    command: Command, saved: Callable[..., str], severity: str, code: int
) -> None:
    file = saved(health={"answers": {"flat_pipeline": "jumping"}})

    assert command(file, "--fail-on", severity)[0] == code


def test_the_text_names_reason_question_advice_and_source(
    command: Command, saved: Callable[..., str]
) -> None:
    _, out, _ = command(saved(health={"answers": {"flat_pipeline": "flat"}}))

    assert out == (
        "Acme: 1 high\n"
        "\n"
        "HIGH: With all this activity, the pipeline is flat or falling.\n"
        "  Question: With all this activity, how has the pipeline developed over the last two quarters?\n"
        "  Advice: Before doing more, check who you're targeting: narrow down the customer and the "
        "problem.\n"
        "  Source: Strategic and tactical plans; House rule\n"
    )


def test_what_people_typed_cannot_steer_the_terminal(command: Command, saved: Callable[..., str]) -> None:
    _, out, _ = command(saved(cascade=BREAKS))

    assert "\u202e" not in out
    assert "“Mailshot”" in out


def test_an_unknown_example_is_refused_with_all_names(command: Command) -> None:
    assert command("--example", "contradictori") == (
        2,
        "",
        f"Unknown example 'contradictori'. Examples: {NAMES}.\n",
    )


def test_each_fault_of_a_faulty_workspace_is_told_on_a_line_of_its_own(
    command: Command, saved: Callable[..., str]
) -> None:
    tactics = [
        {"id": "t-1", "title": "A", "supports": "t-2"},
        {"id": "t-2", "title": "B", "supports": "nothing"},
    ]
    file = saved(
        cascade={"tactics": tactics},
        health={"stage": "after-fit", "answers": {"flat_pipeline": "flatt"}},
    )
    code, out, err = command(file, "--fail-on", "high")

    assert (code, out) == (2, "")
    assert err == (
        "acme.json: cascade: tactic “A” supports tactic “B”. It can support: quarterly "
        "initiative or objective.\n"
        "acme.json: cascade: tactic “B”: Unknown quarterly initiative or objective 'nothing'. "
        "Known: none.\n"
        "acme.json: health: Unknown stage 'after-fit'. Did you mean 'after_fit'?\n"
        "acme.json: health: Unknown answer to flat_pipeline 'flatt'. Did you mean 'flat'?\n"
    )


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (["nowhere.json"], "nowhere.json: file not found. Check the name and the folder.\n"),
        (["."], ".: can't read the file (Is a directory). Use a JSON file.\n"),
        (
            [],
            ("No workspace given. Name a file or a workspace in the database, or use --example NAME.\n"),
        ),
        (
            ["a.json", "--example", "contradictory"],
            "A workspace and --example are both given. Use only one of them.\n",
        ),
    ],
)
def test_what_cannot_be_checked_is_refused_with_the_remedy(
    command: Command, given: list[str], message: str
) -> None:
    assert command(*given) == (2, "", message)
