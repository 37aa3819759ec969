"""What the mutation run changes, and how it knows the changes that nobody can notice."""

from pathlib import Path

import pytest

pytest.importorskip("cosmic_ray", reason="`make mutants` installs it")

from bench.mutants import mutants, nearest_first

pytestmark = pytest.mark.thorough

OPERATORS = ["ReplaceComparisonOperator_Lt_LtE", "ReplaceTrueWithFalse", "NumberReplacer"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "rule.py"
    file.write_text("def is_high(score: int) -> bool:\n    return 5 < score\n", encoding="utf-8")
    return file


def test_every_mutant_is_one_line_of_a_file_changed(file: Path) -> None:
    found = list(mutants(file, OPERATORS, root=file.parent))

    assert [(one.file, one.line, one.before, one.after) for one in found] == [
        ("rule.py", 2, "return 5 < score", "return 5 <= score"),
        ("rule.py", 2, "return 5 < score", "return 6 < score"),
        ("rule.py", 2, "return 5 < score", "return 4 < score"),
    ]
    assert found[0].code == file.read_text(encoding="utf-8").replace("<", "<=")


@pytest.mark.parametrize(
    ("survivor", "known"),
    [
        ({"before": "5 <", "after": "5 <="}, [0]),
        ({"file": "rule.py", "before": "score", "after": "score"}, [0, 1, 2]),
        ({"file": "other.py", "before": "score", "after": "score"}, []),
        ({"before": "score", "after": "7"}, []),
    ],
)
def test_a_known_survivor_is_known_by_what_its_line_says(
    file: Path, survivor: dict[str, str], known: list[int]
) -> None:
    found = list(mutants(file, OPERATORS, root=file.parent))

    assert [at for at, one in enumerate(found) if one.is_one_of([survivor])] == known


def test_the_tests_that_name_a_module_run_first() -> None:
    files = nearest_first(["tests/scorecard"], "wording")

    assert files[0] == "tests/scorecard/test_wording.py"
    assert len(files) == len(list(Path("tests/scorecard").rglob("test_*.py")))
