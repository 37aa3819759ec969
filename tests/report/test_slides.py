"""The report as slides: a title on each, native charts and tables, and nothing outside a slide."""

import re
import shutil
import subprocess
from base64 import b64encode
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from PIL import Image
from pptx import Presentation

from gtm_framework.report import build_report
from gtm_framework.report.slides import report_slides
from gtm_framework.triage.initiative import Initiative
from gtm_framework.workspace import Workspace
from tests.report.demo import DAY, demo_company, of_ideas

LIBREOFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def deck_of(workspace: Workspace, **how: Any) -> Any:
    return Presentation(BytesIO(report_slides(build_report(workspace, DAY, **how))))


def texts(deck: Any) -> Iterator[str]:
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                yield shape.text_frame.text
            elif shape.has_table:
                yield from (cell.text for row in shape.table.rows for cell in row.cells)


def titles(deck: Any) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in deck.slides]


def odd_ideas() -> Workspace:
    odd = ["حملة إعلانية للشركات الصغيرة", "🚀 Launch week 👩‍💻", "W" * 300, "word " * 400, "=1+1\x0b\x00"]
    return of_ideas([Initiative(title=t, description=t, owner=t[:40], impact=8, effort=2) for t in odd])


def test_every_slide_says_one_thing_in_its_title(demo: Workspace) -> None:
    found = titles(deck_of(demo))

    assert all(found)
    assert len(set(found)) == len(found)
    assert found[0] == "Lumen Analytics"
    assert "18 conflicts to resolve: 5 high, 11 medium, 2 low. (1 of 2)" in found


def test_every_section_states_its_message(demo: Workspace, day: date) -> None:
    found = titles(deck_of(demo))

    for section in build_report(demo, day).sections:
        assert any(title.startswith(section.message) for title in found)


def test_the_matrix_is_a_native_chart_with_one_numbered_point_per_scored_idea(demo: Workspace) -> None:
    deck = deck_of(demo, sections=["matrix"])
    (chart,) = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]

    points = {
        series.points[at].data_label.text_frame.text: (x, y)
        for series in chart.plots[0].series
        for at, (x, y) in enumerate(zip(series.iter_values(), series.values, strict=True))
    }
    assert sorted(points, key=int) == [str(number) for number in range(1, 19)]


def test_scorecard_and_capacity_are_native_charts(demo: Workspace) -> None:
    deck = deck_of(demo, sections=["scorecard", "portfolio"])
    charts = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]

    bars, loads = charts
    assert list(bars.plots[0].series[0].values) == [52.5, 55.0, 62.5]
    assert list(loads.plots[0].categories) == ["2026-Q3", "2026-Q4", "2027-Q1", "2027-Q2", "2027-Q3"]
    assert list(loads.plots[0].series[1].values) == [20.0, None, None, None, None]


def test_every_idea_is_in_the_list_and_keeps_its_reason(demo: Workspace) -> None:
    found = "\n".join(texts(deck_of(demo, sections=["ranking"])))

    for item in demo.ranked():
        assert item.initiative.title in found


@pytest.mark.parametrize("workspace", [demo_company, odd_ideas])
def test_nothing_is_outside_a_slide(workspace: Any) -> None:
    deck = deck_of(workspace())

    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= deck.slide_width
            height = sum(row.height for row in shape.table.rows) if shape.has_table else shape.height
            assert shape.top + height <= deck.slide_height


def test_a_right_to_left_title_runs_from_the_right() -> None:
    deck = deck_of(odd_ideas(), sections=["ranking"])
    cells = [
        cell
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_table
        for row in shape.table.rows
        for cell in row.cells
    ]

    turned = [
        cell.text
        for cell in cells
        if cell.text_frame.paragraphs[0]._p.pPr is not None
        and cell.text_frame.paragraphs[0]._p.pPr.get("rtl") == "1"
    ]
    assert turned
    assert all("حملة" in text for text in turned)


def test_control_characters_are_dropped() -> None:
    assert "=1+1" in "\n".join(texts(deck_of(odd_ideas(), sections=["ranking"])))
    assert not re.search(r"[\x00-\x08\x0c]|_x00", "\n".join(texts(deck_of(odd_ideas()))))


def test_five_hundred_ideas_are_all_there() -> None:
    ideas = [Initiative(title=f"Idea {n}", impact=1 + n % 10, effort=1 + n // 10 % 10) for n in range(500)]
    found = set(texts(deck_of(of_ideas(ideas), sections=["ranking"])))

    assert {f"Idea {n}" for n in range(500)} <= found


def test_an_empty_workspace_has_a_cover_that_says_what_to_add() -> None:
    deck = deck_of(Workspace(id="w", name="Acme"))

    assert len(deck.slides) == 1
    assert any(text.startswith("This workspace has nothing to report yet.") for text in texts(deck))


def test_the_logo_is_on_the_cover_unless_it_is_broken(demo: Workspace) -> None:
    out = BytesIO()
    Image.new("RGB", (600, 200), "navy").save(out, "PNG")
    for logo, pictures in ((b64encode(out.getvalue()).decode(), 1), ("broken", 0)):
        deck = deck_of(demo.model_copy(update={"report": demo.report.with_changes(logo=logo)}))
        assert sum(shape.shape_type == 13 for shape in deck.slides[0].shapes) == pictures


@pytest.mark.skipif(
    LIBREOFFICE is None or shutil.which("pdftotext") is None,
    reason="LibreOffice Impress or pdftotext is not installed, so no slide can be drawn",
)
@pytest.mark.parametrize("workspace", [demo_company, odd_ideas])
def test_drawn_by_libreoffice_every_word_is_on_its_slide(workspace: Any, tmp_path: Path) -> None:
    made = report_slides(build_report(workspace(), DAY))
    (tmp_path / "deck.pptx").write_bytes(made)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(LIBREOFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "deck.pptx")], check=True, capture_output=True, timeout=180)
    boxes = subprocess.run(
        ["pdftotext", "-bbox", str(tmp_path / "deck.pdf"), "-"], check=True, capture_output=True, text=True
    ).stdout

    pages = boxes.split("<page ")[1:]
    assert len(pages) == len(Presentation(BytesIO(made)).slides)
    for page in pages:
        width, height = (
            float(side) for side in re.findall(r'^width="([\d.]+)" height="([\d.]+)"', page)[0]
        )
        words = re.findall(r'xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)"', page)
        assert words
        for left, top, right, bottom in (map(float, word) for word in words):
            assert left >= 0
            assert top >= 0
            assert right <= width
            assert bottom <= height


def test_work_is_colored_in_exactly_the_quarters_that_it_runs_in(demo: Workspace, day: date) -> None:
    deck = deck_of(demo, sections=["roadmap"])
    (section,) = build_report(demo, day, sections=["roadmap"]).sections
    timeline = section.blocks[0]
    wanted = {f"– {span.title}": span.quarters for lane in timeline.lanes for span in lane.spans}
    names, found = list(timeline.quarters), {}
    for table in [shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table]:
        for row in list(table.rows)[1:]:
            work, *cells = row.cells
            if work.text in wanted:
                found[work.text] = {
                    name
                    for name, cell in zip(names, cells, strict=True)
                    if str(cell.fill.fore_color.rgb) != "FFFFFF"
                }

    assert found == wanted
    assert found["– Price per job instead of per seat"] == {"2026-Q3"}


def test_the_title_of_a_lane_is_on_the_slide_of_its_work(demo: Workspace) -> None:
    tables = [
        shape.table
        for slide in deck_of(demo, sections=["roadmap"]).slides
        for shape in slide.shapes
        if shape.has_table
    ]

    assert "No pillar" in [row.cells[0].text for table in tables for row in table.rows]
    assert not [table for table in tables if list(table.rows)[-1].cells[0].text == "No pillar"]


def test_the_key_is_beside_the_matrix_as_long_as_it_is_readable_there(demo: Workspace) -> None:
    assert titles(deck_of(demo, sections=["matrix"]))[1:-1] == ["4 quick wins among 18 scored ideas."]


@pytest.mark.parametrize("payload", ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3"])
def test_no_workbook_behind_a_chart_holds_a_formula(demo: Workspace, payload: str) -> None:
    own = demo.own_table
    assert own
    options = tuple(option.model_copy(update={"name": payload}) for option in own.options[:1])
    table = own.model_copy(update={"options": options + own.options[1:]})
    ideas = (Initiative(title=payload, impact=8, effort=2), *demo.initiatives)
    hostile = demo.model_copy(update={"own_table": table, "initiatives": ideas, "name": payload})

    written = ZipFile(BytesIO(report_slides(build_report(hostile, DAY))))

    books = [ZipFile(BytesIO(written.read(name))) for name in written.namelist() if name.endswith(".xlsx")]
    assert len(books) >= 3
    for book in books:
        for name in book.namelist():
            assert b"<f>" not in book.read(name)
