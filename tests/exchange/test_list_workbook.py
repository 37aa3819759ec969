"""The list as a workbook: reads back exactly, says why, and calculates the same scores."""

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from python_calamine import CalamineWorkbook

from gtm_framework.exchange.importing.csv_in import read_csv
from gtm_framework.exchange.lists.csv_out import csv_bytes
from gtm_framework.exchange.lists.workbook import list_workbook
from gtm_framework.exchange.workspaces.example import example_ideas
from gtm_framework.triage.initiative import Initiative
from gtm_framework.triage.ranked_idea import Ranked
from gtm_framework.triage.ranking import rank
from gtm_framework.triage.rubric import Rubric
from tests.exchange.spreadsheet import calculated, program
from tests.exchange.test_round_trip import initiatives

RUBRIC = Rubric.default()
PAYLOADS = (
    "=1+1",
    "+1",
    "-1+1",
    "@SUM(A1)",
    '=HYPERLINK("http://x")',
    "\t=1",
    "{=1}",
    "http://x",
    "='x'!A1",
)


def part(workbook: bytes, name: str) -> str:
    with zipfile.ZipFile(BytesIO(workbook)) as book:
        return book.read(name).decode()


def rows_of(workbook: bytes, sheet: str) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(BytesIO(workbook)).get_sheet_by_name(sheet).to_python()


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(initiatives().filter(lambda ideas: not any("\0" in name for idea in ideas for name in idea.extra)))
def test_what_is_written_is_read_back_exactly(given_list: list[Initiative]) -> None:
    ranked = rank(given_list)

    sheet = read_csv(list_workbook(ranked, RUBRIC), "ours.xlsx")

    assert sheet.initiatives() == [item.initiative for item in ranked]


def test_the_example_is_read_back_exactly_and_numbers_are_numbers() -> None:
    ranked = rank(example_ideas())
    written = list_workbook(ranked, RUBRIC)

    read = read_csv(written, "ours.xlsx").initiatives()
    assert csv_bytes(rank(read), RUBRIC) == csv_bytes(ranked, RUBRIC)
    header, first, *_ = rows_of(written, "Ideas")
    cells = dict(zip(header, first, strict=True))
    assert {name: cells[name] for name in ("rank", "impact", "effort")} == {
        "rank": 1.0,
        "impact": 10.0,
        "effort": 3.0,
    }


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_becomes_a_formula_or_a_link(payload: str) -> None:
    idea = Initiative(
        title=payload, description=payload, owner=payload, impact=8, effort=2, extra={payload: payload}
    )
    written = list_workbook(rank([idea]), RUBRIC)

    assert "<f>" not in part(written, "xl/worksheets/sheet1.xml")
    assert "<f>" not in part(written, "xl/worksheets/sheet2.xml")
    assert "<hyperlink" not in part(written, "xl/worksheets/sheet1.xml")
    assert [row[1] for row in rows_of(written, "Scores")][-1] == payload
    assert read_csv(written, "ours.xlsx").initiatives() == [idea]


def test_every_sheet_keeps_its_header_in_sight_and_has_filters() -> None:
    written = list_workbook(rank(example_ideas()), RUBRIC)

    for number, header in (("1", 1), ("2", 1), ("3", 4)):
        xml = part(written, f"xl/worksheets/sheet{number}.xml")
        assert f'<pane ySplit="{header}"' in xml
        assert "<autoFilter" in xml


def test_verdicts_and_quadrants_are_shown_with_their_symbols_and_keep_their_values() -> None:
    written = list_workbook(rank(example_ideas()), RUBRIC)
    header, *rows = rows_of(written, "Ideas")

    assert {row[header.index("kind")] for row in rows} == {"strategic", "tactical", "undecided"}
    styles = part(written, "xl/styles.xml")
    assert "◆ strategic" in styles
    assert "▲ Quick win" in styles


def test_the_reasons_add_up_to_the_lean() -> None:
    ranked = rank(example_ideas())
    header, *rows = rows_of(list_workbook(ranked, RUBRIC), "Reasons")
    first = header.index("Lean") + 1

    for item, row in zip(ranked, rows, strict=True):
        assert sum(cell for cell in row[first:] if isinstance(cell, float)) == pytest.approx(
            item.verdict.lean
        )


def test_an_empty_list_is_a_workbook_with_a_header() -> None:
    assert [len(rows_of(list_workbook([], RUBRIC), "Ideas"))] == [1]


def typed(n: int) -> dict[str, float]:
    return {
        "business_value": (1, 2, 3, 5, 8, 13)[n % 6],
        "time_criticality": 3,
        "cost_of_delay": 5,
        "duration": 1 + n,
    }


needs_libreoffice = pytest.mark.skipif(
    program() is None, reason="LibreOffice Calc is not installed, so no formula can be recalculated"
)


@needs_libreoffice
@pytest.mark.parametrize("method", ["quadrant", "rice", "ice", "wsjf"])
def test_the_formulas_give_the_scores_and_ranks_of_the_library(method: str, tmp_path: Path) -> None:
    ideas = [
        Initiative(
            title=f"Idea {n}", impact=1 + n % 10, effort=1 + n * 7 % 10, reach=n * 130,
            confidence=10 * n % 101, inputs=typed(n) if n % 2 else {},
        )
        for n in range(12)
    ]  # fmt: skip
    ranked = rank([*ideas, Initiative(title="Blank", impact=5)], method)

    found = calculated(list_workbook(ranked, RUBRIC), "Scores", tmp_path)[4:]

    assert [(row[0], row[1]) for row in found] == [
        ("" if item.rank is None else str(item.rank), item.initiative.title) for item in ranked
    ]
    for item, row in zip(ranked, found, strict=True):
        assert row[2] == (item.quadrant.label if item.quadrant else "")
        assert (float(row[3]) if row[3] else None) == (item.score and pytest.approx(item.score))


@needs_libreoffice
def test_a_changed_input_gives_the_score_that_the_library_gives(tmp_path: Path) -> None:
    ranked = rank(example_ideas(), "rice")
    written = list_workbook(ranked, RUBRIC)
    first = ranked[0].initiative
    assert first.impact == 4.0

    found = calculated(with_number(written, "xl/worksheets/sheet3.xml", "F5", 9), "Scores", tmp_path)[4:]

    changed = rank(
        [
            item.initiative.with_changes(impact=9) if item is ranked[0] else item.initiative
            for item in ranked
        ],
        "rice",
    )
    by_title: dict[str, Ranked] = {item.initiative.title: item for item in changed}
    assert float(found[0][3]) == by_title[first.title].score
    assert found[0][2] == "Quick win"
    assert [row[0] for row in found] == [str(by_title[row[1]].rank or "") for row in found]


def with_number(workbook: bytes, sheet: str, cell: str, number: float) -> bytes:
    """The workbook with one number typed over another."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(workbook)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == sheet:
                text, changes = re.subn(
                    rf'(<c r="{cell}"[^>]*>)<v>[^<]*', rf"\g<1><v>{number}", content.decode()
                )
                assert changes == 1
                content = text.encode()
            new.writestr(name, content)
    return out.getvalue()
