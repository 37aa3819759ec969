"""What a report holds: its sections, their order, titles instead of ids, and its sources."""

from datetime import UTC, date, datetime

import pytest

from gtm_framework.errors import UnknownNameError
from gtm_framework.report import build_report, section_choices
from gtm_framework.report.blocks import Conflicts, Table
from gtm_framework.report.chart_blocks import MatrixChart
from gtm_framework.triage.initiative import Initiative
from gtm_framework.triage.ranking import rank
from gtm_framework.triage.worklist.selection import numbers
from gtm_framework.workshop.entries import Decision, Item
from gtm_framework.workshop.results.full_record import IdeaRecord, Record
from gtm_framework.workshop.results.outcome import outcome_of
from gtm_framework.workspace import Workspace
from tests.report.demo import of_ideas


def scored(title: str, impact: float | None = 8, effort: float | None = 3, **more: object) -> Initiative:
    return Initiative(title=title, impact=impact, effort=effort, **more)


def test_the_demo_company_has_every_usual_section_in_order(demo: Workspace, day: date) -> None:
    made = build_report(demo, day)

    assert [section.id for section in made.sections] == [c.id for c in section_choices() if c.chosen]


def test_an_empty_workspace_has_no_section_and_says_what_to_add(day: date) -> None:
    made = build_report(Workspace(id="w", name="Acme"), day)

    assert made.sections == ()
    assert made.note.startswith("This workspace has nothing to report yet.")


def test_a_section_without_content_is_left_out(day: date) -> None:
    made = build_report(of_ideas([scored("Own the benchmark")]), day)

    assert [section.id for section in made.sections] == ["ranking", "matrix", "reviews"]


def test_only_the_chosen_sections_are_in_and_in_the_order_of_the_report(demo: Workspace, day: date) -> None:
    made = build_report(demo, day, sections=["matrix", "strategy"])

    assert [section.id for section in made.sections] == ["strategy", "matrix"]


def test_the_workspace_remembers_which_sections_it_wants(demo: Workspace, day: date) -> None:
    wanted = demo.report.with_changes(sections=("roadmap",))

    made = build_report(demo.model_copy(update={"report": wanted}), day)

    assert [section.id for section in made.sections] == ["roadmap"]


def test_an_unknown_section_is_refused_with_the_known_ones(demo: Workspace, day: date) -> None:
    with pytest.raises(UnknownNameError, match="rankin"):
        build_report(demo, day, sections=["rankin"])


def test_the_client_is_the_one_named_or_else_the_workspace(demo: Workspace, day: date) -> None:
    named = demo.model_copy(update={"report": demo.report.with_changes(client="  Acme Corp ")})

    assert build_report(demo, day).client == "Lumen Analytics"
    assert build_report(named, day).client == "Acme Corp"


def test_every_conflict_on_the_page_is_in_with_the_question_that_settles_it(
    demo: Workspace, day: date
) -> None:
    (section,) = build_report(demo, day, sections=["conflicts"]).sections
    (block,) = section.blocks

    assert isinstance(block, Conflicts)
    assert section.message == "18 conflicts to resolve: 5 high, 11 medium, 2 low."
    assert all(conflict.question.endswith("?") for conflict in block.conflicts)


def test_the_matrix_has_the_numbers_of_the_matrix_page(demo: Workspace, day: date) -> None:
    (section,) = build_report(demo, day, sections=["matrix"]).sections
    chart = section.blocks[-1]

    assert isinstance(chart, MatrixChart)
    by_title = {mark.title: mark.number for mark in chart.marks}
    titles = {idea.id: idea.title for idea in demo.initiatives}
    assert by_title == {titles[one]: number for one, number in numbers(demo.ranked()).items()}


def test_ideas_without_scores_are_ranked_nowhere_and_counted_above_the_matrix(day: date) -> None:
    made = build_report(of_ideas([scored("A"), scored("B", impact=None)]), day)
    ranking, matrix, _ = made.sections

    assert ranking.message == "2 ideas: 1 quick win and 1 not scored."
    assert [block.text for block in matrix.blocks[:-1]] == [
        "1 idea without impact or effort: not on the matrix."
    ]


def test_decisions_come_from_the_list_while_no_workshop_is_at_hand(demo: Workspace, day: date) -> None:
    (section,) = build_report(demo, day, sections=["decisions"]).sections
    (table,) = section.blocks

    assert isinstance(table, Table)
    assert {row[1] for row in table.rows} == {"Do now", "Later"}


def test_sources_are_those_of_the_sections_each_once(demo: Workspace, day: date) -> None:
    made = build_report(demo, day)

    used = {source for section in made.sections for source in section.sources}
    assert set(made.sources) == used
    assert made.numbers_of(["S4", "S2", "unknown"]) == (1, 3)


def test_no_id_is_in_the_text_of_the_report(demo: Workspace, day: date) -> None:
    made = build_report(demo, day)
    cells = [
        cell
        for section in made.sections
        for block in section.blocks
        if isinstance(block, Table)
        for row in block.rows
        for cell in row
    ]

    ids = {idea.id for idea in demo.initiatives} | {thing.id for thing in demo.cascade.things}
    assert not [cell for cell in cells if any(one in cell.split() for one in ids)]


def test_decisions_of_the_last_workshop_have_reason_decider_owner_and_due_date(day: date) -> None:
    at = datetime(2026, 8, 20, 10, tzinfo=UTC)
    idea = scored("Own the benchmark")
    made = Record(
        goal="What do we do first?",
        decider="Ines",
        began_at=at,
        ended_at=at,
        people=5,
        names=(),
        ideas=(
            IdeaRecord(
                item=Item(id=idea.id, title=idea.title),
                ranked=rank([idea])[0],
                axes=(),
                decision=Decision(
                    item=idea.id,
                    call="do",
                    decider="Ines",
                    reason="Lasting.",
                    owner="Leo",
                    due=date(2026, 10, 1),
                    at=at,
                ),
                weeks=None,
                above=None,
            ),
        ),
        capacity=None,
        line=None,
        concordance=(),
        parked=(),
        set_aside=(),
        spent=(),
    )

    (section,) = build_report(
        of_ideas([idea]), day, sections=["decisions"], workshop=outcome_of(made)
    ).sections

    held, table = section.blocks
    assert section.message == "1 of 1 shortlisted idea decided."
    assert held.text == "Workshop of August 20, 2026, 5 people: What do we do first?"
    assert isinstance(table, Table)
    assert table.rows == (("Own the benchmark", "Do now", "Lasting.", "Ines", "Leo", "October 1, 2026"),)


def test_every_review_has_its_date_length_purpose_and_agenda(demo: Workspace, day: date) -> None:
    (section,) = build_report(demo, day, sections=["reviews"]).sections
    (table,) = section.blocks

    assert isinstance(table, Table)
    assert [column.name for column in table.columns] == [
        "Review", "Date", "Minutes", "Purpose", "On the agenda",
    ]  # fmt: skip
    assert table.rows[0][:3] == ("Weekly check-in", "September 3, 2026", "30")
